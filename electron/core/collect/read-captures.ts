import { join } from 'node:path';
import type { CheckLimits } from '../../../shared/autopilot/checks/check-row.ts';
import { ok } from '../../../shared/result.ts';
import { archiveKindOf, NAME_BYTES, speaksOfCaptureNames } from '../archives/archive-kind.ts';
import type { FileDraft } from '../store/record-files.ts';
import { addTo, type CollectCounters } from './collect-counters.ts';
import { HEAD_BYTES, isOwnersBusiness, speaksOfHashes, WALK_LIMITS } from './collect-rules.ts';
import { toEvidence } from './compress.ts';
import { type FileReading, fileDraft, largeDraft } from './file-reading.ts';
import { readArchived } from './read-archived.ts';
import { readAt, readWhole, withFile } from './read-file.ts';
import { type LargeFile, readLarge } from './read-large.ts';
import { readRows } from './read-rows.ts';
import type { FoundFile } from './walk-folder.ts';

/** Most bytes that one task holds: files after these wait for the next task. */
const TASK_BYTES = 8 * 1024 * 1024;
/** A `device.json` beyond this is none of the kit's. */
const COMPANION_BYTES = 64 * 1024;

export interface ReadInput {
  readonly folder: string;
  readonly files: readonly FoundFile[];
  /** Beyond `WALK_LIMITS.fileBytes` only for a capture file that was named by hand; no archive may be larger than that. */
  readonly fileBytes: number;
  readonly limits: CheckLimits;
  /** Whether files that we wrote ourselves are taken from archives all the same. */
  readonly takeOwnExports: boolean;
  /** Told how many bytes were read. */
  readonly counters?: CollectCounters | null;
}

/** Bulk task: reads files from the first on until there is enough to hand over. Answers for those that it read. */
export async function readCaptures(input: ReadInput): Promise<readonly FileReading[]> {
  const readings: FileReading[] = [];
  let bytes = 0;
  for (const file of input.files) {
    if (bytes >= TASK_BYTES) break;
    const reading = await readCapture(file, input);
    bytes += bytesOf(reading);
    readings.push(reading);
  }
  return readings;
}

async function readCapture(file: FoundFile, input: ReadInput): Promise<FileReading> {
  const { path, role } = file;
  const { counters = null } = input;
  const content = withFile<Buffer | LargeFile | null>(join(input.folder, path), (handle, stats) => {
    if (role === 'other' && !isWorthReading(handle, stats.size)) return ok(null);
    const isLarge = stats.size > WALK_LIMITS.fileBytes && stats.size <= input.fileBytes;
    const isArchive = isLarge && archiveKindOf(readAt(handle, 0, HEAD_BYTES)) !== null;
    if (isLarge && !isArchive) return readLarge(handle, stats, input.limits, counters);
    const whole = readWhole(handle, stats, isArchive ? WALK_LIMITS.fileBytes : input.fileBytes);
    addTo(counters, 'bytesRead', stats.size);
    return whole;
  });
  if (!content.ok) return role === 'other' ? { kind: 'other' } : { kind: 'failed', path, issue: content.error };
  if (content.value === null) return { kind: 'other' };
  const companion = file.companion === null ? null : readCompanion(input.folder, file.companion);
  if (!Buffer.isBuffer(content.value)) return { kind: 'read', draft: largeDraft(path, content.value, companion) };
  if (archiveKindOf(content.value) !== null) return readArchived(file, content.value, companion, input);
  const parsed = readRows(content.value, input.limits);
  if (parsed.rows.length === 0 && isOwnersBusiness(role, path, parsed.issues)) return { kind: 'other' };
  return { kind: 'read', draft: fileDraft(path, content.value, companion, parsed) };
}

/** Whether the first bytes of a file that nobody pointed at promise a capture, or an archive with one. */
function isWorthReading(file: number, sizeBytes: number): boolean {
  const head = readAt(file, 0, HEAD_BYTES);
  if (archiveKindOf(head) === null) return speaksOfHashes(head);
  const tailFrom = Math.max(sizeBytes - NAME_BYTES, 0);
  return speaksOfCaptureNames(Buffer.concat([readAt(file, 0, NAME_BYTES), readAt(file, tailFrom, NAME_BYTES)]));
}

/** What a reading holds in memory, or has cost to unpack. */
function bytesOf(reading: FileReading): number {
  if (reading.kind === 'read') return reading.draft.evidence.sizeBytes;
  if (reading.kind !== 'archive') return 0;
  return reading.drafts.reduce((sum, { evidence }) => sum + evidence.sizeBytes, reading.sizeBytes);
}

/** It only goes along with its capture, so one that cannot be read is no reason to hold that up. */
function readCompanion(folder: string, path: string): FileDraft['companion'] {
  const content = withFile(join(folder, path), (handle, stats) => readWhole(handle, stats, COMPANION_BYTES));
  return content.ok ? { path, evidence: toEvidence(content.value) } : null;
}
