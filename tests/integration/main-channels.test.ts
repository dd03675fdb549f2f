/**
 * The practice round as the window plays it, by channels only: main's own handlers behind its registrar, a real store,
 * real folders as sticks. Proves that what the core answers is what the contract promises, on every channel.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IpcMain } from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeTimer } from '../../electron/adapters/drives/node-timer.ts';
import { createIdSource, systemClock } from '../../electron/adapters/system-ports.ts';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { depotPlaces } from '../../electron/main/depot/depot-places.ts';
import { createDepots, type Depots } from '../../electron/main/depot/depots.ts';
import { openDepot } from '../../electron/main/depot/open-depot.ts';
import { allHandlers } from '../../electron/main/ipc/all-handlers.ts';
import { createFileTokens, type FileTokens } from '../../electron/main/ipc/file-tokens.ts';
import { type CallTrouble, registerHandlers } from '../../electron/main/ipc/registrar.ts';
import { createLog } from '../../electron/main/log.ts';
import type { MainContext } from '../../electron/main/main-context.ts';
import { parsePolicy } from '../../electron/main/settings/policy.ts';
import { createScriptChoice } from '../../electron/main/settings/script-choice.ts';
import { createSettings } from '../../electron/main/settings/settings.ts';
import {
  type Answer,
  CHANNELS,
  type Channel,
  DROP_CHANNEL,
  type Envelope,
  type Request,
} from '../../shared/ipc/contract.ts';
import type { ChosenFile, DeviceFilterView } from '../../shared/ipc/devices.ts';
import { MAX_FILES_AT_ONCE } from '../../shared/ipc/limits.ts';
import { doneOf } from './devices-support/edits.ts';
import { EVERY_DEVICE } from './devices-support/rows.ts';

const KIT = fileURLToPath(new URL('../../resources/kit', import.meta.url));
const NEWEST = { by: 'collected', isDescending: true } as const;

let folder = '';
let depots: Depots;
let files: FileTokens;
/** What a person chooses in the dialog. */
let chosenPaths: readonly string[] = [];
const listeners = new Map<string, Parameters<IpcMain['handle']>[1]>();
const troubles: CallTrouble[] = [];
const logged: string[] = [];
const called = new Set<Channel>();
let revision = 0;

async function send(channel: string, request: unknown): Promise<Envelope<unknown>> {
  const event = { sender: { id: 1 }, senderFrame: { origin: 'app://window', parent: null } };
  // The registrar looks at these two fields only.
  return listeners.get(channel)?.(event as never, request) as Promise<Envelope<unknown>>;
}

/** What a channel answers; a call that itself fails fails the test. */
async function call<C extends Channel>(channel: C, request: Request<C>): Promise<Answer<C>> {
  called.add(channel);
  const envelope = await send(channel, request);
  if (!envelope.ok) throw new Error(`${channel}: ${JSON.stringify(envelope.error)}`);
  // The registrar has put it through the channel's own schema.
  return envelope.value as Answer<C>;
}

/** The value of an answer that could have been a refusal. */
function granted<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: object },
): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('There is none.');
  return item;
}

/** Waits for a state, as long as a busy machine may take for it. */
const eventually = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 30_000 });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hash-courier-channels-'));
  const kept = new Map<string, unknown>();
  const file = { read: (key: string) => kept.get(key), write: (key: string, value: unknown) => !!kept.set(key, value) };
  const settings = createSettings({ ...file, keepCopy: () => undefined }, parsePolicy('{}'), false);
  const ids = createIdSource(systemClock);
  const scriptFolder = join(folder, 'scripts');
  const feed = { fetch: async () => ({ ok: false, error: { code: 'no-answer', detail: '' } }) as const };
  const script = createScriptChoice({ settings, ids, feed, kitFolder: KIT, scriptFolder });
  const log = createLog((_level, line) => logged.push(line));
  const places = depotPlaces(
    { practiceSticks: 4, practicePaceMs: 0 },
    { data: join(folder, 'own'), practice: join(folder, 'practice') },
    (error) => log.fault('practice', error),
  );
  depots = createDepots(
    {
      async open(kind, isAnew) {
        const place = await places(kind, isAnew);
        if (!place.ok) return place;
        // No drive of the machine that runs this is looked at.
        const lister = { ...place.value.lister, list: async () => ({ ok: true, value: [] }) as const };
        const isOwn = kind === 'own' ? { lister } : {};
        const onStored = (next: number) => {
          revision = next;
        };
        const ports = { clock: systemClock, ids, settings, script, log, onStored, firstRevision: revision };
        return openDepot({ ...place.value, ...isOwn }, ports);
      },
      onChange: () => undefined,
      onBug: (error) => log.fault('depot', error),
      onTooSlow: (kind) => log.warn('depot-close-too-slow', { kind }),
      timer: nodeTimer,
    },
    'own',
  );
  files = createFileTokens({ clock: systemClock, newToken: randomUUID });
  const context: MainContext = {
    ...{ clock: systemClock, folders: { data: folder, logs: join(folder, 'logs') }, settings, script, depots, files },
    desktop: {
      openAddress: async () => true,
      openFolder: async () => 'opened',
      copyText: async () => undefined,
      chooseFiles: async () => chosenPaths,
      chooseScript: async () => null,
      chooseFolder: async (_purpose, before) => before,
      chooseSavePlace: async (name) => join(folder, name),
    },
    mayLeave: async () => true,
    signIn: null,
    about: { version: '0', electron: '0', isStandIn: true, isInstalled: false, platform: 'linux', locale: 'en' },
  };
  registerHandlers(allHandlers(context), {
    ipc: { handle: (channel, listener) => void listeners.set(channel, listener) },
    isOurs: () => true,
    takeDropped: files.give,
    onTrouble: (trouble) => troubles.push(trouble),
  });
});

