/**
 * The work that runs in worker threads: each entry is one task, called with a value that can be cloned and answering
 * with one. The pool in `adapters/workers` loads this file in every thread; nothing else crosses between threads.
 */
export const bulkTasks = {} as const;

export type BulkTasks = typeof bulkTasks;
