import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';

/** A tmpfs gives room in pages: a CSV file of one device takes one, and so does its `device.json`. */
export const PAGE = 4096;

/** Why no small file system can be mounted here; null where it can. */
export function smallDiskMissing(): string | null {
  if (process.platform === 'linux' && process.getuid?.() === 0) return null;
  if (process.platform === 'win32') return 'skipped: Windows has a small disk only where somebody attaches one';
  return 'skipped: mounting a small disk needs root on Linux; run npm test as root';
}

/** Mounts a file system of its own at `folder`: full when its size is reached. */
export function mountSmallDisk(folder: string, sizeBytes: number): { readOnly(): void; unmount(): void } {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeBytes}`, 'tmpfs', folder]);
  return {
    readOnly: () => execFileSync('mount', ['-o', 'remount,ro', folder]),
    unmount: () => spawnSync('umount', ['--lazy', folder]),
  };
}

/** Fills the disk with one file until `bytes` are left. */
export function leaveRoom(filler: string, bytes: number): void {
  writeFileSync(filler, '');
  try {
    for (;;) appendFileSync(filler, Buffer.alloc(PAGE));
  } catch {
    truncateSync(filler, Math.floor(statSync(filler).size / PAGE) * PAGE - bytes);
  }
}
