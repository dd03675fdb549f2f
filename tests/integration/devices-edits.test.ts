import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../electron/adapters/sqlite/open-sqlite-store.ts';
import { createIdSource } from '../../electron/adapters/system-ports.ts';
import { deviceDetail } from '../../electron/core/devices/device-detail.ts';
import { devicePage } from '../../electron/core/devices/device-page.ts';
import { editDevices } from '../../electron/core/devices/edit-devices.ts';
import { fixDevice } from '../../electron/core/devices/fix-device.ts';
import { undoEdit } from '../../electron/core/devices/undo-edit.ts';
import { exportDevices } from '../../electron/core/export/export-devices.ts';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { listConflicts, resolveConflict } from '../../electron/core/store/conflicts.ts';
import type { DeviceEdit, DeviceScope } from '../../shared/ipc/devices.ts';
import { type Depot, NOW_MS, openDepot } from './collect-support/depot.ts';
import { atOnce, doneOf } from './devices-support/edits.ts';
import {
  ALL,
  BY_SERIAL,
  collectRows,
  EARLY_MS,
  EVERY_DEVICE,
  LATE_MS,
  NEVER,
  rowOf,
  START_OF_TODAY,
} from './devices-support/rows.ts';

let depot: Depot;
beforeEach(async () => {
  depot = await openDepot();
  await collectRows(depot, 'first', [rowOf(1, { tag: 'A', capturedAtMs: EARLY_MS }), rowOf(2), rowOf(3, { tag: 'C' })]);
});
afterEach(() => depot.close());

async function edit(edit: DeviceEdit, scope: DeviceScope = ALL) {
  return doneOf(await editDevices(atOnce(depot.store), { scope, edit }, START_OF_TODAY));
}

async function rows(search = '') {
  const request = { filter: { ...EVERY_DEVICE, search }, sort: BY_SERIAL, cursor: 0, limit: 200 };
  return (await devicePage(depot.store, request, { startOfToday: START_OF_TODAY, revision: 1 })).rows;
}
async function rowOfDevice(index: number) {
  const row = (await rows()).find(({ serial }) => serial === practiceDevice(index).serial);
  if (row === undefined) throw new Error('The device is listed.');
  return row;
}
const tagOf = async (index: number) => (await rowOfDevice(index)).groupTag;

test('the value that was set last stands and is undone first, also where the clock was set back in between', async () => {
  const first = await edit({ field: 'groupTag', value: 'First' });
  const clock = { nowMs: () => NOW_MS - 365 * 86_400_000 };
  const path = join(depot.folder, 'store.sqlite');
  const opened = await openSqliteStore({ path, clock, ids: createIdSource(clock) });
  if (!opened.ok) throw new Error(opened.error.detail);
  const later = opened.value;
  const edited = await editDevices(
    atOnce(later),
    { scope: ALL, edit: { field: 'groupTag', value: 'Last' } },
    START_OF_TODAY,
  );
  await later.close();
  await collectRows(depot, 'again', [rowOf(1, { tag: 'Z', capturedAtMs: LATE_MS })]);
  expect(await tagOf(1)).toBe('Last');
  expect(await undoEdit(atOnce(depot.store), first.edit)).toEqual({
    ok: true,
    value: { of: 'done', restored: 0, changedSince: 3 },
  });
  expect(await undoEdit(atOnce(depot.store), doneOf(edited).edit)).toMatchObject({ ok: true });
  expect(await tagOf(1)).toBe('First');
});

test('an edit gives all of its devices the value, is searched by it, and is taken back as one', async () => {
  const made = await edit({ field: 'groupTag', value: ' Alesund 1 ' });
  expect(made.changed).toBe(3);
  expect((await rows()).map(({ groupTag }) => groupTag)).toEqual(['Alesund 1', 'Alesund 1', 'Alesund 1']);
  expect(await rows('ALESUND')).toHaveLength(3);
  expect(await undoEdit(atOnce(depot.store), made.edit)).toEqual({
    ok: true,
    value: { of: 'done', restored: 3, changedSince: 0 },
  });
  expect([await tagOf(1), await tagOf(2), await tagOf(3)]).toEqual(['A', '', 'C']);
  expect(await rows('ALESUND')).toEqual([]);
  expect(await undoEdit(atOnce(depot.store), made.edit)).toMatchObject({ ok: false, error: { code: 'edit-unknown' } });
});

