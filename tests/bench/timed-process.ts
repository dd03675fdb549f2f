import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface TimedRun {
  readonly ms: number;
  /** Largest resident set of the process itself, in MiB; NaN where the system does not tell. */
  readonly residentMiB: number;
  readonly exitCode: number | null;
}

/** Runs a command to its end without a shell, its output discarded. */
export async function timedRun(command: string, args: readonly string[]): Promise<TimedRun> {
  const startedMs = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let residentMiB = Number.NaN;
  const watch = setInterval(() => {
    residentMiB = highWaterMiB(child.pid) ?? residentMiB;
  }, 10);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  clearInterval(watch);
  return { ms: performance.now() - startedMs, residentMiB, exitCode };
}

/** The kernel's own high-water mark, which only grows, so that the last look is the answer. */
function highWaterMiB(pid: number | undefined): number | null {
  try {
    const kib = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? null : Number(kib) / 1024;
  } catch {
    return null;
  }
}

export function isInstalled(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;
}
