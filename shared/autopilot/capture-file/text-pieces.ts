import { type BytePiece, splitBytePieces } from './byte-pieces.ts';
import { decodeDamagedUtf8, decodeUtf8, decodeUtf16, decodeWindows1252 } from './decoders.ts';

export type CaptureEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A stretch of a file in one encoding; most files are one piece. */
export interface TextPiece {
  readonly text: string;
  readonly encoding: CaptureEncoding;
  readonly hasBom: boolean;
  /** The piece ends in half a character or in zeros, as a stick leaves it that was pulled out while writing. */
  readonly isCutOff: boolean;
  /** Some lines are UTF-8 and some ANSI. */
  readonly isMixed: boolean;
}

/** Decodes a file's bytes; any bytes give text. */
export function decodeTextPieces(bytes: Uint8Array): readonly TextPiece[] {
  return splitBytePieces(bytes).map((piece) => decodePiece(bytes, piece));
}

function decodePiece(bytes: Uint8Array, piece: BytePiece): TextPiece {
  const span = bytes.subarray(piece.start, piece.end);
  const { hasBom } = piece;
  if (piece.width === 'narrow') {
    const text = decodeUtf8(span);
    if (text === null) return { ...decodeNarrowLines(span), hasBom };
    return { ...withoutZeroTail(text), encoding: 'utf-8', hasBom, isMixed: false };
  }
  const whole = withoutZeroTail(decodeUtf16(span, piece.width));
  return {
    text: whole.text,
    isCutOff: whole.isCutOff || span.length % 2 === 1,
    encoding: piece.width,
    hasBom,
    isMixed: false,
  };
}

const LINE_FEED = 0x0a;

/** Text that is not UTF-8 as a whole: ANSI, or lines of both where such files were glued, or one spoilt byte. */
function decodeNarrowLines(span: Uint8Array): Omit<TextPiece, 'hasBom'> {
  // Read as UTF-8, a line of ANSI shows itself by the replacement character; line feeds survive any damage, so the lines
  // of the text are the lines of the bytes.
  const lines = decodeDamagedUtf8(span).split('\n');
  const parts: string[] = [];
  let ansiStart = 0;
  let isMixed = false;
  let at = 0;
  for (const text of lines) {
    const feed = span.indexOf(LINE_FEED, at);
    const end = feed === -1 ? span.length : feed;
    const next = Math.min(end + 1, span.length);
    const isUtf8 = text.length < end - at && !text.includes('\uFFFD');
    if (isUtf8) {
      parts.push(decodeWindows1252(span.subarray(ansiStart, at)), text, end < next ? '\n' : '');
      ansiStart = next;
      isMixed = true;
    }
    at = next;
  }
  parts.push(decodeWindows1252(span.subarray(ansiStart)));
  return { ...withoutZeroTail(parts.join('')), encoding: 'windows-1252', isMixed };
}

function withoutZeroTail(text: string): { readonly text: string; readonly isCutOff: boolean } {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end--;
  return { text: text.slice(0, end), isCutOff: end < text.length };
}
