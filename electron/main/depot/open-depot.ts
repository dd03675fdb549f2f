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
import type { RisingIds } from '../../core/ports/ids.ts';
import type { PracticeRound } from '../../core/practice/practice-round.ts';
import { loadInstallationKey } from '../../core/sticks/installation-key.ts';
import { reading } from '../../core/store/open-store.ts';
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
  readonly ids: RisingIds;
  readonly settings: Settings;
  readonly script: Pick<ScriptChoice, 'kit' | 'onChange'>;
  readonly log: Log;
  /** Devices or roster changed; with a number that only rises, from one depot to the next too. */
  readonly onStored: (revision: number) => void;
  readonly firstRevision: number;
}

/** What has been opened so far, in the order in which it is closed. */
interface Opened {
  readonly parts: { close(): Promise<void> }[];
  close(): Promise<void>;
}

/** Opens a depot: store and key of its folder, the threads, the bench, the works. On failure nothing stays open. */
export async function openDepot(place: DepotPlace, ports: OpenDepotPorts): Promise<Result<DepotSession, DepotFailure>> {
  const { log } = ports;
  const opened: Opened = {
    parts: place.practice === null ? [] : [place.practice],
    async close() {
      // Each of them whatever becomes of the one before.
      for (const part of opened.parts) await part.close().catch((error: unknown) => log.fault('depot-close', error));
    },
  };
  try {
    const session = await openParts(place, ports, opened);
    if (!session.ok) await opened.close();
    return session;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function openParts(
  { kind, dataFolder, practice, ...sticks }: DepotPlace,
  { clock, ids, settings, script, log, onStored, firstRevision }: OpenDepotPorts,
  opened: Opened,
): Promise<Result<DepotSession, DepotFailure>> {
  const storeOpened = await openSqliteStore({ path: join(dataFolder, DATA_FILES.store), clock, ids });
  if (!storeOpened.ok) {
    log.warn('depot-not-opened', { code: storeOpened.error.code });
    return err(storeOpened.error.code);
  }
  const store = storeOpened.value;
  opened.parts.push(store);
  const key = await loadInstallationKey(keyFile(join(dataFolder, DATA_FILES.key)));
  if (!key.ok) {
    log.warn('depot-not-opened', { code: 'key-unusable', key: key.error.code });
    return err('key-unusable');
  }

  const timer = nodeTimer;
  const bulk = createBulkPool();
  opened.parts.push(bulk);
  const kit = await script.kit();
  const tell = (revision: number) => {
    onStored(revision);
    void practice?.refresh();
  };
  const today = () => startOfToday(clock.nowMs());
  const watch = watchStore({ turn: () => lastTurn(reading(store)), today, timer, tell }, firstRevision);
  const bench = createBench(
    { ...benchOptions(settings, kind), kit },
    {
      ...{ ...sticks, clock, ids, timer, store, bulk, key: key.value },
      freeBytes: () => freeBytes(dataFolder),
      onBug: (error) => log.fault('bench', error),
    },
  );
  const works = createWorks({
    ...{ store, bulk, timer, publicKey: key.value.publicKey },
    startOfToday: today,
    onDevicesChanged: watch.lookSoon,
  });
  bench.onStored(watch.lookSoon);
  const following = followSettings(settings, kind, script, (options) => bench.setOptions(options));
  const stopped = new AbortController();
  const stop = async () => {
    following.stop();
    watch.close();
    stopped.abort(new Error('The depot is closed.'));
  };
  // What works on the store ends before the store.
  opened.parts.unshift({ close: stop }, works, bench);
  await practice?.follow(store);
  return ok({
    ...{ kind, store, bulk, bench, works, watch, practice, signal: stopped.signal },
    settingsApplied: following.upToDate,
    close: opened.close,
  });
}

async function freeBytes(folder: string): Promise<number | null> {
  const found = await statfs(folder).catch(() => null);
  return found === null ? null : found.bavail * found.bsize;
}
