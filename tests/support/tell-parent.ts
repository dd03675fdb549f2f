import { writeSync } from 'node:fs';

const PIPE_FULL_PAUSE_MS = 2;

/**
 * Says a line on the output of a process that may be killed at any moment: it has left the process when this returns.
 * Waits where the parent has not read yet what was said before.
 */
export function tellParent(line: string): void {
  let rest = Buffer.from(`${line}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PIPE_FULL_PAUSE_MS);
    }
  }
}
