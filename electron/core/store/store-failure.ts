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

/**
 * What the codes of PostgreSQL (SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html) and of its
 * socket say of the environment. A SQLSTATE that is not here is matched by its class, the first two characters.
 */
const SERVER_FAILURES: ReadonlyMap<string, StoreErrorCode> = new Map([
  ['ECONNREFUSED', 'store-not-opened'],
  ['ENOTFOUND', 'store-not-opened'],
  ['ECONNRESET', 'store-io'],
  ['EPIPE', 'store-io'],
  ['ETIMEDOUT', 'store-io'],
  ['08', 'store-io'],
  ['57', 'store-io'],
  ['58', 'store-io'],
  ['53100', 'store-disk-full'],
  ['53', 'store-not-opened'],
  ['28', 'store-not-opened'],
  ['3D', 'store-not-opened'],
  ['55', 'store-in-use'],
  ['25006', 'store-read-only'],
  ['XX', 'store-damaged'],
]);

/** How the driver says, without a code, that the server has gone. */
const CONNECTION_LOST = /connection terminated|connection ended|not queryable/i;

/** The failure as a value; rethrows everything else, which is a bug. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreFailure) return { code: error.code, detail: error.message };
  if (!(error instanceof Error)) throw error;
  const state = 'code' in error ? String(error.code) : '';
  const code = SERVER_FAILURES.get(state) ?? (state.length === 5 ? SERVER_FAILURES.get(state.slice(0, 2)) : undefined);
  if (code !== undefined) return { code, detail: `${state}: ${error.message}` };
  if (CONNECTION_LOST.test(error.message)) return { code: 'store-io', detail: error.message };
  throw error;
}
