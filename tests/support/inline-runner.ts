import { bulkTasks } from '../../electron/core/bulk/bulk-tasks.ts';
import type { BulkRunner } from '../../electron/core/ports/bulk-runner.ts';

/** Runs bulk tasks at once, in the test's own thread; values are cloned as between threads. */
export const inlineRunner: BulkRunner = {
  width: 1,
  async run(task, input, signal) {
    signal?.throwIfAborted();
    // The port's types tie each task to its input and output; this is the one place that calls them all alike.
    const work = bulkTasks[task] as (input: unknown) => unknown;
    return structuredClone(await work(structuredClone(input))) as never;
  },
};
