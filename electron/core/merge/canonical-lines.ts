import type { CaptureRow } from '../../../shared/autopilot/capture-row.ts';
import type { ColumnCount } from './canonical-form.ts';

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;
const SPACE = 0x20;
const DELETE = 0x7f;

/** One row of a canonical file: where it is, and its cells but for the hash, whose text stays where it is. */
export interface CanonicalLine {
  /** Offset of the row's first character, and its length without the line end. */
  readonly offset: number;
  readonly length: number;
  /** Offset of the hash cell, whose characters are not looked at here. */
  readonly hashAt: number;
  readonly hashLength: number;
  readonly cells: Omit<CaptureRow, 'kind' | 'hash' | 'row' | 'line' | 'isHashOnly'>;
  /** 0 for the first line of `text`; blank lines count. */
  readonly lineIndex: number;
}

/** Lines of `text[from, to)`; the last one must be ended. Null when a line does not keep to the form. */
export function readCanonicalLines(
  text: Buffer,
  from: number,
  to: number,
  columns: ColumnCount,
): { readonly rows: readonly CanonicalLine[]; readonly lineCount: number } | null {
  const rows: CanonicalLine[] = [];
  let lineIndex = 0;
  for (let offset = from; offset < to; lineIndex++) {
    const lineEnd = text.indexOf(LF, offset);
    if (lineEnd === -1 || lineEnd >= to) return null;
    const length = (text[lineEnd - 1] === CR && lineEnd > offset ? lineEnd - 1 : lineEnd) - offset;
    if (length > 0) {
      const row = readLine(text, offset, length, columns, lineIndex);
      if (row === null) return null;
      rows.push(row);
    }
    offset = lineEnd + 1;
  }
  return { rows, lineCount: lineIndex };
}

function readLine(
  text: Buffer,
  offset: number,
  length: number,
  columns: ColumnCount,
  lineIndex: number,
): CanonicalLine | null {
  const end = offset + length;
  const serialEnd = cellEnd(text, offset, end);
  const productEnd = cellEnd(text, serialEnd + 1, end);
  const hashAt = productEnd + 1;
  if (hashAt > end) return null;
  const comma = text.indexOf(COMMA, hashAt);
  const hashEnd = comma === -1 || comma > end ? end : comma;
  const tagEnd = columns > 3 ? cellEnd(text, hashEnd + 1, end) : hashEnd;
  const userEnd = columns > 4 ? cellEnd(text, tagEnd + 1, end) : tagEnd;
  // Without a hash the line may be no row at all: the parser decides such questions.
  if (hashEnd === hashAt) return null;
  if (userEnd !== end || !isPlain(text, offset, hashAt) || !isPlain(text, hashEnd, end)) return null;
  return {
    offset,
    length,
    hashAt,
    hashLength: hashEnd - hashAt,
    cells: {
      serial: text.toString('latin1', offset, serialEnd),
      productId: text.toString('latin1', serialEnd + 1, productEnd),
      groupTag: columns > 3 ? text.toString('latin1', hashEnd + 1, tagEnd) : '',
      assignedUser: columns > 4 ? text.toString('latin1', tagEnd + 1, userEnd) : '',
      manufacturer: '',
      model: '',
    },
    lineIndex,
  };
}

/** The offset of the next comma, or `end`. */
function cellEnd(text: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && text[at] !== COMMA) at++;
  return at;
}

/** Printable ASCII without quotes: what a cell of this form may hold. */
export function isPlain(text: Buffer, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = text[i] ?? 0;
    if (byte < SPACE || byte >= DELETE || byte === QUOTE) return false;
  }
  return true;
}
