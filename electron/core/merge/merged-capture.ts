import type { Issue } from '../../../shared/autopilot/issues.ts';
import type { IdentifiedCapture } from '../../../shared/devices/device.ts';
import type { CanonicalForm } from './canonical-form.ts';
import type { BlockPlace } from './parse-blocks.ts';
import type { FileStamp } from './scan-task.ts';
import type { ScannedRow } from './scanned-row.ts';

/** A file that is in an archive: the archive's path, and what the file is called in it. */
export interface ArchivedPlace {
  readonly archive: string;
  readonly label: string;
}

/** A file that was scanned; its rows point at it. */
export interface ScannedFile {
  /** What the file is called; that of a file in an archive cannot be opened. */
  readonly path: string;
  readonly archived: ArchivedPlace | null;
  readonly canonical: CanonicalForm | null;
  /** Where its hashes are found again; none for a canonical file. */
  readonly blocks: readonly BlockPlace[];
  readonly stamp: FileStamp;
}

/** One row of one file as the merge knows it: whose it is, what it says, and where its hash stands. */
export interface MergedCapture
  extends IdentifiedCapture,
    Pick<ScannedRow, 'row' | 'productId' | 'span' | 'isVerbatim' | 'payload'> {
  readonly file: ScannedFile;
}

/**
 * Whether a row counts at all. An error means that it must not reach a service as it is; only a row without any hash
 * is still good for the formats that need none, and the format itself decides that.
 */
export function isUsable(issues: readonly Issue[]): boolean {
  return issues.every(({ code, severity }) => severity !== 'error' || code === 'hash-missing');
}

/** @param number The row's place among all rows of the merge, which names the capture. */
export function mergedCapture(file: ScannedFile, firstRow: number, row: ScannedRow, number: number): MergedCapture {
  const { facts, productId, span, isVerbatim, payload } = row;
  return { id: String(number), file, row: firstRow + row.row, facts, productId, span, isVerbatim, payload };
}
