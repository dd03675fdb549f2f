import type { Selectable } from 'kysely';
import type { CaptureFacts } from '../../../shared/devices/capture-facts.ts';
import {
  CONTESTED_FIELDS,
  type ConflictKind,
  type ContestedField,
  RESOLUTIONS,
  type Resolution,
} from '../../../shared/devices/conflict.ts';
import { differencesBetween, type FieldDifference } from '../../../shared/devices/differences.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { appendAudit } from './audit.ts';
import { statementChunks } from './insert-rows.ts';
import type { Store } from './open-store.ts';
import { recordCaptures } from './record-captures.ts';
import { settleIssues } from './record-issues.ts';
import { inRecording } from './recording.ts';
import { factsOf, type PlacedCapture, placedCapture } from './stored-capture.ts';
import type { ConflictState, ConflictsTable } from './tables.ts';
import { openMemberships } from './write-conflicts.ts';

/** A conflict with what a person needs to decide it. */
export interface StoredConflict {
  readonly id: string;
  readonly kind: ConflictKind;
  readonly serial: string;
  readonly state: ConflictState;
  readonly older: ConflictCapture;
  readonly newer: ConflictCapture;
  readonly contested: readonly ContestedField[];
  readonly differences: readonly FieldDifference[];
  readonly resolutions: readonly Resolution[];
  /** What was chosen; null while it is open. */
  readonly choice: Resolution | null;
  readonly openedAt: string;
  readonly resolvedAt: string | null;
}

export interface ConflictCapture {
  readonly captureId: string;
  readonly deviceId: string;
  readonly facts: CaptureFacts;
}

export type ResolveError = { readonly code: 'conflict-unknown' | 'choice-not-offered' };

/** Conflicts in a state, oldest first. */
export async function listConflicts(store: Store, state: ConflictState): Promise<readonly StoredConflict[]> {
  const rows = await store.db.selectFrom('conflicts').where('state', '=', state).orderBy('id').selectAll().execute();
  return storedConflicts(store, rows);
}

/** Null where no conflict has the id. */
export async function conflictById(store: Store, id: string): Promise<StoredConflict | null> {
  const rows = await store.db.selectFrom('conflicts').where('id', '=', id).selectAll().execute();
  const [conflict] = await storedConflicts(store, rows);
  return conflict ?? null;
}

/** Conflicts that a device is, or was, part of. */
export async function conflictsOfDevice(store: Store, deviceId: string): Promise<readonly StoredConflict[]> {
  const rows = await store.db
    .selectFrom('conflicts')
    .innerJoin('conflict_members', 'conflict_members.conflict_id', 'conflicts.id')
    .where('conflict_members.device_id', '=', deviceId)
    .orderBy('conflicts.id')
    .selectAll('conflicts')
    .execute();
  return storedConflicts(store, rows);
}

/** The open conflicts that hold these devices back, by device id, oldest first. */
export async function openConflictsOf(
  store: Store,
  deviceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredConflict[]>> {
  const found = new Map<string, StoredConflict[]>();
  for (const chunk of statementChunks(deviceIds, 1, store.engine)) {
    const rows = await openMemberships(store.db, chunk)
      .orderBy('conflicts.id')
      .selectAll('conflicts')
      .select('conflict_members.device_id')
      .execute();
    const conflicts = new Map((await storedConflicts(store, rows)).map((conflict) => [conflict.id, conflict]));
    for (const { id, device_id } of rows) {
      const conflict = conflicts.get(id);
      if (conflict !== undefined) found.set(device_id, [...(found.get(device_id) ?? []), conflict]);
    }
  }
  return found;
}

/**
 * Keeps a person's choice and works out what follows from it, in one transaction. The choice can be changed: another one
 * takes its place, and `later` opens the conflict again.
 */
export async function resolveConflict(
  store: Store,
  conflictId: string,
  choice: Resolution,
): Promise<Result<StoredConflict, ResolveError>> {
  const result = await inRecording(store, async (recording): Promise<Result<null, ResolveError>> => {
    const { db, at } = recording;
    const conflict = await db.selectFrom('conflicts').where('id', '=', conflictId).selectAll().executeTakeFirst();
    if (conflict === undefined || conflict.state === 'moot') return err({ code: 'conflict-unknown' });
    if (!namesIn(RESOLUTIONS, conflict.resolutions).includes(choice)) return err({ code: 'choice-not-offered' });
    // What an earlier choice did is undone, so that the new one starts from the captures as they are.
    await db.updateTable('captures').set({ settled_by: null }).where('settled_by', '=', conflict.key).execute();
    const captures = await db
      .selectFrom('captures')
      .where('id', 'in', [conflict.older_capture_id, conflict.newer_capture_id])
      .selectAll()
      .execute();
    const around = captures.map(placedCapture);
    const decided = {
      state: choice === 'later' ? 'open' : 'resolved',
      choice: choice === 'later' ? null : choice,
      kept_identity_key: keptIdentity(conflict, around, choice),
      resolved_at: choice === 'later' ? null : at,
    } as const;
    await db.updateTable('conflicts').set(decided).where('id', '=', conflictId).execute();
    const { recaptured, broughtBack } = await recordCaptures(recording, [], around);
    await settleIssues(recording, recaptured, broughtBack);
    await appendAudit(recording, 'conflict-resolved', conflict.serial, {
      conflict: conflictId,
      choice,
      before: conflict.choice,
    });
    return ok(null);
  });
  if (!result.ok) return result;
  const conflict = await conflictById(store, conflictId);
  return conflict === null ? err({ code: 'conflict-unknown' }) : ok(conflict);
}

function keptIdentity(
  conflict: Selectable<ConflictsTable>,
  captures: readonly PlacedCapture[],
  choice: Resolution,
): string | null {
  const identityOfCapture = (id: string) => captures.find((capture) => capture.id === id)?.identityKey ?? null;
  switch (choice) {
    case 'use-newer':
      return identityOfCapture(conflict.newer_capture_id);
    case 'use-older':
      return identityOfCapture(conflict.older_capture_id);
    default:
      return null;
  }
}

async function storedConflicts(
  { db, engine }: Store,
  rows: readonly Selectable<ConflictsTable>[],
): Promise<readonly StoredConflict[]> {
  const captures = new Map<string, ConflictCapture>();
  const ids = new Set(rows.flatMap((row) => [row.older_capture_id, row.newer_capture_id]));
  for (const chunk of statementChunks([...ids], 1, engine)) {
    const found = await db.selectFrom('captures').where('id', 'in', chunk).selectAll().execute();
    for (const row of found) {
      captures.set(row.id, { captureId: row.id, deviceId: row.device_id, facts: factsOf(row) });
    }
  }
  return rows.flatMap((row) => {
    const [older, newer] = [captures.get(row.older_capture_id), captures.get(row.newer_capture_id)];
    if (older === undefined || newer === undefined) return [];
    return [
      {
        id: row.id,
        kind: row.kind,
        serial: row.serial,
        state: row.state,
        older,
        newer,
        contested: namesIn(CONTESTED_FIELDS, row.contested),
        differences: differencesBetween(older.facts, newer.facts),
        resolutions: namesIn(RESOLUTIONS, row.resolutions),
        choice: row.choice,
        openedAt: row.opened_at,
        resolvedAt: row.resolved_at,
      },
    ];
  });
}

/** Those of the known names that a list with commas holds. */
function namesIn<T extends string>(known: readonly T[], list: string): readonly T[] {
  const names = new Set(list.split(','));
  return known.filter((name) => names.has(name));
}
