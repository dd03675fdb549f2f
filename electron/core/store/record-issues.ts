import type { Insertable, InsertResult, Selectable } from 'kysely';
import type { Issue, IssueValues } from '../../../shared/autopilot/issues.ts';
import { appendAudit } from './audit.ts';
import { type InsertEnding, insertRows, statementChunks } from './insert-rows.ts';
import type { Store } from './open-store.ts';
import { inRecording, type Recording } from './recording.ts';
import type { StoredCapture } from './stored-capture.ts';
import type { IssuesTable } from './tables.ts';

/** The columns that every issue of a place has, whatever it is tied to. */
export function issueRow({ at, newId }: Recording, issue: Issue, source: string, path: string) {
  return {
    id: newId(),
    code: issue.code,
    severity: issue.severity,
    row_number: issue.row,
    details: JSON.stringify(issue.values),
    source,
    path,
    state: 'open',
    opened_at: at,
    last_seen_at: at,
    resolved_at: null,
  } as const;
}

type IssueColumns = Pick<Selectable<IssuesTable>, 'code' | 'severity' | 'row_number' | 'details'>;

export function storedIssue({ code, severity, row_number, details }: IssueColumns): Issue {
  // The column holds what `issueRow` wrote.
  return { code, severity, row: row_number, values: JSON.parse(details) as IssueValues };
}

/** What is said of a file as a whole, of the bytes that stand at its place now. */
export interface FileAtPlace {
  readonly path: string;
  readonly evidence: { readonly sha256: string };
  readonly issues: readonly Issue[];
}

/**
 * Stores what is wrong with files as a whole: one issue for each place, because the same damaged bytes on two sticks are
 * two things to mend. What was wrong with other bytes at the same place is resolved.
 */
export async function recordFileIssues(
  recording: Recording,
  source: string,
  files: readonly FileAtPlace[],
): Promise<void> {
  const { db, engine } = recording;
  await resolveReplaced(recording, source, files);
  // One statement may not meet the same key twice.
  const rows = new Map<string, Insertable<IssuesTable>>();
  for (const { path, evidence, issues } of files) {
    for (const [index, issue] of issues.entries()) {
      const key = fileIssueKey(source, path, evidence.sha256, index + 1);
      const tie = { issue_key: key, file_sha256: evidence.sha256, capture_id: null };
      rows.set(key, { ...issueRow(recording, issue, source, path), ...tie });
    }
  }
  await insertRows(db, engine, 'issues', [...rows.values()], metAgain);
}

function fileIssueKey(source: string, path: string, sha256: string, number: number): string {
  return `${source}|${path}|${sha256}:${number}`;
}

async function resolveReplaced(
  { db, engine, at }: Recording,
  source: string,
  files: readonly FileAtPlace[],
): Promise<void> {
  const now = new Set(files.map(({ path, evidence }) => `${evidence.sha256} ${path}`));
  const paths = files.map(({ path }) => path);
  const replaced: string[] = [];
  for (const chunk of statementChunks(paths, 1, engine)) {
    const rows = await db
      .selectFrom('issues')
      .where('source', '=', source)
      .where('path', 'in', chunk)
      .where('file_sha256', 'is not', null)
      .where('capture_id', 'is', null)
      .where('state', '=', 'open')
      .select(['id', 'path', 'file_sha256'])
      .execute();
    for (const { id, path, file_sha256 } of rows) if (!now.has(`${file_sha256} ${path}`)) replaced.push(id);
  }
  for (const chunk of statementChunks(replaced, 1, engine)) {
    await db.updateTable('issues').set({ state: 'resolved', resolved_at: at }).where('id', 'in', chunk).execute();
  }
}

/**
 * Resolves what is wrong with captures whose device was captured again, and opens it again where that no longer holds;
 * each with a line in the audit log.
 */
export async function settleIssues(
  recording: Recording,
  recaptured: readonly StoredCapture[],
  broughtBack: readonly StoredCapture[],
): Promise<void> {
  const { db, engine, at } = recording;
  const changes = [
    { captures: recaptured, action: 'capture-replaced', set: { state: 'resolved', resolved_at: at } },
    { captures: broughtBack, action: 'capture-brought-back', set: { state: 'open', resolved_at: null } },
  ] as const;
  for (const { captures, action, set } of changes) {
    for (const chunk of statementChunks(captures, 1, engine)) {
      const ids = chunk.map(({ id }) => id);
      await db.updateTable('issues').set(set).where('capture_id', 'in', ids).execute();
    }
    for (const { id, facts } of captures) await appendAudit(recording, action, facts.serial, { capture: id });
  }
}

/** An issue of a file or folder that could not be read, so that there is no content to tie it to. */
export interface PlaceIssue {
  readonly path: string;
  readonly issue: Issue;
}

/**
 * Stores what could not be read at a source. The same again is still one issue, and open again; after a whole look at the
 * source, those that were not met any more are resolved.
 */
export async function recordPlaceIssues(
  store: Store,
  source: string,
  found: readonly PlaceIssue[],
  isWholeLook: boolean,
): Promise<void> {
  await inRecording(store, async (recording) => {
    const { db, engine, at } = recording;
    if (isWholeLook) {
      await db
        .updateTable('issues')
        .set({ state: 'resolved', resolved_at: at })
        .where('source', '=', source)
        .where('file_sha256', 'is', null)
        .where('state', '=', 'open')
        .execute();
    }
    // One statement may not meet the same key twice.
    const rows = new Map<string, Insertable<IssuesTable>>();
    for (const { path, issue } of found) {
      const key = `${source}|${path}|${issue.code}`;
      const place = { issue_key: key, file_sha256: null, capture_id: null };
      rows.set(key, { ...issueRow(recording, issue, source, path), ...place });
    }
    await insertRows(db, engine, 'issues', [...rows.values()], metAgain);
  });
}

const metAgain: InsertEnding<'issues', InsertResult> = (insert) =>
  insert.onConflict((known) =>
    known.column('issue_key').doUpdateSet((eb) => ({
      state: eb.ref('excluded.state'),
      last_seen_at: eb.ref('excluded.last_seen_at'),
      resolved_at: eb.ref('excluded.resolved_at'),
      details: eb.ref('excluded.details'),
    })),
  );
