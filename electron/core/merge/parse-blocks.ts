/**
 * Parsing a large file in blocks, so that its text is never all in memory. Only a plain table is cut: lines of one
 * width of character under a header. Each block ends with a line and is parsed under the header that is in force there.
 * From where a file is anything else, what is left of it is one block. The rows, and what is said of rows, are those of
 * the whole file; of the issues about lines only those about a run of skipped lines may come in two.
 */
import { isAscii } from 'node:buffer';
import { type PieceWidth, splitBytePieces } from '../../../shared/autopilot/capture-file/byte-pieces.ts';
import { DELIMITERS, MAX_LINE_CHARS, splitCells } from '../../../shared/autopilot/capture-file/cells.ts';
import { readHeader, readRepeatedHeader } from '../../../shared/autopilot/capture-file/columns.ts';
import { linesOf } from '../../../shared/autopilot/capture-file/lines.ts';
import { MAX_FILE_BYTES, parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';
import { decodeTextPieces } from '../../../shared/autopilot/capture-file/text-pieces.ts';
import type { CaptureRow } from '../../../shared/autopilot/capture-row.ts';
import { type Issue, issue } from '../../../shared/autopilot/issues.ts';
import type { ReadBytes } from './read-bytes.ts';

/** About the rows of one Intune file, so that its writer parses little else. */
export const BLOCK_BYTES = 2 * 1024 * 1024;

/** Where a block is, and what it takes to parse it without those before it. */
export interface BlockPlace {
  readonly from: number;
  readonly length: number;
  /** The header line in force, as bytes, one a character; empty for the first block. */
  readonly prefix: string;
  /** Row numbers given and lines passed before the block. */
  readonly rowsBefore: number;
  readonly linesBefore: number;
}

export interface ParsedBlock {
  readonly place: BlockPlace;
  /** Numbered as in the whole file. */
  readonly rows: readonly CaptureRow[];
  readonly issues: readonly Issue[];
}

/** Where parsing begins. */
export type BlockStart = Omit<BlockPlace, 'length'>;

const FILE_START: BlockStart = { from: 0, prefix: '', rowsBefore: 0, linesBefore: 0 };

/** @param start The end of a line, where what is before it has been read in another way and nothing is to be said of it. */
export function* parseBlocks(
  read: ReadBytes,
  sizeBytes: number,
  blockBytes: number = BLOCK_BYTES,
  start: BlockStart = FILE_START,
): Generator<ParsedBlock> {
  const said = new FileIssues();
  let next = start;
  for (let isLast = false; !isLast; ) {
    const left = sizeBytes - next.from;
    const block = read(next.from, Math.min(left, blockBytes));
    const cut = left > blockBytes ? cutOf(block, next.prefix) : null;
    isLast = cut === null;
    const place = { ...next, length: cut?.length ?? left };
    if (next.prefix.length + place.length > MAX_FILE_BYTES) {
      yield { place, rows: [], issues: [issue('file-too-large', null, { bytes: sizeBytes, limit: MAX_FILE_BYTES })] };
      return;
    }
    // Where nothing could be cut, all that is left is one block.
    const bytes = cut === null && left > blockBytes ? read(place.from, place.length) : block;
    const { rows, issues, encoding } = parseBlock(bytes.subarray(0, place.length), place);
    // A row that could not be kept has a number all the same.
    const lastRow = issues.reduce((last, { row }) => Math.max(last, row ?? 0), rows.at(-1)?.row ?? next.rowsBefore);
    said.addEncoding(encoding);
    yield { place, rows, issues: [...said.unsaid(issues), ...(isLast ? said.atEnd(lastRow) : [])] };
    if (cut !== null) {
      next = {
        from: next.from + cut.length,
        prefix: cut.prefix,
        rowsBefore: lastRow,
        linesBefore: next.linesBefore + cut.lines,
      };
    }
  }
}

/** Rows and issues of a block, placed in the whole file. */
export function parseBlock(bytes: Buffer, place: BlockPlace) {
  const { format, rows, issues } = parseCaptureFile(Buffer.concat([Buffer.from(place.prefix, 'latin1'), bytes]));
  const lineShift = place.linesBefore - prefixLines(place.prefix);
  return {
    rows: rows.map((row): CaptureRow => ({ ...row, row: row.row + place.rowsBefore, line: row.line + lineShift })),
    issues: issues.flatMap((found) => placed(found, place)),
    encoding: format.encoding === 'utf-8' && isAscii(withoutMark(bytes)) ? null : format.encoding,
  };
}

/** How much of the bytes can be parsed by itself, and the header that is then in force; null where they are no plain table. */
function cutOf(bytes: Buffer, prefix: string) {
  const head = Buffer.from(prefix, 'latin1');
  const all = Buffer.concat([head, bytes]);
  const pieces = splitBytePieces(all);
  const width = pieces[0]?.width;
  // Glued narrow files differ in nothing that the parser does not ask of each line; of wide ones the bytes may be shifted.
  if (width === undefined || pieces.some((piece) => piece.width !== width)) return null;
  if (width !== 'narrow' && pieces.length > 1) return null;
  const length = wholeLines(bytes, width);
  let header: string | null = null;
  let lines = 0;
  for (const { text, line } of linesOf(decodeTextPieces(all.subarray(0, head.length + length)))) {
    lines = line;
    if (isHeader(text)) header = text;
  }
  if (length === 0 || header === null) return null;
  return { length, prefix: prefixOf(header, width), lines: lines - prefixLines(prefix) };
}

function prefixLines(prefix: string): number {
  return prefix === '' ? 0 : 1;
}

const LF = 0x0a;
const CR = 0x0d;

/** Bytes up to the last line end; where there is no line feed, a carriage return ends a line. */
function wholeLines(bytes: Buffer, width: PieceWidth): number {
  const end = endOfLast(LF, bytes, width);
  return end > 0 ? end : endOfLast(CR, bytes, width);
}

function endOfLast(character: number, bytes: Buffer, width: PieceWidth): number {
  if (width === 'narrow') return bytes.lastIndexOf(character) + 1;
  const low = width === 'utf-16le' ? 0 : 1;
  for (let at = bytes.lastIndexOf(character); at > 0; at = bytes.lastIndexOf(character, at - 1)) {
    if (at % 2 === low && bytes[at + 1 - 2 * low] === 0) return at + 2 - low;
  }
  return 0;
}

const HEADER_WORD = /serial|hash/i;
const TYPE_LINE = /^"?#TYPE /i;

/** Whether the parser takes the line for a header that is in force for the lines after it. */
function isHeader(raw: string): boolean {
  const text = withoutMarks(raw);
  if (text.length > MAX_LINE_CHARS || !HEADER_WORD.test(text) || TYPE_LINE.test(text)) return false;
  for (const delimiter of DELIMITERS) {
    const { cells } = splitCells(text, delimiter);
    if (readRepeatedHeader(cells) !== null) return false;
    if (readHeader(cells) !== null) return true;
  }
  return false;
}

/** In ASCII, so that it says nothing of the encoding of the block after it; a name that is not ASCII is none of ours. */
function prefixOf(header: string, width: PieceWidth): string {
  const plain = withoutMarks(header).replace(/[^\t -~]/g, (character) => (/\s/.test(character) ? ' ' : '?'));
  if (width === 'narrow') return `${plain}\r\n`;
  const bytes = Buffer.from(`\ufeff${plain}\r\n`, 'utf16le');
  return (width === 'utf-16le' ? bytes : bytes.swap16()).toString('latin1');
}

function withoutMarks(text: string): string {
  return text.replace(/^\ufeff+/, '');
}

const UTF8_MARK = Buffer.from('\ufeff');

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, UTF8_MARK.length).equals(UTF8_MARK) ? bytes.subarray(UTF8_MARK.length) : bytes;
}

