import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { err, ok, type Result } from '../../shared/result.ts';

export interface StagingTimes {
  /** Eight sticks at once. */
  readonly eightMs: number;
  /** The slowest of the same eight, each staged alone. */
  readonly slowestSingleMs: number;
}

/** Why it cannot be measured here, and the command that would change that. */
export interface NotMeasured {
  readonly why: string;
  readonly enable: string;
}

/** What the figures are figures of. */
export const STAGING_BENCH_METHOD =
  'Virtual sticks: folders whose every operation takes the time of a cheap USB 2 stick and holds a file thread meanwhile. Kit as it ships, flushed, read back and signed.';

const run = promisify(execFile);
const DEADLINE_MS = 180_000;

/**
 * Measures whether sticks wait for one another. In a process of its own, with the file threads that the program's
 * entries ask for.
 */
export async function benchStaging(): Promise<Result<StagingTimes, NotMeasured>> {
  if (process.platform === 'win32')
    return err({ why: 'Windows has no named pipes in folders', enable: 'run it on Linux' });
  const script = join(import.meta.dirname, 'stage-bench-run.ts');
  const { stdout } = await run(process.execPath, [script], { timeout: DEADLINE_MS });
  // The script prints this shape and nothing else.
  return ok(JSON.parse(stdout) as StagingTimes);
}
