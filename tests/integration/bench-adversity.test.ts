/** What goes wrong on a bench: folders as sticks in ports of a made-up PC, a real store, real threads. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemDriveLister } from '../../electron/adapters/drives/system-drive-lister.ts';
import { systemClock } from '../../electron/adapters/system-ports.ts';
import type { HotPlug } from '../../electron/core/ports/hot-plug.ts';
import { layCapture } from '../../electron/core/practice/virtual-capture.ts';
import { openDisk } from '../../electron/core/sticks/stick-disk.ts';
import { listSticks, retireStick } from '../../electron/core/store/sticks.ts';
import type { BenchView, StickCard } from '../../shared/ipc/sticks.ts';
import { ok } from '../../shared/result.ts';
import type { Drive } from '../../shared/sticks/drive.ts';
import { parseManifestText } from '../../shared/sticks/manifest-text.ts';
import { fakeDrive } from '../unit/sticks/stage-fakes.ts';
import {
  hasEnded,
  openPracticeBench,
  PATIENCE,
  type PracticeBench,
  type PracticeBenchOptions,
  quickTimer,
} from './bench-support/practice-bench.ts';

let depot: PracticeBench;
/** What the system lists. */
let drives: Drive[] = [];
let wake = () => {};
const hotPlug: HotPlug = {
  onChange(listener) {
    wake = listener;
    return () => undefined;
  },
};
const lister = { list: async () => ok([...drives]), folder: systemDriveLister.folder };

beforeEach(() => {
  drives = [];
});
afterEach(async () => {
  const { bugs } = depot;
  await depot.close();
  expect(bugs).toEqual([]);
});

function open({ ports, ...given }: PracticeBenchOptions = {}): Promise<PracticeBench> {
  return openPracticeBench({ ...given, ports: { lister, hotPlug, ...ports } });
}

const at = (name: string) => join(depot.folder, name);

/** A stick at a folder; a port is part of what the system calls it. */
function plugIn(name: string, change: Partial<Drive> = {}): Drive {
  mkdirSync(at(name), { recursive: true });
  const drive = fakeDrive(at(name), { description: name, ...change });
  drives = [...drives, drive];
  wake();
  return drive;
}

function pullOut(...names: readonly string[]): void {
  drives = drives.filter(({ description }) => !names.includes(description));
  wake();
}

const cardsOf = (view: BenchView, name: string) => view.cards.filter(({ description }) => description === name);
const isCard = (name: string, is: StickCard['state']['is']) => (view: BenchView) =>
  cardsOf(view, name).some(({ state }) => state.is === is);
const isGone = (name: string) => (view: BenchView) => cardsOf(view, name).length === 0;

function cardOf(name: string): StickCard {
  const [card] = cardsOf(depot.bench.view(), name);
  if (card === undefined) throw new Error(`${name} has no card`);
  return card;
}

async function prepared(name: string, change: Partial<Drive> = {}): Promise<void> {
  plugIn(name, change);
  await depot.until(isCard(name, 'stranger'));
  expect((await depot.bench.prepare([cardOf(name).card], [])).ok).toBe(true);
  await depot.until(isCard(name, 'done'));
}

