import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/result.ts';
import { DATA_FILES } from '../../adapters/data-folder.ts';
import { nodeTimer } from '../../adapters/drives/node-timer.ts';
import { keyFile } from '../../adapters/keys/key-file.ts';
import { openSqliteStore } from '../../adapters/sqlite/open-sqlite-store.ts';
import { createBulkPool } from '../../adapters/workers/bulk-pool.ts';
import { createBench } from '../../core/depot/bench.ts';
import type { BenchPorts } from '../../core/depot/bench-ports.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { IdSource } from '../../core/ports/ids.ts';
import type { PracticeRound } from '../../core/practice/practice-round.ts';
import { loadInstallationKey } from '../../core/sticks/installation-key.ts';
import { createWorks } from '../../core/work/works.ts';
import type { Log } from '../log.ts';
import type { ScriptChoice } from '../settings/script-choice.ts';
import type { Settings } from '../settings/settings.ts';
import { startOfToday } from '../start-of-today.ts';
import { benchOptions, followSettings } from './bench-options.ts';
import type { DepotSession } from './depot-session.ts';
import type { DepotFailure, DepotKind } from './depots.ts';
import { lastTurn, watchStore } from './store-watch.ts';

/** Where a depot is, and the sticks that it sees. */
export interface DepotPlace extends Pick<BenchPorts, 'lister' | 'hotPlug' | 'ejector' | 'openDisk'> {
  readonly kind: DepotKind;
  readonly dataFolder: string;
  readonly practice: PracticeRound | null;
}

export interface OpenDepotPorts {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly settings: Settings;
  readonly script: Pick<ScriptChoice, 'kit'>;
  readonly log: Log;
  /** Devices or roster changed; with a number that only rises, from one depot to the next too. */
  readonly onStored: (revision: number) => void;
  readonly firstRevision: number;
}

/** Opens a depot: store and key of its folder, the threads, the bench, the works. On failure nothing stays open. */
export async function openDepot(
  place: DepotPlace,
  { clock, ids, settings, script, log, onStored, firstRevision }: OpenDepotPorts,
): Promise<Result<DepotSession, DepotFailure>> {
  const { kind, dataFolder, practice, ...sticks } = place;
  const opened = await openSqliteStore({ path: join(dataFolder, DATA_FILES.store), clock, ids });
  if (!opened.ok) {
    await practice?.close();
    log.warn('depot-not-opened', { code: opened.error.code });
    return err(opened.error.code);
  }
  const store = opened.value;
  const key = await loadInstallationKey(keyFile(join(dataFolder, DATA_FILES.key)));
  if (!key.ok) {
    await practice?.close();
    await store.close();
    log.warn('depot-not-opened', { code: 'key-unusable', key: key.error.code });
    return err('key-unusable');
  }

  const timer = nodeTimer;
  const bulk = createBulkPool();
  const tell = (revision: number) => {
    onStored(revision);
    void practice?.refresh();
  };
  const watch = watchStore({ turn: () => lastTurn(store), timer, tell }, firstRevision);
  const first = { ...benchOptions(settings, kind), kit: await script.kit() };
  const bench = createBench(first, {
    ...{ ...sticks, clock, ids, timer, store, bulk, key: key.value },
    freeBytes: () => freeBytes(dataFolder),
    onBug: (error) => log.fault('bench', error),
  });
  const works = createWorks({
    ...{ store, bulk, timer, publicKey: key.value.publicKey },
    startOfToday: () => startOfToday(clock.nowMs()),
    onDevicesChanged: watch.lookSoon,
  });
  bench.onStored(watch.lookSoon);
  const following = followSettings(settings, kind, script, (options) => bench.setOptions(options));
  const stopped = new AbortController();
  await practice?.follow(store);
  return ok({
    ...{ kind, store, bulk, bench, works, watch, practice, signal: stopped.signal },
    settingsApplied: following.upToDate,
    async close() {
      following.stop();
      watch.close();
      stopped.abort(new Error('The depot is closed.'));
      // In this order, and each of them whatever becomes of the one before.
      for (const part of [works, bench, practice, store, bulk]) {
        await part?.close().catch((error: unknown) => log.fault('depot-close', error));
      }
    },
  });
}

async function freeBytes(folder: string): Promise<number | null> {
  const found = await statfs(folder).catch(() => null);
  return found === null ? null : found.bavail * found.bsize;
}
