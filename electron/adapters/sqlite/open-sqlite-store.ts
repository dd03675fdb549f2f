import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import type { Result } from '../../../shared/result.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { RisingIds } from '../../core/ports/ids.ts';
import { openStore, type Store } from '../../core/store/open-store.ts';
import type { StoreError } from '../../core/store/store-failure.ts';
import type { Tables } from '../../core/store/tables.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

const BUSY_TIMEOUT_MS = 10_000;

export interface SqliteStoreOptions {
  /** Path of the database file; the file and its folder are made where they are missing. */
  readonly path: string;
  readonly clock: Clock;
  readonly ids: RisingIds;
  /** How long to wait for another process that writes to the same store. */
  readonly busyTimeoutMs?: number;
}

/** Opens the store in a SQLite file: its thread started, its schema up to date. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Result<Store, StoreError>> {
  const { path, clock, ids, busyTimeoutMs = BUSY_TIMEOUT_MS } = options;
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    return { ok: false, error: { code: isFull ? 'store-disk-full' : 'store-not-opened', detail: String(error) } };
  }
  const db = new Kysely<Tables>({ dialect: sqliteDialect({ path, busyTimeoutMs }) });
  // Its thread starts with the first view, so a program that shows none has none.
  const views = new Kysely<Tables>({ dialect: sqliteDialect({ path, busyTimeoutMs, isForViews: true }) });
  return openStore(db, 'sqlite', { clock, ids }, views);
}
