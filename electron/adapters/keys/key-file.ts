import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { err, ok } from '../../../shared/result.ts';
import type { KeyStore } from '../../core/ports/key-store.ts';

/**
 * Keeps the installation's key in a file of the data folder that only its owner can read (mode 0600; on Windows the
 * folder's own access list, which is the user's, does that). Two processes that make one at once both end with the
 * first, and the file is complete before it has its name; on a file system without links (FAT, exFAT, some shares) it
 * has its name while it is written, so that a second process which reads just then calls it damaged and must try again.
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

/** How file systems say that they have no links. EISDIR: what Windows answers on FAT and exFAT. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR']);

async function create(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temp = `${path}.${randomUUID()}.tmp`;
  try {
    await writeNew(temp, content);
    // A link fails where the name is taken, a rename would replace: the first key stays.
    await link(temp, path).catch((error: unknown) => {
      if (!NO_LINKS.has(codeOf(error))) throw error;
      return writeNew(path, content);
    });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(temp, { force: true });
  }
}

/** EEXIST where the name is taken. What could not be written whole does not stay: half a key would be taken for one. */
async function writeNew(path: string, content: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
