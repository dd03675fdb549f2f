import type { Insertable, Kysely } from 'kysely';
import type { Conflict } from '../../../shared/devices/conflict.ts';
import { type InsertEnding, insertRows, statementChunks } from './insert-rows.ts';
import type { Recording } from './recording.ts';
import type { Decision } from './settle.ts';
import type { StoredCapture } from './stored-capture.ts';
import type { ConflictsTable, Tables } from './tables.ts';

/** The choices in force for conflicts of these devices, by conflict key. */
export async function decisionsFor(
  { db, engine }: Recording,
  deviceIds: readonly string[],
): Promise<ReadonlyMap<string, Decision>> {
  const decisions = new Map<string, Decision>();
  for (const chunk of statementChunks(deviceIds, 1, engine)) {
    const rows = await db
      .selectFrom('conflicts')
      .innerJoin('conflict_members', 'conflict_members.conflict_id', 'conflicts.id')
      .where('conflict_members.device_id', 'in', chunk)
      .where('conflicts.state', '=', 'resolved')
      .select(['conflicts.key', 'conflicts.choice', 'conflicts.kept_identity_key'])
      .execute();
    for (const { key, choice, kept_identity_key } of rows) {
      if (choice !== null) decisions.set(key, { choice, keptIdentityKey: kept_identity_key });
    }
  }
  return decisions;
}

/**
 * Stores which conflicts are open among these devices; those of them that were open and are not found any more are moot.
 *
 * @param deviceIdOf The device of a capture.
 * @returns Ids of those that were not open before. What the same recording opened and made moot again counts for nothing:
 * `countOpened` clears it away.
 */
export async function writeConflicts(
  recording: Recording,
  open: readonly Conflict<StoredCapture>[],
  knownDeviceIds: readonly string[],
  deviceIdOf: (capture: StoredCapture) => string,
): Promise<readonly string[]> {
  const { db, engine } = recording;
  const wereOpen = await openConflicts(recording, knownDeviceIds);
  const found = open.map((conflict): OpenConflict => {
    const members = [conflict.older, conflict.newer].flatMap((side) => side.captures.map(deviceIdOf));
    return { row: conflictRow(recording, conflict), members: [...new Set(members)].sort() };
  });
  const changed = found.filter(({ row, members }) => {
    const before = wereOpen.get(row.key);
    return before === undefined || before.shape !== shapeOf(row, members);
  });
  const written = await insertRows(
    db,
    engine,
    'conflicts',
    changed.map(({ row }) => row),
    openAgain,
  );
  const idOf = new Map(written.map(({ key, id }) => [key, id]));
  for (const chunk of statementChunks([...idOf.values()], 1, engine)) {
    await db.deleteFrom('conflict_members').where('conflict_id', 'in', chunk).execute();
  }
  const memberRows = changed.flatMap(({ row, members }) =>
    members.map((device_id) => ({ conflict_id: idOf.get(row.key) ?? '', device_id })),
  );
  await insertRows(db, engine, 'conflict_members', memberRows);

  const areOpen = new Set(found.map(({ row }) => row.key));
  const moot = Array.from(wereOpen).flatMap(([key, { id }]) => (areOpen.has(key) ? [] : [id]));
  for (const chunk of statementChunks(moot, 1, engine)) {
    await db.updateTable('conflicts').set({ state: 'moot' }).where('id', 'in', chunk).execute();
  }
  return written.filter(({ key }) => !wereOpen.has(key)).map(({ id }) => id);
}

/**
 * How many of the conflicts that a recording opened are open at its end. Those that are moot by then nobody has seen, so
 * they are not kept.
 */
export async function countOpened({ db, engine, at }: Recording, opened: readonly string[]): Promise<number> {
  let count = 0;
  for (const chunk of statementChunks([...new Set(opened)], 1, engine)) {
    const rows = await db
      .selectFrom('conflicts')
      .where('id', 'in', chunk)
      .select(['id', 'state', 'opened_at'])
      .execute();
    count += rows.filter(({ state }) => state === 'open').length;
    const unseen = rows.filter(({ state, opened_at }) => state === 'moot' && opened_at === at).map(({ id }) => id);
    if (unseen.length === 0) continue;
    await db.deleteFrom('conflict_members').where('conflict_id', 'in', unseen).execute();
    await db.deleteFrom('conflicts').where('id', 'in', unseen).execute();
  }
  return count;
}

interface OpenConflict {
  readonly row: Insertable<ConflictsTable>;
  /** Ids of devices, sorted. */
  readonly members: readonly string[];
}

/** What of a conflict may change while it stays open. */
function shapeOf(
  row: Pick<Insertable<ConflictsTable>, 'older_capture_id' | 'newer_capture_id' | 'serial' | 'resolutions'>,
  members: readonly string[],
): string {
  return [row.older_capture_id, row.newer_capture_id, row.serial, row.resolutions, ...members].join('\n');
}

/** The open conflicts of these devices, by key. */
async function openConflicts(
  { db, engine }: Recording,
  deviceIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly shape: string }>> {
  const ids = new Set<string>();
  for (const chunk of statementChunks(deviceIds, 1, engine)) {
    const rows = await openMemberships(db, chunk).select('conflicts.id').distinct().execute();
    for (const { id } of rows) ids.add(id);
  }
  const open = new Map<string, { readonly id: string; readonly shape: string }>();
  for (const chunk of statementChunks([...ids], 1, engine)) {
    const rows = await db.selectFrom('conflicts').where('id', 'in', chunk).selectAll().execute();
    const members = await db.selectFrom('conflict_members').where('conflict_id', 'in', chunk).selectAll().execute();
    const membersOf = Map.groupBy(members, ({ conflict_id }) => conflict_id);
    for (const row of rows) {
      const devices = (membersOf.get(row.id) ?? []).map(({ device_id }) => device_id).sort();
      open.set(row.key, { id: row.id, shape: shapeOf(row, devices) });
    }
  }
  return open;
}

/** Memberships of the devices in open conflicts. */
export function openMemberships(db: Kysely<Tables>, deviceIds: readonly string[]) {
  return db
    .selectFrom('conflict_members')
    .innerJoin('conflicts', 'conflicts.id', 'conflict_members.conflict_id')
    .where('conflict_members.device_id', 'in', deviceIds)
    .where('conflicts.state', '=', 'open');
}

function conflictRow({ at, newId }: Recording, conflict: Conflict<StoredCapture>): Insertable<ConflictsTable> {
  return {
    id: newId(),
    kind: conflict.kind,
    key: conflict.key,
    opened_at: at,
    serial: conflict.serial,
    state: 'open',
    older_capture_id: conflict.older.capture.id,
    newer_capture_id: conflict.newer.capture.id,
    contested: conflict.contested.join(','),
    resolutions: conflict.resolutions.join(','),
    choice: null,
    kept_identity_key: null,
    resolved_at: null,
  };
}

const openAgain: InsertEnding<'conflicts', { id: string; key: string }> = (insert) =>
  insert
    .onConflict((known) =>
      known.column('key').doUpdateSet((eb) => ({
        serial: eb.ref('excluded.serial'),
        state: eb.ref('excluded.state'),
        older_capture_id: eb.ref('excluded.older_capture_id'),
        newer_capture_id: eb.ref('excluded.newer_capture_id'),
        contested: eb.ref('excluded.contested'),
        resolutions: eb.ref('excluded.resolutions'),
        choice: eb.ref('excluded.choice'),
        kept_identity_key: eb.ref('excluded.kept_identity_key'),
        resolved_at: eb.ref('excluded.resolved_at'),
      })),
    )
    .returning(['id', 'key']);
