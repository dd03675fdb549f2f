import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { IMPORT_FORMATS, type ImportTarget } from '../../../shared/autopilot/import-file/import-format.ts';
import { reasonOf } from '../collect/read-file.ts';
import {
  type ExportedFile,
  namesInTheWay,
  readExportRecord,
  removeStaleExports,
  writeExportRecord,
} from '../merge/export-record.ts';
import { recordExport } from '../store/exports.ts';
import type { Store } from '../store/open-store.ts';
import { ExportFailure, type WaitingFile } from './import-file-writer.ts';

/**
 * Gives whole files their names. An earlier export of ours for the same targets is replaced whole, so that no stale part
 * stays beside the new ones; exports for other targets and everything else in the folder stay as they are.
 *
 * The store learns of the files before they have their names, so that there is never one which it would take for a
 * capture.
 *
 * @throws {ExportFailure} `names-taken`, with nothing changed; `not-written`, where a file does not get its name.
 */
export async function placeFiles(
  folder: string,
  files: readonly WaitingFile[],
  store: Store,
): Promise<readonly ExportedFile[]> {
  const earlier = await readExportRecord(folder);
  const names = files.map(({ file }) => file);
  const taken = await namesInTheWay(folder, names, earlier);
  if (taken.length > 0) throw new ExportFailure({ code: 'names-taken', folder, names: taken });
  await recordExport(
    store,
    files.map(({ sha256, file, target, rows, bytes }) => ({
      sha256,
      fileName: file,
      format: target,
      rows,
      sizeBytes: bytes,
    })),
  );
  const targets = new Set(files.map(({ target }) => target));
  const others = earlier.filter(({ file }) => !names.includes(file) && !isOfTargets(file, targets));
  const written = files.map(({ file, rows, bytes, sha256 }) => ({ file, rows, bytes, sha256 }));
  let path = folder;
  try {
    for (const { file, temporaryPath } of files) {
      path = join(folder, file);
      await rename(temporaryPath, path);
    }
    path = folder;
    await removeStaleExports(folder, earlier, [...names, ...others.map(({ file }) => file)]);
    await writeExportRecord(folder, [...others, ...written]);
  } catch (error) {
    const reason = reasonOf(error);
    throw new ExportFailure({ code: 'not-written', errors: [{ code: 'not-written', path, reason }] });
  }
  return written;
}

/** Whether a name is one that `importFileName` gives the files of one of the targets. */
function isOfTargets(name: string, targets: ReadonlySet<ImportTarget>): boolean {
  return Array.from(targets).some((target) => {
    const { baseName } = IMPORT_FORMATS[target];
    return name.startsWith(baseName) && /^(?:-\d+-of-\d+)?\.csv$/.test(name.slice(baseName.length));
  });
}
