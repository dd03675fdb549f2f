import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endedFolders, removeLeftovers } from './virtual-stick.ts';

const PREFIX = 'hash-courier-run-';
/** Of the largest number that Linux gives a process: paths, which screens break, are then of one length in every run. */
const PID_DIGITS = 7;
/** Some five times what the suites were seen to hold at a time; memory is taken only as they hold it. */
const SIZE_MIB = 4_096;

/**
 * Takes away what an earlier run left that was killed, and has every temporary folder of this one in memory where that
 * can be mounted: the suites write some ten thousand small files and wait for the disk in each commit, which proves
 * nothing. Sticks keep their real file systems.
 */
export function setup(): (() => void) | undefined {
  removeLeftovers();
  for (const folder of endedFolders(tmpdir(), PREFIX)) remove(folder);
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || process.availableMemory() < SIZE_MIB * 2 ** 20)
    return undefined;
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${String(process.pid).padStart(PID_DIGITS, '0')}-`));
  // Open to all, as PostgreSQL's server runs as a user of its own, whose folder is in here.
  const options = `size=${SIZE_MIB}m,mode=1777`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' }).status === 0) {
    process.env.TMPDIR = folder;
  }
  return () => remove(folder);
}

function remove(folder: string): void {
  removeLeftovers(folder);
  // Lazy, as something may still stand in it. Where there was nothing to mount, there is nothing to take away either.
  spawnSync('umount', ['--lazy', folder], { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
}
