/**
 * The bridge, attacked from the page: what is not in the contract must not get through, and nothing that is sent may
 * hurt main. Afterwards the program must still work as before.
 */

import { REQUEST_BOUNDS } from '../../electron/main/ipc/bounded-value.ts';
import { callName } from '../../shared/ipc/bridge.ts';
import { CHANNELS, EVENTS } from '../../shared/ipc/contract.ts';
import { expect, practiceArgs, test } from './support/test.ts';

const calls = Object.keys(CHANNELS).map(callName);

test('the page sees one function a channel and nothing else', async ({ launch, folder }) => {
  const { page } = await launch({ args: practiceArgs(folder) });
  await page.getByRole('heading', { level: 1 }).waitFor();
  const seen = await page.evaluate(() => {
    const functions: string[] = [];
    for (const [name, part] of Object.entries(window.hashCourier as unknown as Record<string, unknown>)) {
      if (typeof part === 'function') functions.push(name);
      else for (const verb of Object.keys(part as object)) functions.push(`${name}.${verb}`);
    }
    return functions.sort();
  });
  expect(seen).toEqual([...calls.map(([feature, verb]) => `${feature}.${verb}`), 'on', 'takeFiles'].sort());
  const reach = await page.evaluate(() => ({
    require: typeof Reflect.get(window, 'require'),
    process: typeof Reflect.get(window, 'process'),
    module: typeof Reflect.get(window, 'module'),
    isFrozen: Object.isFrozen(window.hashCourier),
  }));
  expect(reach).toEqual({ require: 'undefined', process: 'undefined', module: 'undefined', isFrozen: true });
});

test('hostile values are refused on every channel, and main goes on', async ({ launch, folder }) => {
  const { page } = await launch({ args: practiceArgs(folder), mayComplain: true });
  await page.getByRole('heading', { level: 1 }).waitFor();
  const results = await page.evaluate(
    async ({ names, limit }) => {
      const cyclic: Record<string, unknown> = {};
      cyclic.self = cyclic;
      let deep: unknown = null;
      for (let level = 0; level < 10_000; level++) deep = { deep };
      const hostile: Readonly<Record<string, unknown>> = {
        path: '../../../../etc/passwd',
        'windows path': 'C:\\Windows\\System32\\config\\SAM',
        'prototype key': JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": {"prototype": {"x": 1}}}'),
        cyclic,
        deep,
        number: Number.NaN,
        'huge number': 2 ** 1023,
        bytes: new Uint8Array(1024),
        date: new Date(0),
        map: new Map([['a', 1]]),
        big: 10n,
      };
      // One message of each size is enough: every channel goes through the same bound.
      const huge: Readonly<Record<string, unknown>> = {
        'a long text': 'A'.repeat(limit + 1),
        'a long list': new Array(limit).fill('a'),
      };
      const failures: string[] = [];
      for (const [index, [feature, verb]] of names.entries()) {
        // The names come from the contract; what they take is exactly what is put to the test.
        const bridge = window.hashCourier as unknown as Record<
          string,
          Record<string, (value: unknown) => Promise<unknown>>
        >;
        for (const [what, value] of Object.entries(index === 0 ? { ...hostile, ...huge } : hostile)) {
          let answer: unknown;
          try {
            answer = await bridge[feature]?.[verb]?.(value);
          } catch (error) {
            // What cannot be cloned does not even leave the page.
            answer = { ok: false, error: { code: String((error as Error).name) } };
          }
          const { ok, error } = answer as { ok: boolean; error?: { code: string; detail?: string } };
          const isRefused = !ok && error !== undefined && error.code !== 'unexpected';
          if (!isRefused) failures.push(`${feature}.${verb} took ${what}: ${JSON.stringify(answer).slice(0, 200)}`);
        }
      }
      return { failures, polluted: Reflect.get({}, 'isAdmin') };
    },
    { names: calls, limit: REQUEST_BOUNDS.characters },
  );
  // Two channels take any short text on purpose: one copies it, one deletes a preset of that name.
  const meantToTake = /^(?:app\.copyText|sticks\.deletePreset) took (?:path|windows path):/;
  expect(results.failures.filter((failure) => !meantToTake.test(failure))).toEqual([]);
  expect(results.polluted).toBeUndefined();
  const boot = await page.evaluate(() => window.hashCourier.app.boot());
  expect(boot.ok).toBe(true);
});

test('a frame inside the page has no bridge of its own', async ({ launch, folder }) => {
  const { page } = await launch({ args: practiceArgs(folder), mayComplain: true });
  await page.getByRole('heading', { level: 1 }).waitFor();
  const bridge = await page.evaluate(() => {
    // An empty frame has the page's own origin: nothing but the preload's absence keeps the bridge away from it.
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return typeof Reflect.get(frame.contentWindow ?? {}, 'hashCourier');
  });
  expect(bridge).toBe('undefined');
});

test('an event that is not in the contract cannot be listened to', async ({ launch, folder }) => {
  const { page } = await launch({ args: practiceArgs(folder) });
  await page.getByRole('heading', { level: 1 }).waitFor();
  const said = await page.evaluate(() => {
    try {
      Reflect.apply(window.hashCourier.on, null, ['files:dropped', () => undefined]);
      return 'taken';
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(said).toContain('no such event');
  expect(Object.keys(EVENTS)).not.toContain('files:dropped');
});

test('files that the page makes up have no place, so none of them is taken', async ({ launch, folder }) => {
  const { page } = await launch({ args: practiceArgs(folder) });
  await page.getByRole('heading', { level: 1 }).waitFor();
  const taken = await page.evaluate(() =>
    window.hashCourier.takeFiles([new File(['x'], '/etc/passwd'), new File(['y'], 'C:\\secret.csv')]),
  );
  expect(taken).toEqual({ ok: true, value: [] });
});
