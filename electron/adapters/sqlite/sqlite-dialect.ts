import { type Dialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { SqliteThreadDriver } from './sqlite-driver.ts';
import type { StoreThreadData } from './store-thread-protocol.ts';

/** SQLite can change its schema inside a transaction; a migration that is killed then leaves the version before. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's dialect for `node:sqlite` in a worker thread. */
export function sqliteDialect(data: StoreThreadData): Dialect {
  return {
    createAdapter: () => new TransactionalSqliteAdapter(),
    createDriver: () => new SqliteThreadDriver(data),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
