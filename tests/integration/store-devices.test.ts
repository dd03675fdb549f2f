import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { listConflicts, resolveConflict } from '../../electron/core/store/conflicts.ts';
import { devicesBySerial } from '../../electron/core/store/device-history.ts';
import { countDevices, listDevices } from '../../electron/core/store/devices.ts';
import { exportRows } from '../../electron/core/store/export-rows.ts';
import type { Resolution } from '../../shared/devices/conflict.ts';
import { HEADER, writeCaptures } from './collect-support/capture-folder.ts';
import { type Depot, openDepot } from './collect-support/depot.ts';

let depot: Depot;
let files = 0;
beforeEach(async () => {
  depot = await openDepot();
});
afterEach(() => depot.close());

const FIRST_PAGE = { after: null, limit: 100 };

interface Row {
  readonly serial: string;
  readonly hash: string;
  readonly tag?: string;
  readonly user?: string;
}

/** Collects a file of these rows. */
async function collectRows(rows: readonly Row[], stick: { stickId: string; batch: string } | null = null) {
  const root = depot.stick(`source-${++files}`);
  await mkdir(root);
  const lines = rows.map(({ serial, hash, tag = '', user = '' }) => [serial, '', hash, tag, user].join(','));
  await writeFile(join(root, 'hardwarehash.csv'), [`${HEADER},Group Tag,Assigned User`, ...lines, ''].join('\r\n'));
  const known = stick && { ...stick, tenant: '', groupTag: '', orderId: 'PO-1' };
  return depot.collect({ root, stick: known });
}

function rowOf(index: number, change: Partial<Row> & { readonly capturedAtMs?: number } = {}): Row {
  const { capturedAtMs, ...cells } = change;
  const { serial, hash } = practiceDevice(index, capturedAtMs === undefined ? {} : { capturedAtMs });
  return { serial, hash, ...cells };
}

const EARLY = 1_769_000_000_000;
const LATE = 1_769_500_000_000;

async function exported() {
  const rows = [];
  for await (const page of exportRows(depot.store, depot.bulk, {}, new AbortController().signal)) {
    expect(page.unreadable).toEqual([]);
    rows.push(...page.rows.map(({ row }) => row));
  }
  return rows;
}

async function heldBack() {
  const devices = [];
  for await (const { held } of exportRows(depot.store, depot.bulk, {}, new AbortController().signal)) {
    devices.push(...held);
  }
  return devices;
}

const serials = async (filter: Parameters<typeof listDevices>[1]) =>
  (await listDevices(depot.store, filter, FIRST_PAGE)).devices.map((device) => device.serial);

async function openConflict() {
  const conflicts = await listConflicts(depot.store, 'open');
  const [conflict] = conflicts;
  if (conflict === undefined || conflicts.length > 1) throw new Error(`${conflicts.length} conflicts are open.`);
  return conflict;
}

async function resolve(choice: Resolution, conflictId?: string) {
  const resolved = await resolveConflict(depot.store, conflictId ?? (await openConflict()).id, choice);
  if (!resolved.ok) throw new Error(resolved.error.code);
  return resolved.value;
}

