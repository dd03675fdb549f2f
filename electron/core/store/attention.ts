import type { Issue } from '../../../shared/autopilot/issues.ts';
import type { SourcePlace } from './capture-places.ts';
import type { PageRequest } from './devices.ts';
import { statementChunks } from './insert-rows.ts';
import type { Store } from './open-store.ts';
import { storedIssue } from './record-issues.ts';
import { openMemberships } from './write-conflicts.ts';

/** Something that waits for a person and is about no device: a file, a folder, a row that could not be read as such. */
export interface LooseIssue {
  readonly place: SourcePlace;
  readonly issue: Issue;
}

/** The open errors and warnings that belong to no capture, oldest first, a page at a time. */
export async function looseIssues(
  { db }: Store,
  filter: { readonly stickId?: string },
  page: PageRequest,
): Promise<{ readonly issues: readonly LooseIssue[]; readonly next: string | null }> {
  const { stickId } = filter;
  const rows = await db
    .selectFrom('issues')
    .leftJoin('sticks', 'sticks.id', 'issues.source')
    .where('issues.capture_id', 'is', null)
    .where('issues.state', '=', 'open')
    .where('issues.severity', 'in', ['error', 'warning'])
    .$if(stickId !== undefined, (query) => query.where('issues.source', '=', stickId ?? ''))
    .where('issues.id', '>', page.after ?? '')
    .orderBy('issues.id')
    .limit(page.limit)
    .selectAll('issues')
    .select('sticks.number')
    .execute();
  const issues = rows.map((row) => ({
    place: { source: row.source, path: row.path, stickNumber: row.number },
    issue: storedIssue(row),
  }));
  const last = rows.at(-1);
  return { issues, next: last === undefined || rows.length < page.limit ? null : last.id };
}

/** Those of the devices that an open conflict holds back. */
export async function devicesInConflict(
  { db, engine }: Store,
  deviceIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const chunk of statementChunks(deviceIds, 1, engine)) {
    const rows = await openMemberships(db, chunk).select('conflict_members.device_id').distinct().execute();
    for (const row of rows) found.add(row.device_id);
  }
  return found;
}
