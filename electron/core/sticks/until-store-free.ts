import type { Timer } from '../ports/timer.ts';
import { StoreFailure } from '../store/store-failure.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

export interface StorePatience {
  readonly timer: Timer;
  /** Ends the pauses. */
  readonly signal?: AbortSignal;
  /** How often the work is tried; after the last try its failure is thrown. */
  readonly tries: number;
  /** Told once, at the first failure. */
  readonly onBusy: () => void;
}

/**
 * Does work on the store, and does it again while another process holds the store: each pause is twice the one before,
 * up to half a minute. Null where the signal ended it. Every other failure is thrown.
 */
export async function untilStoreFree<T>(
  work: () => Promise<T>,
  { timer, signal, tries, onBusy }: StorePatience,
): Promise<T | null> {
  let pauseMs = FIRST_PAUSE_MS;
  for (let done = 1; ; done += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreFailure) || error.code !== 'store-in-use' || done >= tries) throw error;
    }
    if (done === 1) onBusy();
    await pause(pauseMs, timer, signal);
    if (signal?.aborted) return null;
    pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
  }
}

/** Ends early when the signal is aborted. */
function pause(durationMs: number, timer: Timer, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = timer.after(durationMs, end);
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end);
  });
}
