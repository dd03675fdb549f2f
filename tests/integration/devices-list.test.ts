import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deviceCounts } from '../../electron/core/devices/device-counts.ts';
import { deviceFacets } from '../../electron/core/devices/device-facets.ts';
import { devicePage } from '../../electron/core/devices/device-page.ts';
import { editDevices } from '../../electron/core/devices/edit-devices.ts';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { inRecording } from '../../electron/core/store/recording.ts';
import { CHANNELS } from '../../shared/ipc/contract.ts';
import { DEVICE_SORTS, type DeviceFilterView, type DeviceSort } from '../../shared/ipc/devices.ts';
import { fillStore } from '../bench/support/fill-store.ts';
import { type Depot, NOW_MS, openDepot } from './collect-support/depot.ts';
import { atOnce } from './devices-support/edits.ts';
import { BY_SERIAL, collectRows, EVERY_DEVICE, LATE_MS, rowOf, START_OF_TODAY } from './devices-support/rows.ts';

let depot: Depot;
async function openEmpty(): Promise<void> {
  depot = await openDepot();
}
const close = () => depot.close();

const MOMENT = { startOfToday: START_OF_TODAY, revision: 7 };
const STICK = '01K9STCK000000000000000001';

async function pageOf(filter: Partial<DeviceFilterView>, sort: DeviceSort = BY_SERIAL, cursor = 0, limit = 100) {
  const request = { filter: { ...EVERY_DEVICE, ...filter }, sort, cursor, limit };
  const page = await devicePage(depot.store, request, MOMENT);
  return CHANNELS['devices:page'].answer.parse(page);
}
const serialsOf = async (filter: Partial<DeviceFilterView>) => (await pageOf(filter)).rows.map(({ serial }) => serial);

async function openSmall(): Promise<void> {
  await openEmpty();
  const stick = { stickId: STICK, batch: 'B1', orderId: 'PÖ-7_%' };
  await collectRows(depot, 'a', [rowOf(1, { tag: 'LAB' }), rowOf(2, { user: 'Ann_1@contoso.example' })], stick);
  await collectRows(depot, 'b', [rowOf(3, { tag: 'lab', user: 'back\\slash' })]);
}

describe('a small list', () => {
  const serials = [1, 2, 3].map((index) => practiceDevice(index).serial).sort();
  beforeAll(openSmall);
  afterAll(close);

  test('has a row for each device, with what is wrong with it', async () => {
    const page = await pageOf({});
    expect(page).toMatchObject({ total: 3, revision: 7 });
    expect(page.rows.map(({ serial }) => serial)).toEqual(serials);
    expect(page.rows.find(({ serial }) => serial === practiceDevice(3).serial)).toMatchObject({
      groupTag: 'lab',
      stickNumber: null,
      isInConflict: false,
      issues: [{ code: 'user-not-upn', severity: 'warning' }],
    });
  });

  test.each<{ filter: Partial<DeviceFilterView>; found: readonly number[] }>([
    { filter: { search: 'ann_' }, found: [2] },
    { filter: { search: 'a_n' }, found: [] },
    { filter: { search: '%' }, found: [1, 2] },
    { filter: { search: 'pö-7_%' }, found: [1, 2] },
    { filter: { search: 'PÖ' }, found: [1, 2] },
    { filter: { search: '\\' }, found: [3] },
    { filter: { search: practiceDevice(3).serial.toLowerCase() }, found: [3] },
    { filter: { groupTag: 'LAB' }, found: [1] },
    { filter: { groupTag: 'lab' }, found: [3] },
    { filter: { batch: 'B1' }, found: [1, 2] },
    { filter: { batch: '' }, found: [3] },
    { filter: { groupTag: '' }, found: [2] },
    { filter: { orderId: '' }, found: [3] },
    { filter: { assignedUser: '' }, found: [1] },
    { filter: { assignedUser: 'Ann_1@contoso.example' }, found: [2] },
    { filter: { orderId: 'PÖ-7_%' }, found: [1, 2] },
    { filter: { stickId: STICK }, found: [1, 2] },
    { filter: { only: 'attention' }, found: [3] },
    { filter: { issue: 'user-not-upn' }, found: [3] },
    { filter: { issue: 'no-tpm' }, found: [] },
    { filter: { only: 'conflict' }, found: [] },
    { filter: { only: 'not-exported' }, found: [1, 2, 3] },
    { filter: { only: 'new-today' }, found: [1, 2, 3] },
    { filter: { newSince: '2026-02-01T10:00:01Z' }, found: [] },
    { filter: { only: 'new-today', newSince: '2026-02-01T10:00:01Z' }, found: [] },
    { filter: { batch: 'B1', search: 'ann' }, found: [2] },
  ])('is narrowed down by $filter', async ({ filter, found }) => {
    expect(await serialsOf(filter)).toEqual(found.map((index) => practiceDevice(index).serial).sort());
    expect((await pageOf(filter)).total).toBe(found.length);
  });

  test('counts what its quick choices let pass', async () => {
    const counts = { all: 3, newToday: 3, attention: 1, conflict: 0, notExported: 3 };
    expect(await deviceCounts(depot.store, START_OF_TODAY)).toEqual(counts);
    expect(await deviceCounts(depot.store, '2026-02-01T10:00:01Z')).toEqual({ ...counts, newToday: 0 });
  });

  test('names the values that it can be filtered by, to the letter and none at all first', async () => {
    const facets = CHANNELS['devices:facets'].answer.parse(await deviceFacets(depot.store));
    const without = { value: '', devices: 1 };
    expect(facets).toEqual({
      batches: [without, { value: 'B1', devices: 2 }],
      groupTags: [without, { value: 'LAB', devices: 1 }, { value: 'lab', devices: 1 }],
      users: [without, { value: 'Ann_1@contoso.example', devices: 1 }, { value: 'back\\slash', devices: 1 }],
      orders: [without, { value: 'PÖ-7_%', devices: 2 }],
      sticks: [{ stickId: STICK, number: null, devices: 2 }],
      issues: [{ code: 'user-not-upn', devices: 1 }],
      totals: { batches: 2, groupTags: 3, users: 3, orders: 2, sticks: 1 },
    });
  });
});

