/**
 * The record that lies beside the files we write: `hash-courier-export.json`. By it a later merge of the same folder
 * knows our own output for what it is, by content and not by name, and takes nothing in twice.
 */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { renameFile } from './rename-file.ts';

export const EXPORT_RECORD_NAME = 'hash-courier-export.json';

const exportedFile = z.object({
  file: z.string().max(255),
  rows: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
const exportRecord = z.object({ schema: z.literal(1), files: z.array(exportedFile).max(100_000) });

/** A file of an export: its name, device rows, size in bytes and SHA-256 (hex). */
export type ExportedFile = Readonly<z.infer<typeof exportedFile>>;

/** The files that a folder's record names; none where there is no record, or one that cannot be read as such. */
export async function readExportRecord(folder: string): Promise<readonly ExportedFile[]> {
  const text = await readFile(join(folder, EXPORT_RECORD_NAME), 'utf8').catch(() => '');
  return parseExportRecord(text);
}

/** A missing or damaged record only means that nothing is recognised by it; joining by device still doubles nothing. */
export function parseExportRecord(text: string): readonly ExportedFile[] {
  try {
    return exportRecord.parse(JSON.parse(text)).files;
  } catch {
    return [];
  }
}

/** Written into the lock that the caller holds, flushed and renamed. */
export async function writeExportRecord(folder: string, lock: string, files: readonly ExportedFile[]): Promise<void> {
  const temporary = join(lock, 'record.part');
  const file = await open(temporary, 'wx');
  try {
    await file.writeFile(`${JSON.stringify({ schema: 1, files }, null, 1)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await renameFile(temporary, join(folder, EXPORT_RECORD_NAME));
}

/** Whether a file is, by name and byte for byte, one that we wrote into its folder: our export can equal a capture. */
export async function isOwnExport(path: string, record: readonly ExportedFile[]): Promise<boolean> {
  if (record.length === 0) return false;
  const sizeBytes = await stat(path).then(
    (stats) => stats.size,
    () => -1,
  );
  // Reading a whole file to hash it is only worth it for one that could be ours.
  const candidates = record.filter(({ file, bytes }) => file === basename(path) && bytes === sizeBytes);
  if (candidates.length === 0) return false;
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path)) digest.update(chunk);
  const sha256 = digest.digest('hex');
  return candidates.some((file) => file.sha256 === sha256);
}

/** Which of the names are taken in the folder by files that are not, byte for byte, an earlier export of ours. */
export async function namesInTheWay(
  folder: string,
  names: readonly string[],
  earlier: readonly ExportedFile[],
): Promise<readonly string[]> {
  const taken: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    if ((await exists(path)) && !(await isOwnExport(path, earlier))) taken.push(name);
  }
  return taken;
}

/**
 * Removes what an earlier export of ours left in the folder under other names, where it still is as we wrote it. Answers
 * with the names of what it removed.
 */
export async function removeStaleExports(
  folder: string,
  earlier: readonly ExportedFile[],
  kept: readonly string[],
): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const { file } of earlier) {
    const path = join(folder, file);
    // The record is only a file: a name in it must not lead out of the folder.
    if (kept.includes(file) || basename(file) !== file) continue;
    if (!(await isOwnExport(path, earlier))) continue;
    await rm(path, { force: true });
    removed.push(file);
  }
  return removed;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
