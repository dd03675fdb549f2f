import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rosterView } from '../../electron/core/depot/roster-view.ts';
import { recordPlace, recordReturned, recordStaged, retireStick } from '../../electron/core/store/sticks.ts';
import { type RosterFilter, rosterView as schema } from '../../shared/ipc/sticks.ts';
import { DEFAULT_KIT_SETTINGS, type StickManifest } from '../../shared/sticks/manifest.ts';
import { type Depot, NOW_MS, openDepot } from './collect-support/depot.ts';

const DAY_MS = 86_400_000;
const idOf = (number: number) => `01J${String(number).padStart(23, '0')}`;
const EVERYTHING: RosterFilter = { place: 'all', search: '', sort: 'number', isDescending: false };

function manifest(number: number, batch: string, groupTag: string): StickManifest {
  const labels = { batch, groupTag, tenant: '', orderId: `PO-${number}` };
  return {
    ...{ schema: 1, stickId: idOf(number), number, ...labels, kitVersion: '1.0.0', files: [] },
    ...{ stagedAt: `2026-01-0${number}T08:00:00Z`, settings: DEFAULT_KIT_SETTINGS },
  };
}

let depot: Depot;
beforeEach(async () => {
  depot = await openDepot();
  for (const [number, batch, tag] of [
    [1, '2026-01 A', 'STORE'],
    [2, '2026-01 A', 'OFFICE'],
    [3, '2026-02 B', 'STORE'],
    [4, '2026-02 B', 'STORE'],
    [5, '2026-02 B', 'STORE'],
  ] as const) {
    await recordStaged(depot.store, manifest(number, batch, tag));
  }
  await recordPlace(depot.store, idOf(2), 'out');
  await recordReturned(depot.store, idOf(3));
  await recordPlace(depot.store, idOf(4), 'shelf');
  await retireStick(depot.store, idOf(5));
});
afterEach(() => depot.close());

function roster(change: Partial<RosterFilter> = {}, { days = 0, cursor = 0, limit = 100 } = {}) {
  const inside = [{ stickId: idOf(1), isCollected: true }];
  const filter = { ...EVERYTHING, ...change };
  return rosterView(depot.store, filter, { cursor, limit }, inside, NOW_MS + days * DAY_MS, 30);
}

describe('the roster', () => {
  it('knows where every stick is, and counts them over all', async () => {
    const view = await roster();
    expect(view.rows.map(({ number, place, isCollected, outDays }) => [number, place, isCollected, outDays])).toEqual([
      [1, 'here', true, null],
      [2, 'out', false, 0],
      [3, 'shelf', false, null],
      [4, 'shelf', false, null],
    ]);
    expect(view.counts).toEqual({ all: 4, here: 1, out: 1, outTooLong: 0, shelf: 2, retired: 1 });
    expect(schema.parse(view)).toEqual(view);
  });

  it.each([
    { days: 29, place: 'out' },
    { days: 30, place: 'out-too-long' },
    { days: 34, place: 'out-too-long' },
  ] as const)('calls a stick $place after $days days', async ({ days, place }) => {
    const { rows } = await roster({ place }, { days });
    expect(rows.map(({ number, outDays }) => [number, outDays])).toEqual([[2, days]]);
  });

  it.each([
    { search: '3', found: [3] },
    { search: ' store', found: [1, 3, 4] },
    { search: '2026-02', found: [3, 4] },
    { search: 'po-2', found: [2] },
    { search: 'nothing', found: [] },
  ])('finds $found by "$search"', async ({ search, found }) => {
    const { rows, total, counts } = await roster({ search });
    expect([rows.map(({ number }) => number), total, counts.all]).toEqual([found, found.length, 4]);
  });

  it('shows retired sticks only when asked for', async () => {
    expect((await roster({ place: 'retired' })).rows).toMatchObject([{ stickId: idOf(5), number: null }]);
  });

  it.each([
    { sort: 'where', isDescending: false, order: [1, 2, 3, 4] },
    { sort: 'where', isDescending: true, order: [3, 4, 2, 1] },
    { sort: 'prepared', isDescending: true, order: [4, 3, 2, 1] },
    { sort: 'captures', isDescending: true, order: [1, 2, 3, 4] },
  ] as const)('sorts by $sort, descending $isDescending', async ({ order, ...sort }) => {
    expect((await roster(sort)).rows.map(({ number }) => number)).toEqual(order);
  });

  it('comes in pages that do not overlap', async () => {
    const pages = [await roster({}, { limit: 3 }), await roster({}, { cursor: 3, limit: 3 })];
    expect(pages.map(({ rows, total }) => [rows.map(({ number }) => number), total])).toEqual([
      [[1, 2, 3], 4],
      [[4], 4],
    ]);
  });
});
