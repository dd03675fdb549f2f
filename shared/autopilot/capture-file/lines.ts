import type { TextPiece } from './text-pieces.ts';

/** A line of a file without its line break. */
export interface Line {
  readonly text: string;
  /** The line that an editor shows, from 1. Two glued pieces can share one. */
  readonly line: number;
  /** False for the last line of a piece that has no line break after it: it may have been cut. */
  readonly isTerminated: boolean;
}

/**
 * Walks the lines of all pieces; CRLF, LF and CR each end a line, in any mixture. A header that was glued onto the end of
 * a line is a line of its own.
 */
export function* linesOf(pieces: readonly TextPiece[]): Generator<Line> {
  let line = 1;
  for (const { text } of pieces) {
    // The next break of each kind is looked for only once it has been passed, so that CR files cost no more than others.
    let feed = text.indexOf('\n');
    let carriage = text.indexOf('\r');
    for (let at = 0; at < text.length; line++) {
      if (feed !== -1 && feed < at) feed = text.indexOf('\n', at);
      if (carriage !== -1 && carriage < at) carriage = text.indexOf('\r', at);
      const found = feed === -1 ? carriage : carriage === -1 ? feed : Math.min(feed, carriage);
      const end = found === -1 ? text.length : found;
      const isTerminated = found !== -1;
      const whole = text.slice(at, end);
      const glued = gluedHeaderAt(whole);
      if (glued > 0) yield { text: whole.slice(0, glued), line, isTerminated: false };
      yield { text: whole.slice(glued), line, isTerminated };
      if (!isTerminated) break;
      at = end === carriage && feed === end + 1 ? end + 2 : end + 1;
    }
  }
}

const GLUED_HEADER = /\uFEFF?"?device ?serial ?number"?[ \t]*[,;\t]/i;

/** Where a header begins in the middle of a line, because the file before it had no last line break; 0 where none does. */
function gluedHeaderAt(text: string): number {
  const at = text.search(GLUED_HEADER);
  if (at <= 0) return 0;
  // After a delimiter it is a cell: of a header in another order, or of a row that repeats its header.
  return /[,;\t"]\s*$/.test(text.slice(Math.max(0, at - 8), at)) ? 0 : at;
}

/**
 * True for a line that holds nothing: white space, BOMs, delimiters and quotes, as Excel leaves them below its rows.
 * Without a line break after them, delimiters and quotes may be the beginning of a row that was cut off.
 */
export function isBlankLine({ text, isTerminated }: Line): boolean {
  return isTerminated ? !/[^\s,;"]/.test(text) : !/\S/.test(text);
}
