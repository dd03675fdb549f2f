import { isAscii } from 'node:buffer';

/**
 * The canonical form of a capture file: what the capture scripts, and we, write. One known header, then rows of plain
 * ASCII cells without quotes, each line ended. In UTF-16LE (Windows PowerShell 5.1) or in one byte a character.
 * For this form a byte-level reader is safe, because no dialect question is open; all other files go to PapaParse.
 */

/** The Intune columns; a canonical header has the first three, four or five of them. */
export const CANONICAL_COLUMNS = [
  'Device Serial Number',
  'Windows Product ID',
  'Hardware Hash',
  'Group Tag',
  'Assigned User',
] as const;
export type ColumnCount = 3 | 4 | 5;

export interface CanonicalForm {
  readonly columns: ColumnCount;
  /** Bytes a character: 2 for UTF-16LE, else 1. */
  readonly charBytes: 1 | 2;
  /** Offset in the file of the first byte after the header line. */
  readonly rowsStart: number;
}

/** As many bytes as the longest canonical header needs, with its byte order mark and line end, in UTF-16. */
export const HEADER_BYTES = 256;

const COLUMN_COUNTS: readonly ColumnCount[] = [3, 4, 5];
const BYTE_ORDER_MARKS = [
  { mark: Buffer.from([0xff, 0xfe]), charBytes: 2 },
  { mark: Buffer.from([0xef, 0xbb, 0xbf]), charBytes: 1 },
  { mark: Buffer.alloc(0), charBytes: 1 },
] as const;

/** Reads the form off the file's first bytes; null where the file is of another form. */
export function canonicalFormOf(head: Buffer): CanonicalForm | null {
  const encoding = BYTE_ORDER_MARKS.find(({ mark }) => head.subarray(0, mark.length).equals(mark));
  if (encoding === undefined) return null;
  const { mark, charBytes } = encoding;
  const text = head.toString(charBytes === 2 ? 'utf16le' : 'latin1', mark.length);
  const lineEnd = text.indexOf('\n');
  if (lineEnd === -1) return null;
  const header = text.slice(0, lineEnd).replace(/\r$/, '');
  const columns = COLUMN_COUNTS.find((count) => CANONICAL_COLUMNS.slice(0, count).join() === header);
  return columns === undefined ? null : { columns, charBytes, rowsStart: mark.length + (lineEnd + 1) * charBytes };
}

/** One byte a character; null where the bytes hold anything that is not ASCII. */
export function toAscii(bytes: Buffer, charBytes: 1 | 2): Buffer | null {
  const ascii = charBytes === 1 ? bytes : Buffer.from(bytes.toString('utf16le'), 'latin1');
  // Latin-1 keeps the low byte of a foreign character, so the high bytes are looked at where they are.
  if (charBytes === 2) for (let i = 1; i < bytes.length; i += 2) if (bytes[i] !== 0) return null;
  return isAscii(ascii) ? ascii : null;
}
