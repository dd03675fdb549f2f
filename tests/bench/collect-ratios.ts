import { benchCollect } from './collect-bench.ts';
import { atLeast, atMost, type Ratio } from './ratio.ts';

const GOAL_CAPTURES_A_SECOND = 5000;
const GOAL_BLOCK_MS = 50;

/** Collecting into the store, as shares of what it should reach. */
export async function collectRatios(): Promise<readonly Ratio[]> {
  const { capturesPerSecond, maxBlockMs } = await benchCollect();
  return [
    atLeast(
      `collect, captures a second against ${GOAL_CAPTURES_A_SECOND}`,
      capturesPerSecond / GOAL_CAPTURES_A_SECOND,
      1,
    ),
    atMost(`collect, longest block of the main thread against ${GOAL_BLOCK_MS} ms`, maxBlockMs / GOAL_BLOCK_MS, 1),
  ];
}
