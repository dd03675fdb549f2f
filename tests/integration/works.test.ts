import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeTimer } from '../../electron/adapters/drives/node-timer.ts';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { countDevices } from '../../electron/core/store/devices.ts';
import { createWorks, type Works } from '../../electron/core/work/works.ts';
import { CHANNELS, EVENTS } from '../../shared/ipc/contract.ts';
import type { WorkView } from '../../shared/ipc/work.ts';
import { HEADER } from './collect-support/capture-folder.ts';
import { type Depot, NOW_MS, openDepot } from './collect-support/depot.ts';
import { ALL, START_OF_TODAY } from './devices-support/rows.ts';

let depot: Depot;
let works: Works;
let told: WorkView[][];
let changes: number;
let nowMs: number;
beforeEach(async () => {
  depot = await openDepot();
  told = [];
  changes = 0;
  nowMs = NOW_MS;
  works = createWorks({
    store: { ...depot.store, clock: { nowMs: () => nowMs } },
    bulk: depot.bulk,
    publicKey: '',
    timer: nodeTimer,
    startOfToday: () => START_OF_TODAY,
    onDevicesChanged: () => {
      changes++;
    },
  });
  works.onChange((views) => told.push([...EVENTS['work:changed'].parse(views)]));
});
afterEach(async () => {
  await works.close();
  await depot.close();
});

/** A supplier's file of many devices. */
async function supplierFile(name: string, from: number, count: number): Promise<string> {
  const lines = Array.from({ length: count }, (_, index) => {
    const { serial, hash } = practiceDevice(from + index);
    return `${serial},,${hash}`;
  });
  const path = join(depot.folder, name);
  await writeFile(path, [HEADER, ...lines, ''].join('\r\n'));
  return path;
}

/** The work once it looks like this, from what is told. */
function until(work: string, isReached: (view: WorkView) => boolean): Promise<WorkView> {
  return new Promise((resolve) => {
    const look = (views: readonly WorkView[]) => {
      const view = views.find((one) => one.work === work);
      if (view === undefined || !isReached(view)) return;
      forget();
      resolve(view);
    };
    const forget = works.onChange(look);
    look(works.list());
  });
}
const isOver = ({ state }: WorkView) => state !== 'running' && state !== 'stopping';

