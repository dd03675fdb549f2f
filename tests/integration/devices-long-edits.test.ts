import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { nodeTimer } from '../../electron/adapters/drives/node-timer.ts';
import { openSqliteStore } from '../../electron/adapters/sqlite/open-sqlite-store.ts';
import { createIdSource } from '../../electron/adapters/system-ports.ts';
import { editDevices } from '../../electron/core/devices/edit-devices.ts';
import { editView } from '../../electron/core/devices/edit-view.ts';
import { undoEdit } from '../../electron/core/devices/undo-edit.ts';
import { EDIT_PART_DEVICES, makePart, planEdit } from '../../electron/core/store/device-edits.ts';
import { countDevices } from '../../electron/core/store/devices.ts';
import type { Store } from '../../electron/core/store/open-store.ts';
import { inRecording } from '../../electron/core/store/recording.ts';
import { createWorks, type Works } from '../../electron/core/work/works.ts';
import { CHANNELS } from '../../shared/ipc/contract.ts';
import type { DeviceEdit, DeviceScope } from '../../shared/ipc/devices.ts';
import type { WorkView } from '../../shared/ipc/work.ts';
import { fillStore } from '../bench/support/fill-store.ts';
import { type Depot, NOW_MS, openDepot } from './collect-support/depot.ts';
import { doneOf } from './devices-support/edits.ts';
import { ALL, collectRows, EVERY_DEVICE, rowOf, START_OF_TODAY } from './devices-support/rows.ts';

/** Five parts. */
const DEVICES = 10_000;
const CHILD = fileURLToPath(new URL('./devices-support/edit-child.ts', import.meta.url));

let depot: Depot;
let store: Store;
let works: Works;
/** What happens once after the next part. */
let afterPart: (() => void) | null;
let parts: number;
beforeAll(async () => {
  depot = await openDepot();
  store = depot.store;
  await fillStore(store, { devices: DEVICES, nowMs: NOW_MS });
}, 120_000);
afterAll(() => depot.close());
beforeEach(() => {
  [afterPart, parts] = [null, 0];
  const onDevicesChanged = () => {
    parts += 1;
    const act = afterPart;
    afterPart = null;
    act?.();
  };
  const ports = { store, bulk: depot.bulk, publicKey: '', timer: nodeTimer, startOfToday: () => START_OF_TODAY };
  works = createWorks({ ...ports, onDevicesChanged });
});
// Each test leaves the devices as it found them.
afterEach(async () => {
  await works.close();
  await undoAll();
});

/** Takes every edit back that still stands. */
async function undoAll(): Promise<void> {
  for (let last = await editView(store, null); last !== null; last = await editView(store, null)) {
    await undone(last.edit);
  }
}

/** Those that a long edit comes to last. */
async function newestIds(count: number): Promise<string[]> {
  const rows = await store.db.selectFrom('devices').orderBy('id', 'desc').limit(count).select('id').execute();
  return rows.map(({ id }) => id);
}

const edit = (edit: DeviceEdit, scope: DeviceScope = ALL) =>
  editDevices({ store, works }, { scope, edit }, START_OF_TODAY);
const tag = (value: string): DeviceEdit => ({ field: 'groupTag', value });
const withTag = (groupTag: string) => countDevices(store, { groupTag });

/** The work that was begun, once it is over. */
async function over(answer: Awaited<ReturnType<typeof edit>> | Awaited<ReturnType<typeof undoEdit>>) {
  if (!answer.ok) throw new Error(answer.error.code);
  if (answer.value.of !== 'work') throw new Error('It was done at once.');
  const { work } = answer.value;
  const look = () => works.list().find((view) => view.work === work);
  await expect.poll(() => look()?.state, { timeout: 60_000 }).toMatch(/done|stopped|failed/);
  const [view] = CHANNELS['work:list'].answer.parse([look()]);
  if (view?.result?.of !== 'edit') throw new Error(`It ended without a result: ${JSON.stringify(view)}`);
  return { ...view, result: view.result };
}
async function undone(editId: string) {
  const answer = await undoEdit({ store, works }, editId);
  if (!answer.ok || answer.value.of === 'work') return (await over(answer)).result;
  return { changed: answer.value.restored, changedSince: answer.value.changedSince, left: 0 };
}

/** Every device has the value that its newest standing edit set, or else what the captures say. */
async function wrongDevices(): Promise<number> {
  const { rows } = await sql<{ wrong: number }>`select count(*) as wrong from devices where group_tag != coalesce(
    (select after from device_edits where device_id = devices.id and field = 'groupTag' and undone_at is null
      order by edit_id desc limit 1), captured_group_tag)`.execute(store.db);
  return Number(rows[0]?.wrong);
}

