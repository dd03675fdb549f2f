import { type Issue, issue } from '../issues.ts';
import type { CaptureContent } from './capture-content.ts';
import type { CaptureFile } from './capture-file.ts';
import { readIdentifierLines } from './identifier-lines.ts';
import { linesOf } from './lines.ts';
import { isXml, readOa3Keys } from './oa3-xml.ts';
import { readTable } from './table-reader.ts';
import { decodeTextPieces, type TextPiece } from './text-pieces.ts';

/** Twice what a stick or folder is searched for; a string of the engine holds at least twice as much again. */
export const MAX_FILE_BYTES = 128 * 1024 * 1024;

/**
 * Reads a capture file of any dialect, by its content and never by its name. Any bytes give a result: no exception,
 * and time and memory in proportion to the length.
 *
 * A row is one line; white space, BOMs and lines of nothing but delimiters between rows mean nothing, nor do
 * PowerShell's `#TYPE` line and Excel's `sep=` line. An issue about lines that are no rows names them in its values
 * `line` and `lines`.
 */
export function parseCaptureFile(bytes: Uint8Array): CaptureFile {
  if (bytes.length > MAX_FILE_BYTES) {
    return withoutRows(undefined, issue('file-too-large', null, { bytes: bytes.length, limit: MAX_FILE_BYTES }));
  }
  const pieces = decodeTextPieces(bytes);
  const first = pieces[0];
  const isEmpty = pieces.every((piece) => isBlank(piece.text));
  if (first === undefined || isEmpty) return withoutRows(first, issue('file-empty'));
  const found = readContent(pieces);
  if (found === null) return withoutRows(first, issue('file-not-a-capture'));
  const { encoding, hasBom } = first;
  const { layout, delimiter, rows } = found;
  return {
    format: { encoding, hasBom, delimiter, layout },
    rows,
    issues: [...encodingIssues(pieces), ...found.issues],
  };
}

function readContent(pieces: readonly TextPiece[]): CaptureContent | null {
  if (isXml(pieces)) return readOa3Keys(pieces);
  return readTable(pieces) ?? readIdentifierLines(linesOf(pieces));
}

function isBlank(text: string): boolean {
  return !/[^\s\0]/.test(text);
}

function withoutRows(piece: TextPiece | undefined, problem: Issue): CaptureFile {
  const { encoding = 'utf-8', hasBom = false } = piece ?? {};
  return { format: { encoding, hasBom, delimiter: null, layout: 'none' }, rows: [], issues: [problem] };
}

/** Says when text may not be what was meant: pieces in several encodings, or characters lost before or in decoding. */
function encodingIssues(pieces: readonly TextPiece[]): readonly Issue[] {
  const encodings = new Set(pieces.map((piece) => piece.encoding));
  if (pieces.some((piece) => piece.isMixed)) encodings.add('utf-8');
  const lostCharacters = pieces.reduce((sum, piece) => sum + countLost(piece.text), 0);
  const issues: Issue[] = [];
  if (encodings.size > 1) issues.push(issue('file-encoding', null, { encodings: [...encodings].join(', ') }));
  if (lostCharacters > 0) issues.push(issue('file-encoding', null, { lostCharacters }));
  return issues;
}

const REPLACEMENT = '\uFFFD';

function countLost(text: string): number {
  let count = 0;
  for (let at = text.indexOf(REPLACEMENT); at !== -1; at = text.indexOf(REPLACEMENT, at + 1)) count++;
  return count;
}