/** An issue with its row and line as the whole file counts them; what is said of the prefix was said where it stands. */
function placed(found: Issue, { prefix, rowsBefore, linesBefore }: BlockPlace): readonly Issue[] {
  const { line } = found.values;
  if (typeof line === 'number' && line <= prefixLines(prefix)) return [];
  const shift = linesBefore - prefixLines(prefix);
  const values = typeof line === 'number' ? { ...found.values, line: line + shift } : found.values;
  return [{ ...found, row: found.row === null ? null : found.row + rowsBefore, values }];
}

/** Puts together what the blocks say of their file: the same is said once, and that it has no rows only at its end. */
class FileIssues {
  readonly #said = new Set<string>();
  readonly #encodings = new Set<string>();
  #noRows: Issue | null = null;

  addEncoding(encoding: string | null): void {
    if (encoding !== null) this.#encodings.add(encoding);
  }

  unsaid(issues: readonly Issue[]): readonly Issue[] {
    return issues.filter((found) => {
      if (found.row !== null) return true;
      if (found.code === 'file-no-rows') this.#noRows = found;
      const key = JSON.stringify(found);
      if (found.code === 'file-no-rows' || this.#said.has(key)) return false;
      this.#said.add(key);
      return true;
    });
  }

  atEnd(lastRow: number): readonly Issue[] {
    const mixed = issue('file-encoding', null, { encodings: [...this.#encodings].sort().reverse().join(', ') });
    return [
      ...(this.#encodings.size > 1 ? this.unsaid([mixed]) : []),
      ...(this.#noRows !== null && lastRow === 0 ? [this.#noRows] : []),
    ];
  }
}
