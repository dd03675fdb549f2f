/**
 * Cuts a file's bytes where its encoding changes. Files that were glued together (`copy /b a+b`, PowerShell's `>>` on
 * a file of another encoding, UTF-16 after ANSI) have their byte order marks, or nothing at all, in the middle; each
 * piece must be decoded by itself or its rows turn into garbage. Linear in the length of the file.
 */

/** `narrow`: one byte a character, UTF-8 or ANSI. */
export type PieceWidth = 'narrow' | 'utf-16le' | 'utf-16be';

export interface BytePiece {
  readonly width: PieceWidth;
  /** First byte after the byte order mark. */
  readonly start: number;
  readonly end: number;
  readonly hasBom: boolean;
}

/** A file of more pieces than this is noise: the rest of it is read as one piece. */
const MAX_PIECES = 4096;
/** So many characters in a row must look like UTF-16 before a piece is taken for it without a byte order mark. */
const MIN_WIDE_CHARS = 6;
/** So many UTF-16 units in a row that are two ASCII bytes each are narrow text; a short header has 27. */
const MIN_NARROW_UNITS = 24;
/** The lowest byte that a byte order mark begins with: a cheap look before a dear one. */
const LOWEST_BOM_BYTE = 0xef;

export function splitBytePieces(bytes: Uint8Array): readonly BytePiece[] {
  const marks = new MarkFinder(bytes);
  const pieces: BytePiece[] = [];
  let at = 0;
  while (at < bytes.length) {
    const { width, bomLength } = widthAt(bytes, at);
    const start = at + bomLength;
    const isLast = pieces.length === MAX_PIECES - 1;
    const found = isLast
      ? bytes.length
      : width === 'narrow'
        ? marks.endOfNarrow(start)
        : endOfWide(bytes, start, width);
    // Each piece takes at least a byte, whatever the bytes are: the loop ends.
    const end = Math.max(found, start, at + 1);
    pieces.push({ width, start, end, hasBom: bomLength > 0 });
    at = end;
  }
  return pieces;
}

function widthAt(bytes: Uint8Array, at: number): { readonly width: PieceWidth; readonly bomLength: number } {
  if (isUtf8Bom(bytes, at)) return { width: 'narrow', bomLength: 3 };
  if (bytes[at] === 0xff && bytes[at + 1] === 0xfe) return { width: 'utf-16le', bomLength: 2 };
  if (bytes[at] === 0xfe && bytes[at + 1] === 0xff) return { width: 'utf-16be', bomLength: 2 };
  if (isWideText(bytes, at, 'utf-16le')) return { width: 'utf-16le', bomLength: 0 };
  if (isWideText(bytes, at, 'utf-16be')) return { width: 'utf-16be', bomLength: 0 };
  return { width: 'narrow', bomLength: 0 };
}

function isUtf8Bom(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}

