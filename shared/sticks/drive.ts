/** A file system on a drive: a partition, or a folder that stands for one. */
export interface Volume {
  /** Where its files are; null while it is not mounted. */
  readonly path: string | null;
  /** The partition as the system names it, such as `/dev/sdb1`; null where the system gives it no name of its own. */
  readonly device: string | null;
  readonly label: string | null;
  /** Such as `exfat`, in lower case; null where the system does not tell. */
  readonly fileSystem: string | null;
  /** Null where the system cannot read the volume. */
  readonly totalBytes: number | null;
  /** What a new file may use; null where the system cannot read the volume. */
  readonly freeBytes: number | null;
  readonly isReadOnly: boolean;
  /** Encrypted and not unlocked. */
  readonly isLocked: boolean;
}

/** `drive`: hardware. `folder`: a folder or network share added by hand. `practice`: a virtual stick. */
export type DriveKind = 'drive' | 'folder' | 'practice';

/** Something a stick's content can be read from or written to. A null fact is one that the system does not tell. */
export interface Drive {
  /** The same from one scan to the next while the same drive stays in. */
  readonly key: string;
  readonly kind: DriveKind;
  /** The disk as the system names it, such as `/dev/sdb` or `\\.\PhysicalDrive2`; null for folders. */
  readonly device: string | null;
  readonly description: string;
  readonly sizeBytes: number | null;
  readonly isSystem: boolean | null;
  readonly isReadOnly: boolean;
  readonly isRemovable: boolean | null;
  readonly isUsb: boolean | null;
  readonly isCard: boolean | null;
  readonly isVirtual: boolean | null;
  /** USB port as numbers from the root hub on, such as `2.4`: the same text for the same place on the bench. */
  readonly port: string | null;
  readonly volumes: readonly Volume[];
}

/** The volume that is staged: the largest that is mounted. Null where none is. */
export function mainVolume(drive: Drive): (Volume & { readonly path: string }) | null {
  const mounted = drive.volumes.filter((volume): volume is Volume & { readonly path: string } => volume.path !== null);
  const [first = null, ...others] = mounted;
  if (first === null) return null;
  return others.reduce(
    (largest, volume) => ((volume.totalBytes ?? 0) > (largest.totalBytes ?? 0) ? volume : largest),
    first,
  );
}
