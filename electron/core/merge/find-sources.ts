import { type FileHandle, lstat, open, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { issue } from '../../../shared/autopilot/issues.ts';
import { archiveKindOf, NAME_BYTES, speaksOfCaptureNames } from '../archives/archive-kind.ts';
import { HEAD_BYTES, speaksOfHashes, type WalkLimits } from '../collect/collect-rules.ts';
import { reasonOf } from '../collect/read-file.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import { type ExportedFile, isOwnExport, readExportRecord } from './export-record.ts';
import type { FileIssue } from './merge-report.ts';
import type { SourceFile } from './scan-files.ts';

export interface FoundSources {
  /** In the order of the paths given, and by name within a folder; no file twice. */
  readonly files: readonly SourceFile[];
  readonly issues: readonly FileIssue[];
}

/** A folder that is named on purpose may be large; the limits only end what would never end. */
const MERGE_LIMITS: WalkLimits = { depth: 32, files: 100_000, entries: 1_000_000, fileBytes: Number.POSITIVE_INFINITY };

/**
 * The files that a merge reads, found as a collection finds them. A file that is named is always read. An export of
 * ours is left out with an issue, so that a second merge of the same folder doubles nothing; `takeOwnExports` takes it.
 */
export async function findSources(
  paths: readonly string[],
  takeOwnExports: boolean,
  bulk: BulkRunner,
): Promise<FoundSources> {
  const sizes = new Map<string, number>();
  const issues: FileIssue[] = [];
  const records = new Map<string, readonly ExportedFile[]>();

  async function addFile(path: string): Promise<void> {
    const folder = dirname(path);
    if (!(await isFile(path))) {
      issues.push({ path, issue: issue('file-unreadable', null, { reason: 'not a file' }) });
      return;
    }
    const record = records.get(folder) ?? (await readExportRecord(folder));
    records.set(folder, record);
    try {
      if (!takeOwnExports && (await isOwnExport(path, record))) issues.push({ path, issue: issue('file-own-export') });
      else sizes.set(path, (await stat(path)).size);
    } catch (error) {
      issues.push({ path, issue: issue('file-unreadable', null, { reason: reasonOf(error) }) });
    }
  }

  for (const given of paths) {
    const path = await namedFile(resolve(given));
    const walk = await bulk.run('collect:walk', { root: path, limits: MERGE_LIMITS });
    if (walk === null) {
      issues.push({ path, issue: issue('file-unreadable', null, { reason: 'ENOENT' }) });
      continue;
    }
    for (const found of walk.issues) issues.push({ path: join(walk.folder, found.path), issue: found.issue });
    for (const file of walk.files) {
      const place = join(walk.folder, file.path);
      if (file.role !== 'other' || (await looksLikeCapture(place))) await addFile(place);
    }
  }
  return { files: Array.from(sizes, ([path, sizeBytes]) => ({ path, sizeBytes })), issues };
}

/** Where the file really is, if it is a link that was named: later nothing follows a link. Other paths stay as given. */
async function namedFile(path: string): Promise<string> {
  const isLink = await lstat(path).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );
  return isLink && (await isFile(path)) ? realpath(path) : path;
}

/** True too where that cannot be told: opening the file will say why. */
async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => true,
  );
}

async function looksLikeCapture(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return false;
  try {
    const head = await readFrom(file, 0, HEAD_BYTES);
    if (archiveKindOf(head) === null) return speaksOfHashes(head);
    const tailFrom = Math.max((await file.stat()).size - NAME_BYTES, 0);
    const ends = [await readFrom(file, 0, NAME_BYTES), await readFrom(file, tailFrom, NAME_BYTES)];
    return speaksOfCaptureNames(Buffer.concat(ends));
  } finally {
    await file.close();
  }
}

async function readFrom(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}