test('an edit of some leaves the others, and those that have the value already do not count', async () => {
  const { id } = await rowOfDevice(2);
  expect((await edit({ field: 'orderId', value: 'PO-1' }, { of: 'devices', ids: [id] })).changed).toBe(1);
  expect(
    (await edit({ field: 'orderId', value: 'PO-1' }, { ...ALL, except: [(await rowOfDevice(3)).id] })).changed,
  ).toBe(1);
  expect([(await rowOfDevice(1)).orderId, (await rowOfDevice(3)).orderId]).toEqual(['PO-1', '']);
  expect((await edit({ field: 'orderId', value: 'PO-1' }, { of: 'devices', ids: [id] })).changed).toBe(0);
});

test('what was set later stays when an earlier edit is undone, and an undone later one gives back the earlier', async () => {
  const first = await edit({ field: 'groupTag', value: 'ONE' });
  const second = await edit({ field: 'groupTag', value: 'TWO' }, { of: 'devices', ids: [(await rowOfDevice(1)).id] });
  expect(await undoEdit(atOnce(depot.store), first.edit)).toEqual({
    ok: true,
    value: { of: 'done', restored: 2, changedSince: 1 },
  });
  expect([await tagOf(1), await tagOf(2), await tagOf(3)]).toEqual(['TWO', '', 'C']);
  expect(await undoEdit(atOnce(depot.store), second.edit)).toMatchObject({ ok: true, value: { restored: 1 } });
  expect(await tagOf(1)).toBe('ONE');
});

describe('an edit stands over captures that come after it', () => {
  test('and undone gives what they say by then', async () => {
    const made = await edit({ field: 'assignedUser', value: 'ann@contoso.example' });
    await collectRows(depot, 'again', [rowOf(2, { user: 'bob@contoso.example', capturedAtMs: LATE_MS })]);
    expect((await rowOfDevice(2)).assignedUser).toBe('ann@contoso.example');
    await undoEdit(atOnce(depot.store), made.edit);
    expect((await rowOfDevice(2)).assignedUser).toBe('bob@contoso.example');
    expect(await rows('bob@')).toHaveLength(1);
  });

  test('also where they contradict each other: the device waits for the choice, and keeps the value whatever is chosen', async () => {
    await edit({ field: 'groupTag', value: 'SET' });
    await collectRows(depot, 'again', [rowOf(1, { tag: 'B', capturedAtMs: LATE_MS })]);
    expect(await rowOfDevice(1)).toMatchObject({ groupTag: 'SET', isInConflict: true });
    const [conflict] = await listConflicts(depot.store, 'open');
    await resolveConflict(depot.store, conflict?.id ?? '', 'use-newer');
    expect(await rowOfDevice(1)).toMatchObject({ groupTag: 'SET', isInConflict: false });
  });
});

test.each<{ what: string; edit: DeviceEdit; code: string }>([
  { what: 'a tag with a comma', edit: { field: 'groupTag', value: 'a,b' }, code: 'value-not-carried' },
  { what: 'a tag beyond ASCII', edit: { field: 'groupTag', value: 'Zürich' }, code: 'value-not-carried' },
  { what: 'a tag with quotes', edit: { field: 'groupTag', value: 'say "hi"' }, code: 'value-not-carried' },
  { what: 'a user without a domain', edit: { field: 'assignedUser', value: 'ann' }, code: 'user-not-upn' },
  {
    what: 'a user of two lines',
    edit: { field: 'assignedUser', value: 'ann@contoso.example\n' + 'x' },
    code: 'value-not-carried',
  },
  { what: 'an order with a control character', edit: { field: 'orderId', value: 'a\0b' }, code: 'value-not-carried' },
])('$what is refused as $code, and nothing changes', async ({ edit: refused, code }) => {
  const before = await rows();
  const made = await editDevices(atOnce(depot.store), { scope: ALL, edit: refused }, START_OF_TODAY);
  expect(made).toMatchObject({ ok: false, error: { code } });
  expect(await rows()).toEqual(before);
});

test('an order is no part of an import file, so it may hold what those cannot carry', async () => {
  expect((await edit({ field: 'orderId', value: 'Bestelling 7, „Köln“' })).changed).toBe(3);
});

