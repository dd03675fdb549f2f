import type { BulkTasks } from '../bulk/bulk-tasks.ts';

type Input<K extends keyof BulkTasks> = Parameters<BulkTasks[K]>[0];
type Output<K extends keyof BulkTasks> = Awaited<ReturnType<BulkTasks[K]>>;

/** Runs bulk tasks off the main thread. */
export interface BulkRunner {
  /** How many tasks run at the same time: what a caller splits its work by. */
  readonly width: number;
  /** Rejects with the signal's reason when it is aborted, and with the task's own error when that throws. */
  run<K extends keyof BulkTasks>(task: K, input: Input<K>, signal?: AbortSignal): Promise<Output<K>>;
}
