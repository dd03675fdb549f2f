import { sql } from 'kysely';
import type { Answer } from '../../../shared/ipc/contract.ts';
import { countDevices } from '../store/devices.ts';
import { reading, type Store } from '../store/open-store.ts';
import { LABEL_CHARS } from './bounded.ts';
import { stickNumbers } from './stick-numbers.ts';

const MOST_VALUES = 500;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** What active devices can be filtered by: no value at all first, then those with most devices. */
export async function deviceFacets(store: Store): Promise<Answer<'devices:facets'>> {
  const views = reading(store);
  const [batches, groupTags, users, orders, sticks] = [
    await valuesOf(views, 'batch'),
    await valuesOf(views, 'group_tag'),
    await valuesOf(views, 'assigned_user'),
    await valuesOf(views, 'order_id'),
    await valuesOf(views, 'stick_id'),
  ];
  const ofOurs = sticks.values.filter(({ value }) => ULID.test(value));
  const numberOf = await stickNumbers(
    views,
    ofOurs.map(({ value }) => value),
  );
  return {
    batches: batches.values,
    groupTags: groupTags.values,
    users: users.values,
    orders: orders.values,
    sticks: ofOurs.map(({ value, devices }) => ({ stickId: value, number: numberOf(value), devices })),
    issues: await issueFacets(views),
    totals: {
      batches: batches.total,
      groupTags: groupTags.total,
      users: users.total,
      orders: orders.total,
      // A folder that files came from is no stick.
      sticks: sticks.total - sticks.values.length + ofOurs.length,
    },
  };
}

type Column = 'batch' | 'group_tag' | 'assigned_user' | 'order_id' | 'stick_id';

async function valuesOf({ db }: Store, column: Column) {
  const rows = await db
    .selectFrom('devices')
    .where('state', '=', 'active')
    .where(column, 'is not', null)
    .groupBy(column)
    .select((eb) => [
      eb.ref(column).as('value'),
      eb.fn.countAll().as('devices'),
      // Of the groups, before the limit.
      eb.fn.countAll().over().as('total'),
    ])
    .orderBy((eb) => eb.case().when(column, '=', '').then(0).else(1).end())
    .orderBy('devices', 'desc')
    .orderBy(column)
    .limit(MOST_VALUES)
    .execute();
  return {
    total: Number(rows[0]?.total ?? 0),
    // A value that is too long for the bridge could not be asked for.
    values: rows
      .filter(({ value }) => value !== null && value.length <= LABEL_CHARS)
      .map(({ value, devices }) => ({ value: value ?? '', devices: Number(devices) })),
  };
}

async function issueFacets(store: Store) {
  const { db } = store;
  const twice = await countDevices(store, { issue: 'captured-twice' });
  const rows = await db
    .selectFrom('issues')
    .innerJoin('devices', 'devices.current_capture_id', 'issues.capture_id')
    .where(sql<boolean>`issues.state = 'open'`)
    .where('devices.state', '=', 'active')
    .groupBy('issues.code')
    .select((eb) => ['issues.code', eb.fn.count('devices.id').distinct().as('devices')])
    .orderBy('devices', 'desc')
    .orderBy('issues.code')
    .execute();
  const facets = rows.map(({ code, devices }) => ({ code, devices: Number(devices) }));
  const all = twice === 0 ? facets : [...facets, { code: 'captured-twice' as const, devices: twice }];
  return all.toSorted((a, b) => b.devices - a.devices);
}
