import type { Kysely } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import type { Engine } from './engine.ts';
import { STORE_MIGRATIONS, type StoreMigration } from './migrations.ts';
import { StoreFailure } from './store-failure.ts';
import type { Tables } from './tables.ts';

/**
 * Brings the store to the newest schema, all pending migrations in one transaction: it is then at the new version or
 * still whole at the old one. Refuses a store that a newer program has opened, and one whose history is not ours.
 *
 * @throws {StoreFailure} `store-newer`, `store-migrations-differ`, `store-migration-failed`, or what the engine says.
 */
export async function migrateStore(
  db: Kysely<Tables>,
  engine: Engine,
  migrations: readonly StoreMigration[] = STORE_MIGRATIONS,
): Promise<void> {
  checkHistory(
    await executedNames(db),
    migrations.map((migration) => migration.name),
  );
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          migrations.map(({ name, up }) => [name, { up: (target: Kysely<unknown>) => up(target, engine) }]),
        ),
    },
    nameComparator: (a, b) => (a < b ? -1 : Number(a > b)),
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (error instanceof StoreFailure) throw error;
  const failed = results?.find((result) => result.status === 'Error');
  throw new StoreFailure('store-migration-failed', `${failed?.migrationName ?? 'history'}: ${String(error)}`);
}

/** Names of the migrations that the store has had, oldest first. */
async function executedNames(db: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === DEFAULT_MIGRATION_TABLE)) return [];
  const rows = await db
    .withTables<{ [DEFAULT_MIGRATION_TABLE]: { name: string; timestamp: string } }>()
    .selectFrom(DEFAULT_MIGRATION_TABLE)
    .select('name')
    .orderBy('timestamp')
    .orderBy('name')
    .execute();
  return rows.map((row) => row.name);
}

function checkHistory(executed: readonly string[], known: readonly string[]): void {
  const newest = known.at(-1) ?? '';
  const newer = executed.find((name) => !known.includes(name) && name > newest);
  if (newer !== undefined) throw new StoreFailure('store-newer', `the store has had migration ${newer}`);
  const differs = executed.findIndex((name, index) => name !== known[index]);
  if (differs !== -1) {
    const expected = known[differs] ?? 'none';
    throw new StoreFailure('store-migrations-differ', `migration ${executed[differs]} where ${expected} belongs`);
  }
}
