/**
 * The preparing half of the bench: one run at a time, which sticks may join. Guards that a stick is prepared only after
 * all that it brought is stored, and that a stick keeps the number that its card has shown.
 */
import type { StageChoice } from '../../../shared/ipc/settings.ts';
import { type BenchCard, cardOfDrive, isRunOn } from '../../../shared/sticks/bench-state.ts';
import type { DriveStatusCode } from '../../../shared/sticks/drive-status.ts';
import type { StickProgress } from '../../../shared/sticks/stage-result.ts';
import type { Kit } from '../sticks/kit.ts';
import { createNamesUnderWay, type WishedName } from '../sticks/name-sticks.ts';
import { type PreparedStick, prepareSticks } from '../sticks/prepare-sticks.ts';
import { StoreFailure } from '../store/store-failure.ts';
import type { BenchParts } from './bench-ports.ts';

/** What a stick is to be prepared with; the same when it is tried again. */
export interface StageJob {
  readonly kit: Kit;
  readonly choice: StageChoice;
  readonly accepted: readonly DriveStatusCode[];
}

export interface BenchStager {
  /** Begins a run; sticks join the one that goes on. What has no card any more is left out. */
  begin(keys: readonly string[], job: StageJob, passedOver: number): void;
  /** Puts sticks back into the run that they were in, with what they were to be prepared with. */
  again(keys: readonly string[]): void;
  cancel(): void;
  jobOf(key: string): StageJob | null;
}

/** Ends with everything that is on the stick stored; says itself where that cannot be, or was ended by the signal. */
type StoreAll = (key: string, signal: AbortSignal) => Promise<boolean>;

export function createBenchStager(parts: BenchParts, storeAll: StoreAll): BenchStager {
  const { ports, stopped, options, state, dispatch, background, patiently, stored } = parts;
  const underWay = createNamesUnderWay();
  /** By card, because a stick that is put back in elsewhere keeps its card and not its key. */
  const jobs = new Map<string, StageJob>();
  let stop = new AbortController();
  let held: ReadonlySet<number> = new Set();

  /** What a card says that its stick will be called is given to no other one meanwhile. */
  function holdNumbers(): void {
    const shown = state().cards.flatMap(({ offered, doing }) =>
      offered !== null && (doing.is === 'failed' || doing.is === 'cancelled') ? [offered] : [],
    );
    for (const number of held) if (!shown.includes(number)) underWay.numbers.delete(number);
    for (const number of shown) underWay.numbers.add(number);
    held = new Set(shown);
  }

  function jobOf(key: string): StageJob | null {
    return jobs.get(cardOfDrive(state(), key)?.card ?? '') ?? null;
  }

  function start(keys: readonly string[]): void {
    if (stop.signal.aborted) stop = new AbortController();
    const { signal } = stop;
    holdNumbers();
    for (const key of keys) {
      const drive = cardOfDrive(state(), key)?.drive;
      if (drive !== undefined) background(drive, () => prepareOne(key, signal));
    }
  }

  async function prepareOne(key: string, signal: AbortSignal): Promise<void> {
    const job = jobOf(key);
    const atMs = () => ports.clock.nowMs();
    const isOver = () => signal.aborted || stopped.aborted;
    if (isOver() || job === null) return dispatch({ type: 'run-not-begun', key, atMs: atMs() });
    const isStored = cardOfDrive(state(), key)?.isStored === true || (await storeAll(key, signal));
    if (!isStored) return dispatch({ type: 'run-left-out', key, atMs: atMs() });
    if (isOver()) return dispatch({ type: 'run-not-begun', key, atMs: atMs() });
    const sticks = await stage(key, job, signal);
    if (sticks === 'cancelled') return dispatch({ type: 'run-not-begun', key, atMs: atMs() });
    if (sticks === null) return dispatch({ type: 'run-left-out', key, atMs: atMs() });
    for (const { row, roster } of sticks) {
      dispatch({ type: 'stage-ended', row, isNumberTaken: roster?.ok === false, atMs: atMs() });
    }
    if (sticks.some(({ roster }) => roster?.ok === true)) dispatch({ type: 'store', isFailed: false });
    holdNumbers();
    stored();
  }

  /**
   * Null where the store kept the stick from being named or entered; its card says so. `cancelled`: the run ended while
   * it waited for the store.
   */
  async function stage(
    key: string,
    job: StageJob,
    signal: AbortSignal,
  ): Promise<readonly PreparedStick[] | 'cancelled' | null> {
    const card = cardOfDrive(state(), key);
    if (card === null) return null;
    const { kit, choice, accepted } = job;
    const { limits, eject } = options();
    const { kit: settings, ...labels } = choice;
    const acceptedWarnings: readonly DriveStatusCode[] = [...accepted, 'folder'];
    const drives = [card.drive];
    const request = { drives, labels, settings, acceptedWarnings, underWay, wishes: wishesOf(card) };
    try {
      const isOver = AbortSignal.any([signal, stopped]);
      const onProgress = (progress: StickProgress) => dispatch({ type: 'stage-progress', progress });
      const work = () => prepareSticks(request, { kit, limits, eject }, ports, onProgress, isOver);
      return (await patiently(key, work, signal)) ?? 'cancelled';
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      dispatch({ type: 'store', isFailed: true });
      dispatch({ type: 'not-read', key, trouble: 'store-failed', captures: 0 });
      return null;
    }
  }

  return {
    begin(asked, job, passedOver) {
      // It may have gone since it was asked for, and without a card nothing would ever end its part of the run.
      const keys = asked.filter((key) => cardOfDrive(state(), key) !== null);
      if (keys.length === 0) return;
      const { kit, choice } = job;
      const open = new Map(state().cards.map((card) => [card.card, card.drive.key]));
      for (const token of jobs.keys()) if (!open.has(token)) jobs.delete(token);
      for (const [token, key] of open) if (keys.includes(key)) jobs.set(token, job);
      const atMs = ports.clock.nowMs();
      if (isRunOn(state())) dispatch({ type: 'run-joined', keys, atMs });
      else {
        const kitBytes = kit.files.reduce((sum, file) => sum + file.sizeBytes, 0);
        const facts = { kitFiles: kit.files.length, kitBytes, kitVersion: kit.version };
        dispatch({ type: 'run-began', keys, choice, kit: facts, passedOver, atMs });
      }
      start(keys);
    },
    again(keys) {
      const [first] = keys.flatMap((key) => jobOf(key) ?? []);
      if (first === undefined) return;
      if (state().run === null) return this.begin(keys, first, 0);
      dispatch({ type: 'run-joined', keys, atMs: ports.clock.nowMs() });
      start(keys);
    },
    cancel() {
      if (!isRunOn(state())) return;
      dispatch({ type: 'run-cancelling' });
      stop.abort();
    },
    jobOf,
  };
}

/** What the card shows: where the stick proves nothing of itself, it is to be called so. */
function wishesOf({ drive, stick, begunId, offered }: BenchCard): ReadonlyMap<string, WishedName> {
  if (stick?.isOurs === true) return new Map([[drive.key, { number: stick.number, stickId: stick.stickId }]]);
  return offered === null ? new Map() : new Map([[drive.key, { number: offered, stickId: begunId }]]);
}
