import type { Timer } from '../ports/timer.ts';

export interface Teller {
  /** Something has changed. */
  touch(): void;
  stop(): void;
}

/**
 * Tells changes at most once in `gapMs`, the first of a burst at once and the last one always. What changes within one
 * turn of the event loop is told as one.
 */
export function createTeller(timer: Timer, gapMs: number, tell: () => void): Teller {
  let isDue = false;
  let isResting = false;
  let isStopped = false;
  let cancel = () => {};

  function now(): void {
    if (isStopped || !isDue) return;
    isDue = false;
    isResting = true;
    cancel = timer.after(gapMs, () => {
      isResting = false;
      now();
    });
    tell();
  }

  return {
    touch() {
      if (isDue) return;
      isDue = true;
      if (!isResting) queueMicrotask(now);
    },
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
