import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { BulkRunner } from '../../core/ports/bulk-runner.ts';
import type * as BulkWorker from './bulk-worker.ts';
import { BULK_WORKER } from './worker-entries.ts';

/** A task holds up to some tens of MiB, so more threads would cost memory that a technician's laptop may not have. */
const MOST_THREADS = 4;
/** Most of what a task makes is short-lived; left to itself, each thread keeps three times as much of it around. */
const YOUNG_GENERATION_MIB = 8;
const IDLE_TIMEOUT_MS = 5_000;

export interface BulkPool extends BulkRunner {
  /** Ends the threads; what they were doing is lost. */
  close(): Promise<void>;
}

/** Runs bulk tasks in worker threads, which are started when they are first needed and end when they are idle. */
export function createBulkPool(threads: number = Math.min(MOST_THREADS, availableParallelism())): BulkPool {
  const pool = new Piscina<BulkWorker.BulkCall, unknown>({
    filename: BULK_WORKER.href,
    name: 'runBulkTask' satisfies keyof typeof BulkWorker,
    minThreads: 0,
    maxThreads: threads,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MIB },
    idleTimeout: IDLE_TIMEOUT_MS,
    recordTiming: false,
  });
  return {
    width: threads,
    run: async (task, input, signal) => {
      try {
        // `runBulkTask` answers with what the task of this name returns.
        return (await pool.run({ task, input }, { signal: signal ?? null })) as never;
      } catch (error) {
        throw signal?.aborted ? signal.reason : error;
      }
    },
    close: () => pool.destroy(),
  };
}
