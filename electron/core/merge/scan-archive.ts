import { closeSync, fstatSync, openSync } from 'node:fs';
import type { CheckLimits } from '../../../shared/autopilot/checks/check-row.ts';
import { type Issue, issue } from '../../../shared/autopilot/issues.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { MOST_ARCHIVE_BYTES } from '../archives/archive-limits.ts';
import { capturesInArchive } from '../archives/captures-in-archive.ts';
import type { ArchiveIssue } from '../archives/read-archive.ts';
import { readAt, reasonOf } from '../collect/read-file.ts';
import { parseRows } from './parse-rows.ts';
import { memoryReader } from './read-bytes.ts';
import { type FileStamp, parsedScan, type ReadScan } from './scan-task.ts';

export interface ArchiveInput {
  readonly path: string;
  readonly limits: CheckLimits;
  /** Whether files that a record in the archive names as our own exports are taken all the same. */
  readonly takeOwnExports: boolean;
}

export interface ArchiveScan {
  /** The captures in it, each with the stamp of the archive. */
  readonly files: readonly { readonly label: string; readonly scan: ReadScan }[];
  readonly issues: readonly ArchiveIssue[];
}

/** The worker's side of scanning an archive: each capture in it is a parsed file. */
export async function scanArchive({ path, limits, takeOwnExports }: ArchiveInput): Promise<ArchiveScan> {
  const archive = readWholeArchive(path);
  if (!archive.ok) return { files: [], issues: [{ label: '', issue: archive.error }] };
  const { bytes, stamp } = archive.value;
  const parse = (file: Buffer) => {
    const scan = parsedScan(parseRows(memoryReader(file), file.length, limits), stamp);
    return { scan, rows: scan.pages, issues: scan.issues };
  };
  const { files, issues } = await capturesInArchive(bytes, takeOwnExports, parse);
  return { files: files.map(({ label, parsed }) => ({ label, scan: parsed.scan })), issues };
}

function readWholeArchive(path: string): Result<{ readonly bytes: Buffer; readonly stamp: FileStamp }, Issue> {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    const { size: sizeBytes, mtimeMs: modifiedMs } = fstatSync(file);
    if (sizeBytes > MOST_ARCHIVE_BYTES) {
      return err(issue('file-too-large', null, { bytes: sizeBytes, limit: MOST_ARCHIVE_BYTES }));
    }
    return ok({ bytes: readAt(file, 0, sizeBytes), stamp: { sizeBytes, modifiedMs } });
  } catch (error) {
    return err(issue('file-unreadable', null, { reason: reasonOf(error) }));
  } finally {
    if (file !== null) closeSync(file);
  }
}
