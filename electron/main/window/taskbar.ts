import type { BenchView } from '../../../shared/ipc/sticks.ts';
import type { WorkView } from '../../../shared/ipc/work.ts';

/** What the window's button in the taskbar or dock shows. */
export interface TaskbarState {
  /** 0 to 1; null for none. */
  readonly share: number | null;
  readonly isFailed: boolean;
  /** Sticks that need a hand. */
  readonly failed: number;
}

export function taskbarState(bench: BenchView | null, works: readonly WorkView[]): TaskbarState {
  const run = bench?.run ?? null;
  const failed = bench?.cards.filter(({ state }) => state.is === 'failed').length ?? 0;
  const parts = works.filter(({ state }) => state === 'running' || state === 'stopping');
  const shares = parts.map(({ done, total }) => shareOf(done, total));
  if (run !== null && !run.hasEnded) shares.unshift(shareOf(run.filesDone, run.filesTotal));
  // Several things at once: the bar is about what is furthest from its end.
  return { share: shares.length === 0 ? null : Math.min(...shares), isFailed: failed > 0, failed };
}

function shareOf(done: number, total: number): number {
  return total === 0 ? 0 : Math.min(1, done / total);
}
