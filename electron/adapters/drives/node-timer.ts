import type { Timer } from '../../core/ports/timer.ts';

/** As much of a sleep of the PC as a wait can count. */
const SLICE_MS = 1_000;

/**
 * A timer that counts the time in which the PC is awake. Windows and macOS let a timer run on while they sleep, and a
 * write that slept would be too late at the moment it goes on; waited for by slices, a sleep ends one slice, however long.
 */
export function awakeTimer(timer: Timer): Timer {
  return {
    after(delayMs, action) {
      const wait = (leftMs: number): (() => void) =>
        leftMs <= SLICE_MS
          ? timer.after(leftMs, action)
          : timer.after(SLICE_MS, () => {
              cancel = wait(leftMs - SLICE_MS);
            });
      let cancel = wait(delayMs);
      return () => cancel();
    },
  };
}

/** Node's own timers. */
export const nodeTimer: Timer = awakeTimer({
  after(delayMs, action) {
    const timeout = setTimeout(action, delayMs);
    return () => clearTimeout(timeout);
  },
});
