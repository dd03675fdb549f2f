/**
 * The worker's side of scanning: reads parts of files and answers with their rows. A part in canonical form takes the
 * fast way; a whole file of any other form is parsed; a part of such a file answers `other`, and the caller asks for
 * the file as a whole.
 */
import type { Stats } from 'node:fs';
import type { CheckLimits } from '../../../shared/autopilot/checks/check-row.ts';
import type { Issue } from '../../../shared/autopilot/issues.ts';
import { ok } from '../../../shared/result.ts';
import { archiveKindOf } from '../archives/archive-kind.ts';
import { readAt, withFile } from '../collect/read-file.ts';
import { type CanonicalForm, canonicalFormOf, HEADER_BYTES, toAscii } from './canonical-form.ts';
import type { FilePart } from './file-part.ts';
import type { BlockPlace } from './parse-blocks.ts';
import { type ParsedRows, parseRows } from './parse-rows.ts';
import { fileReader, readReused } from './read-bytes.ts';
import { isPlain, outlineOf, type RowOutline } from './row-outline.ts';
import { scanCanonical } from './scan-canonical.ts';
import { type ScannedRow, toPages } from './scanned-row.ts';

export interface ScanInput {
  readonly parts: readonly FilePart[];
  readonly limits: CheckLimits;
  /** Whether the lines of canonical files are copied; without it every row crosses whole. */
  readonly isCopied: boolean;
}

/** What tells whether a file is still the one that was scanned. */
export interface FileStamp {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** The rows of a part that could be read. */
export interface ReadScan {
  readonly form: 'canonical' | 'parsed';
  /** Null for a parsed file, whose rows are found by their number. */
  readonly canonical: CanonicalForm | null;
  /** Where the hashes of a parsed file are found again. */
  readonly blocks: readonly BlockPlace[];
  readonly stamp: FileStamp;
  readonly outline: RowOutline;
  /** The rows that are not plain, in order. */
  readonly pages: readonly string[];
  /** Issues of the file as a whole, or of a row that could not be read as one. */
  readonly issues: readonly Issue[];
}

export type PartScan =
  | ReadScan
  | { readonly form: 'other' }
  /** What is in it is scanned by `merge:archive`. */
  | { readonly form: 'archive' }
  | { readonly form: 'unreadable'; readonly issue: Issue };

/** Longest line, in characters, that is read as canonical: a hash of 4,000 with room to spare. */
const LINE_CHARS = 16_384;

export function scanParts({ parts, limits, isCopied }: ScanInput): readonly PartScan[] {
  return parts.map((part) => scanPart(part, limits, isCopied));
}

function scanPart(part: FilePart, limits: CheckLimits, isCopied: boolean): PartScan {
  const scan = withFile(part.path, (file, stats) => ok(scanOpenPart(file, stats, part, limits, isCopied)));
  return scan.ok ? scan.value : { form: 'unreadable', issue: scan.error };
}

function scanOpenPart(
  file: number,
  { size, mtimeMs }: Stats,
  part: FilePart,
  limits: CheckLimits,
  isCopied: boolean,
): PartScan {
  const stamp = { sizeBytes: size, modifiedMs: mtimeMs };
  const head = readAt(file, 0, Math.min(HEADER_BYTES, size));
  if (archiveKindOf(head) !== null) return { form: 'archive' };
  const form = canonicalFormOf(head);
  const scan = form === null ? null : scanCanonicalPart(file, size, part, form, limits);
  const isWhole = part.from === 0 && part.to >= size;
  // A file without rows is the parser's to judge.
  if (form !== null && scan !== null && !(isWhole && scan.length === 0)) {
    const outline = outlineOf(scan, isCopied);
    const pages = toPages(scan.filter((_, index) => !isPlain(outline, index)));
    return { form: 'canonical', canonical: form, blocks: [], stamp, outline, pages, issues: [] };
  }
  if (!isWhole) return { form: 'other' };
  return parsedScan(parseRows(fileReader(file), size, limits), stamp);
}

/** @param stamp Of the file on the disk, which may be the archive that the rows are in. */
export function parsedScan(parsed: ParsedRows, stamp: FileStamp): ReadScan {
  return { form: 'parsed', canonical: null, stamp, ...parsed };
}

/** The rows that start in the part; their offsets are characters from the start of the rows of the file. */
function scanCanonicalPart(
  file: number,
  size: number,
  part: FilePart,
  form: CanonicalForm,
  limits: CheckLimits,
): readonly ScannedRow[] | null {
  const { charBytes, rowsStart, columns } = form;
  const isFirst = part.from <= rowsStart;
  // One character back: a part begins with a row of its own only where the character before it ends a line.
  const readFrom = isFirst ? rowsStart : part.from - charBytes;
  const readTo = Math.min(size, part.to + LINE_CHARS * charBytes);
  if (part.to <= rowsStart || readFrom >= readTo) return [];
  const text = toAscii(readReused(file, readFrom, readTo - readFrom), charBytes);
  if (text === null) return null;
  const from = isFirst ? 0 : text.indexOf('\n') + 1;
  const partEnd = Math.ceil((part.to - readFrom) / charBytes);
  const to = part.to >= size ? text.length : text.indexOf('\n', Math.max(partEnd - 1, 0)) + 1;
  if ((from === 0 && !isFirst) || to === 0) return null;
  const scan = scanCanonical(text, from, to, columns, limits);
  const base = (readFrom - rowsStart) / charBytes;
  return scan?.rows.map((row) => ({ ...row, span: row.span && ([row.span[0] + base, row.span[1]] as const) })) ?? null;
}
