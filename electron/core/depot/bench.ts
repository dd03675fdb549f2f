/**
 * The bench of a depot: watches the drives, collects what comes back, prepares what a person asks for, and shows all of
 * it as one view. Guards that one stick is handled by one task at a time, that nothing is passed over in silence, and
 * that what a card says is what was done. The rules of the view are in `shared/sticks/bench-*.ts`.
 */
import { carryFault, printedValue } from '../../../shared/autopilot/import-file/import-value.ts';
import { err, ok } from '../../../shared/result.ts';
import { waitsForStick } from '../../../shared/sticks/bench-cards.ts';
import { benchAfter } from '../../../shared/sticks/bench-reduce.ts';
import { isUnderWay } from '../../../shared/sticks/bench-run.ts';
import {
  type BenchCard,
  type BenchEvent,
  type BenchState,
  cardOfDrive,
  emptyBench,
  isRunOn,
} from '../../../shared/sticks/bench-state.ts';
import { benchView, canPrepareCard, isHidden, isSafeCard } from '../../../shared/sticks/bench-view.ts';
import { type Drive, mainVolume } from '../../../shared/sticks/drive.ts';
import { type DriveStatusCode, whyNotRead } from '../../../shared/sticks/drive-status.ts';
import { type DriveEvent, watchDrives } from '../drives/watch-drives.ts';
import { untilStoreFree } from '../sticks/until-store-free.ts';
import { wipeStick } from '../sticks/wipe-stick.ts';
import { isEvidenceStored } from '../store/evidence.ts';
import { nextFreeNumbers, recordPlace, retireStick } from '../store/sticks.ts';
import { StoreFailure } from '../store/store-failure.ts';
import { createBatchNames } from './batch-names.ts';
import type { Bench, BenchOptions, BenchParts, BenchPorts } from './bench-ports.ts';
import { createBenchReader } from './bench-reader.ts';
import { createBenchStager, type StageJob } from './bench-stager.ts';
import { createTeller } from './teller.ts';
import { createTurns } from './turns.ts';

export type { Bench, BenchOptions, BenchPorts, StickInside } from './bench-ports.ts';

const TELL_GAP_MS = 100;
/** Rate and time left go on while a slow stick says nothing. */
const TICK_MS = 1_000;
const DISK_RETRY_MS = 15_000;
/** Numbers kept at hand for the sticks that come next. */
const SPARE_NUMBERS = 50;

