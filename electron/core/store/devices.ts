import type { Selectable } from 'kysely';
import { type DeviceFilter, matching } from './device-filter.ts';
import type { Store } from './open-store.ts';
import type { DeviceState, DevicesTable } from './tables.ts';

export interface StoredDevice {
  readonly id: string;
  readonly state: DeviceState;
  readonly serial: string;
  readonly manufacturer: string;
  readonly product: string;
  readonly groupTag: string;
  readonly assignedUser: string;
  readonly orderId: string;
  readonly batch: string;
  readonly stickId: string | null;
  /** By the device's own clock; null where its hash cannot be read. */
  readonly capturedAt: string | null;
  readonly firstSeenAt: string;
  /** When a capture of it was last collected. */
  readonly lastSeenAt: string;
  readonly currentCaptureId: string;
}

export interface DevicePage {
  readonly devices: readonly StoredDevice[];
  /** Pass it as `after` for the next page; null on the last one. */
  readonly next: string | null;
}

/** Where a page starts (null for the first) and how long it is. */
export interface PageRequest {
  readonly after: string | null;
  readonly limit: number;
}

/** Devices in the order in which they were first collected, a page at a time. */
export async function listDevices({ db }: Store, filter: DeviceFilter, page: PageRequest): Promise<DevicePage> {
  const rows = await db
    .selectFrom('devices')
    .where((eb) => matching(eb, filter))
    .where('id', '>', page.after ?? '')
    .orderBy('id')
    .limit(page.limit)
    .selectAll()
    .execute();
  const last = rows.at(-1);
  return { devices: rows.map(storedDevice), next: last === undefined || rows.length < page.limit ? null : last.id };
}

export async function countDevices({ db }: Store, filter: DeviceFilter): Promise<number> {
  const { count } = await db
    .selectFrom('devices')
    .where((eb) => matching(eb, filter))
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export function storedDevice(row: Selectable<DevicesTable>): StoredDevice {
  return {
    id: row.id,
    state: row.state,
    serial: row.serial,
    manufacturer: row.manufacturer,
    product: row.product,
    groupTag: row.group_tag,
    assignedUser: row.assigned_user,
    orderId: row.order_id,
    batch: row.batch,
    stickId: row.stick_id,
    capturedAt: row.captured_at,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    currentCaptureId: row.current_capture_id,
  };
}
