/** A depot's benches can share one PostgreSQL: the same migrations and queries run there, with two benches at once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createIdSource, systemClock } from '../../electron/adapters/system-ports.ts';
import { createBulkPool } from '../../electron/adapters/workers/bulk-pool.ts';
import { collectFolder } from '../../electron/core/collect/collect-folder.ts';
import { deviceCounts } from '../../electron/core/devices/device-counts.ts';
import { deviceFacets } from '../../electron/core/devices/device-facets.ts';
import { devicePage } from '../../electron/core/devices/device-page.ts';
import { editDevices } from '../../electron/core/devices/edit-devices.ts';
import { previewExport } from '../../electron/core/devices/preview-export.ts';
import { undoEdit } from '../../electron/core/devices/undo-edit.ts';
import { exportDevices } from '../../electron/core/export/export-devices.ts';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { listConflicts, resolveConflict } from '../../electron/core/store/conflicts.ts';
import { devicesBySerial } from '../../electron/core/store/device-history.ts';
import { countDevices } from '../../electron/core/store/devices.ts';
import { exportRows } from '../../electron/core/store/export-rows.ts';
import { openStore, type Store } from '../../electron/core/store/open-store.ts';
import { DEVICE_SORTS, type DeviceFilterView, type DeviceSort } from '../../shared/ipc/devices.ts';
import { captureFile, writeCapture, writeCaptures } from './collect-support/capture-folder.ts';
import { missingPostgres, startPostgres } from './collect-support/postgres.ts';
import { atOnce, doneOf } from './devices-support/edits.ts';
import { ALL, BY_SERIAL, EVERY_DEVICE, START_OF_TODAY } from './devices-support/rows.ts';

const missing = await missingPostgres();
if (missing !== null) console.log(`skipped: ${missing}`);

test.skipIf(missing !== null)('two benches share one PostgreSQL and lose and double nothing', async () => {
  const postgres = await startPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'hash-courier-benches-'));
  const bulk = createBulkPool(2);
  const ids = createIdSource(systemClock);
  const opened = await Promise.all(
    [1, 2].map(() => openStore(postgres.connect(), 'postgres', { clock: systemClock, ids })),
  );
  const stores: readonly Store[] = opened.map((result) => {
    if (!result.ok) throw new Error(result.error.detail);
    return result.value;
  });
  const [one, two] = stores;
  if (one === undefined || two === undefined) throw new Error('Both benches have a store.');
  const signal = new AbortController().signal;
  const collect = (store: Store, name: string) =>
    collectFolder({ root: join(folder, name), stick: null }, { store, bulk }, () => undefined, signal);

  writeCaptures(join(folder, 'a'), 0, 500);
  writeCaptures(join(folder, 'b'), 300, 500);
  const results = await Promise.all([collect(one, 'a'), collect(two, 'b'), collect(two, 'a')]);
  expect(results.map((result) => result.stopped)).toEqual([null, null, null]);
  expect(results.reduce((sum, result) => sum + result.new, 0)).toBe(800);
  expect(await countDevices(one, {})).toBe(800);

  const { serial } = practiceDevice(7);
  const withTag = (tag: string, ms: number) =>
    Buffer.from(
      `Device Serial Number,Windows Product ID,Hardware Hash,Group Tag\r\n${serial},,${practiceDevice(7, { capturedAtMs: ms }).hash},${tag}\r\n`,
    );
  writeCapture(join(folder, 'c'), 'old', withTag('OLD', 1_769_000_000_000));
  writeCapture(join(folder, 'c'), 'new', withTag('NEW', 1_769_500_000_000));
  writeCapture(join(folder, 'c'), 'again', captureFile(7));
  expect(await collect(one, 'c')).toMatchObject({ new: 2, seenBefore: 1, newDevices: 0, newConflicts: 1 });
  const [conflict] = await listConflicts(two, 'open');
  const held = [];
  for await (const page of exportRows(two, bulk, {}, signal)) held.push(...page.held);
  expect(held).toMatchObject([{ device: { serial }, isInConflict: true }]);
  expect(await resolveConflict(two, conflict?.id ?? '', 'use-older')).toMatchObject({ ok: true });
  expect(await devicesBySerial(one, serial)).toMatchObject([{ device: { groupTag: 'OLD' } }]);

  // PostgreSQL cannot store NUL.
  const odd = practiceDevice(900);
  writeCapture(
    join(folder, 'd'),
    'nul',
    Buffer.from(
      `Device Serial Number,Windows Product ID,Hardware Hash,Group Tag\r\n${odd.serial},,${odd.hash},A\0B\r\n`,
    ),
  );
  writeCapture(join(folder, 'd'), 'good', captureFile(901));
  expect(await collect(one, 'd')).toMatchObject({ captures: 2, stopped: null });
  expect(await devicesBySerial(one, practiceDevice(901).serial)).toHaveLength(1);

  let exported = 0;
  for await (const page of exportRows(one, bulk, {}, signal)) exported += page.rows.length;
  expect(exported).toBeGreaterThanOrEqual(801);
  await expect(one.db.deleteFrom('audit').execute()).rejects.toThrow('append-only');

  // The views, edits and exports of the window speak the same SQL.
  const page = (filter: Partial<DeviceFilterView>, sort: DeviceSort) =>
    devicePage(
      two,
      { filter: { ...EVERY_DEVICE, ...filter }, sort, cursor: 0, limit: 200 },
      { startOfToday: START_OF_TODAY, revision: 1 },
    );
  const { total } = await page({}, BY_SERIAL);
  for (const by of DEVICE_SORTS) {
    for (const isDescending of [true, false]) {
      expect((await page({ search: '%' }, { by, isDescending })).rows).toEqual([]);
      expect((await page({}, { by, isDescending })).rows).toHaveLength(200);
    }
  }
  for (const only of ['attention', 'conflict', 'new-today'] as const) {
    expect((await page({ only }, BY_SERIAL)).total).toBeLessThanOrEqual(total);
  }
  const request = { scope: ALL, edit: { field: 'orderId', value: 'Ördér' } } as const;
  const edit = await editDevices(atOnce(one), request, START_OF_TODAY);
  expect(edit).toMatchObject({ ok: true, value: { changed: total } });
  expect((await page({ search: 'öRDÉR' }, BY_SERIAL)).total).toBe(total);
  expect(await deviceFacets(two)).toMatchObject({ orders: [{ value: 'Ördér', devices: total }] });
  expect(await undoEdit(atOnce(two), doneOf(edit).edit)).toEqual({
    ok: true,
    value: { of: 'done', restored: total, changedSince: 0 },
  });
  const outDir = join(folder, 'out');
  const shown = await previewExport({ store: one, bulk }, { scope: ALL, targets: ['intune'] }, START_OF_TODAY, signal);
  const written = await exportDevices(
    { targets: ['intune'], outDir, filter: {} },
    { store: one, bulk },
    () => undefined,
    signal,
  );
  expect(written).toMatchObject({ ok: true, value: { exported: shown.exported } });
  expect(await deviceCounts(two, START_OF_TODAY)).toMatchObject({ all: total, notExported: total - shown.exported });

  for (const store of stores) await store.close();
  await bulk.close();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});
