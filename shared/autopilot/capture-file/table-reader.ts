import type { CaptureContent, CaptureLayout } from './capture-content.ts';
import { DELIMITERS, type Delimiter, MAX_LINE_CHARS, splitCells } from './cells.ts';
import { type Header, readHeader, readRepeatedHeader } from './columns.ts';
import { HASH_CHARS, isBase64Text, MIN_RECOGNISABLE_CHARS, startsLikeHash } from './hash-text.ts';
import { readHeaderlessRow } from './headerless-row.ts';
import { isBlankLine, type Line, linesOf } from './lines.ts';
import { type RowReading, readCells, readRow } from './row-cells.ts';
import { RowCollector } from './row-collector.ts';
import type { TextPiece } from './text-pieces.ts';

/**
 * Reads the lines of a table: headers wherever they stand, rows under the last header, rows without any header where
 * the hash shows what they are, and bare hashes. Null where no line is any of these.
 */
export function readTable(pieces: readonly TextPiece[]): CaptureContent | null {
  const reader = new TableReader();
  for (const line of linesOf(pieces)) {
    if (!reader.take(line)) break;
  }
  return reader.finish(pieces.filter((piece) => piece.isCutOff).length);
}

/** Every header has one of these words; looking for them first saves cutting each row into cells three times. */
const HEADER_WORD = /serial|hash/i;
/** PowerShell's type line and Excel's separator line. */
const MEANINGLESS_LINE = /^"?(#TYPE |sep=.?"?$)/i;
/** The beginning of a header, where the file ends within it. */
const CUT_HEADER = /^"?device ?serial ?number/i;

/** A hash that may go on in the next lines, wrapped as `certutil` and mail programs do. */
interface OpenHash {
  text: string;
  readonly line: number;
  isTerminated: boolean;
}

class TableReader {
  readonly #collector = new RowCollector();
  #header: Header | null = null;
  #delimiter: Delimiter = ',';
  #format: { readonly layout: CaptureLayout; readonly delimiter: Delimiter | null } | null = null;
  #openHash: OpenHash | null = null;
  #hasCutHeader = false;
  #reportedColumns = '';

  /** False where reading should stop. */
  take(raw: Line): boolean {
    const line = { ...raw, text: raw.text.replace(/^\uFEFF+/, '') };
    if (isBlankLine(line) || MEANINGLESS_LINE.test(line.text)) return true;
    if (this.#collector.isFull) {
      this.#collector.addTooLarge(line.line);
      return false;
    }
    this.#takeText(line);
    return true;
  }

  /** @param cutPieces How many pieces of the file end in half a character or in zeros. */
  finish(cutPieces: number): CaptureContent | null {
    this.#closeHash();
    const { rows, issues } = this.#collector;
    if (this.#format === null && !this.#hasCutHeader) return null;
    this.#collector.finish(cutPieces + (this.#hasCutHeader ? 1 : 0));
    return { ...(this.#format ?? { layout: 'none', delimiter: null }), rows, issues };
  }

  #takeText(line: Line): void {
    if (line.text.length > MAX_LINE_CHARS) this.#skip(line);
    else if (!this.#takeHeader(line) && !this.#takeHash(line)) this.#takeRow(line);
  }

  #takeHeader(line: Line): boolean {
    if (!HEADER_WORD.test(line.text)) return false;
    for (const delimiter of DELIMITERS) {
      const { cells } = splitCells(line.text, delimiter);
      const repeated = readRepeatedHeader(cells);
      if (repeated !== null) {
        this.#found('configurationManager', delimiter);
        this.#add(readCells(repeated.values, repeated.header), repeated.header, line);
        return true;
      }
      const header = readHeader(cells);
      if (header !== null) {
        this.#enterHeader(header, delimiter, line.line);
        return true;
      }
    }
    return false;
  }

  #enterHeader(header: Header, delimiter: Delimiter, line: number): void {
    this.#closeHash();
    this.#header = header;
    this.#delimiter = delimiter;
    this.#found(header.layout, delimiter);
    const unknown = header.unknown.join(delimiter);
    if (unknown !== '' && unknown !== this.#reportedColumns) this.#collector.addUnknownColumns(line, header.unknown);
    this.#reportedColumns = unknown;
  }

  /** Takes a line of nothing but base64 where no header says what lines hold. */
  #takeHash({ text, line, isTerminated }: Line): boolean {
    const part = text.trim();
    if (this.#header !== null || !isBase64Text(part)) return false;
    if (startsLikeHash(part)) {
      this.#closeHash();
      this.#openHash = { text: part, line, isTerminated };
      return true;
    }
    if (this.#openHash === null || this.#openHash.text.length >= HASH_CHARS) return false;
    this.#openHash.text += part;
    this.#openHash.isTerminated = isTerminated;
    return true;
  }

  #closeHash(): void {
    if (this.#openHash === null) return;
    const { text, line, isTerminated } = this.#openHash;
    this.#openHash = null;
    if (text.length < MIN_RECOGNISABLE_CHARS) {
      this.#skip({ text, line, isTerminated });
      return;
    }
    this.#found('bareHash', null);
    if (!isTerminated && text.length < HASH_CHARS) this.#collector.addCutRow(line, '');
    else this.#collector.addHashOnlyRow(line, text);
  }

  #takeRow(line: Line): void {
    this.#closeHash();
    if (this.#header !== null) {
      this.#add(readRow(line.text, this.#header, this.#delimiter), this.#header, line);
      return;
    }
    const row = readHeaderlessRow(line.text);
    if (row === null) {
      this.#skip(line);
      return;
    }
    this.#found('noHeader', row.delimiter);
    this.#add(row.reading, row.header, line);
  }

  #add(reading: RowReading, header: Header, { line, isTerminated }: Line): void {
    const { cells, kept, cellCount } = reading;
    if (reading.isUnfinished && !isTerminated) {
      const at = header.indexOf.get('serial');
      // The last cell may itself be cut, so it names nothing.
      this.#collector.addCutRow(line, at !== undefined && at < cells.length - 1 ? (cells[at] ?? '').trim() : '');
      return;
    }
    if (reading.isOdd) this.#collector.addOddCells(line, cellCount, header.columnCount, kept);
    if (kept === 'nothing') return;
    this.#collector.addRow(header.kind, line, (role) => cells[header.indexOf.get(role) ?? -1] ?? '');
  }

  #skip(line: Line): void {
    if (!line.isTerminated && CUT_HEADER.test(line.text)) this.#hasCutHeader = true;
    else this.#collector.skip(line.line, this.#format === null ? 'note' : 'warning');
  }

  #found(layout: CaptureLayout, delimiter: Delimiter | null): void {
    this.#format ??= { layout, delimiter };
  }
}
