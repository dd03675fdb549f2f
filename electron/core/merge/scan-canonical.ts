import { MIN_RECOGNISABLE_CHARS } from '../../../shared/autopilot/capture-file/hash-text.ts';
import { type CheckLimits, checkRow } from '../../../shared/autopilot/checks/check-row.ts';
import { decodeHardwareHash, HASH_CHARACTERS } from '../../../shared/autopilot/hardware-hash/decode.ts';
import { captureFactsOf } from '../../../shared/devices/capture-facts-of.ts';
import { ok } from '../../../shared/result.ts';
import { nodeSha256 } from '../hashing.ts';
import type { ColumnCount } from './canonical-form.ts';
import { type CanonicalLine, readCanonicalLines } from './canonical-lines.ts';
import { quickDecodeHash } from './quick-hash.ts';
import type { ScannedRow } from './scanned-row.ts';

export interface CanonicalScan {
  readonly rows: readonly ScannedRow[];
  /** Lines passed, blank ones included. */
  readonly lineCount: number;
}

/**
 * The rows of `text[from, to)` as the parser, the decoder and the checks see them, at a fraction of their cost. Null
 * where a line does not keep to the canonical form, or is one of which the parser might make something else than a row.
 *
 * @param text ASCII, one byte a character; the byte before `to` ends a line.
 */
export function scanCanonical(
  text: Buffer,
  from: number,
  to: number,
  columns: ColumnCount,
  limits: CheckLimits,
): CanonicalScan | null {
  const lines = readCanonicalLines(text, from, to, columns);
  if (lines === null) return null;
  const rows: ScannedRow[] = [];
  for (const line of lines.rows) {
    const row = scanLine(text, line, rows.length + 1, limits);
    if (row === null) return null;
    rows.push(row);
  }
  return { rows, lineCount: lines.lineCount };
}

function scanLine(text: Buffer, line: CanonicalLine, rowNumber: number, limits: CheckLimits): ScannedRow | null {
  const { hashAt, hashLength, offset, length, cells } = line;
  if (hashLength !== HASH_CHARACTERS || !Object.values(cells).every(isOnlyACell)) return null;
  const quick = quickDecodeHash(text, hashAt);
  const hashText = quick === null ? text.toString('latin1', hashAt, hashAt + hashLength) : '';
  if (NOT_BASE64.test(hashText)) return null;
  const decoded = quick === null ? decodeHardwareHash(hashText, nodeSha256) : ok(quick);
  const row = { kind: 'hash', row: rowNumber, line: line.lineIndex + 1, hash: hashText, ...cells } as const;
  return {
    row: rowNumber,
    facts: captureFactsOf(row, decoded.ok ? decoded.value : null, nodeSha256),
    productId: cells.productId,
    issues: checkRow(row, decoded, limits),
    span: [offset, length],
    isVerbatim: cells.serial !== '' && Object.values(cells).every(isTrimmed),
    payload: decoded.ok ? 'hash' : 'other',
  };
}

const NOT_BASE64 = /[^A-Za-z0-9+/]/;
/** What the names of columns and `#TYPE` lines have in them: the parser knows whether it is one. */
const LINE_WORD = /serial|hash|^#/i;

/** False for a cell that may make something else of its line than a row, or that may be a hash in the wrong column. */
function isOnlyACell(cell: string): boolean {
  return cell.length < MIN_RECOGNISABLE_CHARS && !LINE_WORD.test(cell);
}

function isTrimmed(cell: string): boolean {
  return cell === cell.trim();
}
