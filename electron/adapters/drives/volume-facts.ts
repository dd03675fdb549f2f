import { statfs } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

export interface VolumeSpace {
  readonly totalBytes: number | null;
  readonly freeBytes: number | null;
}

const ANSWER_MS = 5_000;

/** The answer, or null where it has not come after five seconds: a share that is gone can keep a question for minutes. */
export async function answerInTime<T>(work: Promise<T>): Promise<T | null> {
  const stop = new AbortController();
  const slow = delay(ANSWER_MS, null, { signal: stop.signal }).catch(() => null);
  return Promise.race([work, slow]).finally(() => stop.abort());
}

/** Size and free space of the volume at a path. Nulls where it cannot be read, or does not answer. */
export async function volumeSpace(path: string): Promise<VolumeSpace> {
  const facts = await answerInTime(statfs(path).catch(() => null));
  return facts === null
    ? { totalBytes: null, freeBytes: null }
    : { totalBytes: facts.blocks * facts.bsize, freeBytes: facts.bavail * facts.bsize };
}
