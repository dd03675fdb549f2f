/** Bulk tasks: looking at the stored bytes of a file, and writing them out. Both only where they are what was stored. */
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';
import { decodeTextPieces } from '../../../shared/autopilot/capture-file/text-pieces.ts';
import { fromEvidence } from '../collect/compress.ts';
import { reasonOf } from '../collect/read-file.ts';
import { renameFile } from '../merge/rename-file.ts';
import type { EvidenceDraft } from '../store/capture-draft.ts';

export interface EvidenceTextInput {
  readonly file: EvidenceDraft;
  /** The row that has to be seen, from 1. */
  readonly row: number;
  readonly maxChars: number;
}

export interface EvidenceText {
  readonly text: string;
  /** Whether it is only the file's first line and a part around the row. */
  readonly isCut: boolean;
}

/** Beyond this the line of a row is counted, not looked up: it takes seconds to parse more. */
const PARSED_BYTES = 8 * 1024 * 1024;
const ELLIPSIS = '\n…\n';
/** Lines before the row that are shown with it. */
const LINES_BEFORE = 5;
const HEADER_CHARS = 2_000;

/** Null where the bytes are damaged. */
export function readEvidenceText({ file, row, maxChars }: EvidenceTextInput): EvidenceText | null {
  const bytes = fromEvidence(file);
  if (bytes === null) return null;
  const text = textOf(bytes);
  if (text.length <= maxChars) return { text, isCut: false };
  const line = bytes.length <= PARSED_BYTES ? lineOfRow(bytes, row) : row + 1;
  const header = text.slice(0, Math.min(lineStart(text, 2), HEADER_CHARS));
  const from = lineStart(text, Math.max(2, line - LINES_BEFORE));
  const room = maxChars - header.length - 2 * ELLIPSIS.length;
  const part = text.slice(from, from + room);
  const isAtEnd = from + room >= text.length;
  return { text: `${header.trimEnd()}${ELLIPSIS}${part}${isAtEnd ? '' : ELLIPSIS}`, isCut: true };
}

/** Without NULs and byte order marks, which no eye sees. */
function textOf(bytes: Buffer): string {
  return decodeTextPieces(bytes)
    .map((piece) => piece.text)
    .join('')
    .replace(/[\0\uFEFF]/g, '');
}

function lineOfRow(bytes: Buffer, row: number): number {
  return parseCaptureFile(bytes).rows.find((found) => found.row === row)?.line ?? 1;
}

/** Where the line, from 1, starts; the last line for one that is not there. */
function lineStart(text: string, line: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start);
    if (end === -1) return start;
    start = end + 1;
  }
  return start;
}

export interface EvidenceSaveInput {
  readonly file: EvidenceDraft;
  readonly path: string;
  /** A name that nothing in that folder has. */
  readonly temporaryName: string;
}

/** Writes the bytes as they came, whole or not at all. Answers null, or why not. */
export async function saveEvidenceFile({
  file,
  path,
  temporaryName,
}: EvidenceSaveInput): Promise<{ readonly code: 'evidence-damaged' | 'not-written'; readonly reason: string } | null> {
  const bytes = fromEvidence(file);
  if (bytes === null) return { code: 'evidence-damaged', reason: '' };
  const temporary = join(dirname(path), temporaryName);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameFile(temporary, path);
    return null;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return { code: 'not-written', reason: reasonOf(error) };
  }
}
