import type { BenchView, StageRun, StickCard } from '../ipc/sticks.ts';
import { leftMs, perSecond } from '../work-rate.ts';
import { filesDoneOf, filesTotalOf, rateOf } from './bench-run.ts';
import type { BenchCard, BenchRun, BenchState, RunStick } from './bench-state.ts';
import { type Drive, mainVolume } from './drive.ts';
import { type DriveLimits, driveStatuses, isBlocked, isSafeToStage } from './drive-status.ts';

const SECOND_MS = 1_000;
/** Above a minute nobody waits by the second. */
const COARSE_FROM_MS = 60_000;
const COARSE_MS = 5_000;

/** What the page of the sticks shows now. */
export function benchView(state: BenchState, nowMs: number): BenchView {
  const isIn = new Set(state.cards.flatMap(({ card, isIn: is }) => (is ? [card] : [])));
  return {
    revision: state.revision,
    cards: state.cards.toSorted((a, b) => a.slot - b.slot).map((card) => cardView(card, state.limits)),
    hiddenSystemDrives: state.cards.filter(({ drive }) => isHidden(drive)).length,
    run: state.run && runView(state, state.run, nowMs),
    notices: state.notices.map((notice) => ({ ...notice, isIn: isIn.has(notice.card) })),
    trouble: troubleOf(state),
    isPolling: state.isPolling,
    isWatching: state.isWatching,
  };
}

/** Whether a drive is shown only when a person asks for the system's own. */
export function isHidden({ isSystem, kind }: Drive): boolean {
  return isSystem === true && kind !== 'folder';
}

/** Whether "Prepare n sticks" takes a card along: nothing speaks against it, and it has something to be prepared for. */
export function isSafeCard({ isIn, doing, drive }: BenchCard, limits: DriveLimits): boolean {
  if (!isIn || !isSafeToStage(drive, limits)) return false;
  switch (doing.is) {
    case 'stranger':
    case 'collected':
    case 'cancelled':
      return true;
    case 'failed':
      return doing.canRetry;
    default:
      return false;
  }
}

/** Whether a card may be prepared when a person names it. */
export function canPrepareCard({ isIn, doing, drive }: BenchCard, limits: DriveLimits): boolean {
  return isIn && doing.is !== 'waiting' && doing.is !== 'working' && !isBlocked(drive, limits);
}

/** The sticks of the run that ended so, are in and can begin once more. */
export function endedCards({ run, cards }: BenchState, end: 'failed' | 'cancelled'): readonly BenchCard[] {
  const isOfRun = (key: string) => run?.sticks.some((stick) => stick.key === key && stick.stage === end) === true;
  return cards.filter(
    ({ isIn, doing, drive }) =>
      isIn && doing.is === end && (doing.is === 'cancelled' || doing.canRetry) && isOfRun(drive.key),
  );
}

function cardView(card: BenchCard, limits: DriveLimits): StickCard {
  const { drive, stick } = card;
  return {
    card: card.card,
    slot: card.slot,
    number: stick?.number ?? card.offered,
    isIn: card.isIn,
    isPractice: drive.kind === 'practice',
    isSystem: drive.isSystem === true,
    description: drive.description.slice(0, 300),
    sizeBytes: drive.sizeBytes,
    port: drive.port?.slice(0, 40) ?? null,
    place: placeOf(drive),
    batch: stick?.batch ?? '',
    groupTag: stick?.groupTag ?? '',
    otherFiles: card.otherFiles,
    statuses: driveStatuses(drive, limits).map(({ code, level }) => ({ code, level })),
    isSafe: isSafeCard(card, limits),
    canPrepare: canPrepareCard(card, limits),
    state: card.doing,
  };
}

/** `E:`, or the last name of where it is mounted: the page never learns a path. */
function placeOf(drive: Drive): string | null {
  const path = mainVolume(drive)?.path ?? null;
  if (path === null) return null;
  return (path.split(/[\\/]/).findLast((name) => name !== '') ?? path).slice(0, 300);
}

function runView(state: BenchState, run: BenchRun, nowMs: number): StageRun {
  const count = (stage: RunStick['stage']) => run.sticks.filter((stick) => stick.stage === stage).length;
  const filesDone = filesDoneOf(run.sticks);
  const filesTotal = filesTotalOf(run.sticks);
  const rate = rateOf(run, nowMs);
  const left = run.endedMs === null ? leftMs(rate, filesTotal) : null;
  const leftOut = count('left-out');
  return {
    run: run.run,
    sticks: run.sticks.length - leftOut,
    done: count('done'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    leftOut: leftOut + run.passedOver,
    again: { failed: endedCards(state, 'failed').length, cancelled: endedCards(state, 'cancelled').length },
    filesDone,
    filesTotal,
    filesPerSecond: Math.round(perSecond(rate) * 10) / 10,
    leftMs: left && rounded(left),
    isCancelling: run.isCancelling,
    hasEnded: run.endedMs !== null,
    kitFiles: run.kitFiles,
    kitBytes: run.kitBytes,
    kitVersion: run.kitVersion,
    choice: run.choice,
  };
}

function rounded(ms: number): number {
  const step = ms < COARSE_FROM_MS ? SECOND_MS : COARSE_MS;
  return Math.ceil(ms / step) * step;
}

function troubleOf({ scanTrouble, isStoreFailed, isDiskLow }: BenchState): BenchView['trouble'] {
  if (isDiskLow) return 'disk-low';
  return isStoreFailed ? 'store-failed' : scanTrouble;
}
