import { expect, it } from 'vitest';
import { settingsHandlers } from '../../../electron/main/ipc/handlers/settings-handlers.ts';
import type { MainContext } from '../../../electron/main/main-context.ts';
import { DEFAULT_SETTINGS } from '../../../electron/main/settings/default-settings.ts';
import { parsePolicy } from '../../../electron/main/settings/policy.ts';
import { createSettings } from '../../../electron/main/settings/settings.ts';
import { keepStartAtSignIn, type SignInItem } from '../../../electron/main/window/sign-in.ts';

/** A system that starts programs at sign-in, unless it does not let itself be told. */
class FakeSystem implements SignInItem {
  readonly told: boolean[] = [];
  takesIt = true;
  is: 'on' | 'off' | 'turned-off';

  constructor(is: FakeSystem['is'] = 'off') {
    this.is = is;
  }
  async set(isWanted: boolean) {
    this.told.push(isWanted);
    if (this.takesIt) this.is = isWanted ? 'on' : 'off';
  }
  state = async () => this.is;
}

/** A program that starts with what was kept and what the organization says. */
async function started(kept: boolean, { policy = '{}', system = new FakeSystem() } = {}) {
  const file = new Map<string, unknown>([['values', { startAtSignIn: kept }]]);
  const settings = createSettings(
    {
      read: (key) => file.get(key),
      write: (key, value) => file.set(key, value) === file,
      keepCopy: () => undefined,
    },
    parsePolicy(policy),
    false,
  );
  const signIn = keepStartAtSignIn(settings, { note: () => undefined }, system);
  await signIn.upToDate();
  const script = { view: async () => null };
  // The channel asks for no more.
  const context = { settings, signIn, script, folders: {} } as unknown as MainContext;
  const change = (startAtSignIn: boolean) => settingsHandlers(context)['settings:change']({ startAtSignIn });
  return { settings, system, change };
}

it('is set at every start, because the program may have moved', async () => {
  expect((await started(true)).system.told).toEqual([true]);
});

it.each([
  ['a person had set, where the organization forbids it', true, '{"startAtSignIn":false}'],
  ['the organization had set, where it does no more', DEFAULT_SETTINGS.startAtSignIn, '{}'],
])('takes back at the start what %s', async (_, kept, policy) => {
  expect((await started(kept, { policy })).system.told).toEqual([false]);
});

it('follows the setting, and tells the system only of a change', async () => {
  const { settings, system, change } = await started(false);
  expect(await change(true)).toMatchObject({ ok: true });
  settings.change({ sounds: !settings.values().sounds });
  expect(await change(false)).toMatchObject({ ok: true });
  expect(system.told).toEqual([false, true, false]);
});

it.each([true, false])(
  'refuses a change to %s that the system does not take, and the setting is as before',
  async (to) => {
    const { settings, system, change } = await started(!to);
    system.takesIt = false;
    expect(await change(to)).toMatchObject({ ok: false, error: { code: 'sign-in-not-set' } });
    expect(settings.values().startAtSignIn).toBe(!to);
    system.takesIt = true;
    expect(await change(to)).toMatchObject({ ok: true });
    expect(system.is).toBe(to ? 'on' : 'off');
  },
);

it('leaves off what a person turned off in the system, and says so, until they turn it on here', async () => {
  const { settings, system, change } = await started(true, { system: new FakeSystem('turned-off') });
  expect([system.told, settings.values().startAtSignIn]).toEqual([[], false]);
  expect(await change(true)).toMatchObject({ ok: true });
  expect(system.is).toBe('on');
});

it('is what the organization says, also where a person turned it off in the system', async () => {
  const { system } = await started(false, {
    policy: '{"startAtSignIn":true}',
    system: new FakeSystem('turned-off'),
  });
  expect(system.is).toBe('on');
});
