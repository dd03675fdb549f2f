import { monotonicFactory } from 'ulid';
import type { Clock } from '../core/ports/clock.ts';
import type { IdSource } from '../core/ports/ids.ts';

/** The machine's own clock. */
export const systemClock: Clock = { nowMs: () => Date.now() };

/** ULIDs in strictly rising order, also within one millisecond. */
export function createIdSource(clock: Clock): IdSource {
  const next = monotonicFactory();
  return { ulid: () => next(clock.nowMs()) };
}
