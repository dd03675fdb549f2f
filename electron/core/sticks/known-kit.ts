import type { ManifestFile, StickManifest } from '../../../shared/sticks/manifest.ts';
import { MAX_MANIFEST_BYTES } from '../../../shared/sticks/manifest-text.ts';
import { foldName, HOME_FOLDER, isTempManifestName, MANIFEST_NAME } from '../../../shared/sticks/stick-layout.ts';
import { type ManifestReading, readManifest } from './signed-manifest.ts';
import type { StickDisk } from './stick-disk.ts';
import { errnoOf } from './stick-error.ts';

/** What a stick itself proves about the kit files on it. */
export interface KnownKit {
  /** What stick.json says, where its signature holds, whosever it is; null otherwise. */
  readonly manifest: StickManifest | null;
  /** Names of the manifests that interrupted runs left, in the home folder. */
  readonly interrupted: readonly string[];
  /**
   * Every file that a manifest of this installation names: what we wrote, or were about to. Only these may be replaced
   * or removed: anybody can sign with a key of their own and name another person's file.
   */
  readonly written: readonly ManifestFile[];
}

/** Reads stick.json; null where there is none. */
export async function readStickManifest(disk: StickDisk, ourPublicKey: string): Promise<ManifestReading | null> {
  return readManifestFile(disk, MANIFEST_NAME, ourPublicKey);
}

/**
 * Collects what earlier runs signed: the kit of stick.json, and the kits that interrupted runs had begun to write. A
 * manifest with a wrong signature proves nothing and counts as none.
 */
export async function readKnownKit(disk: StickDisk, ourPublicKey: string): Promise<KnownKit> {
  const home = await disk.entry(HOME_FOLDER);
  const names = home?.kind === 'folder' ? await disk.list(HOME_FOLDER) : [];
  const interrupted = names
    .filter((entry) => entry.kind === 'file' && isTempManifestName(entry.name))
    .map((entry) => entry.name);
  const readings: (ManifestReading | null)[] = [];
  for (const name of [MANIFEST_NAME, ...interrupted]) readings.push(await readManifestFile(disk, name, ourPublicKey));
  const [staged = null] = readings;
  return {
    manifest: staged?.state === 'signed' ? staged.manifest : null,
    interrupted,
    written: readings.flatMap((reading) =>
      reading?.state === 'signed' && reading.isOurs ? reading.manifest.files : [],
    ),
  };
}

/** The manifest that an interrupted run of this installation left, whose kit may be half on the stick. */
export async function readBegunManifest(disk: StickDisk, ourPublicKey: string): Promise<StickManifest | null> {
  const home = await disk.entry(HOME_FOLDER);
  if (home?.kind !== 'folder') return null;
  for (const { name, kind } of await disk.list(HOME_FOLDER)) {
    if (kind !== 'file' || !isTempManifestName(name)) continue;
    const reading = await readManifestFile(disk, name, ourPublicKey);
    if (reading?.state === 'signed' && reading.isOurs) return reading.manifest;
  }
  return null;
}

/** Whether bytes of this hash were written to this kit path by us. */
export function hasWritten(known: KnownKit, path: string, sha256: string): boolean {
  return known.written.some((file) => file.sha256 === sha256 && foldName(file.path) === foldName(path));
}

async function readManifestFile(disk: StickDisk, name: string, ourPublicKey: string): Promise<ManifestReading | null> {
  const path = `${HOME_FOLDER}/${name}`;
  const entry = await disk.entry(path);
  if (entry === null) return null;
  if (entry.kind !== 'file' || entry.sizeBytes > MAX_MANIFEST_BYTES) return { state: 'damaged' };
  try {
    return readManifest(await disk.read(path, MAX_MANIFEST_BYTES), ourPublicKey);
  } catch (error) {
    // Grown between the two looks: longer than any manifest of ours.
    if (errnoOf(error) === 'EFBIG') return { state: 'damaged' };
    throw error;
  }
}