describe('lists', () => {
  test('filter by batch, tag, order, stick and words, and count the same', async () => {
    await collectRows([rowOf(1, { tag: 'LAB' }), rowOf(2, { user: 'Ann_1@contoso.example' })], {
      stickId: 'S1',
      batch: 'B1',
    });
    await collectRows([rowOf(3, { tag: 'lab' })], { stickId: 'S2', batch: 'B2' });
    const [first, second, third] = [1, 2, 3].map((index) => practiceDevice(index).serial);
    expect(await serials({})).toEqual([first, second, third]);
    expect(await serials({ batch: 'B1' })).toEqual([first, second]);
    expect(await serials({ groupTag: 'LAB' })).toEqual([first]);
    expect(await serials({ orderId: 'PO-1' })).toEqual([first, second, third]);
    expect(await serials({ stickId: 'S2' })).toEqual([third]);
    expect(await serials({ search: 'ann_' })).toEqual([second]);
    expect(await serials({ search: 'a_n' })).toEqual([]);
    expect(await serials({ search: third?.toLowerCase() ?? '' })).toEqual([third]);
    expect(await serials({ batch: 'B1', search: third ?? '' })).toEqual([]);
    expect(await countDevices(depot.store, { batch: 'B1' })).toBe(2);
  });

  test('are searched without regard to case beyond ASCII too', async () => {
    const root = depot.stick('accents');
    await mkdir(root);
    const row = 'Ñ-001,,,Éclair,Größe 1,,Zoë@contoso.example';
    await writeFile(
      join(root, 'a.csv'),
      `\uFEFF${HEADER},Manufacturer name,Device model,Group Tag,Assigned User\r\n${row}\r\n`,
    );
    await depot.collect({ root, stick: null });
    for (const search of ['ÉCLAIR', 'éclair', 'grÖSSE'.replace('SS', 'ß'), 'ZOË@', 'ñ-0']) {
      expect(await serials({ search }), search).toEqual(['Ñ-001']);
    }
    expect(await devicesBySerial(depot.store, 'ñ-001')).toHaveLength(1);
  });

  test('page without losing or repeating a device', async () => {
    await collectRows(Array.from({ length: 25 }, (_, index) => rowOf(index)));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await listDevices(depot.store, {}, { after, limit: 10 });
      seen.push(...page.devices.map((device) => device.serial));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => practiceDevice(index).serial));
  });

  test('find devices with issues and with conflicts', async () => {
    await collectRows([
      rowOf(1),
      rowOf(2, { user: 'not a user name' }),
      rowOf(3, { serial: practiceDevice(4).serial }),
    ]);
    expect(await serials({ hasIssues: true })).toEqual([practiceDevice(2).serial, practiceDevice(4).serial]);
    expect(await serials({ hasConflicts: true })).toEqual([]);
  });
});

test('one device is shown with its captures, their evidence and where they were seen', async () => {
  await collectRows([rowOf(1, { capturedAtMs: EARLY })], { stickId: 'S1', batch: 'B1' });
  await collectRows([rowOf(2), rowOf(1, { capturedAtMs: LATE })]);
  const [history, ...others] = await devicesBySerial(depot.store, practiceDevice(1).serial.toLowerCase());
  expect(others).toEqual([]);
  expect(history?.captures).toMatchObject([
    { isCurrent: false, standing: 'counts', row: 1, stickId: 'S1', batch: 'B1', sightings: [{ source: 'S1' }] },
    { isCurrent: true, standing: 'counts', row: 2, stickId: null, sightings: [{ path: 'hardwarehash.csv' }] },
  ]);
  expect(history?.device).toMatchObject({ capturedAt: new Date(LATE).toISOString().replace('.000', '') });
});

