/**
 * Collecting what a returned stick, or any folder, holds. Only reads there, and executes nothing. Guards that a file is
 * told as stored only after the commit that holds it, and that one bad file never keeps the others.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type CheckLimits, DEFAULT_CHECK_LIMITS } from '../../../shared/autopilot/checks/check-row.ts';
import { type IssueCode, issue } from '../../../shared/autopilot/issues.ts';
import { readExportRecord } from '../merge/export-record.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import { appendAudit } from '../store/audit.ts';
import { noteBatch } from '../store/batches.ts';
import { knownContents } from '../store/exports.ts';
import type { Store } from '../store/open-store.ts';
import { type FileDraft, type FileSource, recordFiles } from '../store/record-files.ts';
import { type PlaceIssue, recordPlaceIssues } from '../store/record-issues.ts';
import { inRecording } from '../store/recording.ts';
import { currentTrip } from '../store/sticks.ts';
import { toStoreError } from '../store/store-failure.ts';
import { addTo, type CollectCounters } from './collect-counters.ts';
import type { CollectProgress, CollectResult, CollectStop } from './collect-result.ts';
import { NAMED_FILE_BYTES, WALK_LIMITS } from './collect-rules.ts';
import type { FileReading } from './file-reading.ts';
import { readAhead } from './read-ahead.ts';
import type { Walk } from './walk-folder.ts';

/** What a stick's manifest says that its captures take over. */
export interface CollectStick {
  readonly stickId: string;
  readonly batch: string;
  readonly tenant: string;
  readonly groupTag: string;
  readonly orderId: string;
}

export interface CollectRequest {
  /** A stick's root, a folder, or one file. */
  readonly root: string;
  /** Null for a source that is no stick of ours. */
  readonly stick: CollectStick | null;
  /** What was met at the source before its captures: kept with what the walk meets. */
  readonly sourceIssues?: readonly PlaceIssue[];
  /** Whether files that we wrote ourselves are taken for captures all the same. */
  readonly takeOwnExports?: boolean;
  /** What rows are checked against; the clock of the store is the one to compare with unless this says otherwise. */
  readonly limits?: CheckLimits;
  /** Told how far it has come between two commits. */
  readonly counters?: CollectCounters;
}

export interface CollectPorts {
  readonly store: Store;
  readonly bulk: BulkRunner;
}

/** Told with each collection, but not kept: nothing about the source is wrong. */
const PASSING: ReadonlySet<IssueCode> = new Set(['file-own-export', 'walk-link-skipped', 'archive-nested']);

/**
 * Takes everything that a source holds into the store. Never rejects for what is on the source or for the state of the
 * store: `stopped` says what ended it early, and the counts tell what was stored by then.
 *
 * @param signal Ends it: what is not committed by then is not stored.
 */
export async function collectFolder(
  request: CollectRequest,
  ports: CollectPorts,
  onProgress: (progress: CollectProgress) => void,
  signal: AbortSignal,
): Promise<CollectResult> {
  const tally = newTally();
  const stopped = await collectInto(tally, request, ports, onProgress, signal).catch((error: unknown): CollectStop => {
    if (signal.aborted && error === signal.reason) return { reason: 'aborted' };
    return { reason: 'store-failed', error: toStoreError(error) };
  });
  return { ...tally, stopped };
}

interface Tally extends Omit<{ -readonly [K in keyof CollectResult]: CollectResult[K] }, 'issues' | 'stopped'> {
  readonly issues: PlaceIssue[];
}

function newTally(): Tally {
  const counts = { files: 0, captures: 0, new: 0, seenBefore: 0, needsAttention: 0 };
  return { ...counts, otherFiles: 0, newDevices: 0, newConflicts: 0, issues: [] };
}

