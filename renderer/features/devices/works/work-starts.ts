import type { WorkView } from '../../../../shared/ipc/work.ts';

/** When the window first saw each work, so that "Show the new devices" can ask for what came in since. */
const starts = new Map<string, number>();
/** Main begins a little before the window hears of it. */
const EARLIER_MS = 2_000;

export function noteStarts(works: readonly WorkView[], nowMs: number = Date.now()): void {
  for (const { work } of works) if (!starts.has(work)) starts.set(work, nowMs - EARLIER_MS);
}

/** As the filter takes it, such as `2026-11-24T09:14:05Z`. */
export function startOf({ work }: Pick<WorkView, 'work'>, nowMs: number = Date.now()): string {
  return new Date(starts.get(work) ?? nowMs).toISOString().replace(/\.\d+Z$/, 'Z');
}