describe('a group tag that two captures of a device disagree about', () => {
  beforeEach(async () => {
    await collectRows([rowOf(1, { tag: 'OLD', capturedAtMs: EARLY })]);
    await collectRows([rowOf(1, { tag: 'NEW', capturedAtMs: LATE }), rowOf(2)]);
  });

  test('holds the device back until a person chooses', async () => {
    expect(await openConflict()).toMatchObject({ kind: 'identity', contested: ['groupTag'], choice: null });
    expect(await exported()).toMatchObject([{ serial: practiceDevice(2).serial }]);
    expect(await heldBack()).toMatchObject([
      { device: { serial: practiceDevice(1).serial }, isInConflict: true, issues: [] },
    ]);
  });

  test('follows the choice, and follows it again when it is changed', async () => {
    const { id } = await resolve('use-older');
    expect(await exported()).toMatchObject([
      { serial: practiceDevice(1).serial, groupTag: 'OLD', hash: practiceDevice(1, { capturedAtMs: EARLY }).hash },
      { serial: practiceDevice(2).serial },
    ]);
    await resolve('use-newer', id);
    const tags = async () => (await exported()).map((row) => row.groupTag);
    expect(await tags()).toContain('NEW');
    await resolve('later', id);
    expect(await tags()).toEqual(['']);
    const actions = await depot.store.db
      .selectFrom('audit')
      .where('action', '=', 'conflict-resolved')
      .selectAll()
      .execute();
    expect(actions.map((row) => JSON.parse(row.details))).toMatchObject([
      { choice: 'use-older', before: null },
      { choice: 'use-newer', before: 'use-older' },
      { choice: 'later', before: 'use-newer' },
    ]);
  });

  test('is not asked again when the same values come once more, and is when a third one comes', async () => {
    await resolve('use-newer');
    await collectRows([rowOf(1, { tag: 'OLD', capturedAtMs: EARLY + 60_000 })]);
    expect(await listConflicts(depot.store, 'open')).toEqual([]);
    expect((await exported()).map((row) => row.groupTag).sort()).toEqual(['', 'NEW']);
    await collectRows([rowOf(1, { tag: 'THIRD', capturedAtMs: LATE + 60_000 })]);
    expect(await openConflict()).toMatchObject({ contested: ['groupTag'] });
  });
});

describe('two devices that claim one serial', () => {
  const shared = practiceDevice(1).serial;
  // A hash that cannot be read claims the serial of a device that is known by its hash.
  beforeEach(async () => {
    await collectRows([rowOf(1)]);
    await collectRows([{ serial: shared, hash: '' }]);
  });

  test('are a conflict, and the side that is not chosen goes aside', async () => {
    const conflict = await openConflict();
    expect(conflict).toMatchObject({ kind: 'serial', serial: shared });
    const withHash = conflict.newer.facts.uuid === null ? 'use-older' : 'use-newer';
    await resolve(withHash);
    expect(await exported()).toMatchObject([{ serial: shared, hash: practiceDevice(1).hash }]);
    expect(await serials({})).toEqual([shared]);
    expect(await serials({ withAside: true })).toEqual([shared, shared]);
  });

  test('stay as chosen when the side put aside sends a newer capture', async () => {
    const conflict = await openConflict();
    // Keep the row without a hash: then a later capture of the other side must not win by being newer.
    await resolve(conflict.newer.facts.uuid === null ? 'use-newer' : 'use-older');
    await collectRows([rowOf(1, { capturedAtMs: LATE })]);
    expect(await listConflicts(depot.store, 'open')).toEqual([]);
    expect(await serials({})).toEqual([shared]);
    const history = await devicesBySerial(depot.store, shared);
    expect(history.flatMap(({ captures }) => captures.map(({ standing }) => standing))).toEqual([
      'aside',
      'aside',
      'counts',
    ]);
  });

  test('both stay when they are two devices', async () => {
    const { id } = await resolve('two-devices');
    expect(await exported()).toHaveLength(2);
    await resolve('later', id);
    expect(await exported()).toHaveLength(0);
  });
});

test('one identity without a TPM key that is two devices is split, and joined again when the choice is taken back', async () => {
  const partner = `${HEADER},Manufacturer name,Device model`;
  const rows = [`SN1,PKID-A,,Contoso,Model X`, `SN1,PKID-B,,Contoso,Model X`];
  const root = depot.stick('partner');
  await mkdir(root);
  await writeFile(join(root, 'a.csv'), [`${partner},Group Tag`, `${rows[0]},ONE`, ''].join('\r\n'));
  await writeFile(join(root, 'b.csv'), [`${partner},Group Tag`, `${rows[1]},TWO`, ''].join('\r\n'));
  await depot.collect({ root, stick: null });
  expect(await openConflict()).toMatchObject({ kind: 'identity' });
  const { id } = await resolve('two-devices');
  expect((await listDevices(depot.store, {}, FIRST_PAGE)).devices.map((device) => device.groupTag).sort()).toEqual([
    'ONE',
    'TWO',
  ]);
  await resolve('use-older', id);
  expect((await listDevices(depot.store, {}, FIRST_PAGE)).devices).toHaveLength(1);
});

