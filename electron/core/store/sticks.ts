import type { Selectable } from 'kysely';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { StickManifest } from '../../../shared/sticks/manifest.ts';
import { appendAudit } from './audit.ts';
import { noteBatch } from './batches.ts';
import type { Store } from './open-store.ts';
import { inRecording } from './recording.ts';
import type { StickPlace, SticksTable } from './tables.ts';

export interface RosterTrip {
  /** From 1. */
  readonly trip: number;
  readonly batch: string;
  readonly groupTag: string;
  readonly orderId: string;
  readonly stagedAt: string;
  readonly returnedAt: string | null;
  /** Captures that came home on it; what was on the stick before counts for the trip that brought it first. */
  readonly captures: number;
}

export interface RosterStick {
  readonly id: string;
  /** Null once it is retired. */
  readonly number: number | null;
  readonly place: StickPlace;
  readonly batch: string;
  readonly tenant: string;
  readonly groupTag: string;
  readonly orderId: string;
  readonly kitVersion: string;
  readonly firstStagedAt: string;
  readonly lastSeenAt: string;
  /** Newest first. */
  readonly trips: readonly RosterTrip[];
}

export type RosterError = { readonly code: 'stick-unknown' | 'stick-number-taken' };

/** Every stick of the roster by its number, retired ones last. */
export async function listSticks({ db }: Store): Promise<readonly RosterStick[]> {
  const sticks = await db.selectFrom('sticks').selectAll().execute();
  const trips = await db.selectFrom('trips').selectAll().orderBy('trip', 'desc').execute();
  const counts = await db
    .selectFrom('captures')
    .where('stick_id', 'is not', null)
    .groupBy(['stick_id', 'trip'])
    .select((eb) => ['stick_id', 'trip', eb.fn.countAll().as('captures')])
    .execute();
  const captures = new Map(counts.map((row) => [`${row.stick_id} ${row.trip}`, Number(row.captures)]));
  const byStick = Map.groupBy(trips, (trip) => trip.stick_id);
  return sticks
    .map((stick) => ({
      ...rosterStick(stick),
      trips: (byStick.get(stick.id) ?? []).map((trip) => ({
        trip: trip.trip,
        batch: trip.batch,
        groupTag: trip.group_tag,
        orderId: trip.order_id,
        stagedAt: trip.staged_at,
        returnedAt: trip.returned_at,
        captures: captures.get(`${stick.id} ${trip.trip}`) ?? 0,
      })),
    }))
    .sort((a, b) => (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER));
}

function rosterStick(stick: Selectable<SticksTable>): Omit<RosterStick, 'trips'> {
  return {
    id: stick.id,
    number: stick.number,
    place: stick.place,
    batch: stick.batch,
    tenant: stick.tenant,
    groupTag: stick.group_tag,
    orderId: stick.order_id,
    kitVersion: stick.kit_version,
    firstStagedAt: stick.first_staged_at,
    lastSeenAt: stick.last_seen_at,
  };
}

/** The number of the stick's current trip; null where it is not in the roster. */
export async function currentTrip({ db }: Store, stickId: string): Promise<number | null> {
  const row = await db.selectFrom('sticks').where('id', '=', stickId).select('trip').executeTakeFirst();
  return row?.trip ?? null;
}

/**
 * Whether nothing has come home on the stick since it was prepared last: no capture, and nothing that went wrong since
 * a time, which is UTC text. True where it is not in the roster.
 */
export async function hasBroughtNothing(store: Store, stickId: string, since: string): Promise<boolean> {
  const capture = await store.db
    .selectFrom('captures')
    .where('stick_id', '=', stickId)
    .where('trip', '=', await currentTrip(store, stickId))
    .select('id')
    .limit(1)
    .executeTakeFirst();
  if (capture !== undefined) return false;
  const trouble = await store.db
    .selectFrom('issues')
    .where('source', '=', stickId)
    .where('opened_at', '>=', since)
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return trouble === undefined;
}

/** The lowest numbers that no stick has, lowest first. */
export async function nextFreeNumbers({ db }: Store, count: number): Promise<readonly number[]> {
  const rows = await db.selectFrom('sticks').where('number', 'is not', null).select('number').execute();
  const taken = new Set(rows.map((row) => row.number));
  const free: number[] = [];
  for (let number = 1; free.length < count; number++) if (!taken.has(number)) free.push(number);
  return free;
}

