import type { Selectable } from 'kysely';
import type { IssueCode } from '../../../shared/autopilot/issues.ts';
import { type DeviceFilter, matching } from './device-filter.ts';
import type { Store } from './open-store.ts';
import { type DeviceState, type DevicesTable, EDITED_FIELDS, type EditedField } from './tables.ts';

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
  /** Fields in which a person's value stands that is not what the captures say. */
  readonly edited: readonly EditedField[];
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
export async function listDevices({ db, engine }: Store, filter: DeviceFilter, page: PageRequest): Promise<DevicePage> {
  const rows = await db
    .selectFrom('devices')
    .where((eb) => matching(eb, filter, engine))
    .where('id', '>', page.after ?? '')
    .orderBy('id')
    .limit(page.limit)
    .selectAll()
    .execute();
  const last = rows.at(-1);
  return { devices: rows.map(storedDevice), next: last === undefined || rows.length < page.limit ? null : last.id };
}

export async function countDevices({ db, engine }: Store, filter: DeviceFilter): Promise<number> {
  const { count } = await db
    .selectFrom('devices')
    .where((eb) => matching(eb, filter, engine))
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
    edited: EDITED_FIELDS.filter((field) => isEdited(row, field)),
  };
}

function isEdited(row: Selectable<DevicesTable>, field: EditedField): boolean {
  switch (field) {
    case 'groupTag':
      return row.group_tag !== row.captured_group_tag;
    case 'assignedUser':
      return row.assigned_user !== row.captured_assigned_user;
    case 'orderId':
      return row.order_id !== row.captured_order_id;
  }
}

/** Whether an issue of a capture no longer matters for its device, because a person set another value. */
export function isAnsweredByEdit(code: IssueCode, { edited }: Pick<StoredDevice, 'edited'>): boolean {
  if (code === 'user-not-upn') return edited.includes('assignedUser');
  return code === 'group-tag-too-long' && edited.includes('groupTag');
}
