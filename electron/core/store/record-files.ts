/**
 * Storing files that were read from a stick or folder. Guards three invariants: a file is stored whole or not at all,
 * its bytes are in the same transaction as its captures, and the same bytes are stored once however often they come.
 */
import { type Insertable, type InsertResult, type SqlBool, sql } from 'kysely';
import type { Issue } from '../../../shared/autopilot/issues.ts';
import { type EvidenceDraft, fromDraftPage } from './capture-draft.ts';
import { type FileSums, fileSums } from './file-sums.ts';
import { type InsertEnding, insertRows } from './insert-rows.ts';
import type { Store } from './open-store.ts';
import {
  type CaptureOrigin,
  type CapturesRecorded,
  type NewCapture,
  newCapture,
  recordCaptures,
} from './record-captures.ts';
import { issueRow, recordFileIssues, settleIssues } from './record-issues.ts';
import { inRecording, type Recording } from './recording.ts';
import type { EvidenceTable, IssuesTable } from './tables.ts';
import { countOpened } from './write-conflicts.ts';

/** A file as it was read. */
export interface FileDraft {
  /** Below the source's root, with `/`. */
  readonly path: string;
  readonly evidence: EvidenceDraft;
  /** The `device.json` beside it. */
  readonly companion: { readonly path: string; readonly evidence: EvidenceDraft } | null;
  /** `CaptureDraft`s in pages; none where it is no capture although it should be one. */
  readonly pages: readonly Uint8Array[];
  readonly rowCount: number;
  /** About the file as a whole, or about rows that could not be read as such. */
  readonly issues: readonly Issue[];
}

/** Where files come from: a stick, or a folder without one. */
export interface FileSource extends CaptureOrigin {
  /** The stick's id, or the folder's path. */
  readonly source: string;
}

export interface FileRecorded extends FileSums {
  readonly path: string;
  readonly sha256: string;
  /** False where the same bytes were stored before. */
  readonly isNew: boolean;
}

export interface FilesRecorded {
  readonly newDevices: number;
  readonly newConflicts: number;
  /** In the order given. */
  readonly files: readonly FileRecorded[];
}

/** Captures that are settled together: enough to make statements worth it, few enough to keep the main thread free. */
const CAPTURES_AT_ONCE = 200;

export interface RecordingWatch {
  /** Aborted, nothing of these files is stored and the promise rejects with the reason. */
  readonly signal: AbortSignal;
  /** Told of rows that are written but not committed yet, with the bytes of their files that they stand for. */
  readonly onRows: (rows: number, bytes: number) => void;
}

/** Stores files in one transaction. Once the promise is fulfilled they survive a crash and a power cut. */
export async function recordFiles(
  store: Store,
  source: FileSource,
  drafts: readonly FileDraft[],
  watch?: RecordingWatch,
): Promise<FilesRecorded> {
  if (drafts.length === 0) return { files: [], newDevices: 0, newConflicts: 0 };
  return inRecording(store, async (recording) => {
    const newHashes = await recordEvidence(recording, drafts);
    await recordSightings(recording, source, drafts);
    await recordFileIssues(recording, source.source, drafts);

    const fresh: FileDraft[] = [];
    const isFresh = drafts.map((draft) => {
      // The same bytes twice in one transaction: only the first time are they new.
      const isNew = newHashes.delete(draft.evidence.sha256);
      if (isNew) fresh.push(draft);
      return isNew;
    });
    const { sums, ...recorded } = await recordRows(recording, source, fresh, watch);
    const seenBefore = drafts.filter((_, index) => isFresh[index] === false);
    const earlier = await fileSums(
      recording,
      seenBefore.map((draft) => draft.evidence.sha256),
    );
    const files = drafts.map(({ path, evidence: { sha256 }, issues }, index) => {
      const isNew = isFresh[index] === true;
      const rows = (isNew ? sums : earlier).get(sha256) ?? NO_SUMS;
      const isDoubtful = issues.some(({ severity }) => severity !== 'note');
      const needsAttention = rows.needsAttention + Number(isDoubtful);
      return { path, sha256, isNew, captures: rows.captures, needsAttention, issues: [...issues, ...rows.issues] };
    });
    return { files, ...recorded };
  });
}

const NO_SUMS: FileSums = { captures: 0, needsAttention: 0, issues: [] };

/** Stores the bytes that are not stored yet; answers with the hashes of files that were not known for such. */
async function recordEvidence(recording: Recording, drafts: readonly FileDraft[]): Promise<Set<string>> {
  const { db, engine, at } = recording;
  const companions = drafts.flatMap(({ companion }) =>
    companion === null ? [] : [evidenceRow(companion.evidence, 'companion', null, at)],
  );
  await insertRows(db, engine, 'evidence', companions, onlyNew);
  // One statement may not change the same row twice.
  const rows = new Map<string, Insertable<EvidenceTable>>();
  for (const { evidence, companion, rowCount } of drafts) {
    if (rows.has(evidence.sha256)) continue;
    const kind = rowCount > 0 ? 'capture' : 'damaged';
    rows.set(evidence.sha256, evidenceRow(evidence, kind, companion?.evidence.sha256 ?? null, at));
  }
  const inserted = await insertRows(db, engine, 'evidence', [...rows.values()], newAsCapture);
  return new Set(inserted.map((row) => row.sha256));
}

