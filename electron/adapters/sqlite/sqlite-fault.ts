import type { StoreErrorCode } from '../../core/store/store-failure.ts';
import type { StoreFault } from './store-thread-protocol.ts';

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html) that say that the environment is at fault. */
const FAILURES: ReadonlyMap<number, StoreErrorCode> = new Map([
  [5, 'store-in-use'],
  [6, 'store-in-use'],
  [8, 'store-read-only'],
  [10, 'store-io'],
  [11, 'store-damaged'],
  [13, 'store-disk-full'],
  [14, 'store-not-opened'],
  [26, 'store-damaged'],
]);

const IO_ERROR = 10;

/**
 * What an exception of `node:sqlite` means. The detail is the engine's own words, which hold no data.
 *
 * @param isDiskFull Asked after an I/O error: SQLite reports a disk without room as one where it maps or syncs a file.
 */
export function faultOf(error: unknown, isDiskFull: () => boolean): StoreFault {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number') {
    // The low byte of an extended result code is the primary one.
    const primary = error.errcode & 0xff;
    const code = primary === IO_ERROR && isDiskFull() ? 'store-disk-full' : FAILURES.get(primary);
    if (code !== undefined) return { kind: 'failure', code, detail };
  }
  return { kind: 'statement', detail };
}
