import { type Kysely, sql } from 'kysely';
import type { Result } from '../../../shared/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { IdSource, RisingIds } from '../ports/ids.ts';
import { ENGINES, type Engine } from './engine.ts';
import { migrateStore } from './migrate.ts';
import { type StoreError, toStoreError } from './store-failure.ts';
import type { Tables } from './tables.ts';

/** What every function of the store works on. */
export interface Store {
  readonly db: Kysely<Tables>;
  /**
   * For reading only, and only what is committed: a connection of its own where the engine gives a transaction the only
   * one, so that a view does not wait for a file of 50,000 rows to be stored.
   */
  readonly views: Kysely<Tables>;
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
  ports: { readonly clock: Clock; readonly ids: RisingIds },
  views: Kysely<Tables> = db,
): Promise<Result<Store, StoreError>> {
  const engine = ENGINES[engineName];
  const close = async () => {
    if (views !== db) await views.destroy();
    await db.destroy();
  };
  try {
    await sql`select 1`.execute(db);
    await migrateStore(db, engine);
    // What was set last is known by its id, so a clock that was set back since the last run must not make lower ones.
    const newest = await db.selectFrom('audit').orderBy('id', 'desc').limit(1).select('id').executeTakeFirst();
    if (newest !== undefined) ports.ids.startAfter(newest.id);
    return { ok: true, value: { db, views, engine, ...ports, close } };
  } catch (error) {
    await close();
    return { ok: false, error: toStoreError(error) };
  }
}

/** The same store for functions that only read, so that they see what is committed and wait for no transaction. */
export function reading(store: Store): Store {
  return { ...store, db: store.views };
}
