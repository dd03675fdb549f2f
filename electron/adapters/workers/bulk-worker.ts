import { type BulkTasks, bulkTasks } from '../../core/bulk/bulk-tasks.ts';

export interface BulkCall {
  readonly task: keyof BulkTasks;
  readonly input: unknown;
}

/** What each thread of the pool runs. */
export function runBulkTask({ task, input }: BulkCall): unknown {
  // The port's types tie each task to its input; the calls of all tasks have no common type.
  const run = bulkTasks[task] as (input: unknown) => unknown;
  return run(input);
}
