import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../electron/main/settings/default-settings.ts';
import { parsePolicy } from '../../../electron/main/settings/policy.ts';
import { createSettings } from '../../../electron/main/settings/settings.ts';
import { keepStartAtSignIn } from '../../../electron/main/window/sign-in.ts';

/** A program that starts with what was kept and what the organization says. */
function started(kept: boolean, policy = '{}') {
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
  const told: boolean[] = [];
  keepStartAtSignIn(settings, { note: () => undefined }, async (isWanted) => told.push(isWanted) > 0);
  return { settings, told };
}

it('is set at every start, because the program may have moved', () => {
  expect(started(true).told).toEqual([true]);
});

it.each([
  ['a person had set, where the organization forbids it', true, '{"startAtSignIn":false}'],
  ['the organization had set, where it does no more', DEFAULT_SETTINGS.startAtSignIn, '{}'],
])('takes back at the start what %s', (_, kept, policy) => {
  expect(started(kept, policy).told).toEqual([false]);
});

it('follows the setting, and tells the system only of a change', () => {
  const { settings, told } = started(false);
  settings.change({ startAtSignIn: true });
  settings.change({ sounds: !settings.values().sounds });
  settings.change({ startAtSignIn: false });
  expect(told).toEqual([false, true, false]);
});
