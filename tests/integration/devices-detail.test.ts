import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { conflictView, listConflictIds, resolveConflictView } from '../../electron/core/devices/conflict-view.ts';
import { deviceDetail } from '../../electron/core/devices/device-detail.ts';
import { evidenceName, evidenceText, saveEvidence } from '../../electron/core/devices/evidence-file.ts';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { listDevices } from '../../electron/core/store/devices.ts';
import { CHANNELS } from '../../shared/ipc/contract.ts';
import { onOtherBoard } from '../support/other-board.ts';
import { type Depot, openDepot } from './collect-support/depot.ts';
import { collectRows, EARLY_MS, LATE_MS, NEVER, rowOf } from './devices-support/rows.ts';

let depot: Depot;
beforeEach(async () => {
  depot = await openDepot();
});
afterEach(() => depot.close());

async function idOf(serial: string): Promise<string> {
  const { devices } = await listDevices(depot.store, { search: serial }, { after: null, limit: 1 });
  return devices[0]?.id ?? '';
}

async function detailOf(serial: string) {
  const detail = CHANNELS['devices:detail'].answer.parse(await deviceDetail(depot, await idOf(serial), NEVER));
  if (!detail.ok) throw new Error(detail.error.code);
  return detail.value;
}

describe('one device', () => {
  test('is shown with what its hash says, in facts', async () => {
    await collectRows(depot, 'a', [rowOf(0, { capturedAtMs: EARLY_MS })]);
    const { hardware, checks, state } = await detailOf(practiceDevice(0).serial);
    expect(state).toBe('active');
    expect(checks).toEqual({ checksum: 'right', serial: 'same', tpmKey: 'matches' });
    expect(hardware).toMatchObject({
      manufacturer: 'HP',
      model: 'HP EliteBook 840 14 inch G11 Notebook PC',
      serial: practiceDevice(0).serial,
      chassisKind: 'laptop',
      tpmVersion: '2.0',
      tpmMaker: 'Nuvoton',
      tpmKey: expect.stringMatching(/^[0-9a-f]{8}…[0-9a-f]{8}$/),
      cpu: 'Intel(R) Core(TM) Ultra 5 125U',
      cores: 12,
      memoryBytes: 16 * 1024 ** 3,
      disks: [{ model: 'PRACTICE NVME 512', sizeBytes: 512e9, bus: 'NVMe' }],
      networks: [{ kind: 'wifi' }, { kind: 'bluetooth' }],
      gpus: ['Intel(R) Graphics'],
      osBuild: '10.0.26100.4652',
      osArchitecture: 'x64',
      isWindowsPe: false,
      utcOffsetMinutes: 60,
    });
  });

  test('has its captures, newest first, with where they were seen and when they came', async () => {
    await collectRows(depot, 'a', [rowOf(1, { capturedAtMs: EARLY_MS })]);
    await collectRows(depot, 'b', [rowOf(2), rowOf(1, { capturedAtMs: LATE_MS })]);
    const { captures, history, device } = await detailOf(practiceDevice(1).serial);
    expect(captures).toMatchObject([
      { isCurrent: true, row: 2, sightings: [{ source: depot.stick('b'), path: 'hardwarehash.csv' }] },
      { isCurrent: false, row: 1, sightings: [{ source: depot.stick('a') }] },
    ]);
    expect(device.capturedAt).toBe('2026-01-27T07:46:40Z');
    expect(history.map(({ what }) => what)).toEqual(['captured', 'captured']);
  });

  test('with a damaged hash says so, and what to do', async () => {
    const { serial, hash } = practiceDevice(3);
    await collectRows(depot, 'a', [
      { serial, hash: `${hash.slice(0, 700)}${hash[700] === 'A' ? 'B' : 'A'}${hash.slice(701)}` },
    ]);
    const { hardware, checks, fixes } = await detailOf(serial);
    expect(hardware).toBeNull();
    expect(checks).toEqual({ checksum: 'wrong', serial: 'not-in-hash', tpmKey: 'none' });
    expect(fixes).toEqual([{ issue: 'hash-checksum', fix: 'capture-again' }]);
  });

  test('that is unknown is refused', async () => {
    expect(await deviceDetail(depot, depot.store.ids.ulid(), NEVER)).toMatchObject({
      error: { code: 'device-unknown' },
    });
  });
});

