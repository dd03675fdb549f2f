import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import {
  type ExportedFile,
  namesInTheWay,
  readExportRecord,
  removeStaleExports,
  writeExportRecord,
} from './export-record.ts';
import type { MergeError, MergeProgress } from './merge-report.ts';
import type { WriteError, WriteInput } from './write-task.ts';

/** Writes the planned files in worker threads, and the record beside them; an earlier export of ours is replaced whole. */
export async function writeFiles(
  files: readonly WriteInput[],
  outDir: string,
  bulk: BulkRunner,
  onProgress: (progress: MergeProgress) => void,
  signal: AbortSignal,
): Promise<Result<readonly ExportedFile[], MergeError>> {
  const earlier = await readExportRecord(outDir);
  const names = files.map(({ path }) => basename(path));
  const taken = await namesInTheWay(outDir, names, earlier);
  if (taken.length > 0) return err({ code: 'names-taken', folder: outDir, names: taken });
  try {
    await mkdir(outDir, { recursive: true });
  } catch (error) {
    return err({ code: 'folder-not-made', folder: outDir, reason: error instanceof Error ? error.message : '' });
  }

  let done = 0;
  const results = await Promise.all(
    files.map(async (input) => {
      const result = await bulk.run('merge:write', input, signal);
      done++;
      onProgress({ step: 'writing', done, total: files.length });
      return { name: basename(input.path), result };
    }),
  );
  const written: ExportedFile[] = [];
  const errors: WriteError[] = [];
  for (const { name, result } of results) {
    if (result.ok) written.push({ file: name, ...result.value });
    else errors.push(result.error);
  }
  if (errors.length > 0) return err({ code: 'not-written', errors });
  await writeExportRecord(outDir, written);
  await removeStaleExports(outDir, earlier, names);
  return ok(written);
}
