import type { Selectable } from 'kysely';
import type { PayloadKind } from '../../../shared/autopilot/capture-row.ts';
import { isPlaceholderSerial } from '../../../shared/autopilot/checks/placeholder-serial.ts';
import type { Issue } from '../../../shared/autopilot/issues.ts';
import type { CaptureFacts } from '../../../shared/devices/capture-facts.ts';
import { folded } from '../../../shared/devices/identity.ts';
import { conflictsOfDevice, type StoredConflict } from './conflicts.ts';
import { type StoredDevice, storedDevice } from './devices.ts';
import { statementChunks } from './insert-rows.ts';
import type { Store } from './open-store.ts';
import { storedIssue } from './record-issues.ts';
import { factsOf } from './stored-capture.ts';
import type { CaptureStanding, DevicesTable } from './tables.ts';

/** A place where the file of a capture was seen. */
export interface Sighting {
  /** The stick's id, or the folder's path. */
  readonly source: string;
  readonly path: string;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

export interface CaptureHistory {
  readonly id: string;
  readonly isCurrent: boolean;
  readonly standing: CaptureStanding;
  readonly kind: PayloadKind;
  readonly facts: CaptureFacts;
  readonly productId: string;
  /** The evidence: SHA-256 of the file, and the row in it. */
  readonly fileSha256: string;
  readonly row: number;
  readonly stickId: string | null;
  readonly trip: number | null;
  readonly batch: string;
  readonly orderId: string;
  readonly collectedAt: string;
  readonly issues: readonly Issue[];
  readonly sightings: readonly Sighting[];
}

export interface DeviceHistory {
  readonly device: StoredDevice;
  /** In the order of collecting. */
  readonly captures: readonly CaptureHistory[];
  readonly conflicts: readonly StoredConflict[];
}

/** Every device that has the serial number, in a row or inside a hash, without regard to case. */
export async function devicesBySerial(store: Store, serial: string): Promise<readonly DeviceHistory[]> {
  const wanted = folded(serial);
  const rows = await store.db
    .selectFrom('devices')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('captures')
          .whereRef('captures.device_id', '=', 'devices.id')
          .where((capture) =>
            isPlaceholderSerial(serial)
              ? capture.or([
                  // Placeholders have no key; they are ASCII, which every engine folds.
                  capture(capture.fn<string>('lower', ['captures.serial']), '=', wanted),
                  capture(capture.fn<string>('lower', ['captures.hash_serial']), '=', wanted),
                ])
              : capture.or([
                  capture('captures.serial_key', '=', wanted),
                  capture('captures.other_serial_key', '=', wanted),
                ]),
          )
          .select('captures.id'),
      ),
    )
    .orderBy('id')
    .selectAll()
    .execute();
  return historiesOf(store, rows);
}

/** Null where no device has the id. */
export async function deviceById(store: Store, id: string): Promise<DeviceHistory | null> {
  const rows = await store.db.selectFrom('devices').where('id', '=', id).selectAll().execute();
  const [history] = await historiesOf(store, rows);
  return history ?? null;
}

/** What a person types of an id at least: fewer characters name a device by chance. */
const LEAST_ID_ENDING = 6;

/** Every device whose id ends in the text, for those that no serial number names. */
export async function devicesByIdEnding(store: Store, ending: string): Promise<readonly DeviceHistory[]> {
  // Ids are ULIDs, so what is none cannot be the end of one, and the pattern needs no escaping.
  if (ending.length < LEAST_ID_ENDING || !/^[0-9A-Z]+$/i.test(ending)) return [];
  const rows = await store.db
    .selectFrom('devices')
    .where('id', 'like', `%${ending.toUpperCase()}`)
    .orderBy('id')
    .selectAll()
    .execute();
  return historiesOf(store, rows);
}

async function historiesOf(store: Store, rows: readonly Selectable<DevicesTable>[]): Promise<readonly DeviceHistory[]> {
  const histories: DeviceHistory[] = [];
  for (const row of rows) {
    const captures = await capturesOfDevice(store, row.id, row.current_capture_id);
    histories.push({ device: storedDevice(row), captures, conflicts: await conflictsOfDevice(store, row.id) });
  }
  return histories;
}

async function capturesOfDevice(store: Store, deviceId: string, currentId: string): Promise<readonly CaptureHistory[]> {
  const rows = await store.db
    .selectFrom('captures')
    .where('device_id', '=', deviceId)
    .orderBy('id')
    .selectAll()
    .execute();
  const sightings = await sightingsOf(
    store,
    rows.map((row) => row.file_sha256),
  );
  const issues = await issuesOf(
    store,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    isCurrent: row.id === currentId,
    standing: row.standing,
    kind: row.kind,
    facts: factsOf(row),
    productId: row.product_id,
    fileSha256: row.file_sha256,
    row: row.row_number,
    stickId: row.stick_id,
    trip: row.trip,
    batch: row.batch,
    orderId: row.order_id,
    collectedAt: row.collected_at,
    issues: issues.get(row.id) ?? [],
    sightings: sightings.get(row.file_sha256) ?? [],
  }));
}

async function sightingsOf(
  { db, engine }: Store,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, readonly Sighting[]>> {
  const found = new Map<string, Sighting[]>();
  for (const chunk of statementChunks(hashes, 1, engine)) {
    const rows = await db.selectFrom('sightings').where('sha256', 'in', chunk).selectAll().execute();
    for (const { sha256, source, path, first_seen_at, last_seen_at } of rows) {
      const sighting = { source, path, firstSeenAt: first_seen_at, lastSeenAt: last_seen_at };
      found.set(sha256, [...(found.get(sha256) ?? []), sighting]);
    }
  }
  return found;
}

/** The open issues of captures, by capture id. */
export async function issuesOf(
  { db, engine }: Store,
  captureIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Issue[]>> {
  const found = new Map<string, Issue[]>();
  for (const chunk of statementChunks(captureIds, 1, engine)) {
    const rows = await db
      .selectFrom('issues')
      .where('capture_id', 'in', chunk)
      .where('state', '=', 'open')
      .orderBy('id')
      .selectAll()
      .execute();
    for (const row of rows) {
      if (row.capture_id === null) continue;
      found.set(row.capture_id, [...(found.get(row.capture_id) ?? []), storedIssue(row)]);
    }
  }
  return found;
}

/** How many captures each device has, of those with more than one. */
export async function captureCounts(
  { db, engine }: Store,
  deviceIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const chunk of statementChunks(deviceIds, 1, engine)) {
    const rows = await db
      .selectFrom('captures')
      .where('device_id', 'in', chunk)
      .groupBy('device_id')
      .having((eb) => eb.fn.countAll(), '>', 1)
      .select((eb) => ['device_id', eb.fn.countAll().as('count')])
      .execute();
    for (const { device_id, count } of rows) counts.set(device_id, Number(count));
  }
  return counts;
}