test('an export writes the values that were set, to the byte', async () => {
  await edit({ field: 'groupTag', value: 'SET' });
  await edit(
    { field: 'assignedUser', value: 'ann@contoso.example' },
    { of: 'devices', ids: [(await rowOfDevice(2)).id] },
  );
  const outDir = depot.stick('out');
  await exportDevices({ targets: ['intune'], outDir, filter: {} }, depot, () => undefined, NEVER);
  const line = (index: number, user: string) => `${practiceDevice(index).serial},,${rowOf(index).hash},SET,${user}`;
  const first = `${practiceDevice(1).serial},,${rowOf(1, { capturedAtMs: EARLY_MS }).hash},SET,`;
  expect(await readFile(join(outDir, 'intune.csv'), 'latin1')).toBe(
    [
      'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User',
      first,
      line(2, 'ann@contoso.example'),
      line(3, ''),
      '',
    ].join('\r\n'),
  );
});

test('the history tells edits, undone ones too, and exports, newest first', async () => {
  const made = await edit({ field: 'groupTag', value: 'SET' });
  await undoEdit(atOnce(depot.store), made.edit);
  await exportDevices(
    { targets: ['intune', 'partner'], outDir: depot.stick('out'), filter: {} },
    depot,
    () => undefined,
    NEVER,
  );
  const detail = await deviceDetail(depot, (await rowOfDevice(1)).id, NEVER);
  if (!detail.ok) throw new Error(detail.error.code);
  expect(detail.value.history).toMatchObject([
    { what: 'exported', fileName: 'partner-center.csv' },
    { what: 'exported', fileName: 'intune.csv' },
    { what: 'edited', field: 'groupTag', from: 'A', to: 'SET', wasUndone: true },
    { what: 'captured', path: 'hardwarehash.csv' },
  ]);
  const audit = await depot.store.db.selectFrom('audit').select('action').orderBy('id').execute();
  expect(audit.map(({ action }) => action)).toEqual(expect.arrayContaining(['devices-edited', 'edit-undone']));
});

describe('a fix', () => {
  test.each([
    { fix: 'clear-user', row: { user: 'not a user' }, left: { assignedUser: '' }, had: { assignedUser: 'not a user' } },
    {
      fix: 'shorten-group-tag',
      row: { tag: 'T'.repeat(200) },
      left: { groupTag: 'T'.repeat(128) },
      had: { groupTag: 'T'.repeat(200) },
    },
  ] as const)('$fix mends the device, and is undone', async ({ fix, row, left, had }) => {
    await collectRows(depot, 'faulty', [rowOf(5, row)]);
    const { id, issues } = await rowOfDevice(5);
    expect(issues).toHaveLength(1);
    const fixed = await fixDevice(depot.store, { deviceId: id, fix });
    if (!fixed.ok || fixed.value.edit === null) throw new Error('The fix is an edit.');
    expect(await rowOfDevice(5)).toMatchObject({ ...left, issues: [] });
    expect(await fixDevice(depot.store, { deviceId: id, fix })).toMatchObject({
      ok: false,
      error: { code: 'not-fixable' },
    });
    await undoEdit(atOnce(depot.store), fixed.value.edit);
    expect(await rowOfDevice(5)).toMatchObject({ ...had, issues });
  });

  test('leads to the field whose value no file carries, and an edit of it answers that', async () => {
    await collectRows(depot, 'faulty', [rowOf(5, { tag: 'Depot Zürich', user: 'ann' })]);
    const { id, issues } = await rowOfDevice(5);
    expect(issues).toMatchObject([
      { code: 'value-not-carried', values: { field: 'groupTag', why: 'not-ascii' } },
      { code: 'user-not-upn' },
    ]);
    const detail = await deviceDetail(depot, id, NEVER);
    expect(detail.ok && detail.value.fixes.map(({ fix }) => fix)).toEqual([
      'edit-group-tag',
      'edit-user',
      'clear-user',
    ]);
    expect(await fixDevice(depot.store, { deviceId: id, fix: 'edit-group-tag' })).toEqual({
      ok: true,
      value: { edit: null },
    });
    await edit({ field: 'groupTag', value: 'Depot Zurich' }, { of: 'devices', ids: [id] });
    expect((await rowOfDevice(5)).issues.map(({ code }) => code)).toEqual(['user-not-upn']);
  });

  test('that is not offered for the device is refused', async () => {
    const { id } = await rowOfDevice(1);
    expect(await fixDevice(depot.store, { deviceId: id, fix: 'capture-again' })).toMatchObject({ ok: false });
    expect(await fixDevice(depot.store, { deviceId: depot.store.ids.ulid(), fix: 'clear-user' })).toMatchObject({
      error: { code: 'device-unknown' },
    });
  });
});
