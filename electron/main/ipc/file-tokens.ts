/**
 * Files that a person chose in a dialog or dropped on the window, by tokens that say nothing. Guards that the window can
 * name only what a person gave it, once, and for a while.
 */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ChosenFile } from '../../../shared/ipc/devices.ts';
import { MAX_FILES_AT_ONCE } from '../../../shared/ipc/limits.ts';
import type { Clock } from '../../core/ports/clock.ts';

export interface FileTokens {
  /** Tokens for those of the paths where there is a file or a folder. More than can be added at once are refused whole. */
  give(paths: readonly string[]): Promise<readonly ChosenFile[]>;
  /** The paths, and the tokens are used up; null where one of them is none, was used, or is too old. */
  take(tokens: readonly string[]): readonly string[] | null;
}

const MOST_KEPT = 2 * MAX_FILES_AT_ONCE;
const KEPT_MS = 30 * 60_000;
const MAX_NAME = 300;

export function createFileTokens(ports: { readonly clock: Clock; readonly newToken: () => string }): FileTokens {
  const kept = new Map<string, { readonly path: string; readonly untilMs: number }>();

  function forgetOld(): void {
    // In the order in which they were given, so the oldest come first.
    for (const [token, { untilMs }] of kept) {
      if (kept.size <= MOST_KEPT && untilMs > ports.clock.nowMs()) return;
      kept.delete(token);
    }
  }

  return {
    async give(paths) {
      if (paths.length > MAX_FILES_AT_ONCE) throw new RangeError('There are more files than can be added at once.');
      const found = await Promise.all(paths.map(lookAt));
      const untilMs = ports.clock.nowMs() + KEPT_MS;
      const chosen = found.flat().map(({ path, sizeBytes }): ChosenFile => {
        const file = ports.newToken();
        kept.set(file, { path, untilMs });
        return { file, name: basename(path).slice(0, MAX_NAME), sizeBytes };
      });
      forgetOld();
      return chosen;
    },
    take(tokens) {
      forgetOld();
      const paths = tokens.map((token) => kept.get(token)?.path);
      if (new Set(tokens).size !== tokens.length) return null;
      const known = paths.filter((path) => path !== undefined);
      if (known.length !== tokens.length) return null;
      for (const token of tokens) kept.delete(token);
      return known;
    },
  };
}

/** Empty for what is not there, and for what is neither a file nor a folder. */
async function lookAt(path: string): Promise<readonly { readonly path: string; readonly sizeBytes: number }[]> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile()) return [{ path, sizeBytes: found.size }];
  return found?.isDirectory() ? [{ path, sizeBytes: 0 }] : [];
}
