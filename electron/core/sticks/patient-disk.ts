import type { Timer } from '../ports/timer.ts';
import type { OpenDisk, StickDisk } from './stick-disk.ts';
import { errnoError, errnoOf } from './stick-error.ts';

/** How a file says that a virus scanner or indexer holds it for a moment. */
const HELD: ReadonlySet<string> = new Set(process.platform === 'win32' ? ['EBUSY', 'EPERM', 'EACCES'] : ['EBUSY']);
const HELD_PAUSES_MS = [50, 150, 400, 1_000];

/**
 * Opens a disk with an end to every wait: an operation that has not ended after `deadlineMs` rejects with ETIMEDOUT (a
 * stick can hang for minutes), and a file that something else holds is tried again for about two seconds.
 */
export async function openPatiently(
  open: OpenDisk,
  root: string,
  timer: Timer,
  deadlineMs: number,
): Promise<StickDisk> {
  function inTime<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = timer.after(deadlineMs, () => reject(errnoError('ETIMEDOUT', 'No answer in time')));
      work.then(resolve, reject).finally(cancel);
    });
  }

  async function untilFree(work: () => Promise<void>): Promise<void> {
    for (const pauseMs of HELD_PAUSES_MS) {
      try {
        return await work();
      } catch (error) {
        if (!HELD.has(errnoOf(error))) throw error;
        await new Promise<void>((resolve) => timer.after(pauseMs, resolve));
      }
    }
    return work();
  }

  const disk = await inTime(open(root));
  return {
    list: (path) => inTime(disk.list(path)),
    entry: (path) => inTime(disk.entry(path)),
    read: (path, maxBytes) => inTime(disk.read(path, maxBytes)),
    readBack: (path, sizeBytes) => inTime(disk.readBack(path, sizeBytes)),
    createFile: (path, bytes) => inTime(disk.createFile(path, bytes)),
    makeFolder: (path) => inTime(disk.makeFolder(path)),
    rename: (from, to) => inTime(untilFree(() => disk.rename(from, to))),
    removeFile: (path) => inTime(untilFree(() => disk.removeFile(path))),
    removeFolder: (path) => inTime(disk.removeFolder(path)),
    flushFolder: (path) => inTime(disk.flushFolder(path)),
    space: () => inTime(disk.space()),
  };
}
