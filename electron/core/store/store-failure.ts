/** Why the store could not do what was asked. The environment is at fault, so a person can mend each of them. */
export type StoreErrorCode =
  | 'store-in-use'
  | 'store-disk-full'
  | 'store-read-only'
  | 'store-damaged'
  | 'store-not-opened'
  | 'store-io'
  | 'store-newer'
  | 'store-migrations-differ'
  | 'store-migration-failed';

/** The value that callers get. `detail` is for a log: engine words, never data. */
export interface StoreError {
  readonly code: StoreErrorCode;
  readonly detail: string;
}

/** Kysely reports by exception, so a driver throws this; the edges of the store turn it into a `StoreError` value. */
export class StoreFailure extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'StoreFailure';
    this.code = code;
  }
}

/** The failure as a value; rethrows everything else, which is a bug. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreFailure) {
    return { code: error.code, detail: error.message };
  }
  throw error;
}
