import type { Timer } from '../../core/ports/timer.ts';

/** Node's own timers. */
export const nodeTimer: Timer = {
  after(delayMs, action) {
    const timeout = setTimeout(action, delayMs);
    return () => clearTimeout(timeout);
  },
};
