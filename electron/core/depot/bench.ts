/**
 * The bench of a depot: watches the drives, collects what comes back, prepares what a person asks for, and shows all of
 * it as one view. Guards that one stick is handled by one task at a time, that nothing is passed over in silence, and
 * that what a card says is what was done. The rules of the view are in `shared/sticks/bench-*.ts`.
 */
import type { CardState } from '../../../shared/ipc/sticks.ts';
import { benchAfter } from '../../../shared/sticks/bench-reduce.ts';
import { isUnderWay } from '../../../shared/sticks/bench-run.ts';
import {
  type BenchEvent,
  type BenchState,
  cardOfDrive,
  emptyBench,
  isRunOn,
  type ReadTrouble,
} from '../../../shared/sticks/bench-state.ts';
import { benchView } from '../../../shared/sticks/bench-view.ts';
import type { Drive } from '../../../shared/sticks/drive.ts';
import { watchDrives } from '../drives/watch-drives.ts';
import { untilStoreFree } from '../sticks/until-store-free.ts';
import { nextFreeNumbers } from '../store/sticks.ts';
import { StoreFailure } from '../store/store-failure.ts';
import { createBenchArrivals } from './bench-arrivals.ts';
import { createBenchJobs } from './bench-jobs.ts';
import type { Bench, BenchOptions, BenchParts, BenchPorts } from './bench-ports.ts';
import { createBenchReader } from './bench-reader.ts';
import { createBenchRequests } from './bench-requests.ts';
import { createBenchStager } from './bench-stager.ts';
import { createFreshReading } from './fresh-reading.ts';
import { createTeller } from './teller.ts';
import { createTurns } from './turns.ts';

export type { Bench, BenchOptions, BenchPorts, StickInside } from './bench-ports.ts';

const TELL_GAP_MS = 100;
/** Rate and time left go on while a slow stick says nothing. */
const TICK_MS = 1_000;
const DISK_RETRY_MS = 15_000;
/** What a card says while its stick cannot go on without the store. */
const WAITS_FOR_STORE: ReadonlySet<string> = new Set(['looking', 'reading', 'waiting']);
/** Numbers kept at hand for the sticks that come next. */
const SPARE_NUMBERS = 50;

