import type { WorkView } from '../../../shared/ipc/work.ts';

export type WorkResult = NonNullable<WorkView['result']>;
export type WorkFailure = NonNullable<WorkView['failure']>;

/** How a job ended: with what was done by then, which is also there where it was stopped or failed half way. */
export interface JobEnd {
  readonly state: 'done' | 'stopped' | 'failed';
  readonly result: WorkResult | null;
  readonly failure: WorkFailure | null;
}

export interface JobCount {
  readonly done: number;
  readonly total: number;
  readonly captures: number;
}

/** A long work, from before it runs until after it ended. */
export interface Job {
  readonly kind: WorkView['kind'];
  /** Which value of the devices it changes; null where it changes none. */
  readonly field: WorkView['field'];
  readonly title: string;
  readonly unit: () => WorkView['unit'];
  /** How far it is at this moment. */
  readonly count: () => JobCount;
  /** Never rejects for what a person can meet: an end says it. */
  readonly run: (signal: AbortSignal) => Promise<JobEnd>;
}
