import { join } from 'node:path';
import { IMPORT_FORMATS, type ImportTarget } from '../../../shared/autopilot/import-file/import-format.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { reasonOf } from '../collect/read-file.ts';
import {
  type ExportedFile,
  namesInTheWay,
  readExportRecord,
  removeStaleExports,
  writeExportRecord,
} from './export-record.ts';
import { withFolderLock } from './folder-lock.ts';
import type { MergeError } from './merge-report.ts';
import { renameFile } from './rename-file.ts';

/** A whole file that is waiting for its name. */
export interface WaitingFile extends ExportedFile {
  readonly target: ImportTarget;
  readonly temporaryPath: string;
}

export interface PlacedFiles {
  readonly written: readonly ExportedFile[];
  /** Names of files of an earlier export of ours that are gone: nothing took their place. */
  readonly removed: readonly string[];
}

/**
 * Gives whole files their names. An earlier export of ours for the same targets is replaced whole, so that no stale part
 * stays beside the new ones, and no stale file where a target ends empty; exports for other targets and everything else
 * in the folder stay as they are.
 *
 * What recognises our own files, the record beside them and `beforeNaming`, is written first: there is never a file of
 * ours that a later collection would take for a capture.
 *
 * @param targets What was asked for, whether there is a file for it or not.
 * @returns `folder-in-use` or `names-taken`, with nothing changed; `not-written`, where a file does not get its name.
 */
export async function placeFiles(
  folder: string,
  files: readonly WaitingFile[],
  targets: readonly ImportTarget[],
  beforeNaming: () => Promise<void> = async () => undefined,
): Promise<Result<PlacedFiles, MergeError>> {
  return withFolderLock(folder, (lock) => placeLocked(folder, lock, files, targets, beforeNaming));
}

async function placeLocked(
  folder: string,
  lock: string,
  files: readonly WaitingFile[],
  targets: readonly ImportTarget[],
  beforeNaming: () => Promise<void>,
): Promise<Result<PlacedFiles, MergeError>> {
  const earlier = await readExportRecord(folder);
  const names = files.map(({ file }) => file);
  const taken = await namesInTheWay(folder, names, earlier);
  if (taken.length > 0) return err({ code: 'names-taken', folder, names: taken });
  await beforeNaming();

  const stale = earlier.filter(({ file }) => !names.includes(file) && isOfTargets(file, targets));
  const others = earlier.filter((file) => !names.includes(file.file) && !stale.includes(file));
  const written = files.map(({ file, rows, bytes, sha256 }) => ({ file, rows, bytes, sha256 }));
  let path = folder;
  if (written.length + stale.length === 0) return ok({ written, removed: [] });
  let removed: readonly string[] = [];
  try {
    await writeExportRecord(folder, lock, [...earlier, ...written]);
    for (const { file, temporaryPath } of files) {
      path = join(folder, file);
      await renameFile(temporaryPath, path);
    }
    path = folder;
    removed = await removeStaleExports(folder, earlier, [...names, ...others.map(({ file }) => file)]);
    await writeExportRecord(folder, lock, [...others, ...written]);
  } catch (error) {
    return err({ code: 'not-written', errors: [{ code: 'not-written', path, reason: reasonOf(error) }] });
  }
  return ok({ written, removed });
}

/** Whether a name is one that `importFileName` gives the files of one of the targets. */
function isOfTargets(name: string, targets: readonly ImportTarget[]): boolean {
  return targets.some((target) => {
    const { baseName } = IMPORT_FORMATS[target];
    return name.startsWith(baseName) && /^(?:-\d+-of-\d+)?\.csv$/.test(name.slice(baseName.length));
  });
}