afterAll(async () => {
  await depots.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const bench = () => call('sticks:bench', null);
const page = (filter: Partial<DeviceFilterView> = {}) =>
  call('devices:page', { filter: { ...EVERY_DEVICE, ...filter }, sort: NEWEST, cursor: 0, limit: 200 });

describe('the practice round by channels', () => {
  it('answers that the depot is closed before it is open', async () => {
    expect(await send('sticks:bench', null)).toEqual({ ok: false, error: { code: 'depot-closed', detail: '' } });
    await depots.enter('own');
    expect((await call('app:boot', null)).depot).toEqual({ kind: 'own', state: 'open', failure: null });
    expect(await call('practice:view', null)).toBeNull();
    expect((await page()).total).toBe(0);
  });

  it('goes to practice and prepares its sticks', async () => {
    await call('practice:enter', null);
    await eventually(async () => (await bench()).cards.map(({ state }) => state.is)).toEqual(Array(4).fill('stranger'));
    const { choice } = await call('sticks:stage-view', null);
    granted(await call('sticks:set-stage', { ...choice, batch: 'B-1', groupTag: 'STORE' }));
    granted(await call('sticks:save-preset', { name: 'Store', choice }));
    expect(granted(await call('sticks:delete-preset', 'Store')).presets).toEqual([]);
    expect(granted(await call('sticks:prepare', { cards: null, accepted: [] }))).toEqual({ sticks: 4 });
    await eventually(async () => (await bench()).run?.hasEnded).toBe(true);
    expect((await bench()).run).toMatchObject({ done: 4, failed: 0, choice: { batch: 'B-1' } });
    expect(await call('sticks:again', 'failed')).toMatchObject({ ok: false, error: { code: 'nothing-to-prepare' } });
    expect(await call('sticks:cancel', null)).toBeNull();
  });

  it('lets devices run, and collects what comes back', async () => {
    granted(await call('practice:run-devices', null));
    await eventually(async () => (await call('practice:view', null))?.isBusy).toBe(false);
    granted(await call('practice:bring-back', null));
    await eventually(async () => (await bench()).notices.length).toBe(4);
    const { notices, cards } = await bench();
    expect(notices.reduce((sum, notice) => sum + notice.new, 0)).toBe(13);
    await call('sticks:dismiss', first(notices).notice);
    expect((await bench()).notices).toHaveLength(3);
    granted(await call('sticks:collect', first(cards).card));
    await eventually(async () => revision).toBeGreaterThan(0);
  });

  it('shows the roster, and changes it', async () => {
    const filter = { place: 'all', search: '', sort: 'number', isDescending: false } as const;
    const roster = await call('sticks:roster', { filter, cursor: 0, limit: 200 });
    expect(roster.counts).toMatchObject({ all: 4, here: 4 });
    const { stickId } = first(roster.rows);
    granted(await call('sticks:renumber', { stickId, number: 77 }));
    const taken = { stickId, number: 2 };
    expect(await call('sticks:renumber', taken)).toMatchObject({ ok: false, error: { code: 'stick-number-taken' } });
    granted(await call('sticks:place', { stickId, place: 'shelf' }));
    const unknown = { stickId: '01JZ0000000000000000000000', place: 'retired' } as const;
    expect(await call('sticks:place', unknown)).toMatchObject({ ok: false, error: { code: 'stick-unknown' } });
  });

  it('shows devices, what is known of each, and its evidence as it came', async () => {
    const { rows, total } = await page();
    expect(total).toBe(rows.length);
    expect((await call('devices:counts', null)).all).toBe(total);
    expect((await call('devices:facets', null)).groupTags.map(({ value }) => value)).toContain('STORE');
    for (const row of rows) {
      const { captures, device } = granted(await call('devices:detail', row.id));
      expect(device).toEqual(row);
      const evidence = granted(await call('devices:evidence', first(captures).id));
      expect(evidence.text.replaceAll('\0', '')).toContain(first(captures).serial);
    }
    const detail = granted(await call('devices:detail', first(rows).id));
    granted(await call('devices:save-evidence', first(detail.captures).id));
    const saved = await readFile(
      join(folder, granted(await call('devices:evidence', first(detail.captures).id)).fileName.replace(/^.*\//, '')),
    );
    expect(saved.length).toBeGreaterThan(4_000);
  });

  it('edits many at once and takes it back', async () => {
    const filter = { ...EVERY_DEVICE, groupTag: 'STORE' };
    const before = (await page(filter)).total;
    const { edit, changed } = doneOf(
      await call('devices:edit', {
        scope: { of: 'filter', filter, except: [] },
        edit: { field: 'groupTag', value: 'NEW' },
      }),
    );
    const last = await call('devices:edit-to-undo', null);
    expect(last).toMatchObject({ edit, field: 'groupTag', value: 'NEW', devices: before });
    expect(changed).toBe(before);
    expect((await page({ groupTag: 'NEW' })).total).toBe(before);
    expect(doneOf(await call('devices:undo-edit', edit))).toMatchObject({ restored: before, changedSince: 0 });
    expect(await call('devices:edit-to-undo', edit)).toBeNull();
    expect((await page(filter)).total).toBe(before);
  });

  it('puts the two sides of a conflict beside one another and keeps the choice', async () => {
    const conflict = first(await call('devices:conflicts', null));
    const view = granted(await call('devices:conflict', conflict));
    expect(view).toMatchObject({ id: conflict, state: 'open' });
    const resolved = granted(await call('devices:resolve', { conflict, choice: first(view.choices) }));
    expect(resolved).toMatchObject({ choice: first(view.choices) });
  });

  it('offers fixes that can be asked for', async () => {
    const { rows } = await page({ only: 'attention' });
    for (const row of rows) {
      const { fixes } = granted(await call('devices:detail', row.id));
      for (const { fix } of fixes) {
        const fixed = await call('devices:fix', { deviceId: row.id, fix });
        if (!fixed.ok) expect(fixed.error.code).toBe('not-fixable');
      }
    }
    const unknown = { deviceId: '01JZ0000000000000000000000', fix: 'clear-user' } as const;
    expect(await call('devices:fix', unknown)).toMatchObject({ ok: false });
  });

  it('adds files that were chosen and dropped, each once', async () => {
    const { serial, hash } = practiceDevice(500);
    await writeFile(
      join(folder, 'oem.csv'),
      `Device Serial Number,Windows Product ID,Hardware Hash\r\n${serial},,${hash}\r\n`,
    );
    chosenPaths = [join(folder, 'oem.csv')];
    const {
      files: [chosen],
      missing,
    } = granted(await call('work:choose-files', null));
    expect(missing).toBe(0);
    const dropped = await send(DROP_CHANNEL, [join(folder, 'oem.csv')]);
    if (!dropped.ok) throw new Error(dropped.error.code);
    const tokens = [chosen, ...(dropped.value as readonly ChosenFile[])].map((file) => file?.file ?? '');
    for (const token of tokens) granted(await call('work:add-files', [token]));
    await eventually(async () => (await call('work:list', null)).map(({ state }) => state)).toEqual(['done', 'done']);
    const results = (await call('work:list', null)).map(({ result }) => (result?.of === 'add-files' ? result.new : -1));
    expect(results.sort()).toEqual([0, 1]);
    for (const { work } of await call('work:list', null)) {
      await call('work:stop', work);
      await call('work:dismiss', work);
    }
    expect(await call('work:list', null)).toEqual([]);
  });

  it('says how many chosen files are not there, and refuses more than can be added at once', async () => {
    const gone = [join(folder, 'gone.csv'), join(folder, 'away.csv')];
    chosenPaths = [...gone, join(folder, 'oem.csv')];
    expect(await call('work:choose-files', null)).toMatchObject({
      value: { files: [{ name: 'oem.csv' }], missing: 2 },
    });
    chosenPaths = gone;
    expect(await call('work:choose-files', null)).toEqual({ ok: true, value: { files: [], missing: 2 } });
    chosenPaths = Array.from({ length: MAX_FILES_AT_ONCE + 1 }, (_, at) => `${folder}/${at}.csv`);
    expect(await call('work:choose-files', null)).toMatchObject({ ok: false, error: { code: 'too-many' } });
  });

  it('says what an export would do, and does that', async () => {
    const asked = { scope: { of: 'filter', filter: EVERY_DEVICE, except: [] }, targets: ['intune'] } as const;
    const preview = await call('work:preview-export', asked);
    granted(await call('work:export', asked));
    await eventually(async () => (await call('work:list', null)).map(({ state }) => state)).toEqual(['done']);
    const { result } = first(await call('work:list', null));
    if (result?.of !== 'export') throw new Error('It was no export.');
    expect(result).toMatchObject({ exported: preview.exported, withheld: preview.withheldTotal });
    expect(result.files.map(({ name, rows }) => [name, rows])).toEqual(
      preview.files.map(({ name, rows }) => [name, rows]),
    );
    await readFile(join(folder, 'practice', 'export', first(result.files).name));
  });

  it('gives a preview up for a newer one or where nobody looks at it any more, and says nothing of it in the log', async () => {
    const asked = { scope: { of: 'filter', filter: EVERY_DEVICE, except: [] }, targets: ['intune'] } as const;
    const before = troubles.length;
    const [older, newer] = await Promise.all([
      send('work:preview-export', asked),
      call('work:preview-export', { ...asked, targets: ['merged'] }),
    ]);
    expect(older).toEqual({ ok: false, error: { code: 'superseded', detail: '' } });
    expect(newer.files).toMatchObject([{ target: 'merged' }]);
    const [unseen] = await Promise.all([send('work:preview-export', asked), call('work:stop-preview', null)]);
    expect(unseen).toEqual(older);
    expect(troubles).toHaveLength(before);
  });

  it('takes virtual sticks out and in, ejects and clears them, and begins anew', async () => {
    const { cards } = await bench();
    const [one, two] = cards.filter(({ isIn }) => isIn);
    if (one === undefined || two === undefined) throw new Error('There are no two sticks.');
    granted(await call('sticks:eject', one.card));
    granted(await call('sticks:clear', two.card));
    expect(await call('sticks:add-folder', null)).toMatchObject({ ok: false });
    const view = await call('practice:view', null);
    const { stick } = first((view?.sticks ?? []).filter(({ where }) => where === 'in'));
    const drawer = depots.session()?.practice?.depot.drawerFolder ?? '';
    // What stands in its place keeps it where it is, as an open file does on Windows.
    await mkdir(join(drawer, stick));
    await writeFile(join(drawer, stick, 'in the way'), '');
    expect(await call('practice:move-stick', { stick, to: 'out' })).toMatchObject({ error: { code: 'held' } });
    await rm(join(drawer, stick), { recursive: true });
    granted(await call('practice:move-stick', { stick, to: 'out' }));
    const anew = granted(await call('practice:restart', null));
    expect(anew.done).toEqual([]);
    expect((await page()).total).toBe(0);
    await call('practice:leave', null);
    expect(depots.view()).toEqual({ kind: 'own', state: 'open', failure: null });
  });

  it('answers the rest of the channels too', async () => {
    await call('settings:get', null);
    granted(await call('settings:change', { theme: 'dark' }));
    expect(await call('settings:choose-script', null)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await call('settings:fetch-script', null)).toMatchObject({ ok: false, error: { code: 'offline' } });
    granted(await call('app:open-link', 'autopilot-docs'));
    granted(await call('app:open-folder', 'logs'));
    expect(await call('app:open-folder', 'exports')).toMatchObject({ ok: false, error: { code: 'not-there' } });
    expect(await call('app:copy-text', 'text')).toBeNull();
    expect((await call('app:reopen-depot', null)).state).toBe('open');
  });

  it('has by now called every channel, and none of them was in trouble', () => {
    expect([...called].sort()).toEqual(Object.keys(CHANNELS).sort());
    expect(troubles).toEqual([]);
    expect(logged.filter((line) => !line.startsWith('depot'))).toEqual([]);
  });
});
