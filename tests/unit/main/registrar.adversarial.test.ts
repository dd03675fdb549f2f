import type { IpcMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { StoreFailure } from '../../../electron/core/store/store-failure.ts';
import {
  type CallTrouble,
  DepotClosed,
  type Handlers,
  registerHandlers,
} from '../../../electron/main/ipc/registrar.ts';
import { CHANNELS, type Channel, DROP_CHANNEL, type Envelope } from '../../../shared/ipc/contract.ts';
import { MAX_FILES_AT_ONCE } from '../../../shared/ipc/limits.ts';

type Listener = Parameters<IpcMain['handle']>[1];
const OURS = 7;
const PAGE = { origin: 'app://window', parent: null };
// Names of the contract's own table.
const EVERY_CHANNEL = Object.keys(CHANNELS) as Channel[];

/** A registrar whose handlers answer what the test wants, and count how often they were reached. */
function registrar(answers: Partial<Record<Channel, unknown>> = {}) {
  const listeners = new Map<string, Listener>();
  const troubles: CallTrouble[] = [];
  const reached: string[] = [];
  const dropped: (readonly string[])[] = [];
  const handlers = Object.fromEntries(
    EVERY_CHANNEL.map((channel) => [
      channel,
      async () => {
        reached.push(channel);
        const answer = answers[channel];
        if (answer instanceof Error) throw answer;
        return answer;
      },
    ]),
  );
  // Every channel is there by construction.
  registerHandlers(handlers as unknown as Handlers, {
    ipc: { handle: (channel, listener) => void listeners.set(channel, listener) },
    isOurs: (id) => id === OURS,
    takeDropped: async (paths) => {
      dropped.push(paths);
      return [];
    },
    onTrouble: (trouble) => troubles.push(trouble),
  });
  const call = (channel: string, request: unknown, senderFrame: unknown = PAGE, id = OURS) => {
    const event = { sender: { id }, senderFrame };
    // Only these two fields are looked at.
    return listeners.get(channel)?.(event as never, request) as Promise<Envelope<unknown>>;
  };
  return { listeners, troubles, reached, dropped, call };
}

const refusal = (code: string, detail = '') => ({ ok: false, error: { code, detail } });

describe('who may call', () => {
  it('listens to every channel of the contract and to nothing else', () => {
    expect([...registrar().listeners.keys()].sort()).toEqual([...EVERY_CHANNEL, DROP_CHANNEL].sort());
  });

  it.each([
    ['no frame', null, OURS],
    ['a frame inside the page', { origin: 'app://window', parent: PAGE }, OURS],
    ['another origin', { origin: 'https://example.com', parent: null }, OURS],
    ['an origin that begins like ours', { origin: 'app://window.evil', parent: null }, OURS],
    ['no origin', { origin: 'null', parent: null }, OURS],
    ['other web contents', PAGE, OURS + 1],
  ])('refuses every channel to %s before anything of the message is read', async (_who, frame, id) => {
    const { call, reached, troubles } = registrar();
    const trap = new Proxy({}, { ownKeys: () => expect.fail('read'), get: () => expect.fail('read') });
    for (const channel of [...EVERY_CHANNEL, DROP_CHANNEL]) {
      expect(await call(channel, trap, frame, id)).toEqual(refusal('not-allowed'));
    }
    expect(reached).toEqual([]);
    expect(new Set(troubles.map(({ trouble }) => trouble))).toEqual(new Set(['wrong-sender']));
  });
});

describe('what may be asked', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  const deep = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`);
  /** Takers of any short text: the clipboard, and the name of a preset. */
  const TEXT: readonly Channel[] = ['app:copy-text', 'sticks:delete-preset'];
  /** With the channels whose schema it fits. */
  const HOSTILE: readonly (readonly [string, unknown, readonly Channel[]])[] = [
    ['a path', '/etc/passwd', TEXT],
    ['a path of Windows', 'C:\\Windows\\System32\\config\\SAM', TEXT],
    ['a path upwards', '../../secret', TEXT],
    ['an endless number', Number.POSITIVE_INFINITY, []],
    ['no number', Number.NaN, []],
    ['a truth', true, []],
    ['an empty object', {}, ['settings:change']],
    ['a list of lists', [[[]]], []],
    ['a prototype', JSON.parse('{"__proto__":{"ok":true},"theme":"dark"}'), []],
    ['a constructor', { constructor: { prototype: { ok: true } } }, []],
    ['an object that holds itself', cyclic, []],
    ['a deep list', deep, []],
    ['a huge text', 'x'.repeat(2_000_000), []],
    ['a huge list', Array.from({ length: 200_000 }, () => 1), []],
    ['bytes', new Uint8Array(1_000), []],
    ['a date', new Date(0), []],
    ['an error', new Error('x'), []],
  ];

  it.each(HOSTILE)('lets %s reach no handler that does not take it', async (_what, value, takers) => {
    const { call, reached } = registrar();
    for (const channel of EVERY_CHANNEL) {
      const answer = await call(channel, value);
      if (!takers.includes(channel)) expect([channel, answer]).toEqual([channel, refusal('bad-request')]);
    }
    expect(reached).toEqual(takers);
  });

  it('takes off what the contract does not name before a handler sees it', async () => {
    let seen: unknown;
    const listeners = new Map<string, Listener>();
    const handlers = Object.fromEntries(EVERY_CHANNEL.map((channel) => [channel, async () => null]));
    handlers['sticks:renumber'] = async (request?: unknown) => {
      seen = request;
      return null;
    };
    registerHandlers(handlers as unknown as Handlers, {
      ipc: { handle: (channel, listener) => void listeners.set(channel, listener) },
      isOurs: () => true,
      takeDropped: async () => [],
      onTrouble: () => undefined,
    });
    const request = { stickId: '01JZ0000000000000000000000', number: 3, path: '/etc', sql: 'drop table sticks' };
    await listeners.get('sticks:renumber')?.({ sender: { id: OURS }, senderFrame: PAGE } as never, request);
    expect(seen).toEqual({ stickId: '01JZ0000000000000000000000', number: 3 });
  });

  it('lets dropped paths in by their own channel only, and no more than a person can drop', async () => {
    const { call, dropped } = registrar();
    expect(await call(DROP_CHANNEL, ['/a', '/b'])).toEqual({ ok: true, value: [] });
    expect(
      await call(
        DROP_CHANNEL,
        Array.from({ length: MAX_FILES_AT_ONCE + 1 }, () => '/a'),
      ),
    ).toEqual(refusal('bad-request'));
    expect(await call(DROP_CHANNEL, ['x'.repeat(40_000)])).toEqual(refusal('bad-request'));
    expect(await call(DROP_CHANNEL, [''])).toEqual(refusal('bad-request'));
    expect(await call(DROP_CHANNEL, '/a')).toEqual(refusal('bad-request'));
    expect(dropped).toEqual([['/a', '/b']]);
  });
});

describe('what comes back', () => {
  it('takes off what the contract does not declare', async () => {
    const { call } = registrar({ 'devices:conflicts': ['01JZ0000000000000000000000'], 'sticks:cancel': null });
    expect(await call('devices:conflicts', null)).toEqual({ ok: true, value: ['01JZ0000000000000000000000'] });
    const view = { choice: {}, isKept: true, presets: [], secret: 'token' };
    const kit = { language: 'en', sound: true, after: 'ask', askFor: 'none', path: '/data' };
    const choice = { tenant: '', batch: '', groupTag: '', orderId: '', kit };
    const answered = await registrar({ 'sticks:stage-view': { ...view, choice } }).call('sticks:stage-view', null);
    expect(JSON.stringify(answered)).not.toMatch(/secret|path/);
    expect(answered.ok).toBe(true);
  });

  it('lets an answer of another shape not out, and logs names of fields without values', async () => {
    const { call, troubles } = registrar({ 'devices:counts': { all: 'SERIAL-123', newToday: 1 } });
    expect(await call('devices:counts', null)).toEqual(refusal('unexpected'));
    expect(troubles[0]?.trouble).toBe('bad-answer');
    expect(troubles[0]?.fields).toContain('all.invalid_type');
    expect(JSON.stringify(troubles)).not.toContain('SERIAL');
  });

  it.each([
    ['a closed depot', new DepotClosed(), refusal('depot-closed')],
    ['a store in use', new StoreFailure('store-in-use', 'row SERIAL-1'), refusal('store-busy', 'store-in-use')],
    ['a full disk', new StoreFailure('store-disk-full', '/home/me'), refusal('store-failed', 'store-disk-full')],
    ['a bug', new Error('cannot read SERIAL-1 of /home/me/hardwarehash.csv'), refusal('unexpected')],
  ])('answers %s with a code and none of its words', async (_what, error, expected) => {
    const { call } = registrar({ 'devices:counts': error });
    expect(await call('devices:counts', null)).toEqual(expected);
  });
});
