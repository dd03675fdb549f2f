/**
 * The bench: every drive that is plugged in, what goes on with it, and the run that prepares sticks. The state is
 * changed by `benchAfter` (`bench-reduce.ts`) alone, and shown by `benchView`. Guards that every drive has one card in
 * one state, that no card leaves its place while it is there, and that no failure goes away by itself.
 */
import type { StageChoice } from '../ipc/settings.ts';
import type { CardState, CollectedNotice } from '../ipc/sticks.ts';
import type { WorkRate } from '../work-rate.ts';
import type { Drive } from './drive.ts';
import type { DriveLimits } from './drive-status.ts';
import type { StageRow, StickProgress } from './stage-result.ts';

/** What a signed manifest says of the stick that it is on. */
export interface CardStick {
  readonly stickId: string;
  readonly number: number;
  readonly batch: string;
  readonly groupTag: string;
  /** False: another installation prepared it. */
  readonly isOurs: boolean;
}

export interface BenchCard {
  readonly card: string;
  readonly slot: number;
  readonly drive: Drive;
  /** False: it was taken out, and its card stays for what it says. */
  readonly isIn: boolean;
  /** The drive as it was when it was taken out last; null where it never was. */
  readonly was: Drive | null;
  /** Null until it is known, and for what is no stick of this or another depot. */
  readonly stick: CardStick | null;
  /** The id that a run began to give it, whose manifest may be on it already. */
  readonly begunId: string | null;
  /** The number that it would get, or that a run began to give it. */
  readonly offered: number | null;
  readonly otherFiles: number | null;
  /** Whether all that it holds has been stored since it was plugged in. */
  readonly isStored: boolean;
  readonly doing: CardState;
}

/** One stick of a run; it stays in the run's sums whatever becomes of its card. */
export interface RunStick {
  readonly key: string;
  readonly stage: 'waiting' | 'working' | 'done' | 'failed' | 'cancelled' | 'left-out';
  /** Files of the kit, times two: written and read back. */
  readonly filesTotal: number;
  readonly filesDone: number;
  /** Files that earlier tries of this run did: work that was done stays counted. */
  readonly filesBefore: number;
}

export interface BenchRun {
  readonly run: string;
  readonly choice: StageChoice;
  readonly kitFiles: number;
  readonly kitBytes: number;
  readonly kitVersion: string;
  readonly sticks: readonly RunStick[];
  /** Drives that "all safe ones" passed over. */
  readonly passedOver: number;
  /** Of the files that are done, since the work that goes on now began. */
  readonly rate: WorkRate;
  /** Null while it goes on. */
  readonly endedMs: number | null;
  readonly isCancelling: boolean;
}

export interface BenchState {
  /** Counts the changes. */
  readonly revision: number;
  /** In no particular order. */
  readonly cards: readonly BenchCard[];
  readonly run: BenchRun | null;
  /** Newest first. */
  readonly notices: readonly Omit<CollectedNotice, 'isIn'>[];
  readonly limits: DriveLimits;
  /** The slots that USB ports have had, so that a port keeps its place on the page. */
  readonly slotOfPort: Readonly<Record<string, number>>;
  /** Numbers that no stick of the roster has, lowest first. */
  readonly freeNumbers: readonly number[];
  readonly scanTrouble: 'scan-failed' | 'scan-slow' | 'module-missing' | null;
  readonly isStoreFailed: boolean;
  readonly isDiskLow: boolean;
  readonly isPolling: boolean;
  readonly isWatching: boolean;
  /** Tokens given so far. */
  readonly tokens: number;
}

/** How a drive was read to its end. */
export type ReadState = Extract<CardState, { readonly is: 'prepared' | 'collected' | 'stranger' }>;
export type ReadTrouble = Extract<CardState, { readonly is: 'not-read' }>['trouble'];
export type Collected = Omit<CollectedNotice, 'notice' | 'card' | 'isIn' | 'number' | 'stickId'>;

/** Drives go by their key. */
export type BenchEvent =
  | { readonly type: 'drive-added'; readonly drive: Drive }
  | { readonly type: 'drive-changed'; readonly drive: Drive }
  | { readonly type: 'drive-removed'; readonly key: string }
  /** The stick at this key is not the one that its card waits for. */
  | { readonly type: 'other-stick'; readonly key: string }
  | { readonly type: 'looking'; readonly key: string }
  | { readonly type: 'left-out'; readonly key: string }
  | {
      readonly type: 'identified';
      readonly key: string;
      readonly stick: CardStick | null;
      readonly begunId: string | null;
    }
  | {
      readonly type: 'reading';
      readonly key: string;
      readonly filesDone: number;
      readonly filesTotal: number;
      readonly captures: number;
    }
  | {
      readonly type: 'read';
      readonly key: string;
      readonly state: ReadState;
      readonly otherFiles: number;
      /** False where it was only looked at, and holds files that may be captures. */
      readonly isStored: boolean;
    }
  | { readonly type: 'not-read'; readonly key: string; readonly trouble: ReadTrouble; readonly captures: number }
  | { readonly type: 'noticed'; readonly key: string; readonly collected: Collected }
  | { readonly type: 'numbers'; readonly free: readonly number[] }
  | {
      readonly type: 'run-began';
      readonly keys: readonly string[];
      readonly choice: StageChoice;
      readonly kit: Pick<BenchRun, 'kitFiles' | 'kitBytes' | 'kitVersion'>;
      readonly passedOver: number;
      readonly atMs: number;
    }
  /** Sticks that join the run, or begin once more in it. */
  | { readonly type: 'run-joined'; readonly keys: readonly string[]; readonly atMs: number }
  | { readonly type: 'run-cancelling' }
  | { readonly type: 'stage-progress'; readonly progress: StickProgress }
  | { readonly type: 'stage-ended'; readonly row: StageRow; readonly isNumberTaken: boolean; readonly atMs: number }
  /** Not prepared because not all that it holds could be stored first. */
  | { readonly type: 'run-left-out'; readonly key: string; readonly atMs: number }
  /** Ended before it was begun. */
  | { readonly type: 'run-not-begun'; readonly key: string; readonly atMs: number }
  | { readonly type: 'dismissed'; readonly token: string }
  | { readonly type: 'limits'; readonly limits: DriveLimits }
  | { readonly type: 'scan-trouble'; readonly trouble: BenchState['scanTrouble'] }
  | { readonly type: 'store'; readonly isFailed: boolean }
  | { readonly type: 'disk'; readonly isLow: boolean }
  | { readonly type: 'polling' }
  | { readonly type: 'watching'; readonly isWatching: boolean }
  /** Time has passed: what is shown may differ. */
  | { readonly type: 'tick'; readonly atMs: number };

export function emptyBench(limits: DriveLimits): BenchState {
  return {
    revision: 0,
    cards: [],
    run: null,
    notices: [],
    limits,
    slotOfPort: {},
    freeNumbers: [],
    scanTrouble: null,
    isStoreFailed: false,
    isDiskLow: false,
    isPolling: false,
    isWatching: false,
    tokens: 0,
  };
}

export function cardOfDrive(state: Pick<BenchState, 'cards'>, key: string): BenchCard | null {
  return state.cards.find((card) => card.drive.key === key) ?? null;
}

export function isRunOn(state: Pick<BenchState, 'run'>): boolean {
  return state.run !== null && state.run.endedMs === null;
}

/** Whether a card says how a run ended with its stick, which stays until a person has seen it. */
export function isRunEnd(doing: CardState): boolean {
  return doing.is === 'done' || doing.is === 'failed' || doing.is === 'cancelled';
}
