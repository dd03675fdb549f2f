import { createBulkPool } from '../../../electron/adapters/workers/bulk-pool.ts';
import type { BulkRunner } from '../../../electron/core/ports/bulk-runner.ts';

let pool: BulkRunner | undefined;

/** The threads that all depots of a suite work with: they end when they are idle, and with the suite's process. */
export function suitePool(): BulkRunner {
  pool ??= createBulkPool(2);
  return pool;
}