test.each([
  { description: 'an unknown conflict', id: 'nothing', choice: 'use-newer', code: 'conflict-unknown' },
  { description: 'a choice that is not offered', id: null, choice: 'two-devices', code: 'choice-not-offered' },
] as const)('$description is refused', async ({ id, choice, code }) => {
  await collectRows([rowOf(1, { tag: 'OLD', capturedAtMs: EARLY }), rowOf(1, { tag: 'NEW', capturedAtMs: LATE })]);
  const result = await resolveConflict(depot.store, id ?? (await openConflict()).id, choice);
  expect(result).toEqual({ ok: false, error: { code } });
});

describe('a damaged hash whose PC is captured again', () => {
  const damaged = {
    ...rowOf(1),
    hash: `${rowOf(1).hash.slice(0, 500)}${rowOf(1).hash[500] === 'A' ? 'B' : 'A'}${rowOf(1).hash.slice(501)}`,
  };
  const openIssues = async () =>
    (await depot.store.db.selectFrom('issues').where('state', '=', 'open').select('code').execute()).map(
      ({ code }) => code,
    );

  test('waits for a person until then', async () => {
    await collectRows([damaged]);
    expect(await openIssues()).toEqual(['hash-checksum']);
    expect(await heldBack()).toHaveLength(1);
  });

  test.each([
    { description: 'after it', orders: [[damaged], [rowOf(1)]] },
    { description: 'before it', orders: [[rowOf(1)], [damaged]] },
    { description: 'in one file with it', orders: [[damaged, rowOf(1)]] },
  ])('is put aside with what is wrong with it, captured $description', async ({ orders }) => {
    for (const rows of orders) await collectRows(rows);
    expect(await exported()).toMatchObject([{ hash: rowOf(1).hash }]);
    expect(await heldBack()).toEqual([]);
    expect(await openIssues()).toEqual([]);
    expect(await listConflicts(depot.store, 'open')).toEqual([]);
    const told = await depot.store.db
      .selectFrom('audit')
      .where('action', '=', 'capture-replaced')
      .selectAll()
      .execute();
    expect(told.map(({ subject }) => subject)).toEqual([rowOf(1).serial]);
  });

  test('comes back when the new capture goes aside by a choice, and goes again with another choice', async () => {
    await collectRows([damaged]);
    await collectRows([rowOf(1)]);
    // A row without a hash claims the serial too, and is chosen.
    await collectRows([{ serial: rowOf(1).serial, hash: '', tag: 'PARTNER' }]);
    const conflict = await openConflict();
    const [partner, hashed] =
      conflict.newer.facts.uuid === null
        ? (['use-newer', 'use-older'] as const)
        : (['use-older', 'use-newer'] as const);
    await resolve(partner, conflict.id);
    expect(await openIssues()).toContain('hash-checksum');
    await resolve(hashed, conflict.id);
    expect(await openIssues()).not.toContain('hash-checksum');
    expect(await heldBack()).toEqual([]);
  });

  test('stays where the serial is only what an edited row says of another machine', async () => {
    await collectRows([rowOf(1)]);
    await collectRows([rowOf(2, { serial: rowOf(1).serial })]);
    expect(await heldBack()).toMatchObject([{ issues: [{ code: 'serial-differs' }] }]);
  });
});

test('many devices of one serial are one question fewer than devices, and nothing else is kept', async () => {
  const header = `${HEADER},Manufacturer name,Device model`;
  const rows = Array.from({ length: 900 }, (_, n) => `SHARED-1,,,Contoso,Model ${(n * 7919) % 900}`);
  const root = depot.stick('shared');
  await mkdir(root);
  await writeFile(join(root, 'a.csv'), [header, ...rows, ''].join('\r\n'));
  expect(await depot.collect({ root, stick: null })).toMatchObject({ newDevices: 900, newConflicts: 899 });
  const states = await depot.store.db.selectFrom('conflicts').select('state').execute();
  expect(states).toHaveLength(899);
  expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['open']));
  await collectRows([rowOf(1, { serial: practiceDevice(1).serial })]);
  expect(await listConflicts(depot.store, 'open')).toHaveLength(899);
});