test('a long edit is made in parts that are counted, another program writes in between, and its undo gives all back', async () => {
  const before = await withTag('LONG');
  const other = await anotherProgram();
  const seen: WorkView[] = [];
  works.onChange((views) => seen.push(...views));
  let wroteWhile: string | undefined;
  afterPart = () => {
    void inRecording(other, async () => undefined).then(() => {
      wroteWhile = works.list()[0]?.state;
    });
  };
  const made = await over(await edit(tag('LONG')));
  await other.close();
  expect(made).toMatchObject({ kind: 'edit', field: 'groupTag', title: 'LONG', unit: 'devices', state: 'done' });
  expect(made).toMatchObject({ done: made.total, leftMs: null, failure: null });
  expect(made.result).toMatchObject({ changed: made.total, changedSince: 0, left: 0 });
  expect(made.total).toBe((await countDevices(store, {})) - before);
  expect(parts).toBe(Math.ceil(made.total / EDIT_PART_DEVICES));
  expect(wroteWhile).toBe('running');
  const done = seen.map((view) => view.done);
  expect(done).toEqual(done.toSorted((a, b) => a - b));

  const back = await over(await undoEdit({ store, works }, made.result.edit));
  expect(back).toMatchObject({ kind: 'undo-edit', field: 'groupTag', state: 'done' });
  expect(back.result).toMatchObject({ changed: made.total, changedSince: 0, left: 0 });
  expect(await withTag('LONG')).toBe(before);
  expect(await wrongDevices()).toBe(0);
  const audit = await store.db.selectFrom('audit').where('subject', '=', made.result.edit).select('action').execute();
  expect(audit.filter(({ action }) => action === 'devices-edited')).toHaveLength(parts / 2);
});

async function anotherProgram(): Promise<Store> {
  const clock = { nowMs: () => NOW_MS + 60_000 };
  const opened = await openSqliteStore({ path: join(depot.folder, 'store.sqlite'), clock, ids: createIdSource(clock) });
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}

test('stopped half way it keeps what is done, says exactly what, and that is undone', async () => {
  afterPart = () => works.stop(works.list()[0]?.work ?? '');
  const stopped = await over(await edit(tag('HALF')));
  expect(stopped).toMatchObject({ state: 'stopped', total: DEVICES, failure: null });
  expect(stopped.result).toMatchObject({ changed: EDIT_PART_DEVICES, left: DEVICES - EDIT_PART_DEVICES });
  expect(await withTag('HALF')).toBe(EDIT_PART_DEVICES);
  expect(await wrongDevices()).toBe(0);
  expect(await editView(store, null)).toMatchObject({ edit: stopped.result.edit, devices: EDIT_PART_DEVICES });
  expect(await undone(stopped.result.edit)).toMatchObject({ changed: EDIT_PART_DEVICES });
  expect(await withTag('HALF')).toBe(0);
});

test('an undo that was stopped half way goes on where it is asked again', async () => {
  const made = await over(await edit(tag('THERE')));
  afterPart = () => works.stop(works.list().at(-1)?.work ?? '');
  const half = await over(await undoEdit({ store, works }, made.result.edit));
  expect(half).toMatchObject({ state: 'stopped', result: { changed: EDIT_PART_DEVICES } });
  expect(half.result.left).toBe(DEVICES - EDIT_PART_DEVICES);
  expect(await withTag('THERE')).toBe(half.result.left);
  expect(await undone(made.result.edit)).toMatchObject({ changed: half.result.left, left: 0 });
  expect(await withTag('THERE')).toBe(0);
});

test('devices that leave the filter by being edited, or come into it, are each edited once', async () => {
  await over(await edit(tag('FROM')));
  const inFilter = { of: 'filter', filter: { ...EVERY_DEVICE, groupTag: 'FROM' }, except: [] } as const;
  const moved = await over(await edit(tag('TO'), inFilter));
  expect(moved.result).toMatchObject({ changed: DEVICES, left: 0 });
  expect([await withTag('FROM'), await withTag('TO')]).toEqual([0, DEVICES]);
  // What the search finds grows with every part.
  const found = { of: 'filter', filter: { ...EVERY_DEVICE, search: 'to' }, except: [] } as const;
  expect((await over(await edit({ field: 'orderId', value: 'to' }, found))).result.changed).toBe(DEVICES);
});