function started(answer: ReturnType<Works['addFiles']> | ReturnType<Works['export']>): string {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

test('a file is added with its bytes counted up to all of them, and the end is told', async () => {
  const path = await supplierFile('supplier.csv', 0, 2_000);
  const work = started(works.addFiles([path]));
  const end = await until(work, isOver);
  expect(end).toMatchObject({
    kind: 'add-files',
    title: 'supplier.csv',
    unit: 'bytes',
    state: 'done',
    captures: 2_000,
    leftMs: null,
    failure: null,
    result: { of: 'add-files', files: 1, captures: 2_000, new: 2_000, seenBefore: 0, newDevices: 2_000 },
  });
  expect(end.done).toBe(end.total);
  expect(told.at(-1)).toEqual(works.list());
  const done = told.flatMap((views) => views.filter((view) => view.work === work).map((view) => view.done));
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(changes).toBeGreaterThan(0);
  expect(CHANNELS['work:list'].answer.parse(works.list())).toHaveLength(1);
});

test('the same file again is all seen before', async () => {
  const path = await supplierFile('supplier.csv', 0, 300);
  await until(started(works.addFiles([path])), isOver);
  const end = await until(started(works.addFiles([path])), isOver);
  expect(end).toMatchObject({ state: 'done', result: { new: 0, seenBefore: 300, newDevices: 0 } });
  expect(end.done).toBe(end.total);
});

test('stopped half way, the files before stay stored, the file under way is not stored at all, and both are said', async () => {
  const small = await supplierFile('small.csv', 0, 100);
  const large = await supplierFile('large.csv', 1_000, 8_000);
  const work = started(works.addFiles([small, large]));
  await until(work, ({ captures }) => captures > 100);
  works.stop(work);
  const end = await until(work, isOver);
  expect(end).toMatchObject({
    state: 'stopped',
    captures: 100,
    failure: null,
    result: { files: 1, captures: 100, new: 100 },
  });
  expect(await countDevices(depot.store, {})).toBe(100);
  const again = await until(started(works.addFiles([large])), isOver);
  expect(again).toMatchObject({ state: 'done', result: { new: 8_000, newDevices: 8_000 } });
});

test('a file that is gone or no capture never keeps the others', async () => {
  const good = await supplierFile('good.csv', 0, 5);
  const other = join(depot.folder, 'notes.csv');
  await writeFile(other, 'just,some,words\r\n');
  const end = await until(started(works.addFiles([join(depot.folder, 'gone.csv'), other, good])), isOver);
  expect(end).toMatchObject({
    title: 'gone.csv +2',
    state: 'failed',
    failure: { code: 'source-gone', detail: 'gone.csv' },
    result: { new: 5, issues: [{ file: 'notes.csv', issue: { code: 'file-not-a-capture' } }] },
  });
});

test('a folder is counted in files', async () => {
  const folder = join(depot.folder, 'from the office');
  await mkdir(folder);
  for (const part of [1, 2, 3]) {
    const { serial, hash } = practiceDevice(part);
    await writeFile(join(folder, `part-${part}.csv`), `${HEADER}\r\n${serial},,${hash}\r\n`);
  }
  const end = await until(started(works.addFiles([folder])), isOver);
  expect(end).toMatchObject({
    title: 'from the office',
    unit: 'files',
    done: 3,
    total: 3,
    result: { files: 3, new: 3 },
  });
});

test('works of one kind take turns, and a work that waits can be stopped before it begins', async () => {
  const first = started(works.addFiles([await supplierFile('one.csv', 0, 3_000)]));
  const second = started(works.addFiles([await supplierFile('two.csv', 5_000, 10)]));
  const third = started(works.addFiles([await supplierFile('three.csv', 6_000, 10)]));
  works.stop(second);
  expect(await until(third, isOver)).toMatchObject({ state: 'done' });
  expect(works.list()).toMatchObject([
    { work: first, state: 'done' },
    { work: second, state: 'stopped', result: null },
    {},
  ]);
  expect(works.isBusy()).toBe(false);
  works.dismiss(second);
  expect(works.list().map(({ work }) => work)).toEqual([first, third]);
});

test('a work says when it began, so that the devices it brought can be told from those before', async () => {
  const before = await supplierFile('before.csv', 0, 3_000);
  const [first, second] = [await supplierFile('one.csv', 5_000, 3), await supplierFile('two.csv', 6_000, 2)];
  const waited = started(works.addFiles([before]));
  const work = started(works.addFiles([first]));
  expect(works.list().map(({ startedAt }) => startedAt)).toEqual(Array(2).fill('2026-02-01T10:00:00Z'));
  nowMs += 61_900;
  await until(work, isOver);
  expect(works.list()).toMatchObject([{ work: waited }, { work, startedAt: '2026-02-01T10:01:01Z' }]);
  nowMs += 3_600_000;
  const later = await until(started(works.addFiles([second])), isOver);
  expect(await countDevices(depot.store, { newSince: later.startedAt })).toBe(2);
});

test('an export tells its files and where they are', async () => {
  await until(started(works.addFiles([await supplierFile('supplier.csv', 0, 600)])), isOver);
  const outDir = join(depot.folder, 'Export');
  const end = await until(started(works.export(ALL, ['intune'], outDir)), isOver);
  expect(end).toMatchObject({
    kind: 'export',
    unit: 'devices',
    done: 600,
    total: 600,
    state: 'done',
    result: { of: 'export', exported: 600, withheld: 0, folderName: 'Export', files: [{ rows: 500 }, { rows: 100 }] },
  });
  expect(await readdir(outDir)).toEqual(expect.arrayContaining(['intune-1-of-2.csv', 'intune-2-of-2.csv']));
});

test('an export whose devices cannot be noted any more has its files all the same, and says why', async () => {
  await until(started(works.addFiles([await supplierFile('supplier.csv', 0, 5)])), isOver);
  // Room for the files that are noted before they get their names, and none for the devices after that.
  const { db } = depot.store;
  const pages = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql`create table ballast (content blob)`.execute(db);
  await sql`create trigger fill before insert on export_files
    begin insert into ballast values (randomblob(50000000)); end`.execute(db);
  await sql.raw(`pragma max_page_count = ${(pages.rows[0]?.page_count ?? 0) + 1_000}`).execute(db);
  const outDir = join(depot.folder, 'Export');
  const end = await until(started(works.export(ALL, ['intune'], outDir)), isOver);
  expect(end).toMatchObject({
    state: 'done',
    failure: null,
    result: { of: 'export', exported: 5, files: [{ name: 'intune.csv', rows: 5 }], unnoted: { code: 'disk-full' } },
  });
  expect(await readdir(outDir)).toContain('intune.csv');
  expect(await countDevices(depot.store, { isNotExported: true })).toBe(5);

  await sql`drop trigger fill`.execute(db);
  const again = await until(started(works.export(ALL, ['intune'], outDir)), isOver);
  expect(again).toMatchObject({ state: 'done', result: { exported: 5, unnoted: null } });
  expect(await countDevices(depot.store, { isNotExported: true })).toBe(0);
});

test('an export into a name that is taken, or of nothing, says so', async () => {
  await until(started(works.addFiles([await supplierFile('supplier.csv', 0, 5)])), isOver);
  expect(works.export({ of: 'devices', ids: [] }, ['intune'], depot.folder)).toMatchObject({
    error: { code: 'nothing-chosen' },
  });
  const outDir = join(depot.folder, 'Export');
  await mkdir(outDir);
  await writeFile(join(outDir, 'intune.csv'), 'mine');
  const end = await until(started(works.export(ALL, ['intune'], outDir)), isOver);
  expect(end).toMatchObject({ state: 'failed', failure: { code: 'names-taken', detail: 'intune.csv' }, result: null });
  expect(await readdir(outDir)).toEqual(['intune.csv']);
});

test('closing stops what runs and what waits, and ends', async () => {
  const first = started(works.addFiles([await supplierFile('one.csv', 0, 8_000)]));
  works.addFiles([await supplierFile('two.csv', 10_000, 10)]);
  await until(first, ({ done }) => done > 0);
  await works.close();
  expect(works.list().map(({ state }) => state)).toEqual(['stopped', 'stopped']);
  expect(works.isBusy()).toBe(false);
});
