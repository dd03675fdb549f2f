import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

// @types/node does not declare the global; only its memory is used.
declare const WebAssembly: { Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer } };

const CHUNK_BYTES = 1024 * 1024;
const WASM_PAGE_BYTES = 64 * 1024;
const SECTOR_BYTES = 512;
const WINDOWS_NO_BUFFERING = 0x0200_0000; // UV_FS_O_DIRECT of libuv: FILE_FLAG_NO_BUFFERING

/** Flags that read past the system's cache; null where the platform has none (macOS). */
function uncachedFlags(): number | null {
  if (process.platform === 'linux') return constants.O_RDONLY | constants.O_DIRECT;
  if (process.platform === 'win32') return constants.O_RDONLY | WINDOWS_NO_BUFFERING;
  return null;
}

/** How a file system says that it has no uncached reads, or wants another alignment than we can give. */
const NOT_UNCACHED = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP']);

/** Reads up to one byte more than `sizeBytes`, which shows a file that is longer than it should be. */
export type BackReader = (path: string, sizeBytes: number) => Promise<Uint8Array>;

/**
 * Makes a reader that takes a file from the medium rather than from the system's memory, as far as that can be asked
 * for. One file at a time: it has one buffer.
 *
 * What can be promised: after the writer's flush, an uncached read (Linux, Windows) is answered by the stick's own
 * controller; whether that controller asks its flash or its own buffer nobody outside can tell. On macOS, and where a
 * file system refuses uncached reads, the bytes may come from the page cache: then the comparison proves that the
 * system took the right bytes and, through the flush, that the stick reported no error, but no more.
 */
export function createBackReader(): BackReader {
  let aligned: Uint8Array | null = null;
  return async (path, sizeBytes) => {
    const flags = uncachedFlags();
    if (flags !== null) {
      try {
        aligned ??= alignedBuffer();
        return await readWhole(path, flags, sizeBytes, aligned);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && NOT_UNCACHED.has(String(error.code)))) throw error;
      }
    }
    return readWhole(path, constants.O_RDONLY, sizeBytes, new Uint8Array(CHUNK_BYTES));
  };
}

/** Uncached reads want page-aligned memory. Node's own buffers are not aligned; WebAssembly memory is. */
function alignedBuffer(): Uint8Array {
  return new Uint8Array(new WebAssembly.Memory({ initial: CHUNK_BYTES / WASM_PAGE_BYTES }).buffer);
}

async function readWhole(path: string, flags: number, sizeBytes: number, chunk: Uint8Array): Promise<Uint8Array> {
  const whole = new Uint8Array(sizeBytes + 1);
  let length = 0;
  const handle = await open(path, flags);
  try {
    while (length <= sizeBytes) {
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, length);
      const taken = Math.min(bytesRead, whole.length - length);
      whole.set(chunk.subarray(0, taken), length);
      length += taken;
      // A short read is the end of the file; reading on from an unaligned place would be refused.
      if (bytesRead === 0 || bytesRead % SECTOR_BYTES !== 0) break;
    }
  } finally {
    await handle.close();
  }
  return whole.subarray(0, length);
}
