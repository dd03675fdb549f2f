/**
 * The worker's side of scanning: reads parts of files and answers with their rows. A part in canonical form takes the
 * fast way; a whole file of any other form is parsed; a part of such a file answers `other`, and the caller asks for
 * the file as a whole.
 */
import { closeSync, fstatSync, openSync } from 'node:fs';
import type { CheckLimits } from '../../../shared/autopilot/checks/check-row.ts';
import { type Issue, issue } from '../../../shared/autopilot/issues.ts';
import { type CanonicalForm, canonicalFormOf, HEADER_BYTES, toAscii } from './canonical-form.ts';
import type { FilePart } from './file-part.ts';
import { parseRows } from './parse-rows.ts';
import { readBytes, readReused } from './read-bytes.ts';
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

export type PartScan =
  | {
      readonly form: 'canonical' | 'parsed';
      /** Null for a parsed file, whose rows are found by their number. */
      readonly canonical: CanonicalForm | null;
      readonly stamp: FileStamp;
      readonly outline: RowOutline;
      /** The rows that are not plain, in order. */
      readonly pages: readonly string[];
      /** Issues of the file as a whole, or of a row that could not be read as one. */
      readonly issues: readonly Issue[];
    }
  | { readonly form: 'other' }
  | { readonly form: 'unreadable'; readonly issue: Issue };

/** Longest line, in characters, that is read as canonical: a hash of 4,000 with room to spare. */
const LINE_CHARS = 16_384;

export function scanParts({ parts, limits, isCopied }: ScanInput): readonly PartScan[] {
  return parts.map((part) => scanPart(part, limits, isCopied));
}

function scanPart(part: FilePart, limits: CheckLimits, isCopied: boolean): PartScan {
  let file: number;
  try {
    file = openSync(part.path, 'r');
  } catch (error) {
    return { form: 'unreadable', issue: unreadable(error) };
  }
  try {
    return scanOpenPart(file, part, limits, isCopied);
  } catch (error) {
    return { form: 'unreadable', issue: unreadable(error) };
  } finally {
    closeSync(file);
  }
}

function scanOpenPart(file: number, part: FilePart, limits: CheckLimits, isCopied: boolean): PartScan {
  const { size, mtimeMs } = fstatSync(file);
  const stamp = { sizeBytes: size, modifiedMs: mtimeMs };
  const form = canonicalFormOf(readBytes(file, 0, Math.min(HEADER_BYTES, size)));
  const scan = form === null ? null : scanCanonicalPart(file, size, part, form, limits);
  const isWhole = part.from === 0 && part.to >= size;
  // A file without rows is the parser's to judge.
  if (form !== null && scan !== null && !(isWhole && scan.length === 0)) {
    return { form: 'canonical', canonical: form, stamp, ...crossing(scan, isCopied), issues: [] };
  }
  if (!isWhole) return { form: 'other' };
  const { rows, issues } = parseRows(file, size, limits);
  return { form: 'parsed', canonical: null, stamp, ...crossing(rows, isCopied), issues };
}

function crossing(rows: readonly ScannedRow[], isCopied: boolean) {
  const outline = outlineOf(rows, isCopied);
  return { outline, pages: toPages(rows.filter((_, index) => !isPlain(outline, index))) };
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

function unreadable(error: unknown): Issue {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return issue(reason === 'EBUSY' ? 'file-in-use' : 'file-unreadable', null, { reason });
}
