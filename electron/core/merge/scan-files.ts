import { placeInside } from '../archives/entry-label.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import { type FilePart, partsOf, tasksOf } from './file-part.ts';
import type { ArchivedPlace } from './merged-capture.ts';
import type { ArchiveInput } from './scan-archive.ts';
import type { PartScan, ScanInput } from './scan-task.ts';

export interface SourceFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** All that was found in one file, part by part in their order. */
export interface FileScan {
  readonly source: SourceFile;
  /** Where the file is in an archive; null where it is a file of its own. */
  readonly archived: ArchivedPlace | null;
  readonly parts: readonly Exclude<PartScan, { form: 'other' | 'archive' }>[];
}

export type ScanRules = Pick<ScanInput, 'limits' | 'isCopied'> & Pick<ArchiveInput, 'takeOwnExports'>;

/** Scans the files in worker threads, all at once, and answers file by file in their order. */
export async function* scanFiles(
  files: readonly SourceFile[],
  rules: ScanRules,
  bulk: BulkRunner,
  signal: AbortSignal,
): AsyncGenerator<FileScan> {
  const { limits, isCopied } = rules;
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
    if (parts.some(({ form }) => form === 'archive')) {
      yield* scansInside(source, rules, bulk, signal);
      continue;
    }
    const whole: FilePart = { path: source.path, from: 0, to: Number.MAX_SAFE_INTEGER };
    const isOther = parts.some(({ form }) => form === 'other');
    const all = isOther ? await bulk.run('merge:scan', { parts: [whole], limits, isCopied }, signal) : parts;
    yield { source, archived: null, parts: all.filter((part) => part.form !== 'other' && part.form !== 'archive') };
  }
}

/** The captures in an archive, each as a file; then what could not be read; then the archive, with no part of its own. */
async function* scansInside(
  source: SourceFile,
  rules: ScanRules,
  bulk: BulkRunner,
  signal: AbortSignal,
): AsyncGenerator<FileScan> {
  const { path } = source;
  const { files, issues } = await bulk.run('merge:archive', { path, ...rules }, signal);
  const placeOf = (label: string) => ({ path: placeInside(path, label), sizeBytes: 0 });
  for (const { label, scan } of files) {
    yield { source: placeOf(label), archived: { archive: path, label }, parts: [scan] };
  }
  for (const { label, issue } of issues) {
    yield { source: placeOf(label), archived: null, parts: [{ form: 'unreadable', issue }] };
  }
  yield { source, archived: null, parts: [] };
}

/** Each task is let go once its answer has been given, so that what was consumed does not stay in memory. */
async function* inOrder(running: Promise<readonly PartScan[]>[]): AsyncGenerator<PartScan> {
  for (let task = running.shift(); task !== undefined; task = running.shift()) yield* await task;
}
