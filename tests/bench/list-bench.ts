/** `node tests/bench/list-bench.ts [devices]`: how long the views of the device list take on a large store. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openSqliteStore } from '../../electron/adapters/sqlite/open-sqlite-store.ts';
import { createIdSource, systemClock } from '../../electron/adapters/system-ports.ts';
import { deviceCounts } from '../../electron/core/devices/device-counts.ts';
import { deviceFacets } from '../../electron/core/devices/device-facets.ts';
import { devicePage } from '../../electron/core/devices/device-page.ts';
import { DEVICE_SORTS, type DeviceFilterView, type DeviceSort } from '../../shared/ipc/devices.ts';
import { toUtcText } from '../../shared/time.ts';
import { EVERY_DEVICE } from '../integration/devices-support/rows.ts';
import { fillStore } from './support/fill-store.ts';

const devices = Number(process.argv[2] ?? 100_000);
const RUNS = 9;
const LIMIT = 100;
const folder = await mkdtemp(join(tmpdir(), 'hash-courier-list-'));
const opened = await openSqliteStore({
  path: join(folder, 'store.sqlite'),
  clock: systemClock,
  ids: createIdSource(systemClock),
});
if (!opened.ok) throw new Error(opened.error.detail);
const store = opened.value;
const startOfToday = toUtcText(systemClock.nowMs() - 8 * 3_600_000);
let start = performance.now();
await fillStore(store, { devices, nowMs: systemClock.nowMs() });
console.log(`${devices} devices made in ${((performance.now() - start) / 1000).toFixed(1)} s`);

const newest: DeviceSort = { by: 'captured', isDescending: true };

async function time(name: string, run: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let turn = 0; turn < RUNS; turn++) {
    start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const [middle = 0, slowest = 0] = [sorted[Math.floor(RUNS / 2)], sorted.at(-1)];
  console.log(`${name.padEnd(44)} ${middle.toFixed(1).padStart(7)} ms  (slowest ${slowest.toFixed(1)} ms)`);
}

const page = (filter: Partial<DeviceFilterView>, sort = newest, cursor = 0) =>
  devicePage(
    store,
    { filter: { ...EVERY_DEVICE, ...filter }, sort, cursor, limit: LIMIT },
    { startOfToday, revision: 1 },
  );

await time('no filter', () => page({}));
for (const search of [
  '5',
  '5c',
  '5cg',
  '5cg5',
  '5cg51',
  '5cg51a',
  '5cg51ab',
  '5cg51abc',
  'nothing has this',
  'po-1042',
]) {
  await time(`search "${search}"`, () => page({ search }));
}
for (const only of ['new-today', 'attention', 'conflict', 'not-exported'] as const)
  await time(only, () => page({ only }));
await time('issue no-tpm', () => page({ issue: 'no-tpm' }));
await time('batch', () => page({ batch: '2026-B042' }));
await time('group tag', () => page({ groupTag: 'TAG-7' }));
await time('order', () => page({ orderId: 'PO-1042' }));
await time('batch and search', () => page({ batch: '2026-B042', search: 'a' }));
for (const by of DEVICE_SORTS) {
  for (const isDescending of [false, true]) {
    const way = isDescending ? 'down' : 'up';
    await time(`sort ${by} ${way}`, () => page({}, { by, isDescending }));
    await time(`sort ${by} ${way}, a quarter in`, () => page({}, { by, isDescending }, Math.floor(devices / 4)));
    await time(`sort ${by} ${way}, in the middle`, () =>
      page({}, { by, isDescending }, Math.floor(devices / 2) - LIMIT),
    );
    await time(`sort ${by} ${way}, last page`, () => page({}, { by, isDescending }, devices - LIMIT));
  }
}
for (const by of ['captured', 'serial', 'user'] as const) {
  await time(`search "5cg51a", sort ${by}`, () => page({ search: '5cg51a' }, { by, isDescending: false }));
  await time(`not-exported, sort ${by}, last page`, () =>
    page({ only: 'not-exported' }, { by, isDescending: false }, devices / 2 - LIMIT),
  );
}
await time('counts', () => deviceCounts(store, startOfToday));
await time('facets', () => deviceFacets(store));
await store.close();
await rm(folder, { recursive: true, force: true });
