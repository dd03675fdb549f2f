import { join } from 'node:path';
import type { CheckLimits } from '../../../shared/autopilot/checks/check-row.ts';
import type { Issue } from '../../../shared/autopilot/issues.ts';
import { ok } from '../../../shared/result.ts';
import { toDraftPages } from '../store/capture-draft.ts';
import type { FileDraft } from '../store/record-files.ts';
import { HEAD_BYTES, speaksOfHashes } from './collect-rules.ts';
import { toEvidence } from './compress.ts';
import { readAt, readWhole, withFile } from './read-file.ts';
import { readRows } from './read-rows.ts';
import type { FoundFile } from './walk-folder.ts';

/** Most bytes that one task holds: files after these wait for the next task. */
const TASK_BYTES = 8 * 1024 * 1024;
/** A `device.json` beyond this is none of the kit's. */
const COMPANION_BYTES = 64 * 1024;

export interface ReadInput {
  readonly folder: string;
  readonly files: readonly FoundFile[];
  readonly fileBytes: number;
  readonly limits: CheckLimits;
}

export type FileReading =
  | { readonly kind: 'read'; readonly draft: FileDraft }
  /** It is its owner's business. */
  | { readonly kind: 'other' }
  | { readonly kind: 'failed'; readonly path: string; readonly issue: Issue };

/** Bulk task: reads files from the first on until there is enough to hand over. Answers for those that it read. */
export function readCaptures({ folder, files, fileBytes, limits }: ReadInput): readonly FileReading[] {
  const readings: FileReading[] = [];
  let bytes = 0;
  for (const file of files) {
    if (bytes >= TASK_BYTES) break;
    const reading = readCapture(folder, file, fileBytes, limits);
    if (reading.kind === 'read') bytes += reading.draft.evidence.sizeBytes;
    readings.push(reading);
  }
  return readings;
}

function readCapture(folder: string, file: FoundFile, fileBytes: number, limits: CheckLimits): FileReading {
  const { path, role } = file;
  const content = withFile<Buffer | null>(join(folder, path), (handle, stats) => {
    if (role === 'other' && !speaksOfHashes(readAt(handle, 0, HEAD_BYTES))) return ok(null);
    return readWhole(handle, stats, fileBytes);
  });
  if (!content.ok) return role === 'other' ? { kind: 'other' } : { kind: 'failed', path, issue: content.error };
  if (content.value === null) return { kind: 'other' };

  const { rows, issues } = readRows(content.value, limits);
  if (rows.length === 0 && isOwnersBusiness(file, issues)) return { kind: 'other' };
  const draft: FileDraft = {
    path,
    evidence: toEvidence(content.value),
    companion: file.companion === null ? null : readCompanion(folder, file.companion),
    pages: toDraftPages(rows),
    rowCount: rows.length,
    issues,
  };
  return { kind: 'read', draft };
}

/**
 * Whether a file without a row is none of ours: a script may well speak of hashes, and a table of something else. A table
 * with the header of a capture is one that failed, and so is most likely an empty CSV.
 */
function isOwnersBusiness({ role, path }: FoundFile, issues: readonly Issue[]): boolean {
  if (role !== 'table') return role === 'other';
  return issues.every(({ code }) => code === 'file-not-a-capture' || (code === 'file-empty' && !/\.csv$/i.test(path)));
}

/** It only goes along with its capture, so one that cannot be read is no reason to hold that up. */
function readCompanion(folder: string, path: string): FileDraft['companion'] {
  const content = withFile(join(folder, path), (handle, stats) => readWhole(handle, stats, COMPANION_BYTES));
  return content.ok ? { path, evidence: toEvidence(content.value) } : null;
}