/**
 * Takes a stick that was just staged into the roster and starts its next trip. The same manifest twice is one trip.
 *
 * @returns The number of the trip.
 */
export async function recordStaged(store: Store, manifest: StickManifest): Promise<Result<number, RosterError>> {
  return inRecording(store, async (recording) => {
    const { db, at } = recording;
    const holder = await db.selectFrom('sticks').where('number', '=', manifest.number).select('id').executeTakeFirst();
    if (holder !== undefined && holder.id !== manifest.stickId) return err({ code: 'stick-number-taken' });
    const { trip: lastTrip = 0, manifest: lastManifest = '' } =
      (await db
        .selectFrom('sticks')
        .where('id', '=', manifest.stickId)
        .select(['trip', 'manifest'])
        .executeTakeFirst()) ?? {};
    const text = JSON.stringify(manifest);
    if (text === lastManifest) return ok(lastTrip);

    const trip = lastTrip + 1;
    const place = { batch: manifest.batch, group_tag: manifest.groupTag, order_id: manifest.orderId };
    const stick = {
      ...place,
      number: manifest.number,
      place: 'staged',
      tenant: manifest.tenant,
      kit_version: manifest.kitVersion,
      manifest: text,
      trip,
      last_seen_at: at,
    } as const;
    await db
      .insertInto('sticks')
      .values({ id: manifest.stickId, first_staged_at: manifest.stagedAt, ...stick })
      .onConflict((known) => known.column('id').doUpdateSet(stick))
      .execute();
    await db
      .insertInto('trips')
      .values({ stick_id: manifest.stickId, trip, staged_at: manifest.stagedAt, returned_at: null, ...place })
      .execute();
    await noteBatch(recording, manifest);
    await appendAudit(recording, 'stick-staged', manifest.stickId, {
      number: manifest.number,
      trip,
      batch: manifest.batch,
    });
    return ok(trip);
  });
}

/** The stick was taken away (`out`), or put on the shelf without captures to wait for. */
export async function recordPlace(
  store: Store,
  stickId: string,
  place: 'out' | 'shelf',
): Promise<Result<null, RosterError>> {
  return changeStick(store, stickId, { place }, 'stick-placed', { place });
}

/** The stick came back; its trip ends. Call it once its captures are collected. */
export async function recordReturned(store: Store, stickId: string): Promise<Result<null, RosterError>> {
  return inRecording(store, async (recording) => {
    const { db, at } = recording;
    const stick = await db.selectFrom('sticks').where('id', '=', stickId).select('trip').executeTakeFirst();
    if (stick === undefined) return err({ code: 'stick-unknown' });
    await db.updateTable('sticks').set({ place: 'returned', last_seen_at: at }).where('id', '=', stickId).execute();
    await db
      .updateTable('trips')
      .set({ returned_at: at })
      .where('stick_id', '=', stickId)
      .where('trip', '=', stick.trip)
      .execute();
    await appendAudit(recording, 'stick-returned', stickId, { trip: stick.trip });
    return ok(null);
  });
}

/** Gives a stick another label number, for which the stick itself must be staged again. */
export async function renumberStick(store: Store, stickId: string, number: number): Promise<Result<null, RosterError>> {
  return changeStick(store, stickId, { number }, 'stick-renumbered', { number });
}

/** The stick leaves the roster and its number is free again; its trips and captures stay. */
export async function retireStick(store: Store, stickId: string): Promise<Result<null, RosterError>> {
  return changeStick(store, stickId, { number: null, place: 'retired' }, 'stick-retired', {});
}

async function changeStick(
  store: Store,
  stickId: string,
  change: { readonly number?: number | null; readonly place?: StickPlace },
  action: string,
  details: Readonly<Record<string, string | number>>,
): Promise<Result<null, RosterError>> {
  return inRecording(store, async (recording) => {
    const { db } = recording;
    if (change.number !== undefined && change.number !== null) {
      const holder = await db.selectFrom('sticks').where('number', '=', change.number).select('id').executeTakeFirst();
      if (holder !== undefined && holder.id !== stickId) return err({ code: 'stick-number-taken' });
    }
    const changed = await db.updateTable('sticks').set(change).where('id', '=', stickId).executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return err({ code: 'stick-unknown' });
    await appendAudit(recording, action, stickId, details);
    return ok(null);
  });
}
