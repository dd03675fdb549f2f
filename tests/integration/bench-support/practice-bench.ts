import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeTimer } from '../../../electron/adapters/drives/node-timer.ts';
import { openSqliteStore } from '../../../electron/adapters/sqlite/open-sqlite-store.ts';
import { createIdSource, systemClock } from '../../../electron/adapters/system-ports.ts';
import { type Bench, type BenchOptions, type BenchPorts, createBench } from '../../../electron/core/depot/bench.ts';
import type { Timer } from '../../../electron/core/ports/timer.ts';
import { PRACTICE_CHOICE } from '../../../electron/core/practice/practice-choice.ts';
import { createPracticeRound, type PracticeRound } from '../../../electron/core/practice/practice-round.ts';
import type { InstallationKey } from '../../../electron/core/sticks/installation-key.ts';
import { loadKit } from '../../../electron/core/sticks/kit.ts';
import type { Store } from '../../../electron/core/store/open-store.ts';
import type { BenchView, StickCard } from '../../../shared/ipc/sticks.ts';
import { DEFAULT_DRIVE_LIMITS } from '../../../shared/sticks/drive-status.ts';
import { fakeKey } from '../../unit/sticks/stage-fakes.ts';
import { suitePool } from '../worker-support/suite-pool.ts';

/** The watch looks every second; here it need not take that long. Deadlines stay what they are. */
export const quickTimer: Timer = {
  after: (delayMs, action) => nodeTimer.after(delayMs === 1_000 ? 20 : delayMs, action),
};

const ANSWER_MS = 60_000;
/** For what is polled: a state is waited for, and a busy machine takes its time. */
export const PATIENCE = { timeout: ANSWER_MS };

/** A bench on virtual sticks, with a real store and threads. */
export interface PracticeBench {
  readonly bench: Bench;
  readonly round: PracticeRound;
  readonly store: Store;
  readonly key: InstallationKey;
  readonly folder: string;
  /** Bugs that were told; empty unless something is wrong. */
  readonly bugs: readonly unknown[];
  /** Resolves with the first view that is as asked; rejects with the last one where none comes. */
  until(what: (view: BenchView) => boolean): Promise<BenchView>;
  /** The card of a virtual stick, from 1. */
  card(number: number): StickCard;
  close(): Promise<void>;
}

export interface PracticeBenchOptions {
  readonly sticks?: number;
  readonly paceMs?: number;
  readonly options?: Partial<BenchOptions>;
  readonly ports?: Partial<BenchPorts>;
}

export async function openPracticeBench(given: PracticeBenchOptions = {}): Promise<PracticeBench> {
  const folder = await mkdtemp(join(tmpdir(), 'hash-courier-bench-'));
  const bugs: unknown[] = [];
  const onBug = (error: unknown) => bugs.push(error);
  const made = await createPracticeRound(
    { folder, sticks: given.sticks ?? 4, paceMs: given.paceMs ?? 0, captureGapMs: 0 },
    { clock: systemClock, timer: nodeTimer, onBug },
  );
  if (!made.ok) throw new Error(made.error.code);
  const round = made.value;
  const ids = createIdSource(systemClock);
  const opened = await openSqliteStore({
    path: join(round.depot.dataFolder, 'store.sqlite'),
    clock: systemClock,
    ids,
    busyTimeoutMs: 200,
  });
  if (!opened.ok) throw new Error(opened.error.detail);
  const store = opened.value;
  const bulk = suitePool();
  const kit = await loadKit(fileURLToPath(new URL('../../../resources/kit', import.meta.url)), '1.0.0');
  if (!kit.ok) throw new Error(kit.error.code);
  const key = await fakeKey();
  const options: BenchOptions = {
    kit: kit.value,
    limits: DEFAULT_DRIVE_LIMITS,
    eject: true,
    collectByItself: true,
    prepareAgain: false,
    clearCollected: false,
    choice: PRACTICE_CHOICE,
    ...given.options,
  };
  const ports: BenchPorts = {
    ...round.ports,
    clock: systemClock,
    ids,
    timer: quickTimer,
    store,
    bulk,
    key,
    freeBytes: async () => null,
    onBug,
    ...given.ports,
  };
  const bench = createBench(options, ports);
  await round.follow(store);
  bench.onStored(() => void round.refresh());

  return {
    bench,
    round,
    store,
    key,
    folder,
    bugs,
    until: (what) => untilView(bench, what),
    card(number) {
      const found = bench.view().cards.find(({ description }) => description === `Practice stick ${number}`);
      if (found === undefined) throw new Error(`Stick ${number} has no card`);
      return found;
    },
    async close() {
      await bench.close();
      await round.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function untilView(bench: Bench, what: (view: BenchView) => boolean): Promise<BenchView> {
  return new Promise((resolve, reject) => {
    const stop = bench.onChange(look);
    const cancel = nodeTimer.after(ANSWER_MS, () => {
      stop();
      reject(new Error(`Never so, but: ${JSON.stringify(bench.view())}`));
    });
    function look(view: BenchView): void {
      if (!what(view)) return;
      stop();
      cancel();
      resolve(view);
    }
    look(bench.view());
  });
}

/** Every card is in one of these states. */
export function allAre(...states: readonly StickCard['state']['is'][]): (view: BenchView) => boolean {
  return ({ cards }) => cards.length > 0 && cards.every(({ state }) => states.includes(state.is));
}

export function hasEnded({ run }: BenchView): boolean {
  return run?.hasEnded === true;
}