function evidenceRow(
  { sha256, sizeBytes, encoding, content }: EvidenceDraft,
  kind: EvidenceTable['kind'],
  companionSha256: string | null,
  at: string,
): Insertable<EvidenceTable> {
  return {
    sha256,
    kind,
    size_bytes: sizeBytes,
    encoding,
    content,
    companion_sha256: companionSha256,
    first_seen_at: at,
  };
}

const onlyNew: InsertEnding<'evidence', { sha256: string }> = (insert) =>
  insert.onConflict((known) => known.column('sha256').doNothing()).returning('sha256');

/** Bytes that were met only as a `device.json` (both may be empty) were never looked at as a capture. */
const newAsCapture: InsertEnding<'evidence', { sha256: string }> = (insert) =>
  insert
    .onConflict((known) =>
      known
        .column('sha256')
        .doUpdateSet((eb) => ({
          kind: eb.ref('excluded.kind'),
          companion_sha256: eb.ref('excluded.companion_sha256'),
        }))
        // In words, because an ending adds no parameters.
        .where(sql<SqlBool>`evidence.kind = 'companion'`),
    )
    .returning('sha256');

const seenAgain: InsertEnding<'sightings', InsertResult> = (insert) =>
  insert.onConflict((known) =>
    known
      .columns(['sha256', 'source', 'path'])
      .doUpdateSet((eb) => ({ last_seen_at: eb.ref('excluded.last_seen_at') })),
  );

async function recordSightings(
  { db, engine, at }: Recording,
  { source }: FileSource,
  drafts: readonly FileDraft[],
): Promise<void> {
  // Two files of one folder have the same companion, and one statement may not meet the same place twice.
  const hashes = new Map<string, string>();
  for (const { path, evidence, companion } of drafts) {
    hashes.set(path, evidence.sha256);
    if (companion !== null) hashes.set(companion.path, companion.evidence.sha256);
  }
  const rows = Array.from(hashes, ([path, sha256]) => ({
    source,
    path,
    sha256,
    first_seen_at: at,
    last_seen_at: at,
  }));
  await insertRows(db, engine, 'sightings', rows, seenAgain);
}

interface RowsRecorded {
  readonly newDevices: number;
  readonly newConflicts: number;
  /** By SHA-256 of the file. */
  readonly sums: ReadonlyMap<string, FileSums>;
}

/** Stores the rows of files that are new, and everything that is wrong with them. */
async function recordRows(
  recording: Recording,
  source: FileSource,
  drafts: readonly FileDraft[],
  watch?: RecordingWatch,
): Promise<RowsRecorded> {
  const { stickId, trip, batch, orderId } = source;
  const origin = { stickId, trip, batch, orderId };
  const sums = new Map<string, FileSums>();
  const issueRows: Insertable<IssuesTable>[] = [];
  const recorded: CapturesRecorded[] = [];
  const waiting: NewCapture[] = [];

  for (const { path, evidence, pages, rowCount } of drafts) {
    const file_sha256 = evidence.sha256;
    const issues: Issue[] = [];
    const doubtful = new Set<string>();
    for (const page of pages) {
      watch?.signal.throwIfAborted();
      const rows = fromDraftPage(page);
      for (const draft of rows) {
        const capture = newCapture(draft, file_sha256, origin, recording.newId());
        waiting.push(capture);
        for (const found of draft.issues) {
          const issue = { ...found, row: draft.row };
          issues.push(issue);
          if (issue.severity !== 'note') doubtful.add(capture.id);
          const tie = { issue_key: `${file_sha256}:${issues.length}`, file_sha256, capture_id: capture.id };
          issueRows.push({ ...issueRow(recording, issue, source.source, path), ...tie });
        }
      }
      watch?.onRows(rows.length, (rows.length / rowCount) * evidence.sizeBytes);
      if (waiting.length >= CAPTURES_AT_ONCE) recorded.push(await recordCaptures(recording, waiting.splice(0)));
    }
    sums.set(file_sha256, { captures: rowCount, needsAttention: doubtful.size, issues });
  }
  if (waiting.length > 0) recorded.push(await recordCaptures(recording, waiting));
  await insertRows(recording.db, recording.engine, 'issues', issueRows);
  for (const { recaptured, broughtBack } of recorded) await settleIssues(recording, recaptured, broughtBack);
  const opened = recorded.flatMap(({ openedConflicts }) => openedConflicts);
  return {
    sums,
    newDevices: recorded.reduce((sum, { newDevices }) => sum + newDevices, 0),
    newConflicts: await countOpened(recording, opened),
  };
}