function isAsciiText(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

function isWideText(bytes: Uint8Array, at: number, width: 'utf-16le' | 'utf-16be'): boolean {
  const low = width === 'utf-16le' ? 0 : 1;
  for (let i = at; i < at + 2 * MIN_WIDE_CHARS; i += 2) {
    if (!isAsciiText(bytes[i + low]) || bytes[i + 1 - low] !== 0) return false;
  }
  return true;
}

/** Finds where narrow text ends. Remembers its last finds, so that many pieces do not mean many scans of the file. */
class MarkFinder {
  readonly #bytes: Uint8Array;
  #wideStart = -1;
  #bomStart = -1;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  endOfNarrow(start: number): number {
    if (this.#wideStart < start) this.#wideStart = nextWideStart(this.#bytes, start);
    if (this.#bomStart < start) this.#bomStart = nextUtf8Bom(this.#bytes, start);
    return Math.min(this.#wideStart, this.#bomStart);
  }
}

function nextUtf8Bom(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xef, from);
  while (at !== -1 && !isUtf8Bom(bytes, at)) at = bytes.indexOf(0xef, at + 1);
  return at === -1 ? bytes.length : at;
}

/** UTF-16 text gives itself away by the zero bytes that narrow text never has. */
function nextWideStart(bytes: Uint8Array, from: number): number {
  let zero = bytes.indexOf(0, from);
  while (zero !== -1) {
    const start = wideStartAround(bytes, zero, from);
    if (start !== null) return start;
    let next = zero + 1;
    while (bytes[next] === 0) next++;
    zero = bytes.indexOf(0, next);
  }
  return bytes.length;
}

function wideStartAround(bytes: Uint8Array, zero: number, from: number): number | null {
  const before = zero - 1;
  const isLittle = before >= from && isWideText(bytes, before, 'utf-16le');
  const isBig = isWideText(bytes, zero, 'utf-16be');
  // Either reading fits the run; a line break before the zero belongs to the narrow line that it ends.
  const isBreakBefore = bytes[before] === 0x0a || bytes[before] === 0x0d;
  if (isLittle && !(isBig && isBreakBefore)) return withBom(bytes, before, from, 0xff, 0xfe);
  return isBig ? withBom(bytes, zero, from, 0xfe, 0xff) : null;
}

function withBom(bytes: Uint8Array, at: number, from: number, first: number, second: number): number {
  return at - 2 >= from && bytes[at - 2] === first && bytes[at - 1] === second ? at - 2 : at;
}

/**
 * Finds where UTF-16 text ends: at a byte order mark on an even or, where a cut left half a character, odd place; at a
 * run of narrow text; or at a run of UTF-16 text in the other byte order.
 */
function endOfWide(bytes: Uint8Array, start: number, width: 'utf-16le' | 'utf-16be'): number {
  const low = width === 'utf-16le' ? 0 : 1;
  let narrowUnits = 0;
  let swappedUnits = 0;
  for (let i = start; i + 1 < bytes.length; i += 2) {
    const second = bytes[i + 1] ?? 0;
    if (second >= LOWEST_BOM_BYTE && (isWideBomBeforeText(bytes, i + 1) || isUtf8BomBeforeText(bytes, i + 1))) {
      return i + 1;
    }
    const lowByte = bytes[i + low];
    const highByte = bytes[i + 1 - low];
    if (highByte === 0) {
      narrowUnits = 0;
      swappedUnits = 0;
      continue;
    }
    if (isWideBom(bytes, i) || isUtf8BomBeforeText(bytes, i)) return i;
    narrowUnits = isAsciiText(lowByte) && isAsciiText(highByte) ? narrowUnits + 1 : 0;
    if (narrowUnits === MIN_NARROW_UNITS) return i + 2 - 2 * MIN_NARROW_UNITS;
    swappedUnits = lowByte === 0 && isAsciiText(highByte) ? swappedUnits + 1 : 0;
    if (swappedUnits === MIN_WIDE_CHARS) {
      const runStart = i + 2 - 2 * MIN_WIDE_CHARS;
      const isShiftedByOne = runStart > start && (bytes[runStart - 1] === 0) === (width === 'utf-16be');
      return isShiftedByOne ? runStart - 1 : runStart;
    }
  }
  return bytes.length;
}

function isWideBom(bytes: Uint8Array, at: number): boolean {
  return (bytes[at] === 0xff && bytes[at + 1] === 0xfe) || (bytes[at] === 0xfe && bytes[at + 1] === 0xff);
}

function isWideBomBeforeText(bytes: Uint8Array, at: number): boolean {
  if (!isWideBom(bytes, at)) return false;
  return isWideText(bytes, at + 2, bytes[at] === 0xff ? 'utf-16le' : 'utf-16be');
}

function isUtf8BomBeforeText(bytes: Uint8Array, at: number): boolean {
  return isUtf8Bom(bytes, at) && isAsciiText(bytes[at + 3]) && isAsciiText(bytes[at + 4]);
}
