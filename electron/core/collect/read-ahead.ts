import type { BulkRunner } from '../ports/bulk-runner.ts';
import type { FileReading } from './file-reading.ts';
import type { ReadInput } from './read-captures.ts';
import type { FoundFile } from './walk-folder.ts';

/** What one commit holds at most: enough to make its cost small, few enough that little is read twice after a crash. */
const FILES_A_TASK = 200;

/**
 * Reads files in worker threads, ahead of whoever takes the readings but only by as much as keeps the threads busy.
 * Readings come in batches and, but for very large files, in the order of the files.
 */
export async function* readAhead(
  files: readonly FoundFile[],
  input: Omit<ReadInput, 'files'>,
  bulk: BulkRunner,
  signal: AbortSignal,
): AsyncGenerator<readonly FileReading[]> {
  const waiting: (readonly FoundFile[])[] = [];
  for (let from = 0; from < files.length; from += FILES_A_TASK) waiting.push(files.slice(from, from + FILES_A_TASK));
  const running: { readonly files: readonly FoundFile[]; readonly readings: Promise<readonly FileReading[]> }[] = [];
  for (;;) {
    while (running.length <= bulk.width) {
      const next = waiting.shift();
      if (next === undefined) break;
      const readings = bulk.run('collect:read', { ...input, files: next }, signal);
      // A failure is met where the answer is awaited; until then it must not count as unhandled.
      readings.catch(() => undefined);
      running.push({ files: next, readings });
    }
    const first = running.shift();
    if (first === undefined) return;
    const readings = await first.readings;
    if (readings.length < first.files.length) waiting.unshift(first.files.slice(readings.length));
    yield readings;
  }
}
