import type { BulkRunner } from '../ports/bulk-runner.ts';
import { type FilePart, partsOf, tasksOf } from './file-part.ts';
import type { PartScan, ScanInput } from './scan-task.ts';

export interface SourceFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** All that was found in one file: its parts in order, none of them of form `other`. */
export interface FileScan {
  readonly source: SourceFile;
  readonly parts: readonly Exclude<PartScan, { form: 'other' }>[];
}

/** Scans the files in worker threads, all at once, and answers file by file in their order. */
export async function* scanFiles(
  files: readonly SourceFile[],
  { limits, isCopied }: Omit<ScanInput, 'parts'>,
  bulk: BulkRunner,
  signal: AbortSignal,
): AsyncGenerator<FileScan> {
  const tasks = tasksOf(files.flatMap(({ path, sizeBytes }) => partsOf(path, sizeBytes)));
  const running = tasks.map((parts) => {
    const scans = bulk.run('merge:scan', { parts, limits, isCopied }, signal);
    // A failure is met where the answer is awaited; until then it must not count as unhandled.
    scans.catch(() => undefined);
    return scans;
  });
  const scans = inOrder(running);
  for (const source of files) {
    const parts: PartScan[] = [];
    for (let count = partsOf(source.path, source.sizeBytes).length; count > 0; count--) {
      const next = await scans.next();
      if (!next.done) parts.push(next.value);
    }
    const whole: FilePart = { path: source.path, from: 0, to: Number.MAX_SAFE_INTEGER };
    const isOther = parts.some(({ form }) => form === 'other');
    const all = isOther ? await bulk.run('merge:scan', { parts: [whole], limits, isCopied }, signal) : parts;
    yield { source, parts: all.filter((part) => part.form !== 'other') };
  }
}

/** Each task is let go once its answer has been given, so that what was consumed does not stay in memory. */
async function* inOrder(running: Promise<readonly PartScan[]>[]): AsyncGenerator<PartScan> {
  for (let task = running.shift(); task !== undefined; task = running.shift()) yield* await task;
}