describe('the evidence of a capture', () => {
  async function captureOf(index: number): Promise<string> {
    const { captures } = await detailOf(practiceDevice(index).serial);
    return captures[0]?.id ?? '';
  }

  test('is the whole text of a small file, and its bytes as they came', async () => {
    await collectRows(depot, 'a', [rowOf(1)]);
    const capture = await captureOf(1);
    const original = await readFile(join(depot.stick('a'), 'hardwarehash.csv'));
    const shown = CHANNELS['devices:evidence'].answer.parse(await evidenceText(depot, capture, NEVER));
    expect(shown).toMatchObject({
      ok: true,
      value: {
        fileName: 'hardwarehash.csv',
        sizeBytes: original.length,
        text: original.toString('latin1'),
        isCut: false,
      },
    });
    expect(await evidenceName(depot.store, capture)).toBe('hardwarehash.csv');
    const path = join(depot.folder, 'saved.csv');
    expect(await saveEvidence(depot, capture, path, NEVER)).toEqual({ ok: true, value: null });
    expect(await readFile(path)).toEqual(original);
    expect((await readdir(depot.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
    const nowhere = join(depot.folder, 'no such folder', 'x.csv');
    expect(await saveEvidence(depot, capture, nowhere, NEVER)).toMatchObject({
      error: { code: 'not-written', detail: 'ENOENT' },
    });
  });

  test('of a long file is its first line and what is around the row', async () => {
    await collectRows(
      depot,
      'a',
      Array.from({ length: 80 }, (_, index) => rowOf(index)),
    );
    const shown = CHANNELS['devices:evidence'].answer.parse(await evidenceText(depot, await captureOf(70), NEVER));
    if (!shown.ok) throw new Error(shown.error.code);
    expect(shown.value.isCut).toBe(true);
    expect(shown.value.text).toMatch(/^Device Serial Number,/);
    expect(shown.value.text).toContain(practiceDevice(70).serial);
    expect(shown.value.text).not.toContain(practiceDevice(1).serial);
  });

  test('that is damaged in the store is never shown or written as if it were whole', async () => {
    await collectRows(depot, 'a', [rowOf(1)]);
    const capture = await captureOf(1);
    await depot.store.db
      .updateTable('evidence')
      .set({ encoding: 'none', content: Buffer.from('x') })
      .execute();
    expect(await evidenceText(depot, capture, NEVER)).toMatchObject({ error: { code: 'evidence-damaged' } });
    const path = join(depot.folder, 'saved.csv');
    expect(await saveEvidence(depot, capture, path, NEVER)).toMatchObject({ error: { code: 'evidence-damaged' } });
    await expect(readFile(path)).rejects.toThrow('ENOENT');
  });

  test('of an unknown capture is refused', async () => {
    const unknown = depot.store.ids.ulid();
    expect(await evidenceText(depot, unknown, NEVER)).toMatchObject({ error: { code: 'capture-unknown' } });
    expect(await evidenceName(depot.store, unknown)).toBeNull();
  });
});

describe('a conflict', () => {
  async function openView() {
    const [id, ...others] = await listConflictIds(depot.store);
    expect(others).toEqual([]);
    const view = CHANNELS['devices:conflict'].answer.parse(await conflictView(depot, id ?? '', NEVER));
    if (!view.ok) throw new Error(view.error.code);
    return view.value;
  }

  test('of a PC whose board was replaced looks like one, and the newer fits', async () => {
    const old = rowOf(1, { capturedAtMs: EARLY_MS });
    await collectRows(depot, 'a', [old]);
    await collectRows(depot, 'b', [
      { serial: old.serial, hash: onOtherBoard(rowOf(1, { capturedAtMs: LATE_MS }).hash) },
    ]);
    const view = await openView();
    expect(view).toMatchObject({
      kind: 'serial',
      looksLike: 'replaced-board',
      fits: 'use-newer',
      state: 'open',
      choice: null,
    });
    expect(view.fields.filter(({ differs }) => differs).map(({ field }) => field)).toEqual(['tpmKey', 'capturedAt']);
    const firstSame = view.fields.findIndex(({ differs }) => !differs);
    expect(view.fields.slice(firstSame).every(({ differs }) => !differs)).toBe(true);
    expect(view.fields.find(({ field }) => field === 'disk')).toMatchObject({
      older: expect.stringContaining('512 GB NVMe'),
    });

    const resolved = await resolveConflictView(depot, { conflict: view.id, choice: 'use-newer' }, NEVER);
    expect(CHANNELS['devices:resolve'].answer.parse(resolved)).toMatchObject({
      ok: true,
      value: { state: 'resolved', choice: 'use-newer' },
    });
    expect(await listConflictIds(depot.store)).toEqual([]);
    const { history } = await detailOf(old.serial);
    expect(history).toContainEqual(expect.objectContaining({ what: 'conflict-resolved', choice: 'use-newer' }));
  });

  test('of group tags looks like a PC that was captured again, and cannot be two devices', async () => {
    await collectRows(depot, 'a', [rowOf(1, { tag: 'OLD', capturedAtMs: EARLY_MS })]);
    await collectRows(depot, 'b', [rowOf(1, { tag: 'NEW', capturedAtMs: LATE_MS })]);
    const view = await openView();
    expect(view).toMatchObject({ kind: 'identity', looksLike: 'captured-again', fits: 'use-newer' });
    expect(view.choices).not.toContain('two-devices');
    expect(view.fields.find(({ field }) => field === 'groupTag')).toEqual({
      field: 'groupTag',
      older: 'OLD',
      newer: 'NEW',
      differs: true,
    });
    const refused = await resolveConflictView(depot, { conflict: view.id, choice: 'two-devices' }, NEVER);
    expect(refused).toMatchObject({ ok: false, error: { code: 'choice-not-offered' } });
    const { fixes } = await detailOf(practiceDevice(1).serial);
    expect(fixes).toEqual([{ issue: 'conflict-identity', fix: 'resolve-conflict' }]);
  });

  test('that is unknown is refused', async () => {
    expect(await conflictView(depot, depot.store.ids.ulid(), NEVER)).toMatchObject({
      error: { code: 'conflict-unknown' },
    });
  });
});
