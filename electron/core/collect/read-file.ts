import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { type Issue, issue } from '../../../shared/autopilot/issues.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

/** Windows has neither flag: links there are told by their type when the folder is listed, and no open waits. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Codes of an open that another program's lock refuses; Windows reports a sharing violation as the first. */
const IN_USE: ReadonlySet<string> = new Set(['EBUSY', 'ETXTBSY', 'EAGAIN']);

/** The system's code of an error, such as `ENOENT`. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/**
 * Opens a file without following a link or waiting on a pipe, and reads what `work` asks for.
 *
 * @returns One issue where the file cannot be read as it is.
 */
export function withFile<T>(path: string, work: (file: number, stats: Stats) => Result<T, Issue>): Result<T, Issue> {
  let file: number;
  try {
    file = openSync(path, OPEN_FLAGS);
  } catch (error) {
    return err(readIssue(error));
  }
  try {
    const stats = fstatSync(file);
    return stats.isFile() ? work(file, stats) : err(issue('file-unreadable', null, { reason: 'not a file' }));
  } catch (error) {
    return err(readIssue(error));
  } finally {
    close(file);
  }
}

/** A file that was only read loses nothing by it; of a stick that was pulled out, the system may refuse even that. */
function close(file: number): void {
  try {
    closeSync(file);
  } catch {
    // What matters was said when it was read.
  }
}

/** The whole of an open file, if it stays as it is meanwhile and holds at most `limit` bytes. */
export function readWhole(file: number, stats: Stats, limit: number): Result<Buffer, Issue> {
  const { size } = stats;
  if (size > limit) return err(issue('file-too-large', null, { bytes: size, limit }));
  // One byte more than there should be shows a file that has grown.
  const bytes = readAt(file, 0, size + 1);
  const after = fstatSync(file);
  const isSame = bytes.length === size && after.size === size && after.mtimeMs === stats.mtimeMs;
  return isSame ? ok(bytes) : err(issue('file-changed'));
}

/** Bytes from `from`, fewer where the file ends before `length`. */
export function readAt(file: number, from: number, length: number): Buffer {
  return readInto(Buffer.allocUnsafeSlow(length), file, from, length);
}

/** As `readAt`, into a buffer that has room for them; answers the filled part of it. */
export function readInto(bytes: Buffer, file: number, from: number, length: number): Buffer {
  let filled = 0;
  while (filled < length) {
    const count = readSync(file, bytes, filled, length - filled, from + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}

function readIssue(error: unknown): Issue {
  const reason = reasonOf(error);
  return issue(IN_USE.has(reason) ? 'file-in-use' : 'file-unreadable', null, { reason });
}
