import { expect, it } from 'vitest';
import type { BenchOptions } from '../../../electron/core/depot/bench-ports.ts';
import type { Kit } from '../../../electron/core/sticks/kit.ts';
import { followSettings } from '../../../electron/main/depot/bench-options.ts';
import { DEFAULT_STAGE } from '../../../electron/main/settings/default-settings.ts';
import { parsePolicy } from '../../../electron/main/settings/policy.ts';
import { createSettings } from '../../../electron/main/settings/settings.ts';

async function followed() {
  const settings = createSettings(
    { read: () => undefined, write: () => true, keepCopy: () => undefined },
    parsePolicy('{}'),
    false,
  );
  const reads: PromiseWithResolvers<Kit | null>[] = [];
  let tellScript = () => {};
  const script = {
    onChange(listener: () => void) {
      tellScript = listener;
      return () => {
        tellScript = () => {};
      };
    },
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
  await finish(0, 'first');
  await follower.upToDate();
  return { settings, follower, reads, finish, options: () => options, scriptChanged: () => tellScript() };
}

it('passes what goes onto the sticks on before anything can be prepared with what was there before', async () => {
  const { settings, options } = await followed();
  settings.setStage('own', { ...DEFAULT_STAGE, groupTag: 'NEW' });
  settings.change({ ejectWhenDone: false, largestDriveGib: 32 });
  expect(options()).toMatchObject({ choice: { groupTag: 'NEW' }, eject: false, limits: { maxBytes: 32 * 1024 ** 3 } });
});

it('is up to date once the kit of the last change was read, in the order of the changes', async () => {
  const { settings, follower, finish, options } = await followed();
  expect(options().kit?.version).toBe('first');
  settings.change({ sounds: false });
  settings.change({ sounds: true });
  let isUpToDate = false;
  const upToDate = follower.upToDate().then(() => {
    isUpToDate = true;
  });
  await finish(1, '1');
  await expect.poll(() => options().kit?.version).toBe('1');
  expect(isUpToDate).toBe(false);
  await finish(2, '2');
  await upToDate;
  expect(options().kit?.version).toBe('2');
});

it('reads the kit again where another script was kept under the same setting', async () => {
  const { follower, finish, options, scriptChanged } = await followed();
  scriptChanged();
  await finish(1, 'newer');
  await follower.upToDate();
  expect(options().kit?.version).toBe('newer');
});

it('reads the kit of the next change also where one could not be read', async () => {
  const { settings, follower, reads, finish, options } = await followed();
  settings.change({ sounds: false });
  await expect.poll(() => reads.length).toBe(2);
  reads[1]?.reject(new Error('a bug'));
  await expect(follower.upToDate()).rejects.toThrow('a bug');
  settings.change({ sounds: true });
  await finish(2, 'next');
  await follower.upToDate();
  expect(options().kit?.version).toBe('next');
});

it('passes nothing on once it was stopped', async () => {
  const { settings, follower, finish, options } = await followed();
  settings.change({ sounds: false });
  follower.stop();
  settings.change({ ejectWhenDone: false });
  await finish(1, '1');
  await follower.upToDate();
  expect(options()).toMatchObject({ eject: true, kit: { version: 'first' } });
});
