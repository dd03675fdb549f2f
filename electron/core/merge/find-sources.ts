import { open, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { issue } from '../../../shared/autopilot/issues.ts';
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
    const record = records.get(folder) ?? (await readExportRecord(folder));
    records.set(folder, record);
    try {
      if (!takeOwnExports && (await isOwnExport(path, record))) issues.push({ path, issue: issue('file-own-export') });
      else sizes.set(path, (await stat(path)).size);
    } catch (error) {
      issues.push({ path, issue: issue('file-unreadable', null, { reason: reasonOf(error) }) });
    }
  }

  for (const path of paths.map((given) => resolve(given))) {
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

async function looksLikeCapture(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return speaksOfHashes(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
