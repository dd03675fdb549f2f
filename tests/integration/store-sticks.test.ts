import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256Hex } from '../../electron/core/hashing.ts';
import { listBatches } from '../../electron/core/store/batches.ts';
import { isEvidenceStored } from '../../electron/core/store/evidence.ts';
import {
  listSticks,
  nextFreeNumbers,
  recordPlace,
  recordReturned,
  recordStaged,
  renumberStick,
  retireStick,
} from '../../electron/core/store/sticks.ts';
import { DEFAULT_KIT_SETTINGS, type StickManifest } from '../../shared/sticks/manifest.ts';
import { captureFile, writeCaptures } from './collect-support/capture-folder.ts';
import { type Depot, openDepot } from './collect-support/depot.ts';

let depot: Depot;
beforeEach(async () => {
  depot = await openDepot();
});
afterEach(() => depot.close());

function manifest(number: number, change: Partial<StickManifest> = {}): StickManifest {
  return {
    schema: 1,
    stickId: `stick-${number}`,
    number,
    batch: 'B1',
    tenant: 'Contoso',
    groupTag: 'LAB',
    orderId: 'PO-1',
    stagedAt: '2026-02-01T09:00:00Z',
    kitVersion: '0.1.0',
    settings: DEFAULT_KIT_SETTINGS,
    files: [],
    ...change,
  };
}

test('the next free numbers fill the gaps', async () => {
  for (const number of [1, 2, 4]) await recordStaged(depot.store, manifest(number));
  expect(await nextFreeNumbers(depot.store, 3)).toEqual([3, 5, 6]);
});

test('the roster says where each stick is and what came home on each trip', async () => {
  const { store } = depot;
  const stick = manifest(7);
  const root = depot.stick('seven');
  expect(await recordStaged(store, stick)).toEqual({ ok: true, value: 1 });
  await recordPlace(store, stick.stickId, 'out');
  writeCaptures(root, 0, 3);
  await depot.collect({ root, stick });
  await recordReturned(store, stick.stickId);

  expect(await recordStaged(store, manifest(7, { batch: 'B2', stagedAt: '2026-02-02T09:00:00Z' }))).toEqual({
    ok: true,
    value: 2,
  });
  writeCaptures(root, 3, 2);
  // The captures of the first trip are still on the stick; they came home then.
  await depot.collect({ root, stick: { ...stick, batch: 'B2' } });

  expect(await listSticks(store)).toMatchObject([
    {
      id: 'stick-7',
      number: 7,
      place: 'staged',
      batch: 'B2',
      trips: [
        { trip: 2, batch: 'B2', captures: 2, returnedAt: null },
        { trip: 1, batch: 'B1', captures: 3, returnedAt: '2026-02-01T10:00:00Z' },
      ],
    },
  ]);
  expect(await listBatches(store)).toMatchObject([
    { name: 'B1', tenant: 'Contoso', devices: 3 },
    { name: 'B2', devices: 2 },
  ]);
});

test('the same manifest recorded twice is one trip', async () => {
  await recordStaged(depot.store, manifest(1));
  expect(await recordStaged(depot.store, manifest(1))).toEqual({ ok: true, value: 1 });
});

test('a number belongs to one stick', async () => {
  await recordStaged(depot.store, manifest(1));
  await recordStaged(depot.store, manifest(2));
  const taken = { ok: false, error: { code: 'stick-number-taken' } };
  expect(await recordStaged(depot.store, manifest(1, { stickId: 'other' }))).toEqual(taken);
  expect(await renumberStick(depot.store, 'stick-1', 2)).toEqual(taken);
  expect(await renumberStick(depot.store, 'stick-1', 9)).toEqual({ ok: true, value: null });
  expect((await listSticks(depot.store)).map((stick) => stick.number)).toEqual([2, 9]);
});

test('a retired stick keeps its history and gives its number back', async () => {
  await recordStaged(depot.store, manifest(1));
  await retireStick(depot.store, 'stick-1');
  expect(await nextFreeNumbers(depot.store, 1)).toEqual([1]);
  expect(await listSticks(depot.store)).toMatchObject([{ number: null, place: 'retired', trips: [{ trip: 1 }] }]);
});

test.each([
  { description: 'place', change: () => recordPlace(depot.store, 'nobody', 'shelf') },
  { description: 'renumber', change: () => renumberStick(depot.store, 'nobody', 3) },
  { description: 'retire', change: () => retireStick(depot.store, 'nobody') },
  { description: 'take back', change: () => recordReturned(depot.store, 'nobody') },
])('there is no stick to $description that the roster does not know', async ({ change }) => {
  expect(await change()).toEqual({ ok: false, error: { code: 'stick-unknown' } });
});

test('a capture may be wiped from a stick only once its bytes are stored', async () => {
  const sha256 = sha256Hex(captureFile(0));
  expect(await isEvidenceStored(depot.store, sha256)).toBe(false);
  writeCaptures(depot.stick('a'), 0, 1);
  await depot.collect({ root: depot.stick('a'), stick: null });
  expect(await isEvidenceStored(depot.store, sha256)).toBe(true);
});
