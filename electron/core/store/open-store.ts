import { type Kysely, sql } from 'kysely';
import type { Result } from '../../../shared/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { IdSource } from '../ports/ids.ts';
import { ENGINES, type Engine } from './engine.ts';
import { migrateStore } from './migrate.ts';
import { type StoreError, toStoreError } from './store-failure.ts';
import type { Tables } from './tables.ts';

/** What every function of the store works on. */
export interface Store {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Waits for what is under way, then closes the database. */
  close(): Promise<void>;
}

/**
 * Migrates the database and hands out the store. On failure the connection is closed again and the database is as it
 * was before.
 */
export async function openStore(
  db: Kysely<Tables>,
  engineName: Engine['name'],
  ports: { readonly clock: Clock; readonly ids: IdSource },
): Promise<Result<Store, StoreError>> {
  const engine = ENGINES[engineName];
  try {
    await sql`select 1`.execute(db);
    await migrateStore(db, engine);
    return { ok: true, value: { db, engine, ...ports, close: () => db.destroy() } };
  } catch (error) {
    await db.destroy();
    return { ok: false, error: toStoreError(error) };
  }
}
