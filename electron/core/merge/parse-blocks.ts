/**
 * Parsing a file that is too large to hold: in blocks that end with a line, each with the header before it that is in
 * force there. Rows are lines to the parser, so the blocks' rows are the file's rows.
 */

import { parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';
import type { CaptureRow } from '../../../shared/autopilot/capture-row.ts';
import type { Issue } from '../../../shared/autopilot/issues.ts';

export const BLOCK_BYTES = 8 * 1024 * 1024;

export interface ParsedBlock {
  /** Numbered as in the whole file. */
  readonly rows: readonly CaptureRow[];
  readonly issues: readonly Issue[];
}

/** @param read Answers the bytes from an offset, fewer at the end of the file. */
export function* parseBlocks(
  read: (from: number, length: number) => Buffer,
  sizeBytes: number,
  blockBytes: number = BLOCK_BYTES,
): Generator<ParsedBlock> {
  const encoding = encodingOf(read(0, 4));
  let header: Buffer = Buffer.alloc(0);
  let [rowsBefore, linesBefore] = [0, 0];
  for (let from = 0; from < sizeBytes; ) {
    const block = wholeLines(read(from, blockBytes), encoding.charBytes, from + blockBytes >= sizeBytes);
    const headerLines = header.length === 0 ? 0 : 1;
    const { rows, issues } = parseCaptureFile(Buffer.concat([header, block]));
    const shift = { rows: rowsBefore, lines: linesBefore - headerLines, isFirst: from === 0 };
    yield {
      rows: rows.map((row) => ({ ...row, row: row.row + shift.rows, line: row.line + shift.lines })),
      issues: issues.flatMap((issue) => placed(issue, shift)),
    };
    rowsBefore += rows.length;
    linesBefore += countLines(block, encoding.charBytes);
    header = lastHeader(block, encoding) ?? header;
    // An empty file is one empty block.
    from += Math.max(block.length, 1);
  }
}

interface Encoding {
  readonly mark: Buffer;
  readonly charBytes: 1 | 2;
}

function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return { mark: head.subarray(0, 2), charBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { mark: head.subarray(0, 2), charBytes: 2 };
  return { mark: Buffer.alloc(0), charBytes: head[1] === 0 || head[0] === 0 ? 2 : 1 };
}

const LF = 0x0a;

/** The bytes up to the last line end in them; all of them at the end of the file, or where a line is longer than that. */
function wholeLines(bytes: Buffer, charBytes: 1 | 2, isLast: boolean): Buffer {
  if (isLast) return bytes;
  for (let at = bytes.lastIndexOf(LF); at > 0; at = bytes.lastIndexOf(LF, at - 1)) {
    if (charBytes === 1) return bytes.subarray(0, at + 1);
    // In UTF-16 the line feed's other byte is 0, after it (little-endian) or before it.
    if (at % 2 === 0 && bytes[at + 1] === 0) return bytes.subarray(0, at + 2);
    if (at % 2 === 1 && bytes[at - 1] === 0) return bytes.subarray(0, at + 1);
  }
  return bytes;
}

function countLines(bytes: Buffer, charBytes: 1 | 2): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) {
    if (charBytes === 1 || bytes[at + 1] === 0 || bytes[at - 1] === 0) count++;
  }
  return count;
}

/** Longest line that is taken for a header, in characters. */
const HEADER_CHARS = 1000;

/** The last line of the block that names the columns of a capture file, as bytes that can stand before the next block. */
function lastHeader(block: Buffer, { mark, charBytes }: Encoding): Buffer | null {
  const text = block.toString('latin1');
  const narrow = charBytes === 2 ? text.replaceAll('\0', '') : text;
  const headers = narrow.match(/^.*serial.*$/gim)?.filter((line) => line.length < HEADER_CHARS && /hash/i.test(line));
  const last = headers?.at(-1);
  if (last === undefined) return null;
  const line = `${last.replace(/^(?:\xff\xfe|\xfe\xff|\xef\xbb\xbf)/, '').trimEnd()}\r\n`;
  const isBigEndian = mark[0] === 0xfe;
  const bytes = Buffer.from(line, charBytes === 2 ? 'utf16le' : 'latin1');
  return Buffer.concat([mark, isBigEndian ? bytes.swap16() : bytes]);
}

/** An issue with its row and line as the whole file counts them; of what each block says of the file, the first counts. */
function placed(
  issue: Issue,
  shift: { readonly rows: number; readonly lines: number; readonly isFirst: boolean },
): readonly Issue[] {
  const { line } = issue.values;
  const values = typeof line === 'number' ? { ...issue.values, line: line + shift.lines } : issue.values;
  if (issue.row !== null) return [{ ...issue, row: issue.row + shift.rows, values }];
  return typeof line === 'number' || shift.isFirst ? [{ ...issue, values }] : [];
}
