import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { devicePage } from '../../electron/core/devices/device-page.ts';
import { editDevices } from '../../electron/core/devices/edit-devices.ts';
import { scopeFilter } from '../../electron/core/devices/list-filter.ts';
import { previewExport } from '../../electron/core/devices/preview-export.ts';
import { exportDevices } from '../../electron/core/export/export-devices.ts';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { recordExportedDevices } from '../../electron/core/store/exports.ts';
import { CHANNELS } from '../../shared/ipc/contract.ts';
import type { DeviceScope } from '../../shared/ipc/devices.ts';
import { onOtherBoard } from '../support/other-board.ts';
import { type Depot, openDepot } from './collect-support/depot.ts';
import { atOnce } from './devices-support/edits.ts';
import { ALL, BY_SERIAL, collectRows, EVERY_DEVICE, NEVER, rowOf, START_OF_TODAY } from './devices-support/rows.ts';

let depot: Depot;
beforeEach(async () => {
  depot = await openDepot();
  const { serial } = practiceDevice(3);
  const { hash } = practiceDevice(4);
  await collectRows(
    depot,
    'good',
    Array.from({ length: 510 }, (_, index) => rowOf(index + 10)),
  );
  await collectRows(depot, 'odd', [
    rowOf(1, { tag: 'Zürich' }),
    { serial: practiceDevice(2).serial, hash: `${'A'.repeat(3_999)}B` },
    { serial, hash: practiceDevice(3).hash },
    { serial: '', hash },
  ]);
  await collectRows(depot, 'conflict', [{ serial, hash: onOtherBoard(practiceDevice(3).hash) }]);
});
afterEach(() => depot.close());

const TARGETS = ['intune', 'partner', 'identifiers', 'merged'] as const;

async function preview(scope: DeviceScope, targets: readonly (typeof TARGETS)[number][] = TARGETS) {
  const answer = await previewExport(depot, { scope, targets: [...targets] }, START_OF_TODAY, NEVER);
  return CHANNELS['work:preview-export'].answer.parse(answer);
}

async function exportOf(scope: DeviceScope, targets: readonly (typeof TARGETS)[number][] = TARGETS) {
  const filter = scopeFilter(scope, START_OF_TODAY);
  const request = { targets: [...targets], outDir: depot.stick('out'), filter };
  const exported = await exportDevices(request, depot, () => undefined, NEVER);
  if (!exported.ok) throw new Error(exported.error.code);
  return exported.value;
}

async function notExported(): Promise<number> {
  const request = { filter: { ...EVERY_DEVICE, only: 'not-exported' as const }, sort: BY_SERIAL, cursor: 0, limit: 1 };
  return (await devicePage(depot.store, request, { startOfToday: START_OF_TODAY, revision: 1 })).total;
}

test('a preview says what the export then does, and writes nothing', async () => {
  const shown = await preview(ALL);
  expect(await notExported()).toBe(515);
  await expect(readdir(depot.stick('out'))).rejects.toThrow('ENOENT');
  const done = await exportOf(ALL);
  expect(shown).toMatchObject({ asked: done.asked, exported: done.exported, conflicts: done.conflicts });
  expect(shown.files.map(({ name, rows }) => [name, rows])).toEqual(done.written.map(({ file, rows }) => [file, rows]));
  expect(shown.files.map(({ name }) => name)).toContain('intune-2-of-2.csv');
  expect(shown.withheldTotal).toBe(done.withheld.length);
  const key = ({ deviceId, issues }: { deviceId: string; issues: readonly { code: string }[] }) =>
    `${deviceId} ${issues.map(({ code }) => code).join()}`;
  expect(shown.withheld.map(key)).toEqual(done.withheld.map(key));
  expect(Object.fromEntries(shown.reasons.map(({ code, devices }) => [code, devices]))).toMatchObject({
    'value-not-carried': 2,
    'conflict-serial': 2,
  });
});

test('devices that are in a file count as exported, those that were left out do not', async () => {
  const done = await exportOf(ALL, ['intune']);
  expect(await notExported()).toBe(515 - done.exported);
  const left: DeviceScope = { of: 'filter', filter: { ...EVERY_DEVICE, only: 'not-exported' }, except: [] };
  expect(await preview(left, ['intune'])).toMatchObject({ asked: 515 - done.exported, exported: 0 });
  expect(await exportOf(left, ['intune'])).toMatchObject({ exported: 0, withheld: { length: 515 - done.exported } });
});

test('the same file written again is told again', async () => {
  await exportOf(ALL, ['intune']);
  await exportOf(ALL, ['intune']);
  const { count } = await depot.store.db
    .selectFrom('export_files')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(4);
  await expect(recordExportedDevices(depot.store, [])).resolves.toBeUndefined();
});

test('only the devices that were named, or all but some of a filter, are exported', async () => {
  const request = { filter: EVERY_DEVICE, sort: BY_SERIAL, cursor: 0, limit: 200 };
  const { rows } = await devicePage(depot.store, request, { startOfToday: START_OF_TODAY, revision: 1 });
  const ids = rows.slice(0, 20).map(({ id }) => id);
  expect(await preview({ of: 'devices', ids })).toMatchObject({ asked: 20 });
  expect(await preview({ ...ALL, except: ids })).toMatchObject({ asked: 495 });
  expect(await exportOf({ of: 'devices', ids })).toMatchObject({ asked: 20 });
  expect(await preview({ of: 'devices', ids: [] })).toMatchObject({ asked: 0, files: [] });
});

test('a value that cannot be carried is mended by an edit, for preview and export alike', async () => {
  const search = { ...EVERY_DEVICE, search: practiceDevice(1).serial };
  const scope: DeviceScope = { of: 'filter', filter: search, except: [] };
  expect(await preview(scope, ['intune'])).toMatchObject({ exported: 0, withheldTotal: 1 });
  await editDevices(atOnce(depot.store), { scope, edit: { field: 'groupTag', value: 'Zurich' } }, START_OF_TODAY);
  expect(await preview(scope, ['intune'])).toMatchObject({ exported: 1, withheldTotal: 0 });
  expect(await exportOf(scope, ['intune'])).toMatchObject({ exported: 1, withheld: [] });
});

test('a preview that is given up ends', async () => {
  const given = AbortSignal.abort(new Error('given up'));
  await expect(previewExport(depot, { scope: ALL, targets: ['intune'] }, START_OF_TODAY, given)).rejects.toThrow(
    'given up',
  );
});