function manifestOn(name: string) {
  const parsed = parseManifestText(readFileSync(at(`${name}/hash-courier/stick.json`), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value.manifest;
}

async function captured(name: string, ...devices: readonly number[]): Promise<void> {
  for (const device of devices) await layCapture(at(name), manifestOn(name), { stick: 0, device }, 1.77e12);
}

/** A stick of this depot that is out, with captures on it. */
async function returning(name: string, ...devices: readonly number[]): Promise<void> {
  await prepared(name);
  depot.bench.dismiss(depot.bench.view().run?.run ?? '');
  pullOut(name);
  await depot.until(isGone(name));
  await captured(name, ...devices);
}

describe('a stick that comes back', () => {
  it('in another port begins again there, with its card, id and number', async () => {
    depot = await open({ paceMs: 40 });
    plugIn('s', { port: '1.1' });
    plugIn('other', { port: '1.2' });
    await depot.until((view) => view.cards.filter(({ state }) => state.is === 'stranger').length === 2);
    const before = cardOf('s');
    await depot.bench.prepare(null, []);
    await depot.until((view) => {
      const { state } = cardsOf(view, 's')[0] ?? before;
      return state.is === 'working' && state.filesWritten > 0;
    });
    // Out of one port: the folder is gone in the middle of the work.
    renameSync(at('s'), at('moved'));
    pullOut('s');
    const failed = await depot.until(hasEnded);
    expect(cardsOf(failed, 's')[0]).toMatchObject({ isIn: false, number: 1, state: { reason: 'pulled-out' } });
    const temp = readdirSync(at('moved/hash-courier')).find((name) => name.endsWith('.tmp'));
    const begun = parseManifestText(readFileSync(at(`moved/hash-courier/${temp}`), 'utf8'));

    plugIn('moved', { port: '7' });
    const view = await depot.until((now) => now.run?.done === 2);
    expect(cardsOf(view, 's')).toEqual([]);
    expect(cardsOf(view, 'moved')).toEqual([expect.objectContaining({ card: before.card, number: 1, port: '7' })]);
    expect(view.run).toMatchObject({ sticks: 2, failed: 0 });
    expect(begun).toMatchObject({ ok: true, value: { manifest: { stickId: manifestOn('moved').stickId } } });
  });

  it('while its run is being cancelled joins it no more, and waits for a person', async () => {
    const gates = new Map(['s', 'slow'].map((name) => [name, Promise.withResolvers<void>()]));
    const held = async (root: string) => {
      const disk = await openDisk(root);
      const createFile: typeof disk.createFile = async (path, bytes) => {
        await gates.get(basename(root))?.promise;
        return disk.createFile(path, bytes);
      };
      return { ...disk, createFile };
    };
    depot = await open({ ports: { openDisk: held } });
    for (const name of gates.keys()) plugIn(name);
    await depot.until((view) => view.cards.filter(({ state }) => state.is === 'stranger').length === 2);
    await depot.bench.prepare(null, []);
    await depot.until(({ cards }) => cards.every(({ state }) => state.is === 'working'));
    renameSync(at('s'), at('hand'));
    pullOut('s');
    gates.get('s')?.resolve();
    await depot.until((view) => isCard('s', 'failed')(view) && cardOf('s').isIn === false);

    depot.bench.cancel();
    renameSync(at('hand'), at('s'));
    plugIn('s');
    await depot.until(isCard('s', 'cancelled'));
    expect(depot.bench.view().run).toMatchObject({ isCancelling: true, hasEnded: false, cancelled: 1, failed: 0 });
    gates.get('slow')?.resolve();
    const view = await depot.until(hasEnded);
    expect(view.run).toMatchObject({ sticks: 2, cancelled: 2 });
    expect(await depot.bench.again('cancelled')).toMatchObject({ value: { sticks: 2 } });
    await depot.until(({ run }) => run?.done === 2);
    expect(manifestOn('s').number).toBe(1);
  });

  it('that failed is tried again without those that were called off', async () => {
    const gate = Promise.withResolvers<void>();
    let isFull = true;
    const held = async (root: string) => {
      const disk = await openDisk(root);
      const createFile: typeof disk.createFile = async (path, bytes) => {
        if (root === at('full')) {
          if (isFull) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
        } else await gate.promise;
        return disk.createFile(path, bytes);
      };
      return { ...disk, createFile };
    };
    depot = await open({ ports: { openDisk: held } });
    for (const name of ['full', 'slow', 'slower']) plugIn(name);
    await depot.until((view) => view.cards.filter(({ state }) => state.is === 'stranger').length === 3);
    await depot.bench.prepare(null, []);
    await depot.until(isCard('full', 'failed'));
    depot.bench.cancel();
    gate.resolve();
    expect((await depot.until(hasEnded)).run).toMatchObject({ failed: 1, again: { failed: 1, cancelled: 2 } });

    isFull = false;
    expect(await depot.bench.again('failed')).toEqual({ ok: true, value: { sticks: 1 } });
    expect((await depot.until(({ run }) => run?.done === 1)).run).toMatchObject({ cancelled: 2, hasEnded: true });
    expect(['slow', 'slower'].map((name) => existsSync(at(`${name}/hash-courier/stick.json`)))).toEqual([false, false]);
    expect(await depot.bench.again('cancelled')).toEqual({ ok: true, value: { sticks: 2 } });
    await depot.until(({ run }) => run?.done === 3);
  });

  it('begins again only where it is the same stick, whatever the system calls the one that is in its place', async () => {
    depot = await open({ paceMs: 40 });
    plugIn('s', { key: 'no serial' });
    await depot.until(isCard('s', 'stranger'));
    await depot.bench.prepare(null, []);
    await depot.until(({ run }) => (run?.filesDone ?? 0) > 0);
    renameSync(at('s'), at('hand'));
    pullOut('s');
    await depot.until(hasEnded);
    await depot.until(({ cards }) => cards.every(({ isIn }) => !isIn));

    plugIn('other', { key: 'no serial' });
    const view = await depot.until(isCard('other', 'stranger'));
    expect(cardsOf(view, 's')[0]).toMatchObject({ isIn: false, number: 1, state: { is: 'failed' } });
    expect(cardsOf(view, 'other')[0]).toMatchObject({ isIn: true, number: 2 });
    expect(readdirSync(at('other'))).toEqual([]);

    plugIn('hand', { key: 'another port' });
    await depot.until(isCard('hand', 'done'));
    expect(manifestOn('hand').number).toBe(1);
  });

  it('is collected by itself, told once, and lies on the shelf when it is taken out', async () => {
    depot = await open();
    await returning('s', 1, 2);
    expect((await listSticks(depot.store))[0]).toMatchObject({ place: 'out' });
    plugIn('s');
    const view = await depot.until(isCard('s', 'collected'));
    expect(view.notices).toMatchObject([{ number: 1, captures: 2, new: 2, seenBefore: 0, newDevices: 2, isIn: true }]);
    expect(depot.bench.inside()).toEqual([{ stickId: manifestOn('s').stickId, isCollected: true }]);
    pullOut('s');
    await depot.until(isGone('s'));
    await expect.poll(async () => (await listSticks(depot.store))[0]?.place, PATIENCE).toBe('shelf');
    expect(depot.bench.view().notices).toMatchObject([{ isIn: false }]);
  });

  it('unused says so, also with captures on it that came home before', async () => {
    depot = await open();
    await returning('s', 1);
    plugIn('s');
    await depot.until(isCard('s', 'collected'));
    await depot.bench.prepare([cardOf('s').card], []);
    await depot.until(isCard('s', 'done'));
    pullOut('s');
    await depot.until(({ cards }) => cards.every(({ isIn }) => !isIn));
    plugIn('s');
    const view = await depot.until(isCard('s', 'prepared'));
    expect(view.notices).toHaveLength(1);
    expect(cardOf('s')).toMatchObject({ isSafe: false, canPrepare: true });
  });

  it('with a capture that failed is no unused one, although it brought no device', async () => {
    depot = await open();
    await returning('s');
    mkdirSync(at('s/hash-courier/captures/PF-1'), { recursive: true });
    writeFileSync(at('s/hash-courier/captures/PF-1/hardwarehash.csv'), 'not a table');
    plugIn('s');
    const view = await depot.until(isCard('s', 'collected'));
    expect(cardsOf(view, 's')[0]?.state).toMatchObject({ captures: 0, needsAttention: 1 });
  });

  it('waits while another program holds the store, and then counts right', async () => {
    depot = await open();
    await returning('s', 1, 2, 3);
    const other = new DatabaseSync(join(depot.round.depot.dataFolder, 'store.sqlite'));
    other.exec('begin immediate');
    plugIn('s');
    const busy = await depot.until(isCard('s', 'not-read'));
    expect(cardsOf(busy, 's')[0]?.state).toMatchObject({ trouble: 'store-busy' });
    other.exec('rollback');
    other.close();
    expect((await depot.until(isCard('s', 'collected'))).notices).toMatchObject([
      { captures: 3, new: 3, seenBefore: 0 },
    ]);
  });

  it('is let go of at once when its run is cancelled while another program holds the store', async () => {
    const SECOND_PAUSE_MS = 2_000;
    const paused = Promise.withResolvers<void>();
    const after: typeof quickTimer.after = (delayMs, action) => {
      if (delayMs !== SECOND_PAUSE_MS) return quickTimer.after(delayMs, action);
      // It never comes to its end by itself.
      paused.resolve();
      return () => undefined;
    };
    depot = await open({ options: { collectByItself: false }, ports: { timer: { after } } });
    await returning('s', 1);
    plugIn('s');
    await depot.until(isCard('s', 'not-read'));
    const other = new DatabaseSync(join(depot.round.depot.dataFolder, 'store.sqlite'));
    other.exec('begin immediate');
    await depot.bench.prepare([cardOf('s').card], []);
    await paused.promise;
    depot.bench.cancel();
    const view = await depot.until(hasEnded);
    expect(cardsOf(view, 's')[0]?.state).toMatchObject({ is: 'not-read', trouble: 'aborted' });
    other.exec('rollback');
    other.close();
    await expect.poll(async () => (await depot.bench.collect(cardOf('s').card)).ok, PATIENCE).toBe(true);
    expect((await depot.until(isCard('s', 'collected'))).notices).toMatchObject([{ captures: 1, new: 1 }]);
  });

  it('that does not answer says so, and keeps no other one waiting', async () => {
    const timer = { after: (delayMs: number, action: () => void) => quickTimer.after(delayMs / 100, action) };
    const hanging = () => new Promise<never>(() => undefined);
    depot = await open({ ports: { timer, openDisk: (root) => (root.endsWith('mute') ? hanging() : openDisk(root)) } });
    plugIn('mute');
    plugIn('s');
    await depot.until(isCard('s', 'stranger'));
    const view = await depot.until(isCard('mute', 'not-read'));
    expect(cardsOf(view, 'mute')[0]).toMatchObject({ isSafe: false, state: { trouble: 'not-responding' } });
  });

  it('is not collected while the disk of the store is low, and says so', async () => {
    let freeBytes = 1e9;
    depot = await open({ ports: { freeBytes: async () => freeBytes } });
    await returning('s', 1);
    freeBytes = 1e6;
    plugIn('s');
    const low = await depot.until(isCard('s', 'not-read'));
    expect([low.trouble, cardsOf(low, 's')[0]?.state]).toMatchObject(['disk-low', { trouble: 'disk-low' }]);
    freeBytes = 1e9;
    expect(await depot.bench.collect(cardOf('s').card)).toEqual({ ok: true, value: null });
    expect((await depot.until(isCard('s', 'collected'))).trouble).toBeNull();
  });

  it('that met a low disk and went leaves no word of it behind once there is room', async () => {
    let free: number | null = null;
    let asked = 0;
    const freeBytes = async () => {
      asked += 1;
      return free;
    };
    // It looks every fifteen seconds; here it need not take that long.
    const after: typeof quickTimer.after = (delayMs, action) =>
      quickTimer.after(delayMs === 15_000 ? 50 : delayMs, action);
    depot = await open({ ports: { freeBytes, timer: { after } } });
    await returning('s', 1);
    free = 1e6;
    plugIn('s');
    await depot.until((view) => view.trouble === 'disk-low' && isCard('s', 'not-read')(view));
    pullOut('s');
    await depot.until(isGone('s'));
    const askedBefore = asked;
    await expect.poll(() => asked - askedBefore, PATIENCE).toBeGreaterThan(2);
    expect(depot.bench.view().trouble).toBe('disk-low');
    free = 1e9;
    await depot.until(({ trouble }) => trouble === null);
  });

  it('that is pulled out while it is collected leaves nothing half, and is collected when it is back', async () => {
    // The moment after it was looked at and before it is read.
    let atThatMoment = () => {};
    const ports = { freeBytes: async () => atThatMoment() ?? null };
    depot = await open({ ports });
    await returning('s', 1, 2);
    const pulled = new Promise<void>((resolve) => {
      atThatMoment = () => {
        renameSync(at('s'), at('gone'));
        pullOut('s');
        atThatMoment = () => {};
        resolve();
      };
    });
    plugIn('s');
    await pulled;
    await depot.until(isGone('s'));
    renameSync(at('gone'), at('s'));
    plugIn('s');
    expect((await depot.until(isCard('s', 'collected'))).notices).toMatchObject([{ captures: 2, new: 2 }]);
  });

  it('waits for a person where collecting by itself is off, and is stored before it is prepared', async () => {
    depot = await open({ options: { collectByItself: false } });
    await returning('s', 1, 2);
    plugIn('s');
    const view = await depot.until(isCard('s', 'not-read'));
    expect(cardsOf(view, 's')[0]).toMatchObject({ number: 1, isSafe: false, state: { trouble: 'not-asked' } });
    expect(view.notices).toEqual([]);
    expect(await depot.bench.prepare([cardOf('s').card], [])).toEqual({ ok: true, value: { sticks: 1 } });
    expect((await depot.until(isCard('s', 'done'))).notices).toMatchObject([{ captures: 2, new: 2 }]);
  });

  it('is collected once, however often the settings are told that it may be', async () => {
    depot = await open({ options: { collectByItself: false } });
    await returning('s', 1, 2);
    plugIn('s');
    await depot.until(isCard('s', 'not-read'));
    depot.bench.setOptions({ collectByItself: true });
    depot.bench.setOptions({ eject: false });
    await depot.until(isCard('s', 'collected'));
    // In its turn after all that was asked of this stick before.
    await expect
      .poll(() => depot.bench.eject(cardOf('s').card), PATIENCE)
      .not.toMatchObject({ error: { code: 'busy' } });
    expect(depot.bench.view().notices).toMatchObject([{ captures: 2, new: 2 }]);
  });

  it('is prepared again at once where that is set, cleared and with its name', async () => {
    let awayMs = 0;
    depot = await open({ ports: { clock: { nowMs: () => systemClock.nowMs() + awayMs } } });
    await returning('s', 1);
    const { stickId, stagedAt } = manifestOn('s');
    awayMs = 60_000;
    depot.bench.setOptions({ prepareAgain: true, clearCollected: true });
    plugIn('s');
    await depot.until(isCard('s', 'done'));
    expect(manifestOn('s')).toMatchObject({ stickId, number: 1 });
    expect(manifestOn('s').stagedAt > stagedAt).toBe(true);
    expect(readdirSync(at('s/hash-courier/captures'))).toEqual([]);
    expect(await listSticks(depot.store)).toMatchObject([
      { id: stickId, number: 1, trips: [{ trip: 2 }, { captures: 1 }] },
    ]);
  });
});

describe('drives that are not what they seem', () => {
  it('a copy of a stick gets an id and a number of its own', async () => {
    depot = await open();
    await prepared('a');
    cpSync(at('a'), at('b'), { recursive: true });
    plugIn('b');
    await depot.until(isCard('b', 'prepared'));
    await depot.bench.prepare(
      depot.bench.view().cards.map(({ card }) => card),
      [],
    );
    await depot.until((view) => view.run?.done === 2);
    expect([manifestOn('a').number, manifestOn('b').number].toSorted()).toEqual([1, 2]);
    expect(manifestOn('a').stickId).not.toBe(manifestOn('b').stickId);
  });

  it('two sticks with one number on them are told apart, and the second gets another when it is prepared', async () => {
    depot = await open();
    await prepared('a');
    await retireStick(depot.store, manifestOn('a').stickId);
    await depot.bench.rosterChanged();
    await prepared('b');
    expect([manifestOn('a').number, manifestOn('b').number]).toEqual([1, 1]);
    await depot.bench.prepare([cardOf('a').card], []);
    await depot.until((view) => hasEnded(view) && view.run?.done === 1 && cardOf('a').state.is === 'done');
    expect([manifestOn('a').number, manifestOn('b').number]).toEqual([2, 1]);
    expect(manifestOn('a').stickId).not.toBe(manifestOn('b').stickId);
  });

  it('a drive that is listed twice has one card, and one that is added as a folder too is prepared once', async () => {
    depot = await open();
    const drive = plugIn('s');
    drives = [drive, drive];
    wake();
    expect(await depot.bench.addFolder(at('s'))).toEqual({ ok: true, value: null });
    const view = await depot.until(({ cards }) => cards.filter(({ state }) => state.is === 'stranger').length === 2);
    expect(view.cards).toHaveLength(2);
    const tokens = view.cards.map(({ card }) => card);
    expect(await depot.bench.prepare(tokens, [])).toEqual({ ok: true, value: { sticks: 1 } });
    const ended = await depot.until(hasEnded);
    expect(ended.run).toMatchObject({ sticks: 1, done: 1, leftOut: 1 });
  });

  it('a folder is added by hand, never one of the system, and goes away when it is dismissed', async () => {
    depot = await open();
    mkdirSync(at('share'));
    expect(await depot.bench.addFolder('/usr')).toMatchObject({ ok: false, error: { code: 'system' } });
    expect(await depot.bench.addFolder(at('nowhere'))).toMatchObject({ ok: false, error: { code: 'not-there' } });
    await depot.bench.addFolder(at('share'));
    const view = await depot.until(isCard('share', 'stranger'));
    expect(cardsOf(view, 'share')[0]).toMatchObject({ isSafe: false, canPrepare: true, number: null, place: 'share' });
    await depot.bench.prepare([cardOf('share').card], []);
    await depot.until(isCard('share', 'done'));
    depot.bench.dismiss(cardOf('share').card);
    await depot.until(({ cards }) => cards.every(({ isIn }) => !isIn));
    expect(existsSync(at('share/go.cmd'))).toBe(true);
  });

  it('a system drive is counted and never written, and one with a warning only when a person names it', async () => {
    depot = await open();
    plugIn('system', { kind: 'drive', isSystem: true });
    plugIn('large', { kind: 'drive', sizeBytes: 2e12 });
    plugIn('locked-slide', { isReadOnly: true });
    const view = await depot.until(isCard('large', 'stranger'));
    expect(view.hiddenSystemDrives).toBe(1);
    expect(cardsOf(view, 'system')[0]).toMatchObject({ isSafe: false, canPrepare: false, state: { is: 'left-out' } });
    expect(await depot.bench.prepare(null, [])).toMatchObject({ error: { code: 'nothing-to-prepare' } });
    expect(await depot.bench.prepare([cardOf('system').card], ['system'])).toMatchObject({
      error: { code: 'nothing-to-prepare' },
    });
    expect(readdirSync(at('system'))).toEqual([]);
    await depot.bench.prepare([cardOf('large').card], []);
    expect((await depot.until(isCard('large', 'failed'))).cards).toContainEqual(
      expect.objectContaining({ description: 'large', state: expect.objectContaining({ reason: 'drive-warning' }) }),
    );
    expect(readdirSync(at('large'))).toEqual([]);
  });

  it('a storm of drives that come and go leaves the cards of those that stay', async () => {
    depot = await open();
    plugIn('stays');
    await depot.until(isCard('stays', 'stranger'));
    for (let round = 0; round < 40; round += 1) {
      plugIn(`n${round % 5}`);
      await Promise.resolve();
      pullOut(`n${(round + 2) % 5}`);
    }
    pullOut('n0', 'n1', 'n2', 'n3', 'n4');
    const view = await depot.until(({ cards }) => cards.length === 1 && cards[0]?.state.is === 'stranger');
    expect(cardsOf(view, 'stays')[0]).toMatchObject({ slot: 0, number: 1 });
  });
});

describe('what a person asks for', () => {
  it('is refused for what is gone or busy', async () => {
    depot = await open({ paceMs: 30 });
    plugIn('s');
    await depot.until(isCard('s', 'stranger'));
    const { card } = cardOf('s');
    await depot.bench.prepare(null, []);
    for (const answer of [depot.bench.collect(card), depot.bench.eject(card), depot.bench.clear(card)]) {
      expect(await answer).toMatchObject({ ok: false, error: { code: 'busy' } });
    }
    expect(await depot.bench.prepare([card], [])).toMatchObject({ error: { code: 'busy' } });
    expect(await depot.bench.prepare(['card-999'], [])).toMatchObject({ error: { code: 'card-gone' } });
    expect(await depot.bench.collect('card-999')).toMatchObject({ error: { code: 'card-gone' } });
    await depot.until(hasEnded);
    depot.bench.setOptions({ kit: null });
    expect(await depot.bench.prepare([card], [])).toMatchObject({ error: { code: 'kit-unusable' } });
  });

  it('clears a stick whose captures are stored and gives its number back, and no other', async () => {
    depot = await open();
    await returning('s', 1);
    writeFileSync(at('s/holiday.jpg'), 'mine');
    plugIn('s');
    await depot.until(isCard('s', 'collected'));
    await captured('s', 9);
    expect(await depot.bench.clear(cardOf('s').card)).toMatchObject({ error: { code: 'captures-not-safe' } });
    await depot.until(({ notices }) => notices.length === 2);
    await depot.until(isCard('s', 'collected'));
    await expect.poll(async () => (await depot.bench.clear(cardOf('s').card)).ok, PATIENCE).toBe(true);
    expect(readdirSync(at('s'))).toEqual(['holiday.jpg']);
    await depot.until(isCard('s', 'stranger'));
    expect(await listSticks(depot.store)).toMatchObject([{ number: null, place: 'retired' }]);
    await depot.until(() => cardOf('s').number === 1);
  });

  it('ends in the middle when the bench is closed, with every stick whole or as it was', async () => {
    depot = await open({ paceMs: 30 });
    for (const name of ['a', 'b', 'c']) plugIn(name);
    await depot.until(({ cards }) => cards.filter(({ state }) => state.is === 'stranger').length === 3);
    await depot.bench.prepare(null, []);
    await depot.until(({ run }) => (run?.filesDone ?? 0) > 2);
    await depot.bench.close();
    expect(depot.bench.isWriting()).toBe(false);
    for (const name of ['a', 'b', 'c']) {
      expect(readdirSync(at(name)).filter((file) => file.endsWith('.tmp'))).toEqual([]);
    }
  });
});