test('devices that came in after the number was shown are edited and counted, those that come in later are not', async () => {
  const shown = await countDevices(store, {});
  await collectRows(depot, 'before', [rowOf(500_001), rowOf(500_002), rowOf(500_003)]);
  let late: Promise<unknown> = Promise.resolve();
  afterPart = () => {
    late = collectRows(depot, 'late', [rowOf(500_004)]);
  };
  const made = await over(await edit(tag('REAL')));
  await late;
  expect(made.result.changed).toBe(shown + 3);
  expect(await withTag('REAL')).toBe(shown + 3);
  expect(await countDevices(store, {})).toBe(shown + 4);
});

test('what another program sets meanwhile stays, is told, and stays when the long edit is undone', async () => {
  const [id = ''] = await newestIds(1);
  const other = await anotherProgram();
  let set: Promise<unknown> = Promise.resolve();
  afterPart = () => {
    set = planEdit(other, { ids: [id] }, 'groupTag', 'MINE').then((plan) => makePart(other, plan, plan.deviceIds));
  };
  const made = await over(await edit(tag('ALL')));
  await set;
  await other.close();
  expect(made.result).toMatchObject({ changed: made.total - 1, changedSince: 1, left: 0 });
  expect(await withTag('MINE')).toBe(1);
  await undone(made.result.edit);
  expect([await withTag('ALL'), await withTag('MINE')]).toEqual([0, 1]);
  expect(await wrongDevices()).toBe(0);
});

test('while a long edit runs, a short one waits its turn and stands, and an undo of either waits too', async () => {
  const ids = await newestIds(2);
  const first = await edit(tag('LONG'));
  const short = await edit(tag('SHORT'), { of: 'devices', ids });
  const ended = [await over(first), await over(short)];
  expect(ended.map(({ state, result }) => [state, result.changed])).toEqual([
    ['done', ended[0]?.total],
    ['done', 2],
  ]);
  expect(await withTag('SHORT')).toBe(2);
  const [long] = ended;
  const second = await edit({ field: 'orderId', value: 'PO-9' });
  const back = await over(await undoEdit({ store, works }, long?.result.edit ?? ''));
  expect((await over(second)).state).toBe('done');
  expect(back.result).toMatchObject({ changedSince: 2, left: 0 });
  expect(works.isEditing()).toBe(false);
  expect(doneOf(await edit({ field: 'orderId', value: 'PO-10' }, { of: 'devices', ids })).changed).toBe(2);
});

test('a part that cannot be stored ends it, with what was changed by then', async () => {
  const [id = ''] = await newestIds(1);
  await sql`create trigger refuse before update on devices when new.group_tag = 'FAILS' and new.id = ${sql.lit(id)}
    begin select raise(abort, 'not this one'); end`.execute(store.db);
  const failed = await over(await edit(tag('FAILS')));
  await sql`drop trigger refuse`.execute(store.db);
  expect(failed).toMatchObject({ state: 'failed', failure: { code: expect.any(String) } });
  expect(await withTag('FAILS')).toBe(failed.result.changed);
  expect(failed.result.changed).toBeGreaterThan(0);
  expect(failed.result.changed + failed.result.left).toBe(failed.total);
  expect(await wrongDevices()).toBe(0);
});

test('killed half way, each device is changed with its line in the history or not at all, and that is undone', async () => {
  const all = await countDevices(store, {});
  for (const partsBefore of [1, 2, 3]) {
    const value = `KILLED-${partsBefore}`;
    expect(await killedAfter(value, partsBefore)).toBe('SIGKILL');
    const changed = await withTag(value);
    expect(changed).toBeGreaterThanOrEqual(partsBefore * EDIT_PART_DEVICES);
    expect(changed).toBeLessThan(all);
    expect(await wrongDevices()).toBe(0);
    const { rows } = await sql`pragma integrity_check`.execute(store.db);
    expect(rows).toEqual([{ integrity_check: 'ok' }]);
    const last = await editView(store, null);
    expect(last).toMatchObject({ field: 'groupTag', value, devices: changed });
    expect(await undone(last?.edit ?? '')).toMatchObject({ changed, changedSince: 0, left: 0 });
    expect(await withTag(value)).toBe(0);
  }
});

/** Lets another process edit every device, and kills it once it has told so many parts. */
function killedAfter(value: string, partsBefore: number): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    const path = join(depot.folder, 'store.sqlite');
    const child = spawn(process.execPath, [CHILD, path, value], { stdio: ['ignore', 'pipe', 'inherit'] });
    let told = 0;
    createInterface({ input: child.stdout }).on('line', () => {
      told += 1;
      if (told === partsBefore) child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('close', (_code, signal) => resolve(signal));
  });
}
