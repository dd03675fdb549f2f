import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createIdSource, systemClock } from '../../electron/adapters/system-ports.ts';
import type { Kit } from '../../electron/core/sticks/kit.ts';
import { depotPlaces } from '../../electron/main/depot/depot-places.ts';
import { openDepot } from '../../electron/main/depot/open-depot.ts';
import { createLog } from '../../electron/main/log.ts';
import { parsePolicy } from '../../electron/main/settings/policy.ts';
import { createSettings } from '../../electron/main/settings/settings.ts';

it('leaves nothing of a depot open where a bug ends its opening half way', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hash-courier-open-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const logged: string[] = [];
  const log = createLog((_level, line) => logged.push(line));
  const places = depotPlaces(
    { practiceSticks: 1, practicePaceMs: 0 },
    { data: join(folder, 'own'), practice: join(folder, 'practice') },
    (error) => log.fault('practice', error),
  );
  const place = await places('practice', true);
  if (!place.ok) throw new Error(place.error);
  const closed: string[] = [];
  const practice = place.value.practice && {
    ...place.value.practice,
    close: async () => void closed.push('practice'),
  };
  const settings = createSettings(
    { read: () => undefined, write: () => true, keepCopy: () => undefined },
    parsePolicy('{}'),
    false,
  );
  const script = { kit: async (): Promise<Kit> => Promise.reject(new Error('a bug')), onChange: () => () => undefined };
  const ports = { clock: systemClock, ids: createIdSource(systemClock), settings, script, log };
  const opening = openDepot({ ...place.value, practice }, { ...ports, onStored: () => undefined, firstRevision: 0 });
  await expect(opening).rejects.toThrow('a bug');
  expect(closed).toEqual(['practice']);
  // The last connection that is closed takes SQLite's own log with it.
  expect((await readdir(place.value.dataFolder)).filter((name) => name.includes('-wal'))).toEqual([]);
  expect(logged).toEqual([]);
});
