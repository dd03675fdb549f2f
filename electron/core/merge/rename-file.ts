import { rename } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '../collect/read-file.ts';

/** What Windows answers while a scanner or an indexer still looks at a file; elsewhere these stay, and are then told. */
const MOMENTARY: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EACCES']);

/** Milliseconds before each further try. */
const PAUSES_MS = [20, 50, 100, 200, 400] as const;

/** Renames a file, over one of that name; tries again for most of a second while another program holds either. */
export async function renameFile(from: string, to: string): Promise<void> {
  await retrying(() => rename(from, to), PAUSES_MS);
}

/** Does what may fail for a moment, once and again after each pause; throws the last error. */
export async function retrying(action: () => Promise<void>, pausesMs: readonly number[]): Promise<void> {
  for (const pauseMs of pausesMs) {
    try {
      await action();
      return;
    } catch (error) {
      if (!MOMENTARY.has(reasonOf(error))) throw error;
    }
    await pause(pauseMs);
  }
  await action();
}
