import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { err, ok } from '../../../shared/result.ts';
import type { KeyStore } from '../../core/ports/key-store.ts';

/**
 * Keeps the installation's key in a file of the data folder that only its owner can read (mode 0600; on Windows the
 * folder's own access list, which is the user's, does that). The file is complete before it has its name, and two
 * processes that make one at once both end with the first.
 */
export function keyFile(path: string): KeyStore {
  return {
    async readOrCreate(make) {
      const kept = await read();
      if (kept.ok || kept.error !== 'ENOENT') return kept.ok ? kept : err({ code: 'unreadable', detail: kept.error });
      try {
        await create(path, make());
      } catch (error) {
        return err({ code: 'unwritable', detail: codeOf(error) });
      }
      const created = await read();
      return created.ok ? created : err({ code: 'unreadable', detail: created.error });
    },
  };

  async function read() {
    return readFile(path, 'utf8').then(ok, (error: unknown) => err(codeOf(error)));
  }
}

async function create(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temp = `${path}.${randomUUID()}.tmp`;
  try {
    const handle = await open(temp, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // A link fails where the name is taken, a rename would replace: the first key stays.
    await link(temp, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(temp, { force: true });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
