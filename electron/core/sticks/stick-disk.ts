import { lstat, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { createBackReader } from './read-back.ts';
import { errnoError, errnoOf } from './stick-error.ts';

export interface DiskEntry {
  readonly name: string;
  /** `other`: links and whatever else is neither a file nor a folder; never followed, never touched. */
  readonly kind: 'file' | 'folder' | 'other';
}

export interface DiskSpace {
  readonly totalBytes: number;
  readonly freeBytes: number;
  /** What the smallest file takes. */
  readonly blockBytes: number;
}

/**
 * The file operations on one stick; paths are below its root, with `/`. Operations reject with the system's error.
 * Invariant: each one works on the file system that stood at the root when the disk was opened. Once another one stands
 * there (the stick was pulled out and what is left is a folder of the system drive, or another stick took its letter)
 * it rejects with ENODEV, and nothing is written.
 */
export interface StickDisk {
  list(path: string): Promise<readonly DiskEntry[]>;
  /** Null where nothing stands at the path. Links are not followed. */
  entry(path: string): Promise<(DiskEntry & { readonly sizeBytes: number }) | null>;
  /** EFBIG where the file is longer than `maxBytes`. */
  read(path: string, maxBytes: number): Promise<Uint8Array>;
  /** Reads from the medium as far as the platform allows; one byte more than `sizeBytes` where the file is longer. */
  readBack(path: string, sizeBytes: number): Promise<Uint8Array>;
  /** EEXIST where something stands there. The bytes are flushed to the medium before it resolves. */
  createFile(path: string, bytes: Uint8Array): Promise<void>;
  makeFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  removeFile(path: string): Promise<void>;
  /** ENOTEMPTY where something is in it. */
  removeFolder(path: string): Promise<void>;
  /** Flushes the names in a folder, where the platform can. */
  flushFolder(path: string): Promise<void>;
  space(): Promise<DiskSpace>;
}

export type OpenDisk = (root: string) => Promise<StickDisk>;

/** Windows cannot flush a folder, and some file systems do not offer it: there the file's own flush must do. */
const NO_FOLDER_FLUSH = new Set(['EPERM', 'EACCES', 'EISDIR', 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EBADF']);

/** Opens the file system at an absolute path. Rejects with ENOTDIR where that is no folder. */
export const openDisk: OpenDisk = async (root) => {
  const volume = await volumeOf(root);
  const readFromMedium = createBackReader();

  async function at(path: string): Promise<string> {
    if ((await volumeOf(root)) !== volume) throw errnoError('ENODEV', 'Another file system stands at the root');
    return join(root, ...path.split('/'));
  }

  return {
    async list(path) {
      const entries = await readdir(await at(path), { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    },
    async entry(path) {
      const target = await at(path);
      try {
        const info = await lstat(target);
        return { name: path.slice(path.lastIndexOf('/') + 1), kind: kindOf(info), sizeBytes: info.size };
      } catch (error) {
        // ENOTDIR: a file stands where the path wants a folder, so nothing can stand below it.
        if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return null;
        throw error;
      }
    },
    async read(path, maxBytes) {
      const target = await at(path);
      if ((await lstat(target)).size > maxBytes) throw errnoError('EFBIG', 'Longer than allowed');
      return readFile(target);
    },
    async readBack(path, sizeBytes) {
      return readFromMedium(await at(path), sizeBytes);
    },
    async createFile(path, bytes) {
      const target = await at(path);
      const handle = await open(target, 'wx');
      try {
        // Asked of the open file, not of its path: no swap can come between this answer and the bytes.
        if ((await handle.stat()).dev !== volume) throw errnoError('ENODEV', 'Opened on another file system');
        await handle.writeFile(bytes);
        await handle.sync();
      } catch (error) {
        await handle.close().catch(() => {});
        await rm(target, { force: true }).catch(() => {});
        throw error;
      }
      await handle.close();
    },
    async makeFolder(path) {
      await mkdir(await at(path));
    },
    async rename(from, to) {
      await rename(await at(from), await at(to));
    },
    async removeFile(path) {
      await rm(await at(path));
    },
    async removeFolder(path) {
      await rmdir(await at(path));
    },
    async flushFolder(path) {
      const target = await at(path);
      try {
        const handle = await open(target, 'r');
        await handle.sync().finally(() => handle.close());
      } catch (error) {
        if (!NO_FOLDER_FLUSH.has(errnoOf(error))) throw error;
      }
    },
    async space() {
      const { blocks, bavail, bsize } = await statfs(await at(''));
      return { totalBytes: blocks * bsize, freeBytes: bavail * bsize, blockBytes: bsize };
    },
  };
};

/** What tells one file system from another: the device number, which on Windows is the volume's serial number. */
async function volumeOf(root: string): Promise<number> {
  const info = await stat(root);
  if (!info.isDirectory()) throw errnoError('ENOTDIR', 'The root is no folder');
  return info.dev;
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): DiskEntry['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}
