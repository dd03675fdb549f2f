import { sql } from 'kysely';
import type { Answer } from '../../../shared/ipc/contract.ts';
import { countDevices } from '../store/devices.ts';
import { reading, type Store } from '../store/open-store.ts';
import { LABEL_CHARS } from './bounded.ts';
import { stickNumbers } from './stick-numbers.ts';

const MOST_VALUES = 500;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** What active devices can be filtered by: the values that there are, most devices first; none is empty. */
export async function deviceFacets(store: Store): Promise<Answer<'devices:facets'>> {
  const views = reading(store);
  const sticks = (await valuesOf(views, 'stick_id')).filter(({ value }) => ULID.test(value));
  const numberOf = await stickNumbers(
    views,
    sticks.map(({ value }) => value),
  );
  return {
    batches: await valuesOf(views, 'batch'),
    groupTags: await valuesOf(views, 'group_tag'),
    orders: await valuesOf(views, 'order_id'),
    sticks: sticks.map(({ value, devices }) => ({ stickId: value, number: numberOf(value), devices })),
    issues: await issueFacets(views),
  };
}

async function valuesOf({ db }: Store, column: 'batch' | 'group_tag' | 'order_id' | 'stick_id') {
  const rows = await db
    .selectFrom('devices')
    .where('state', '=', 'active')
    .where(column, 'is not', null)
    .where(column, '!=', '')
    .groupBy(column)
    .select((eb) => [eb.ref(column).as('value'), eb.fn.countAll().as('devices')])
    .orderBy('devices', 'desc')
    .orderBy(column)
    .limit(MOST_VALUES)
    .execute();
  // A value that is too long for the bridge could not be asked for.
  return rows
    .filter(({ value }) => value !== null && value.length <= LABEL_CHARS)
    .map(({ value, devices }) => ({ value: value ?? '', devices: Number(devices) }));
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