export function createBench(first: BenchOptions, ports: BenchPorts): Bench {
  const { store, timer, clock } = ports;
  let options = first;
  let state: BenchState = emptyBench(first.limits);
  const listeners = new Set<Parameters<Bench['onChange']>[0]>();
  const storedListeners = new Set<() => void>();
  const stopped = new AbortController();
  const turns = createTurns();
  let cancelTick: (() => void) | null = null;
  let cancelDiskRetry: (() => void) | null = null;

  const view = () => benchView(state, clock.nowMs());
  const teller = createTeller(timer, TELL_GAP_MS, () => {
    const now = view();
    for (const listener of listeners) listener(now);
  });

  function dispatch(event: BenchEvent): void {
    const before = state;
    state = benchAfter(state, event);
    if (state === before) return;
    if (isRunOn(state)) cancelTick ??= timer.after(TICK_MS, tick);
    if (state.isDiskLow) retryDiskLater();
    teller.touch();
  }

  function retryDiskLater(): void {
    if (!stopped.signal.aborted) cancelDiskRetry ??= timer.after(DISK_RETRY_MS, () => void retryLowDisk());
  }

  function tick(): void {
    cancelTick = null;
    if (!stopped.signal.aborted) dispatch({ type: 'tick', atMs: clock.nowMs() });
  }

  /** A bug, or a store that failed where nobody waited for its answer, ends as a card that says so. */
  function wentWrong({ key }: Drive, error: unknown): void {
    const isOfStore = error instanceof StoreFailure;
    if (isOfStore) dispatch({ type: 'store', isFailed: true });
    else ports.onBug(error);
    dispatch({ type: 'not-read', key, trouble: isOfStore ? 'store-failed' : 'unreadable', captures: 0 });
    if (isUnderWay(state.run, key)) dispatch({ type: 'run-left-out', key, atMs: clock.nowMs() });
  }

  const inTurn = <T>(drive: Drive, work: () => Promise<T>) => turns.take(namesOf(drive), work);
  const parts: BenchParts = {
    ports,
    stopped: stopped.signal,
    options: () => options,
    state: () => state,
    dispatch,
    inTurn,
    isBusy: (drive) => namesOf(drive).some(turns.isBusy),
    background: (drive, work) => void inTurn(drive, work).catch((error: unknown) => wentWrong(drive, error)),
    patiently: (key, work, signal = stopped.signal) =>
      untilStoreFree(work, {
        timer,
        signal: AbortSignal.any([signal, stopped.signal]),
        tries: Number.POSITIVE_INFINITY,
        onBusy: () => {
          const doing = cardOfDrive(state, key)?.doing.is ?? '';
          // What a run said of a stick that is out stays.
          if (!WAITS_FOR_STORE.has(doing)) return;
          dispatch({ type: 'not-read', key, trouble: 'store-busy', captures: 0 });
        },
      }),
    stored() {
      for (const listener of storedListeners) listener();
      return numbers.read();
    },
  };
  const reader = createBenchReader(parts);
  const stager = createBenchStager(parts, async (key, signal) => {
    const reading = await reader.look(key);
    return reading !== null && (await reader.collect(key, reading, signal));
  });
  const jobs = createBenchJobs(parts);
  const arrivals = createBenchArrivals(parts, reader, stager, jobs);

  const numbers = createFreshReading(async () => {
    if (stopped.signal.aborted) return;
    try {
      const free = await nextFreeNumbers(store, state.cards.length + SPARE_NUMBERS);
      if (!stopped.signal.aborted && free.join() !== state.freeNumbers.join()) dispatch({ type: 'numbers', free });
    } catch (error) {
      // What is only shown goes without; where something is to be kept, the card says that the store failed.
      if (!(error instanceof StoreFailure)) ports.onBug(error);
    }
  });

  /** Collects what was not read for this reason. */
  function receiveAgain(reason: 'disk-low' | 'not-asked'): void {
    for (const { doing, drive } of state.cards) {
      if (!isNotReadFor(doing, reason)) continue;
      parts.background(drive, async () => {
        // Asked for twice, it is collected once: the second time it would have brought nothing.
        const now = cardOfDrive(state, drive.key)?.doing;
        if (now !== undefined && isNotReadFor(now, reason)) await arrivals.receive(drive.key, true);
      });
    }
  }

  /** Also where the stick that met the low disk has gone: what is said of the disk stays true. */
  async function retryLowDisk(): Promise<void> {
    cancelDiskRetry = null;
    try {
      if (await reader.isDiskLow()) retryDiskLater();
      else receiveAgain('disk-low');
    } catch (error) {
      ports.onBug(error);
    }
  }

  const watch = watchDrives(ports, { signal: stopped.signal }, arrivals.onDriveEvent);
  dispatch({ type: 'watching', isWatching: true });
  void numbers.read();

  return {
    ...createBenchRequests(parts, stager, arrivals, jobs, watch),
    view,
    onChange: (listener) => subscribe(listeners, listener),
    onStored: (listener) => subscribe(storedListeners, listener),
    inside: () =>
      state.cards.flatMap(({ isIn, stick, doing }) =>
        isIn && stick?.isOurs === true ? [{ stickId: stick.stickId, isCollected: doing.is === 'collected' }] : [],
      ),
    setOptions(change) {
      options = { ...options, ...change };
      if (change.limits !== undefined) dispatch({ type: 'limits', limits: change.limits });
      if (options.collectByItself) receiveAgain('not-asked');
    },
    rosterChanged: numbers.read,
    lookNow: () => watch.lookNow(),
    isWriting: () => isRunOn(state),
    async close() {
      stager.cancel();
      stopped.abort();
      watch.stop();
      cancelTick?.();
      cancelDiskRetry?.();
      reader.forgetAll();
      await turns.settled();
      await numbers.settled();
      teller.stop();
    },
  };
}

function isNotReadFor(doing: CardState, reason: ReadTrouble): boolean {
  return doing.is === 'not-read' && doing.trouble === reason;
}

/** What a drive is called in the queue: a folder that was added by hand may be the mount of a drive. */
function namesOf(drive: Drive): readonly string[] {
  return [drive.key, ...drive.volumes.flatMap(({ path }) => (path === null ? [] : [path]))];
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
