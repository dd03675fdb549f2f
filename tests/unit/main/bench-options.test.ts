import { expect, it } from 'vitest';
import type { BenchOptions } from '../../../electron/core/depot/bench-ports.ts';
import type { Kit } from '../../../electron/core/sticks/kit.ts';
import { followSettings } from '../../../electron/main/depot/bench-options.ts';
import { DEFAULT_STAGE } from '../../../electron/main/settings/default-settings.ts';
import { parsePolicy } from '../../../electron/main/settings/policy.ts';
import { createSettings } from '../../../electron/main/settings/settings.ts';

function followed() {
  const settings = createSettings(
    { read: () => undefined, write: () => true, keepCopy: () => undefined },
    parsePolicy('{}'),
    false,
  );
  const reads: PromiseWithResolvers<Kit | null>[] = [];
  const script = {
    kit() {
      const read = Promise.withResolvers<Kit | null>();
      reads.push(read);
      return read.promise;
    },
  };
  let options: Partial<BenchOptions> = {};
  const follower = followSettings(settings, 'own', script, (change) => {
    options = { ...options, ...change };
  });
  const finish = async (index: number, version: string) => {
    await expect.poll(() => reads.length).toBeGreaterThan(index);
    reads[index]?.resolve({ version, files: [] });
  };
  return { settings, follower, finish, options: () => options };
}

it('passes what goes onto the sticks on before anything can be prepared with what was there before', () => {
  const { settings, options } = followed();
  settings.setStage('own', { ...DEFAULT_STAGE, groupTag: 'NEW' });
  settings.change({ ejectWhenDone: false, largestDriveGib: 32 });
  expect(options()).toMatchObject({ choice: { groupTag: 'NEW' }, eject: false, limits: { maxBytes: 32 * 1024 ** 3 } });
});

it('is up to date once the kit of the last change was read, in the order of the changes', async () => {
  const { settings, follower, finish, options } = followed();
  settings.change({ sounds: false });
  settings.change({ sounds: true });
  let isUpToDate = false;
  const upToDate = follower.upToDate().then(() => {
    isUpToDate = true;
  });
  await finish(0, '1');
  await expect.poll(() => options().kit?.version).toBe('1');
  expect(isUpToDate).toBe(false);
  await finish(1, '2');
  await upToDate;
  expect(options().kit?.version).toBe('2');
});

it('passes nothing on once it was stopped', async () => {
  const { settings, follower, finish, options } = followed();
  settings.change({ sounds: false });
  follower.stop();
  settings.change({ ejectWhenDone: false });
  await finish(0, '1');
  await follower.upToDate();
  expect(options()).toMatchObject({ eject: true });
  expect(options().kit).toBeUndefined();
});
