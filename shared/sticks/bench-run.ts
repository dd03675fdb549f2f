import { noted, rateFrom, type WorkRate } from '../work-rate.ts';
import { type BenchRun, type BenchState, isRunOn, type RunStick } from './bench-state.ts';
import type { StageRow, StageStep, StickProgress } from './stage-result.ts';

/** Steps without files that the work of a stick has beside them: its manifest and its ejecting. */
const TAIL_STEPS = 2;
const STEPS_AFTER_FILES: Readonly<Partial<Record<StageStep, number>>> = { eject: 1 };

/** How far one stick is, 0 to 1, over all its steps. Files count, because a kit is too small for bytes to mean much. */
export function shareOf(progress: StickProgress): number {
  if (progress.outcome === 'done') return 1;
  const done = progress.filesWritten + progress.filesVerified + (STEPS_AFTER_FILES[progress.step] ?? 0);
  return done / (2 * progress.filesTotal + TAIL_STEPS);
}

/** Puts sticks into the run, or back into it for another try. */
export function withRunSticks(state: BenchState, keys: readonly string[], atMs: number): BenchState {
  const { run } = state;
  if (run === null) return state;
  const earlier = new Map(run.sticks.map((stick) => [stick.key, stick]));
  // What is done stays counted, also where the system calls the next stick by the same key.
  const others = run.sticks.flatMap((stick) => {
    if (!keys.includes(stick.key)) return [stick];
    return stick.stage === 'done' ? [{ ...stick, key: '' }] : [];
  });
  const joined = keys.map((key): RunStick => {
    const before = earlier.get(key)?.stage === 'done' ? undefined : earlier.get(key);
    return {
      key,
      stage: 'waiting',
      filesTotal: 2 * run.kitFiles,
      filesDone: 0,
      filesBefore: (before?.filesBefore ?? 0) + (before?.filesDone ?? 0),
    };
  });
  const sticks = [...others, ...joined];
  const begin = run.endedMs === null ? {} : { rate: rateFrom(atMs, filesDoneOf(sticks)), endedMs: null };
  return { ...state, run: { ...run, ...begin, isCancelling: false, sticks } };
}

export function withRunStick(
  state: BenchState,
  key: string,
  change: Partial<Pick<RunStick, 'stage' | 'filesDone'>>,
): BenchState {
  const { run } = state;
  if (run === null || !run.sticks.some((stick) => stick.key === key)) return state;
  const sticks = run.sticks.map((stick) => (stick.key === key ? { ...stick, ...change } : stick));
  return { ...state, run: { ...run, sticks } };
}

/** Ends the run once each of its sticks has ended. Cards of drives that left meanwhile, with nothing to say, go now. */
export function withRunEnded(state: BenchState, atMs: number, staysOut: (key: string) => boolean): BenchState {
  const { run } = state;
  if (run === null || !isRunOn(state)) return state;
  if (run.sticks.some(({ stage }) => stage === 'waiting' || stage === 'working')) return state;
  const cards = state.cards.filter((card) => card.isIn || staysOut(card.drive.key));
  return { ...state, cards, run: { ...run, rate: rateOf(run, atMs), endedMs: atMs, isCancelling: false } };
}

export function withRateNoted(state: BenchState, atMs: number): BenchState {
  const { run } = state;
  return run === null || !isRunOn(state) ? state : { ...state, run: { ...run, rate: rateOf(run, atMs) } };
}

/** With what is done by then; how it was at its end, where it has ended. */
export function rateOf({ rate, sticks, endedMs }: BenchRun, atMs: number): WorkRate {
  return endedMs === null ? noted(rate, atMs, filesDoneOf(sticks)) : rate;
}

/** Whether a stick of the run has not ended. */
export function isUnderWay(run: BenchRun | null, key: string): boolean {
  return (
    run?.sticks.some((stick) => stick.key === key && (stick.stage === 'waiting' || stick.stage === 'working')) === true
  );
}

export function filesOf({ filesWritten, filesVerified }: StickProgress): number {
  return filesWritten + filesVerified;
}

export function filesDoneOf(sticks: readonly RunStick[]): number {
  return sticks.reduce((sum, stick) => sum + stick.filesBefore + stick.filesDone, 0);
}

/** What ended early counts with the files that it reached, so that the share done only grows. */
export function filesTotalOf(sticks: readonly RunStick[]): number {
  const isWhole = ({ stage }: RunStick) => stage === 'waiting' || stage === 'working' || stage === 'done';
  return sticks.reduce(
    (sum, stick) => sum + stick.filesBefore + (isWhole(stick) ? stick.filesTotal : stick.filesDone),
    0,
  );
}

/** How a row shows on its card. */
export function endOf(row: StageRow, isNumberTaken: boolean, share: number) {
  switch (row.outcome) {
    case 'done':
      return {
        is: 'done',
        notEjected: row.eject.ejected ? null : row.eject.reason,
        keptAside: row.keptAside.length,
        isNumberTaken,
      } as const;
    case 'failed':
      return { is: 'failed', step: row.step, reason: row.reason, canRetry: row.canRetry, share } as const;
    case 'cancelled':
      return { is: 'cancelled', step: row.step, share } as const;
  }
}
