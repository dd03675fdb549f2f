import { decodeTime, monotonicFactory } from 'ulid';
import type { Clock } from '../core/ports/clock.ts';
import type { RisingIds } from '../core/ports/ids.ts';

/** The machine's own clock. */
export const systemClock: Clock = { nowMs: () => Date.now() };

/** ULIDs in strictly rising order, also within one millisecond and where the clock goes back. */
export function createIdSource(clock: Clock): RisingIds {
  const next = monotonicFactory();
  let leastMs = 0;
  return {
    ulid: () => next(Math.max(clock.nowMs(), leastMs)),
    startAfter(ulid) {
      leastMs = Math.max(leastMs, decodeTime(ulid) + 1);
    },
  };
}