export function createBench(first: BenchOptions, ports: BenchPorts): Bench {
  const { store, timer, clock } = ports;
  let options = first;
  let state: BenchState = emptyBench(first.limits);
  let folders: readonly string[] = [];
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
    if (state.isDiskLow) cancelDiskRetry ??= timer.after(DISK_RETRY_MS, retryLowDisk);
    teller.touch();
  }

  function tick(): void {
    cancelTick = null;
    if (!stopped.signal.aborted) dispatch({ type: 'tick' });
  }

  const inTurn = <T>(drive: Drive, work: () => Promise<T>) => turns.take(namesOf(drive), work);

  const parts: BenchParts = {
    ports,
    stopped: stopped.signal,
    options: () => options,
    state: () => state,
    dispatch,
    background(drive, work) {
      inTurn(drive, work).catch((error: unknown) => {
        const isForStore = error instanceof StoreFailure;
        if (isForStore) dispatch({ type: 'store', isFailed: true });
        else ports.onBug(error);
        dispatch({
          type: 'not-read',
          key: drive.key,
          trouble: isForStore ? 'store-failed' : 'unreadable',
          captures: 0,
        });
        if (isUnderWay(state.run, drive.key)) dispatch({ type: 'run-left-out', key: drive.key, atMs: clock.nowMs() });
      });
    },
    patiently: (key, work) =>
      untilStoreFree(work, {
        timer,
        signal: stopped.signal,
        tries: Number.POSITIVE_INFINITY,
        onBusy: () => {
          if (!isUnderWay(state.run, key)) dispatch({ type: 'not-read', key, trouble: 'store-busy', captures: 0 });
        },
      }),
    stored() {
      void refreshNumbers();
      for (const listener of storedListeners) listener();
    },
  };
  const reader = createBenchReader(parts);
  const stager = createBenchStager(parts, storeAll);
  const batchNames = createBatchNames(store, clock);

  async function receive(key: string, isAsked = false): Promise<void> {
    if (stopped.signal.aborted || cardOfDrive(state, key)?.isIn !== true || isUnderWay(state.run, key)) return;
    if (beginsAgain(key)) return;
    const reading = await reader.look(key);
    if (reading === null || beginsAgain(key)) return;
    if (!options.collectByItself && !isAsked) return reader.survey(key, reading);
    if (await reader.collect(key, reading)) await goOn(key);
  }

  /** A stick that was pulled out in the middle is back: it begins again by itself. */
  function beginsAgain(key: string): boolean {
    const card = cardOfDrive(state, key);
    if (card === null || !waitsForStick(card) || whyNotRead(card.drive).length > 0) return false;
    if (stager.jobOf(key) === null) return false;
    stager.again([key]);
    return true;
  }

  /** What the settings ask for once everything is stored. */
  async function goOn(key: string): Promise<void> {
    const card = cardOfDrive(state, key);
    if (card?.stick?.isOurs !== true || card.doing.is !== 'collected') return;
    const { new: brought, captures, kitProblems } = card.doing;
    const isAgain = options.prepareAgain && (brought > 0 || kitProblems > 0);
    if (options.clearCollected && captures > 0) await clearStick(card, isAgain);
    if (!isAgain) return;
    const job = await newJob(['virtual'], true).catch(notForStoreFailure);
    if (typeof job === 'object' && canPrepareCard(card, state.limits)) stager.begin([key], job, 0);
  }

  async function storeAll(key: string): Promise<boolean> {
    const reading = await reader.look(key);
    return reading !== null && (await reader.collect(key, reading));
  }

  async function letGo(card: BenchCard): Promise<void> {
    const now = cardOfDrive(state, card.drive.key);
    // Back already, or in another port by now.
    const { stick, doing, isStored } = now ?? card;
    if (stick?.isOurs !== true || isInside(stick.stickId)) return;
    const place = doing.is === 'collected' && isStored ? 'shelf' : 'out';
    await parts.patiently(card.drive.key, () => recordPlace(store, stick.stickId, place));
    parts.stored();
  }

  function isInside(stickId: string): boolean {
    return state.cards.some((card) => card.isIn && card.stick?.stickId === stickId);
  }

  function onDriveEvent(event: DriveEvent): void {
    switch (event.type) {
      case 'added': {
        // A drive that is listed twice is one drive.
        if (cardOfDrive(state, event.drive.key)?.isIn === true) break;
        dispatch({ type: 'drive-added', drive: event.drive });
        parts.background(event.drive, () => receive(event.drive.key));
        break;
      }
      case 'changed': {
        dispatch({ type: 'drive-changed', drive: event.drive });
        if (whyNotRead(event.before).join() === whyNotRead(event.drive).join()) break;
        reader.forget(event.drive);
        // A drive is listed before the system has mounted it, and a locked one can be unlocked.
        if (whyNotRead(event.before).length > 0) parts.background(event.drive, () => receive(event.drive.key));
        break;
      }
      case 'removed': {
        reader.forget(event.drive);
        const card = cardOfDrive(state, event.drive.key);
        dispatch({ type: 'drive-removed', key: event.drive.key });
        if (card !== null) parts.background(event.drive, () => letGo(card));
        break;
      }
      case 'scan-failed':
        dispatch({ type: 'scan-trouble', trouble: event.error.code });
        break;
      case 'scan-recovered':
        dispatch({ type: 'scan-trouble', trouble: null });
        break;
      case 'hot-plug-unavailable':
        dispatch({ type: 'polling' });
        break;
    }
  }

  async function refreshNumbers(): Promise<void> {
    try {
      const free = await nextFreeNumbers(store, state.cards.length + SPARE_NUMBERS);
      if (!stopped.signal.aborted && free.join() !== state.freeNumbers.join()) dispatch({ type: 'numbers', free });
    } catch (error) {
      notForStoreFailure(error);
    }
  }

  function retryLowDisk(): void {
    cancelDiskRetry = null;
    for (const { doing, drive } of state.cards) {
      if (doing.is === 'not-read' && doing.trouble === 'disk-low')
        parts.background(drive, () => receive(drive.key, true));
    }
  }

  /** What sticks are prepared with now, or why none can be. */
  async function newJob(
    accepted: readonly DriveStatusCode[],
    isByItself: boolean,
  ): Promise<StageJob | 'kit-unusable' | 'tag-not-carried'> {
    const { kit, choice } = options;
    if (kit === null) return 'kit-unusable';
    if (carryFault('groupTag', printedValue('groupTag', choice.groupTag)) !== null) return 'tag-not-carried';
    const batch = choice.batch || (state.run !== null && isRunOn(state) ? state.run.choice.batch : '');
    return { kit, accepted, choice: { ...choice, batch: batch || (await batchNames.next(isByItself)) } };
  }

  async function prepare(
    chosen: readonly BenchCard[],
    accepted: readonly DriveStatusCode[],
    passedOver: number,
  ): ReturnType<Bench['prepare']> {
    if (state.run?.isCancelling === true) return refusal('busy');
    const cards = withoutTwins(chosen);
    if (cards.length === 0) return refusal('nothing-to-prepare');
    const job = await newJob(accepted, false);
    if (typeof job === 'string') return refusal(job);
    // Between the question and now a stick may have gone, or begun.
    const keys = cards.map(({ drive }) => drive.key).filter((key) => !isUnderWay(state.run, key));
    if (keys.length === 0) return refusal('busy');
    stager.begin(keys, job, passedOver + chosen.length - cards.length);
    return ok({ sticks: keys.length });
  }

  /** Our files go from the stick. One that is prepared again at once keeps its name; any other gives it back. */
  async function clearStick(card: BenchCard, keepsName: boolean): ReturnType<typeof wipeStick> {
    const root = mainVolume(card.drive)?.path ?? '';
    const isCaptureSafe = (sha256: string) => isEvidenceStored(store, sha256);
    const wiped = await wipeStick(root, ports.key.publicKey, { ...ports, isCaptureSafe });
    const { stick } = card;
    if (wiped.ok && stick !== null && !keepsName) {
      await parts.patiently(card.drive.key, () => retireStick(store, stick.stickId));
      parts.stored();
    }
    return wiped;
  }

  function cardIn(token: string): BenchCard | 'card-gone' | 'busy' {
    const card = state.cards.find((other) => other.card === token);
    if (card?.isIn !== true) return 'card-gone';
    return namesOf(card.drive).some(turns.isBusy) ? 'busy' : card;
  }

  const watch = watchDrives(ports, { signal: stopped.signal }, onDriveEvent);
  dispatch({ type: 'watching', isWatching: true });
  void refreshNumbers();

  return {
    view,
    onChange: (listener) => subscribe(listeners, listener),
    onStored: (listener) => subscribe(storedListeners, listener),
    inside: () =>
      state.cards.flatMap(({ isIn, stick, doing }) =>
        isIn && stick?.isOurs === true ? [{ stickId: stick.stickId, isCollected: doing.is === 'collected' }] : [],
      ),
    async prepare(tokens, accepted) {
      if (tokens === null) {
        const safe = state.cards.filter((card) => isSafeCard(card, state.limits));
        const passedOver = state.cards.filter(
          (card) => card.isIn && card.doing.is === 'left-out' && !isHidden(card.drive),
        ).length;
        return prepare(safe, accepted, passedOver);
      }
      const named = state.cards.filter(({ card }) => tokens.includes(card));
      if (named.length < new Set(tokens).size || named.some(({ isIn }) => !isIn)) return refusal('card-gone');
      const able = named.filter((card) => canPrepareCard(card, state.limits));
      if (able.length === 0 && named.some(({ drive }) => isUnderWay(state.run, drive.key))) return refusal('busy');
      return prepare(able, accepted, named.length - able.length);
    },
    cancel: () => stager.cancel(),
    async retryFailed() {
      if (state.run?.isCancelling === true) return refusal('busy');
      const failed = state.cards.filter(
        ({ isIn, doing }) => isIn && (doing.is === 'cancelled' || (doing.is === 'failed' && doing.canRetry)),
      );
      const keys = failed.map(({ drive }) => drive.key).filter((key) => stager.jobOf(key) !== null);
      if (keys.length === 0) return refusal('nothing-to-prepare');
      stager.again(keys);
      return ok({ sticks: keys.length });
    },
    async collect(token) {
      const card = cardIn(token);
      if (typeof card === 'string') return refusal(card);
      parts.background(card.drive, () => receive(card.drive.key, true));
      return ok(null);
    },
    async eject(token) {
      const card = cardIn(token);
      if (typeof card === 'string') return refusal(card);
      const outcome = await inTurn(card.drive, () => ports.ejector.eject(card.drive));
      watch.lookNow();
      return outcome.ejected ? ok(null) : err({ code: outcome.reason, detail: outcome.detail.slice(0, 1_000) });
    },
    async clear(token) {
      const card = cardIn(token);
      if (typeof card === 'string') return refusal(card);
      const wiped = await inTurn(card.drive, () => clearStick(card, false));
      parts.background(card.drive, () => receive(card.drive.key));
      if (!wiped.ok) return refusal(wiped.error.code);
      return ok({ removed: wiped.value.removed.length, stayed: wiped.value.stayed.length });
    },
    dismiss(token) {
      const card = state.cards.find((other) => other.card === token);
      dispatch({ type: 'dismissed', token });
      if (card?.isIn !== true || isUnderWay(state.run, card.drive.key)) return;
      const path = card.drive.kind === 'folder' ? mainVolume(card.drive)?.path : undefined;
      if (path !== undefined && folders.includes(path)) {
        folders = folders.filter((other) => other !== path);
        watch.setFolders(folders);
      } else if (card.doing !== cardOfDrive(state, card.drive.key)?.doing) {
        parts.background(card.drive, () => receive(card.drive.key));
      }
    },
    async addFolder(path) {
      const folder = await ports.lister.folder(path);
      if (!folder.ok) return refusal('not-there');
      if (folder.value.isSystem === true) return refusal('system');
      if (!folders.includes(path)) folders = [...folders, path];
      watch.setFolders(folders);
      return ok(null);
    },
    setOptions(change) {
      options = { ...options, ...change };
      if (change.limits !== undefined) dispatch({ type: 'limits', limits: change.limits });
      if (change.collectByItself !== true) return;
      for (const { doing, drive } of state.cards) {
        if (doing.is === 'not-read' && doing.trouble === 'not-asked') parts.background(drive, () => receive(drive.key));
      }
    },
    rosterChanged: () => void refreshNumbers(),
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
      teller.stop();
    },
  };
}

/** What a drive is called in the queue: a folder that was added by hand may be the mount of a drive. */
function namesOf(drive: Drive): readonly string[] {
  return [drive.key, ...drive.volumes.flatMap(({ path }) => (path === null ? [] : [path]))];
}

/** One card for each place: a drive that is also added as a folder is one stick. */
function withoutTwins(cards: readonly BenchCard[]): readonly BenchCard[] {
  const places = new Set<string>();
  return cards.filter(({ drive }) => {
    const place = mainVolume(drive)?.path ?? drive.key;
    const isTwin = places.has(place);
    places.add(place);
    return !isTwin;
  });
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function refusal<const C extends string>(code: C) {
  return err({ code, detail: '' });
}

/** The store says by itself that it failed, where something was to be kept; what only looked may go without. */
function notForStoreFailure(error: unknown): void {
  if (!(error instanceof StoreFailure)) throw error;
}
