import type { StoreErrorCode } from '../../core/store/store-failure.ts';

/** How the store's thread is started. */
export interface StoreThreadData {
  /** Path of the database file; it is made where there is none. */
  readonly path: string;
  /** How long a statement waits for another process before it fails with `store-in-use`. */
  readonly busyTimeoutMs: number;
  /** Whether statements that change anything are refused. */
  readonly isForViews?: boolean;
}

/** What SQLite can bind. */
export type SqlValue = null | number | bigint | string | Uint8Array;

/** To the thread. `rows`: the statement answers with rows; otherwise with the number of rows it changed. */
export interface StoreRequest {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
  readonly answer: 'rows' | 'changes';
}

export type StoreFault =
  /** The environment is at fault. */
  | { readonly kind: 'failure'; readonly code: StoreErrorCode; readonly detail: string }
  /** The statement is at fault: a bug of ours, or a constraint that did its work. */
  | { readonly kind: 'statement'; readonly detail: string };

/** From the thread. The first one, with id 0, says whether the database could be opened. */
export type StoreResponse =
  | {
      readonly id: number;
      readonly ok: true;
      readonly rows: readonly Record<string, SqlValue>[];
      readonly changes: number;
    }
  | { readonly id: number; readonly ok: false; readonly fault: StoreFault };
