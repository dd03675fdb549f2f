/** The archives that are looked into. An Excel workbook is a `zip` too. */
export type ArchiveKind = 'zip' | 'cab';

const MAGIC: readonly { readonly kind: ArchiveKind; readonly bytes: readonly number[] }[] = [
  // The first record of a ZIP: a file, the end of an empty archive, or the mark of a divided one.
  { kind: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'zip', bytes: [0x50, 0x4b, 0x07, 0x08] },
  { kind: 'cab', bytes: [0x4d, 0x53, 0x43, 0x46] },
];

/** What kind of archive begins with these bytes, whatever its name; null where they begin none. */
export function archiveKindOf(head: Uint8Array): ArchiveKind | null {
  return MAGIC.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))?.kind ?? null;
}

/** Bytes at the start and at the end of an archive in which its names are looked for. */
export const NAME_BYTES = 256 * 1024;

/**
 * Whether an archive that nobody pointed at is worth opening, by the names that stand in it as plain text: in a CAB at
 * the start, in a ZIP at the end. It only has to keep us from unpacking each driver and each document on a stick.
 *
 * @param ends The first and last `NAME_BYTES`.
 */
export function speaksOfCaptureNames(ends: Buffer): boolean {
  return /device.?hash|hardware.?hash|oa3|\.csv|\.zip|\.cab/i.test(ends.toString('latin1'));
}
