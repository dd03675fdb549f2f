import type { Answer } from '../../../shared/ipc/contract.ts';
import type { StageChoice } from '../../../shared/ipc/settings.ts';
import type { BenchView } from '../../../shared/ipc/sticks.ts';
import type { BenchEvent, BenchState } from '../../../shared/sticks/bench-state.ts';
import type { Drive } from '../../../shared/sticks/drive.ts';
import type { DriveLimits, DriveStatusCode } from '../../../shared/sticks/drive-status.ts';
import type { CollectPorts } from '../collect/collect-folder.ts';
import type { DriveWatchPorts } from '../drives/watch-drives.ts';
import type { Kit } from '../sticks/kit.ts';
import type { StagePorts } from '../sticks/stage-request.ts';

/** What comes from the settings; each may change while the bench works. */
export interface BenchOptions {
  /** Null where there is no usable kit: then nothing is prepared. */
  readonly kit: Kit | null;
  readonly limits: DriveLimits;
  readonly eject: boolean;
  readonly collectByItself: boolean;
  /** Whether a stick that brought something is prepared again at once. */
  readonly prepareAgain: boolean;
  /** Whether our own files are removed from a stick once all its captures are stored. */
  readonly clearCollected: boolean;
  /** What goes onto the sticks. With an empty batch each run gets one of its day: see `proposeBatch`. */
  readonly choice: StageChoice;
}

export type BenchPorts = DriveWatchPorts &
  CollectPorts &
  StagePorts & {
    /** Bytes that are free where the store is; null where the system does not tell. */
    freeBytes(): Promise<number | null>;
    /** Told of what should not happen: a bug of ours. The card that it happened to says that it was not finished. */
    onBug(error: unknown): void;
  };

export interface Bench {
  view(): BenchView;
  /** At most ten times a second, the last state always. @returns Ends it. */
  onChange(listener: (view: BenchView) => void): () => void;
  /** The roster or the devices may look different from now on. @returns Ends it. */
  onStored(listener: () => void): () => void;
  /** Ids of the sticks that are plugged in. */
  inside(): readonly StickInside[];
  prepare(cards: readonly string[] | null, accepted: readonly DriveStatusCode[]): Promise<Answer<'sticks:prepare'>>;
  cancel(): void;
  again(end: 'failed' | 'cancelled'): Promise<Answer<'sticks:again'>>;
  collect(card: string): Promise<Answer<'sticks:collect'>>;
  eject(card: string): Promise<Answer<'sticks:eject'>>;
  clear(card: string): Promise<Answer<'sticks:clear'>>;
  /** Takes away a card or a run that is over, a notice, or a folder that was added by hand. */
  dismiss(token: string): void;
  addFolder(path: string): Promise<Answer<'sticks:add-folder'>>;
  setOptions(change: Partial<BenchOptions>): void;
  /** Numbers may have been given or taken elsewhere. Settles once the cards offer those that are free now. */
  rosterChanged(): Promise<void>;
  /** Looks at the drives now: after a sleep of the PC, or when somebody asks. */
  lookNow(): void;
  /** Whether a stick would be left half done now. */
  isWriting(): boolean;
  /** Ends what goes on after the file it is at, and resolves once all has ended. */
  close(): Promise<void>;
}

export interface StickInside {
  readonly stickId: string;
  /** Whether all that it brought is stored, and it has not been prepared since. */
  readonly isCollected: boolean;
}

/** What the parts of the bench share. Drives go by their key. */
export interface BenchParts {
  readonly ports: BenchPorts;
  readonly stopped: AbortSignal;
  options(): BenchOptions;
  state(): BenchState;
  dispatch(event: BenchEvent): void;
  /** Works on a drive once what is under way there has ended: one stick is handled by one task at a time. */
  inTurn<T>(drive: Drive, work: () => Promise<T>): Promise<T>;
  isBusy(drive: Drive): boolean;
  /** The same where nobody waits for the answer: a failure ends as a card that says so. */
  background(drive: Drive, work: () => Promise<unknown>): void;
  /** Works on the store, again while another process holds it. Null where this or the bench was ended before it was free. */
  patiently<T>(key: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T | null>;
  stored(): Promise<void>;
}
