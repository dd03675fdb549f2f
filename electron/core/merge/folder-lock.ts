import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, type Result } from '../../../shared/result.ts';
import { reasonOf } from '../collect/read-file.ts';
import type { MergeError } from './merge-report.ts';

/**
 * A folder in the folder that files are written to. Whoever made it is the one that gives names there; making a folder
 * succeeds once, on every file system and share. What is in it belongs to its maker.
 */
export const LOCK_NAME = 'hash-courier-export.lock';

/** Giving names takes seconds, a minute on a slow share: a lock this old was left behind by a program that was killed. */
const STALE_MS = 10 * 60_000;

/** Does the work with the lock's path while nobody else gives names in the folder; else answers `folder-in-use`. */
export async function withFolderLock<T>(
  folder: string,
  work: (lock: string) => Promise<Result<T, MergeError>>,
): Promise<Result<T, MergeError>> {
  const lock = join(folder, LOCK_NAME);
  try {
    if (!(await take(lock)) && !((await removeStale(folder, lock)) && (await take(lock)))) {
      return err({ code: 'folder-in-use', folder, lock });
    }
  } catch (error) {
    return err({ code: 'not-written', errors: [{ code: 'not-written', path: folder, reason: reasonOf(error) }] });
  }
  try {
    return await work(lock);
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if (reasonOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Whether a stale lock was there and is gone. Its age is taken by the clock that it was made by, that of the disk. */
async function removeStale(folder: string, lock: string): Promise<boolean> {
  const made = await modifiedMs(lock);
  if (made === null) return true;
  const probe = await mkdtemp(join(folder, 'hash-courier-'));
  try {
    const now = await modifiedMs(probe);
    if (now === null || now - made < STALE_MS) return false;
    // Of several that see the stale lock one moves it; who moves another's new lock by that puts it back.
    const moved = join(probe, LOCK_NAME);
    await rename(lock, moved);
    if ((await modifiedMs(moved)) === made) return true;
    await rename(moved, lock);
    return false;
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return false;
    throw error;
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
}

async function modifiedMs(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}
