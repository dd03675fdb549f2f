/** Pages of devices in the order of a table, by row index, so that a table can jump anywhere. */
import { type SelectQueryBuilder, sql } from 'kysely';
import { type DeviceFilter, matching } from './device-filter.ts';
import { type StoredDevice, storedDevice } from './devices.ts';
import type { Engine } from './engine.ts';
import type { Store } from './open-store.ts';
import type { Tables } from './tables.ts';

export type DeviceSortKey = 'captured' | 'collected' | 'serial' | 'model' | 'group-tag' | 'user' | 'order';

export interface DeviceOrder {
  readonly by: DeviceSortKey;
  readonly isDescending: boolean;
}

export interface RowWindow {
  /** Index of the first row. */
  readonly cursor: number;
  readonly limit: number;
  /** How many devices the filter lets pass. */
  readonly total: number;
}

type Ids = SelectQueryBuilder<Tables, 'devices', { id: string }>;

/** Up to how many rows in, and of how many at least, walking along the order is faster than finding all that match. */
const WALKED_ROWS = 1_000;
const WALKED_OF = 20_000;

/**
 * Devices from the cursor on; what has no value to sort by comes last either way, and equal ones by when they were first
 * collected. The second half is read from the end, because every row before the first costs.
 */
export async function listSorted(
  { db, engine }: Store,
  filter: DeviceFilter,
  order: DeviceOrder,
  { cursor, limit, total }: RowWindow,
): Promise<readonly StoredDevice[]> {
  const count = Math.min(limit, total - cursor);
  if (count <= 0) return [];
  const isFromEnd = cursor + count > total / 2;
  const offset = isFromEnd ? total - cursor - count : cursor;
  const found = db.selectFrom('devices').where((eb) => matching(eb, filter, engine));
  const isFoundFirst = isScanned(filter) && !(total >= WALKED_OF && offset + count <= WALKED_ROWS);
  const source = isFoundFirst ? db.selectFrom('devices').where('devices.id', 'in', found.select('devices.id')) : found;
  const ids = await inOrder(source.select('devices.id'), order, isFromEnd, engine)
    .offset(offset)
    .limit(count)
    .execute();
  const list = ids.map(({ id }) => id);
  if (isFromEnd) list.reverse();
  if (list.length === 0) return [];
  const rows = await db.selectFrom('devices').where('id', 'in', list).selectAll().execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return list.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [storedDevice(row)];
  });
}

/** Whether no index leads to the devices, so that all are looked at: cheapest in a narrow index, before any order. */
function isScanned({ search = '', isNotExported = false }: DeviceFilter): boolean {
  return search !== '' || isNotExported;
}

function inOrder(query: Ids, { by, isDescending }: DeviceOrder, isFromEnd: boolean, engine: Engine): Ids {
  const way = isDescending === isFromEnd ? 'asc' : 'desc';
  const last = isFromEnd ? 'desc' : 'asc';
  switch (by) {
    case 'captured':
      return query
        .orderBy('devices.captured_at', (at) => {
          const ordered = way === 'desc' ? at.desc() : at.asc();
          return isFromEnd ? ordered.nullsFirst() : ordered.nullsLast();
        })
        .orderBy('devices.id', way);
    case 'collected':
      return query.orderBy('devices.last_seen_at', way).orderBy('devices.id', way);
    case 'model':
      return query
        .orderBy(sql`lower(devices.manufacturer)`, way)
        .orderBy(sql`lower(devices.product)`, way)
        .orderBy('devices.id', way);
    case 'serial':
      // The search text begins with the folded serial and a line break; sorting by all of it would take twice as long.
      return query
        .orderBy(sql`(substr(devices.search_text, 1, 1) = ${'\n'})`, last)
        .orderBy(engine.firstLine(sql.ref('devices.search_text')), way)
        .orderBy('devices.id', way);
    case 'group-tag':
      return emptyLast('group_tag');
    case 'user':
      return emptyLast('assigned_user');
    case 'order':
      return emptyLast('order_id');
  }

  function emptyLast(column: string): Ids {
    const value = sql.ref(`devices.${column}`);
    return query.orderBy(sql`(${value} = '')`, last).orderBy(sql`lower(${value})`, way).orderBy('devices.id', way);
  }
}
