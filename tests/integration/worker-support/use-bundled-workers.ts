import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inject, vi } from 'vitest';
import type * as WorkerEntries from '../../../electron/adapters/workers/worker-entries.ts';

/** Every suite's threads start from the bundle of this run. */
vi.mock('../../../electron/adapters/workers/worker-entries.ts', (): typeof WorkerEntries => {
  const entry = (name: string) => pathToFileURL(join(inject('workerFolder'), name));
  return { BULK_WORKER: entry('bulk-worker.js'), STORE_WORKER: entry('store-worker.js') };
});
