import { benchKit } from './kit-bench.ts';
import type { Ratio } from './ratio.ts';

/** What the kit costs on the device; nothing where the PowerShell engine cannot be had. */
export async function kitRatios(): Promise<readonly Ratio[]> {
  const measured = benchKit();
  if (measured.ok) return measured.value;
  console.log(`  skipped: ${measured.error}`);
  return [];
}
