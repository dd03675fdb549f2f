import type { Insertable, InsertResult } from 'kysely';
import { deviceOf } from '../../../shared/devices/device.ts';
import { identityOf } from '../../../shared/devices/identity.ts';
import { toUtcText } from '../../../shared/time.ts';
import { type InsertEnding, insertRows, statementChunks } from './insert-rows.ts';
import type { Recording } from './recording.ts';
import { searchText } from './search-text.ts';
import type { SettledDevice } from './settle.ts';
import { type SetValues, standingEdits } from './standing-edits.ts';
import type { StoredCapture } from './stored-capture.ts';
import type { DevicesTable } from './tables.ts';

export interface KnownDevice {
  readonly id: string;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

/** Names a device within a recording. */
export function deviceName(identityKey: string, splitKey: string): string {
  return `${identityKey}\n${splitKey}`;
}

/** The stored devices of these identities, by `deviceName`. */
export async function knownDevices(
  { db, engine }: Recording,
  identityKeys: readonly string[],
): Promise<ReadonlyMap<string, KnownDevice>> {
  const known = new Map<string, KnownDevice>();
  for (const chunk of statementChunks(identityKeys, 1, engine)) {
    const rows = await db
      .selectFrom('devices')
      .where('identity_key', 'in', chunk)
      .select(['id', 'identity_key', 'split_key', 'first_seen_at', 'last_seen_at'])
      .execute();
    for (const row of rows) {
      const device = { id: row.id, firstSeenAt: row.first_seen_at, lastSeenAt: row.last_seen_at };
      known.set(deviceName(row.identity_key, row.split_key), device);
    }
  }
  return known;
}

/**
 * Stores settled devices, with the values that a person set standing over what the captures say; those that are known keep their ids, and those that no capture belongs to any more go aside.
 *
 * @param isNew Says which captures are collected in this recording.
 * @returns Their ids by `deviceName`.
 */
export async function writeDevices(
  recording: Recording,
  devices: readonly SettledDevice<StoredCapture>[],
  known: ReadonlyMap<string, KnownDevice>,
  isNew: (capture: StoredCapture) => boolean,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const edits = await standingEdits(
    recording,
    Array.from(known.values(), ({ id }) => id),
  );
  const rows = devices.map((device) => {
    const name = deviceName(device.identityKey, device.splitKey);
    const earlier = known.get(name);
    const id = earlier?.id ?? recording.newId();
    ids.set(name, id);
    const lastSeenAt = earlier === undefined || device.captures.some(isNew) ? recording.at : earlier.lastSeenAt;
    return deviceRow(device, { id, firstSeenAt: earlier?.firstSeenAt ?? recording.at, lastSeenAt }, edits.get(id));
  });
  await insertRows(recording.db, recording.engine, 'devices', rows, takeOver);
  const deserted = Array.from(known).flatMap(([name, device]) => (ids.has(name) ? [] : [device.id]));
  for (const chunk of statementChunks(deserted, 1, recording.engine)) {
    await recording.db.updateTable('devices').set({ state: 'aside' }).where('id', 'in', chunk).execute();
  }
  return ids;
}

function deviceRow(
  { identityKey, splitKey, captures, isAside }: SettledDevice<StoredCapture>,
  { id, firstSeenAt, lastSeenAt }: KnownDevice,
  edits: SetValues = {},
): Insertable<DevicesTable> {
  const [first] = captures;
  if (first === undefined) throw new RangeError('A device has at least one capture.');
  const { current, serial, groupTag, assignedUser } = deviceOf(identityOf(first.facts), captures);
  const { manufacturer, product, capturedAtMs } = current.facts;
  const set = { groupTag, assignedUser, orderId: current.orderId, ...edits };
  return {
    id,
    identity_key: identityKey,
    split_key: splitKey,
    state: isAside ? 'aside' : 'active',
    current_capture_id: current.id,
    serial,
    manufacturer,
    product,
    group_tag: set.groupTag,
    assigned_user: set.assignedUser,
    captured_group_tag: groupTag,
    captured_assigned_user: assignedUser,
    search_text: searchText({ serial, manufacturer, product, ...set }),
    order_id: set.orderId,
    captured_order_id: current.orderId,
    batch: current.batch,
    stick_id: current.stickId,
    captured_at: capturedAtMs === null ? null : toUtcText(capturedAtMs),
    first_seen_at: firstSeenAt,
    last_seen_at: lastSeenAt,
  };
}

const takeOver: InsertEnding<'devices', InsertResult> = (insert) =>
  insert.onConflict((known) =>
    known.columns(['identity_key', 'split_key']).doUpdateSet((eb) => ({
      state: eb.ref('excluded.state'),
      current_capture_id: eb.ref('excluded.current_capture_id'),
      serial: eb.ref('excluded.serial'),
      manufacturer: eb.ref('excluded.manufacturer'),
      product: eb.ref('excluded.product'),
      group_tag: eb.ref('excluded.group_tag'),
      assigned_user: eb.ref('excluded.assigned_user'),
      captured_group_tag: eb.ref('excluded.captured_group_tag'),
      captured_assigned_user: eb.ref('excluded.captured_assigned_user'),
      search_text: eb.ref('excluded.search_text'),
      order_id: eb.ref('excluded.order_id'),
      captured_order_id: eb.ref('excluded.captured_order_id'),
      batch: eb.ref('excluded.batch'),
      stick_id: eb.ref('excluded.stick_id'),
      captured_at: eb.ref('excluded.captured_at'),
      last_seen_at: eb.ref('excluded.last_seen_at'),
    })),
  );