describe('a small list that changes', () => {
  beforeEach(openSmall);
  afterEach(close);

  test('lists 500 values and says how many there are, and those without one are among them', async () => {
    const rows = Array.from({ length: 520 }, (_, index) => rowOf(index + 10, { tag: `T${index}` }));
    await collectRows(depot, 'c', rows);
    const facets = CHANNELS['devices:facets'].answer.parse(await deviceFacets(depot.store));
    expect(facets.groupTags).toHaveLength(500);
    expect(facets.groupTags[0]).toEqual({ value: '', devices: 1 });
    expect(facets.totals.groupTags).toBe(523);
    expect(facets.users[0]).toEqual({ value: '', devices: 521 });
  });

  test('no longer shows an issue that an edit has answered', async () => {
    const scope = { of: 'filter', filter: { ...EVERY_DEVICE, only: 'attention' }, except: [] } as const;
    await editDevices(atOnce(depot.store), { scope, edit: { field: 'assignedUser', value: '' } }, START_OF_TODAY);
    expect(await serialsOf({ only: 'attention' })).toEqual([]);
    expect((await pageOf({})).rows.flatMap(({ issues }) => issues)).toEqual([]);
  });

  test('is there while a transaction of others is open, as it was before it', async () => {
    await inRecording(depot.store, async ({ db }) => {
      await db.updateTable('devices').set({ state: 'aside' }).execute();
      expect((await pageOf({})).total).toBe(3);
    });
    expect((await pageOf({})).total).toBe(0);
  });
});

describe('a list', () => {
  beforeEach(openEmpty);
  afterEach(close);

  test('a device that was captured twice says so in its row, after what is wrong with it, and is found and counted by it', async () => {
    await collectRows(depot, 'a', [rowOf(1), rowOf(2, { user: 'nobody' }), rowOf(3)]);
    await collectRows(
      depot,
      'b',
      [1, 2].map((index) => rowOf(index, { user: 'nobody', capturedAtMs: LATE_MS })),
    );
    const found = await pageOf({ issue: 'captured-twice' });
    const { rows } = await pageOf({});
    expect(found).toMatchObject({ total: 2 });
    expect(found.rows).toEqual(rows.filter(({ serial }) => serial !== practiceDevice(3).serial));
    expect(found.rows[0]?.issues).toMatchObject([
      { code: 'user-not-upn' },
      { code: 'captured-twice', severity: 'note', values: { serial: found.rows[0]?.serial, count: 2 } },
    ]);
    expect(rows.find(({ serial }) => serial === practiceDevice(3).serial)?.issues).toEqual([]);
    expect((await deviceFacets(depot.store)).issues).toEqual(
      expect.arrayContaining([{ code: 'captured-twice', devices: 2 }]),
    );
    expect(await deviceCounts(depot.store, START_OF_TODAY)).toMatchObject({ all: 3, attention: 2 });
  });

  test('devices with one serial stand in the order in which they were first collected, whatever else they are', async () => {
    const [first, second, third] = [rowOf(1, { tag: 'C' }), rowOf(2, { tag: 'B' }), rowOf(3, { tag: 'A' })];
    await collectRows(depot, 'a', [third]);
    await collectRows(depot, 'b', [{ ...second, serial: first.serial.toLowerCase() }]);
    await collectRows(depot, 'c', [first]);
    const tagsOf = async (sort: DeviceSort) =>
      (await pageOf({ groupTag: null }, sort)).rows.map(({ groupTag }) => groupTag);
    const up = await tagsOf(BY_SERIAL);
    expect(up.filter((tag) => tag !== 'A')).toEqual(['B', 'C']);
    expect(await tagsOf({ ...BY_SERIAL, isDescending: true })).toEqual(up.toReversed());
  });

  test('every page of every order, put together, is every device once, and what has no value comes last', async () => {
    await fillStore(depot.store, { devices: 1_500, nowMs: NOW_MS });
    for (const by of DEVICE_SORTS) {
      for (const isDescending of [false, true]) {
        for (const filter of [{}, { search: 'a' }, { only: 'not-exported' as const }]) {
          const name = `${by} ${isDescending ? 'down' : 'up'} ${JSON.stringify(filter)}`;
          const first = await pageOf(filter, { by, isDescending }, 0, 200);
          const rows = [...first.rows];
          while (rows.length < first.total) {
            const { rows: next } = await pageOf(filter, { by, isDescending }, rows.length, 200);
            if (next.length === 0) break;
            rows.push(...next);
          }
          expect(new Set(rows.map(({ id }) => id)).size, name).toBe(first.total);
          const users = rows.map(({ assignedUser }) => assignedUser);
          if (by === 'user')
            expect(users.lastIndexOf(users.find((user) => user !== '') ?? ''), name).toBeLessThan(users.indexOf(''));
          const keys = rows.map(
            (row) => ({ user: row.assignedUser, serial: row.serial.toLowerCase() })[by as 'user' | 'serial'] ?? '',
          );
          const filled = keys.filter((key) => key !== '');
          const sorted = isDescending ? filled.toSorted().reverse() : filled.toSorted();
          expect(filled, name).toEqual(sorted);
        }
      }
    }
    expect((await pageOf({}, BY_SERIAL, 5_000)).rows).toEqual([]);
  });
});
