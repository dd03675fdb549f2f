import type { DriveStatusCode } from './drive-status.ts';
import type { StickManifest } from './manifest.ts';
import type { EjectOutcome, StageReason } from './stage-reason.ts';

/** The steps of one stick, in their order. */
export const STAGE_STEPS = ['check', 'write', 'rename', 'verify', 'manifest', 'eject'] as const;
export type StageStep = (typeof STAGE_STEPS)[number];

/** How far one stick is. Counts never go down within a run. */
export interface StickProgress {
  /** The drive's key. */
  readonly key: string;
  readonly number: number;
  readonly step: StageStep;
  readonly outcome: 'running' | 'done' | 'failed' | 'cancelled';
  readonly filesTotal: number;
  readonly filesWritten: number;
  readonly filesVerified: number;
  readonly bytesTotal: number;
  readonly bytesWritten: number;
  readonly bytesVerified: number;
}

/** A file that was put aside. Both paths are below the stick's root. */
export interface KeptFile {
  readonly path: string;
  /** Where it is now. */
  readonly keptAt: string;
}

/** How one stick ended: one row for each request, in the order of the requests. */
export type StageRow = {
  readonly key: string;
  readonly number: number;
  /** Null where it failed before the stick's id was known. */
  readonly stickId: string | null;
  readonly progress: StickProgress;
} & (
  | {
      readonly outcome: 'done';
      readonly manifest: StickManifest;
      readonly eject: EjectOutcome;
      /** Files that this installation did not write as they were, and that a kit file took the place of. */
      readonly keptAside: readonly KeptFile[];
    }
  | {
      readonly outcome: 'failed';
      readonly step: StageStep;
      readonly reason: StageReason;
      /** The system's error code, or empty. */
      readonly errno: string;
      /** The file below the stick's root that it was about, or empty. */
      readonly path: string;
      /** For `drive-blocked` and `drive-warning`: which. */
      readonly statuses: readonly DriveStatusCode[];
      /** Whether the same request can succeed once the reason is gone. */
      readonly canRetry: boolean;
    }
  | { readonly outcome: 'cancelled'; readonly step: StageStep }
);

/** All sticks of a run together. Bytes count twice, written and read back, so that a rate made of them is steady. */
export interface StageTotal {
  readonly sticks: number;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly bytesDone: number;
  /** What ended early counts with the bytes that it reached: the share done only ever grows. */
  readonly bytesTotal: number;
}

export function stageTotal(sticks: readonly StickProgress[]): StageTotal {
  const count = (outcome: StickProgress['outcome']) => sticks.filter((stick) => stick.outcome === outcome).length;
  const done = (stick: StickProgress) => stick.bytesWritten + stick.bytesVerified;
  const hasEndedEarly = (stick: StickProgress) => stick.outcome === 'failed' || stick.outcome === 'cancelled';
  return {
    sticks: sticks.length,
    done: count('done'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    bytesDone: sticks.reduce((sum, stick) => sum + done(stick), 0),
    bytesTotal: sticks.reduce((sum, stick) => sum + (hasEndedEarly(stick) ? done(stick) : 2 * stick.bytesTotal), 0),
  };
}
