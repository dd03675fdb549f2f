import type { Conflict } from '../../../shared/devices/conflict.ts';
import { insertRows, statementChunks } from './insert-rows.ts';
import type { Recording } from './recording.ts';
import type { Decision } from './settle.ts';
import type { StoredCapture } from './stored-capture.ts';

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
 * @returns How many were not open before.
 */
export async function writeConflicts(
  recording: Recording,
  open: readonly Conflict<StoredCapture>[],
  knownDeviceIds: readonly string[],
  deviceIdOf: (capture: StoredCapture) => string,
): Promise<number> {
  const wereOpen = await openConflictIds(recording, knownDeviceIds);
  const areOpen = new Set<string>();
  for (const conflict of open) {
    const id = await upsertOpen(recording, conflict);
    areOpen.add(id);
    const members = new Set([conflict.older, conflict.newer].flatMap((side) => side.captures.map(deviceIdOf)));
    await recording.db.deleteFrom('conflict_members').where('conflict_id', '=', id).execute();
    const rows = Array.from(members, (device_id) => ({ conflict_id: id, device_id }));
    await insertRows(recording.db, recording.engine, 'conflict_members', rows);
  }
  const moot = [...wereOpen].filter((id) => !areOpen.has(id));
  for (const chunk of statementChunks(moot, 1, recording.engine)) {
    await recording.db.updateTable('conflicts').set({ state: 'moot' }).where('id', 'in', chunk).execute();
  }
  return [...areOpen].filter((id) => !wereOpen.has(id)).length;
}

async function openConflictIds({ db, engine }: Recording, deviceIds: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const chunk of statementChunks(deviceIds, 1, engine)) {
    const rows = await db
      .selectFrom('conflicts')
      .innerJoin('conflict_members', 'conflict_members.conflict_id', 'conflicts.id')
      .where('conflict_members.device_id', 'in', chunk)
      .where('conflicts.state', '=', 'open')
      .select('conflicts.id')
      .execute();
    for (const { id } of rows) ids.add(id);
  }
  return ids;
}

async function upsertOpen({ db, at, newId }: Recording, conflict: Conflict<StoredCapture>): Promise<string> {
  const found = {
    serial: conflict.serial,
    state: 'open',
    older_capture_id: conflict.older.capture.id,
    newer_capture_id: conflict.newer.capture.id,
    contested: conflict.contested.join(','),
    resolutions: conflict.resolutions.join(','),
    choice: null,
    kept_identity_key: null,
    resolved_at: null,
  } as const;
  const { id } = await db
    .insertInto('conflicts')
    .values({ id: newId(), kind: conflict.kind, key: conflict.key, opened_at: at, ...found })
    .onConflict((existing) => existing.column('key').doUpdateSet(found))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
