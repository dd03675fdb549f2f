import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportTarget } from '../../../shared/autopilot/import-file/import-format.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { reasonOf } from '../collect/read-file.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import { type ExportedFile, namesInTheWay, readExportRecord } from './export-record.ts';
import type { MergeError, MergeProgress } from './merge-report.ts';
import { placeFiles, type WaitingFile } from './place-files.ts';
import type { PlannedFile } from './plan-output.ts';
import type { WriteError } from './write-task.ts';

/** Writes the planned files in worker threads and gives them their names once all are whole; else leaves none behind. */
export async function writeFiles(
  files: readonly PlannedFile[],
  targets: readonly ImportTarget[],
  folder: string,
  bulk: BulkRunner,
  onProgress: (progress: MergeProgress) => void,
  signal: AbortSignal,
): Promise<Result<readonly ExportedFile[], MergeError>> {
  const earlier = await readExportRecord(folder);
  // Nothing to write and nothing of ours to replace: the folder stays as it is.
  if (files.length === 0 && earlier.length === 0) return ok([]);
  const names = files.map(({ file }) => file);
  // Asked again when the names are given; asked here so that nobody waits for a file that cannot get its name.
  const taken = await namesInTheWay(folder, names, earlier);
  if (taken.length > 0) return err({ code: 'names-taken', folder, names: taken });
  let temporaryFolder: string;
  try {
    await mkdir(folder, { recursive: true });
    // A folder of this merge alone: another one, or a file of a person, has no name in it.
    temporaryFolder = await mkdtemp(join(folder, 'hash-courier-merge-'));
  } catch (error) {
    return err({ code: 'folder-not-made', folder, reason: reasonOf(error) });
  }
  try {
    return await writeAndPlace(files, targets, folder, temporaryFolder, bulk, onProgress, signal);
  } finally {
    // What got its name is no longer there.
    await rm(temporaryFolder, { recursive: true, force: true });
  }
}

async function writeAndPlace(
  files: readonly PlannedFile[],
  targets: readonly ImportTarget[],
  folder: string,
  temporaryFolder: string,
  bulk: BulkRunner,
  onProgress: (progress: MergeProgress) => void,
  signal: AbortSignal,
): Promise<Result<readonly ExportedFile[], MergeError>> {
  let done = 0;
  const running = files.map(async ({ file, ...planned }) => {
    const input = { ...planned, temporaryPath: join(temporaryFolder, `${file}.part`) };
    const result = await bulk.run('merge:write', input, signal);
    done++;
    onProgress({ step: 'writing', done, total: files.length });
    return { file, input, result };
  });
  // Every task has ended before anything is removed or named.
  await Promise.allSettled(running);
  const waiting: WaitingFile[] = [];
  const errors: WriteError[] = [];
  for (const { file, input, result } of await Promise.all(running)) {
    const { target, temporaryPath } = input;
    if (result.ok) waiting.push({ file, target, temporaryPath, ...result.value });
    else errors.push(result.error);
  }
  if (errors.length > 0) return err({ code: 'not-written', errors });
  const placed = await placeFiles(folder, waiting, targets);
  return placed.ok ? ok(placed.value.written) : placed;
}
