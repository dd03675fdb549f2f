import { atMost, type Ratio } from './ratio.ts';
import { benchStaging } from './stage-bench.ts';

const GOAL = 1.2;

/** Eight sticks at once against the slowest of them alone. */
export async function stageRatios(): Promise<readonly Ratio[]> {
  const measured = await benchStaging();
  if (!measured.ok) {
    console.log(`  skipped: ${measured.error.why}; ${measured.error.enable}`);
    return [];
  }
  const { eightMs, slowestSingleMs } = measured.value;
  return [atMost('stage, eight sticks at once against the slowest alone', eightMs / slowestSingleMs, GOAL)];
}
