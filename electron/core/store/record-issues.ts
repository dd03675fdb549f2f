import type { Insertable, InsertResult, Selectable } from 'kysely';
import type { Issue, IssueValues } from '../../../shared/autopilot/issues.ts';
import { type InsertEnding, insertRows } from './insert-rows.ts';
import type { Store } from './open-store.ts';
import { inRecording, type Recording } from './recording.ts';
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
