import { ok } from '../../../shared/result.ts';
import { withFile } from '../collect/read-file.ts';
import { type CanonicalForm, toAscii } from './canonical-form.ts';
import { readReused } from './read-bytes.ts';
import type { FileStamp } from './scan-task.ts';

/** A file that was scanned, to be read again; it must not have changed in between. */
export interface Source {
  readonly source: string;
  readonly stamp: FileStamp;
}

export interface SourceError {
  readonly code: 'source-changed' | 'source-unreadable';
  readonly path: string;
  readonly reason: string;
}

/** Thrown inside a worker's task to leave it; the task answers with the error as a value. */
export class SourceFailure extends Error {
  readonly error: SourceError;
  constructor(code: SourceError['code'], path: string, reason: string) {
    super(reason);
    this.error = { code, path, reason };
  }
}

/** Opens the source for the time of `work`; throws a SourceFailure where it is gone or is not what was scanned. */
export function withSource<T>({ source, stamp }: Source, work: (file: number, sizeBytes: number) => T): T {
  let failure: unknown = null;
  const result = withFile(source, (file, { size, mtimeMs }) => {
    try {
      if (size !== stamp.sizeBytes || mtimeMs !== stamp.modifiedMs) {
        throw new SourceFailure('source-changed', source, 'It is not the file that was checked.');
      }
      return ok(work(file, size));
    } catch (error) {
      failure = error;
      throw error;
    }
  });
  // What the work threw is not for `withFile` to turn into an issue.
  if (failure !== null) throw failure;
  if (!result.ok) throw new SourceFailure('source-unreadable', source, String(result.error.values.reason ?? ''));
  return result.value;
}

/** Rows that lie this close together, in characters, are read at once, up to so many in all. */
const MOST_GAP_CHARS = 16_384;
const MOST_AHEAD_CHARS = 1024 * 1024;

/**
 * Reads the lines of a canonical file by their spans (offset and length, in characters, alternating). A line is valid
 * until the next one is read.
 */
export function lineReader(
  file: number,
  source: string,
  { charBytes, rowsStart }: CanonicalForm,
  spans: Float64Array,
): (index: number) => Buffer {
  let window: Buffer = Buffer.alloc(0);
  let windowStart = 0;
  return (index) => {
    const offset = spans[index * 2] ?? 0;
    const end = offset + (spans[index * 2 + 1] ?? 0);
    if (offset < windowStart || end > windowStart + window.length) {
      const chars = reachOf(spans, index) - offset;
      const ascii = toAscii(readReused(file, rowsStart + offset * charBytes, chars * charBytes), charBytes);
      if (ascii === null) throw new SourceFailure('source-changed', source, 'It is not the text that was checked.');
      window = ascii;
      windowStart = offset;
    }
    return window.subarray(offset - windowStart, end - windowStart);
  };
}

/** How far one read should go: over the following rows as long as they lie ahead and near. */
function reachOf(spans: Float64Array, index: number): number {
  const start = spans[index * 2] ?? 0;
  let reach = start + (spans[index * 2 + 1] ?? 0);
  for (let next = index + 1; next * 2 < spans.length; next++) {
    const offset = spans[next * 2] ?? 0;
    const end = offset + (spans[next * 2 + 1] ?? 0);
    if (offset < reach || offset - reach > MOST_GAP_CHARS || end - start > MOST_AHEAD_CHARS) break;
    reach = end;
  }
  return reach;
}