async function collectInto(
  tally: Tally,
  { root, stick, sourceIssues = [], takeOwnExports = false, limits, counters }: CollectRequest,
  { store, bulk }: CollectPorts,
  onProgress: (progress: CollectProgress) => void,
  signal: AbortSignal,
): Promise<CollectStop | null> {
  signal.throwIfAborted();
  const walk = await bulk.run('collect:walk', { root, limits: WALK_LIMITS }, signal);
  if (walk === null) return { reason: 'source-gone' };
  const source = await sourceOf(store, root, stick);
  const ownExports = takeOwnExports ? null : await exportsBeside(walk);
  const placeIssues = [...sourceIssues, ...walk.issues];
  addIssues(tally, walk.issues);
  tally.otherFiles += walk.otherFiles;

  const countRows = (captures: number, bytes: number) => {
    addTo(counters ?? null, 'captures', captures);
    addTo(counters ?? null, 'bytesStored', bytes);
  };
  let stopped: CollectStop | null = null;
  let [filesDone, bytesDone] = [0, 0];
  const checkLimits = limits ?? { ...DEFAULT_CHECK_LIMITS, nowMs: store.clock.nowMs() };
  // The folder of a file that was named is another one than the root.
  const fileBytes = walk.folder === root ? WALK_LIMITS.fileBytes : NAMED_FILE_BYTES;
  const input = { folder: walk.folder, fileBytes, limits: checkLimits, takeOwnExports, counters: counters ?? null };
  for await (const readings of readAhead(walk.files, input, bulk, signal)) {
    signal.throwIfAborted();
    const failed = readings.flatMap(placeIssuesOf);
    if (failed.length > 0 && (await isGone(walk))) stopped = { reason: 'source-gone' };
    else {
      placeIssues.push(...failed);
      addIssues(tally, failed);
    }
    const drafts = await withoutOwnExports(tally, store, ownExports, draftsOf(readings));
    const recorded = await recordFiles(store, source, drafts, { signal, onRows: countRows });
    for (const file of recorded.files) {
      tally.files++;
      tally.captures += file.captures;
      tally[file.isNew ? 'new' : 'seenBefore'] += file.captures;
      tally.needsAttention += file.needsAttention;
      for (const found of file.issues) tally.issues.push({ path: file.path, issue: found });
    }
    tally.newDevices += recorded.newDevices;
    tally.newConflicts += recorded.newConflicts;
    tally.otherFiles += readings.filter((reading) => reading.kind === 'other').length;
    filesDone += readings.length;
    bytesDone += drafts.reduce((sum, draft) => sum + draft.evidence.sizeBytes, 0);
    const { captures } = tally;
    onProgress({ filesDone, filesTotal: walk.files.length, bytesDone, captures, committed: recorded.files });
    if (stopped !== null) break;
  }

  const kept = placeIssues.filter(({ issue: { code } }) => !PASSING.has(code));
  await recordPlaceIssues(store, source.source, kept, stopped === null);
  const { files, captures, needsAttention } = tally;
  await inRecording(store, (recording) =>
    appendAudit(recording, 'collected', source.source, { files, captures, new: tally.new, needsAttention }),
  );
  return stopped;
}

async function sourceOf(store: Store, root: string, stick: CollectStick | null): Promise<FileSource> {
  if (stick === null) return { source: root, stickId: null, trip: null, batch: '', orderId: '' };
  const { stickId, batch, orderId } = stick;
  if (batch !== '') await inRecording(store, (recording) => noteBatch(recording, stick));
  return { source: stickId, stickId, trip: await currentTrip(store, stickId), batch, orderId };
}

function addIssues(tally: Tally, found: readonly PlaceIssue[]): void {
  for (const { path, issue: problem } of found) {
    tally.issues.push({ path, issue: problem });
    if (problem.severity !== 'note') tally.needsAttention++;
  }
}

/**
 * Another device at the same path means that the stick was taken out, whatever its mount point does. The folder is
 * listed as well, because a system may answer from memory what a file system said that has gone.
 */
async function isGone({ folder, device }: Walk): Promise<boolean> {
  try {
    await readdir(folder);
    return (await stat(folder)).dev !== device;
  } catch {
    return true;
  }
}

function draftsOf(readings: readonly FileReading[]): readonly FileDraft[] {
  return readings.flatMap((reading) => {
    if (reading.kind === 'archive') return reading.drafts;
    return reading.kind === 'read' ? [reading.draft] : [];
  });
}

/** What could not be read of a file, or in it. */
function placeIssuesOf(reading: FileReading): readonly PlaceIssue[] {
  if (reading.kind === 'archive') return reading.issues;
  return reading.kind === 'failed' ? [reading] : [];
}

/** SHA-256 of the files that the records of exports name, by their paths below the root. */
type ExportsBeside = ReadonlyMap<string, ReadonlySet<string>>;

async function exportsBeside({ folder, exportFolders }: Walk): Promise<ExportsBeside> {
  const beside = new Map<string, Set<string>>();
  for (const path of exportFolders) {
    for (const { file, sha256 } of await readExportRecord(join(folder, path))) {
      const hashes = beside.get(path + file) ?? new Set();
      beside.set(path + file, hashes.add(sha256));
    }
  }
  return beside;
}

/**
 * What we wrote ourselves is no capture. Nothing is left out where the exports are to be taken (null), nor what is
 * stored as a capture already: our export of one capture can be that capture byte for byte.
 */
async function withoutOwnExports(
  tally: Tally,
  store: Store,
  beside: ExportsBeside | null,
  drafts: readonly FileDraft[],
): Promise<readonly FileDraft[]> {
  if (beside === null) return drafts;
  const known = await knownContents(
    store,
    drafts.map((draft) => draft.evidence.sha256),
  );
  return drafts.filter(({ path, evidence: { sha256 } }) => {
    const isExport = known.exports.has(sha256) || beside.get(path)?.has(sha256) === true;
    const isOwn = isExport && !known.captures.has(sha256);
    if (isOwn) addIssues(tally, [{ path, issue: issue('file-own-export') }]);
    return !isOwn;
  });
}
