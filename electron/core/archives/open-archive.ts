/**
 * The one place that knows the library: libarchive, compiled to WebAssembly. It reads in the module's own memory, so what
 * a malformed archive may break stays in there; whoever reads only ever sees bytes and messages.
 */
import { err, ok, type Result } from '../../../shared/result.ts';

/** What is used of the library, whose own types leave its module open. Pointers are numbers; 0 is none. */
interface Library {
  readonly module: {
    /** Another object after each growth of the memory. */
    readonly HEAPU8: Uint8Array;
    _malloc(sizeBytes: number): number;
    _free(pointer: number): void;
    _archive_read_new_memory(data: number, sizeBytes: number, passphrase: number): number;
    _archive_read_next_entry(archive: number): number;
    _archive_read_data(archive: number, buffer: number, sizeBytes: number): number;
    _archive_read_free(archive: number): number;
    _archive_entry_filetype(entry: number): number;
    _archive_entry_is_encrypted(entry: number): number;
  };
  entry_pathname(entry: number): string;
  /** Empty where the last call had nothing to say. */
  error_string(archive: number): string;
}

export interface OpenEntry {
  /** As the archive has it; empty where it is in an encoding that cannot be known. */
  readonly name: string;
  /** False for folders, links and the like. */
  readonly isFile: boolean;
  readonly isEncrypted: boolean;
}

/** A step into an archive, or the library's words for why it could not be made. */
export type Step<T> = Result<T, string>;

export interface OpenArchive {
  /** The next entry, null after the last one. After a failure the next call may still succeed. */
  next(): Step<OpenEntry | null>;
  /** The next bytes of the entry, at most `CHUNK_BYTES`, null at its end. They are valid until the next call. */
  read(): Step<Uint8Array | null>;
  close(): void;
}

export const CHUNK_BYTES = 64 * 1024;
const REGULAR_FILE = 0o100000;
/** A module whose memory has grown beyond this is let go after use, as that memory never shrinks. */
const KEPT_HEAP_BYTES = 64 * 1024 * 1024;

let idle: Library | null = null;

/** A module of this thread; one that has met anything wrong is not used again. */
async function takeLibrary(): Promise<Library> {
  const library = idle;
  idle = null;
  if (library !== null) return library;
  const { libarchiveWasm } = await import('libarchive-wasm');
  const silent = () => undefined;
  // The functions named above are those that the package exports; its types say nothing of them.
  return (await libarchiveWasm({ print: silent, printErr: silent })) as unknown as Library;
}

/** Gives `work` a way to open archives, all in one module's memory, which is given back afterwards. */
export async function withArchives<T>(work: (open: (bytes: Uint8Array) => Step<OpenArchive>) => T): Promise<T> {
  const library = await takeLibrary();
  let isSound = true;
  const result = work((bytes) => openArchive(library, bytes, () => (isSound = false)));
  if (isSound && library.module.HEAPU8.length <= KEPT_HEAP_BYTES) idle = library;
  return result;
}

function openArchive(library: Library, bytes: Uint8Array, onTrouble: () => void): Step<OpenArchive> {
  const { module } = library;

  /** A trap in the module is an archive that cannot be read, like any other. */
  function attempt<T>(step: () => Step<T>): Step<T> {
    let result: Step<T>;
    try {
      result = step();
    } catch (error) {
      result = err(error instanceof Error ? error.message : String(error));
    }
    if (!result.ok) onTrouble();
    return result;
  }

  return attempt(() => {
    const data = module._malloc(Math.max(bytes.length, 1));
    const buffer = module._malloc(CHUNK_BYTES);
    if (data === 0 || buffer === 0) return err('out of memory');
    module.HEAPU8.set(bytes, data);
    const archive = module._archive_read_new_memory(data, bytes.length, 0);
    if (archive === 0) return err('not an archive');

    const failure = () => err(library.error_string(archive) || 'unknown');
    return ok({
      next: () =>
        attempt(() => {
          const entry = module._archive_read_next_entry(archive);
          if (entry === 0) return library.error_string(archive) === '' ? ok(null) : failure();
          const name = library.entry_pathname(entry);
          const isFile = module._archive_entry_filetype(entry) === REGULAR_FILE;
          return ok({ name, isFile, isEncrypted: module._archive_entry_is_encrypted(entry) !== 0 });
        }),
      read: () =>
        attempt(() => {
          const count = module._archive_read_data(archive, buffer, CHUNK_BYTES);
          if (count < 0) return failure();
          return ok(count === 0 ? null : module.HEAPU8.subarray(buffer, buffer + count));
        }),
      close() {
        attempt(() => {
          module._archive_read_free(archive);
          module._free(buffer);
          module._free(data);
          return ok(null);
        });
      },
    });
  });
}