test('many devices whose serial is one digit over and over are many devices without a question', async () => {
  const header = `${HEADER},Manufacturer name,Device model`;
  const rows = Array.from({ length: 50 }, (_, n) => `00000000,,,Contoso,Model ${n}`);
  const root = depot.stick('shared');
  await mkdir(root);
  await writeFile(join(root, 'a.csv'), [header, ...rows, ''].join('\r\n'));
  expect(await depot.collect({ root, stick: null })).toMatchObject({ newDevices: 50, newConflicts: 0 });
});

describe('rows for export', () => {
  test('are every device once, with its own hash, over several pages and from files of any kind', async () => {
    writeCaptures(depot.stick('kit'), 0, 600);
    await depot.collect({ root: depot.stick('kit'), stick: null });
    await collectRows(Array.from({ length: 600 }, (_, index) => rowOf(600 + index)));
    const rows = await exported();
    expect(rows.map((row) => row.serial).sort()).toEqual(
      Array.from({ length: 1200 }, (_, index) => practiceDevice(index).serial).sort(),
    );
    for (const row of rows.slice(590, 610)) expect(rows.filter((other) => other.hash === row.hash)).toHaveLength(1);
    const index = rows.findIndex((row) => row.serial === practiceDevice(700).serial);
    expect(rows[index]?.hash).toBe(practiceDevice(700).hash);
  });

  test.each([
    { before: 'use-newer', after: 'use-older', description: 'its current capture becomes one of a page before' },
    { before: 'later', after: 'use-older', description: 'it is open until the pages are over' },
    { before: 'use-older', after: 'later', description: 'it is opened again after its device was given' },
  ] as const)('are every device once where a conflict changes between two pages: $description', async (choices) => {
    await collectRows([rowOf(1, { tag: 'OLD', capturedAtMs: EARLY })]);
    await collectRows(Array.from({ length: 600 }, (_, index) => rowOf(10 + index)));
    await collectRows([rowOf(1, { tag: 'NEW', capturedAtMs: LATE })]);
    const { id } = await openConflict();
    await resolveConflict(depot.store, id, choices.before);
    const given: string[] = [];
    for await (const { rows, held } of exportRows(depot.store, depot.bulk, {}, new AbortController().signal)) {
      if (given.length === 0) await resolveConflict(depot.store, id, choices.after);
      given.push(...rows.map(({ row }) => row.serial), ...held.map(({ device }) => device.serial));
    }
    const all = [1, ...Array.from({ length: 600 }, (_, index) => 10 + index)];
    expect(given.toSorted()).toEqual(all.map((index) => practiceDevice(index).serial).toSorted());
  });

  test('leave out a device with an error and say why', async () => {
    const edited = rowOf(1, { serial: 'EDITED01' });
    await collectRows([edited, rowOf(2)]);
    expect(await exported()).toMatchObject([{ serial: practiceDevice(2).serial }]);
    expect(await heldBack()).toMatchObject([
      { device: { serial: 'EDITED01' }, isInConflict: false, issues: [{ code: 'serial-differs' }] },
    ]);
  });

  test('name a device whose evidence is damaged instead of giving a wrong hash', async () => {
    await collectRows([rowOf(1)]);
    await depot.store.db
      .updateTable('evidence')
      .set({ content: new Uint8Array([1, 2, 3]) })
      .execute();
    const pages = [];
    for await (const page of exportRows(depot.store, depot.bulk, {}, new AbortController().signal)) pages.push(page);
    expect(pages).toMatchObject([{ rows: [], unreadable: [{ serial: practiceDevice(1).serial }] }]);
  });
});
