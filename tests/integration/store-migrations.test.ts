import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sqliteDialect } from '../../electron/adapters/sqlite/sqlite-dialect.ts';
import { ENGINES } from '../../electron/core/store/engine.ts';
import { migrateStore } from '../../electron/core/store/migrate.ts';
import { STORE_MIGRATIONS, type StoreMigration } from '../../electron/core/store/migrations.ts';
import type { Tables } from '../../electron/core/store/tables.ts';

/**
 * A store at each version, as the version before it left it, with data in every table that the migration touches: what
 * to put in before the migration of this name, and what must be true after it. Every migration has an entry.
 */
interface MigrationCase {
  readonly before: (db: Kysely<Tables>) => Promise<void>;
  readonly after: (db: Kysely<Tables>) => Promise<void>;
}
const CASES: Readonly<Record<string, MigrationCase>> = {
  '0001-first': {
    before: async () => undefined,
    after: async (db) => {
      const tables = await db.introspection.getTables();
      expect(tables.map((table) => table.name)).toEqual([
        'audit',
        'batches',
        'captures',
        'conflict_members',
        'conflicts',
        'devices',
        'evidence',
        'exports',
        'issues',
        'sightings',
        'sticks',
        'trips',
        'write_turn',
      ]);
      expect(await db.selectFrom('write_turn').selectAll().execute()).toEqual([{ id: 1, turn: 0 }]);
    },
  },
  '0002-search-text': {
    before: (db) => putVersion1(db),
    after: async (db) => {
      const devices = await db.selectFrom('devices').select(['id', 'search_text']).execute();
      expect(devices).toEqual([{ id: 'd', search_text: 'sn1\néclair\ngröße\ntag\nzoë@example.com' }]);
      const issues = await db.selectFrom('issues').select('issue_key').orderBy('id').execute();
      expect(issues.map(({ issue_key }) => issue_key)).toEqual(['S|p/q|e:1', 'e:2']);
      const captures = await db.selectFrom('captures').selectAll().execute();
      expect(captures).toMatchObject([{ id: 'c', serial: 'SN1' }]);
      expect(captures[0]).not.toHaveProperty('worst_severity');
    },
  },
  '0003-window': {
    before: (db) => putVersion2(db),
    after: async (db) => {
      const devices = await db.selectFrom('devices').selectAll().execute();
      expect(devices).toMatchObject([
        {
          id: 'd',
          group_tag: 'TAG',
          captured_group_tag: 'TAG',
          assigned_user: 'zoë@example.com',
          captured_assigned_user: 'zoë@example.com',
          order_id: 'ÖRDER 7',
          captured_order_id: 'ÖRDER 7',
          search_text: 'sn1\néclair\ngröße\ntag\nzoë@example.com\nörder 7',
          exported_at: null,
        },
      ]);
      const tables = (await db.introspection.getTables()).map((table) => table.name);
      expect(tables).toEqual(expect.arrayContaining(['device_edits', 'export_files', 'exported_devices']));
      expect(await db.selectFrom('exports').select('sha256').execute()).toEqual([{ sha256: 'x' }]);
    },
  },
};

/** A device with an order, and an export, as version 2 has them. */
async function putVersion2(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `insert into devices (id, identity_key, split_key, state, current_capture_id, serial, manufacturer, product, group_tag,
      assigned_user, search_text, order_id, batch, first_seen_at, last_seen_at)
      values ('d', 'i', '', 'active', 'c', 'SN1', 'ÉCLAIR', 'Größe', 'TAG', 'zoë@example.com',
      'sn1' || char(10) || 'éclair' || char(10) || 'größe' || char(10) || 'tag' || char(10) || 'zoë@example.com',
      'ÖRDER 7', '', 't', 't')`,
    `insert into exports (sha256, file_name, format, row_count, size_bytes, written_at)
      values ('x', 'intune.csv', 'intune', 1, 1, 't')`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** A device and two issues as version 1 has them: one of a whole file, one of a capture. */
async function putVersion1(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `insert into evidence (sha256, kind, size_bytes, encoding, content, first_seen_at) values ('e', 'capture', 0, 'none', x'', 't')`,
    `insert into devices (id, identity_key, split_key, state, current_capture_id, serial, manufacturer, product, group_tag,
      assigned_user, order_id, batch, first_seen_at, last_seen_at)
      values ('d', 'i', '', 'active', 'c', ' SN1', 'ÉCLAIR', 'Größe', 'TAG', 'Zoë@Example.com', '', '', 't', 't')`,
    `insert into captures (id, file_sha256, row_number, kind, serial, serial_key, product_id, group_tag, assigned_user,
      manufacturer, product, fingerprint, worst_severity, standing, device_id, batch, order_id, collected_at)
      values ('c', 'e', 1, 'hash', 'SN1', 'sn1', '', '', '', '', '', '', 'error', 'counts', 'd', '', '', 't')`,
    `insert into issues (id, issue_key, code, severity, details, source, path, file_sha256, capture_id, state, opened_at,
      last_seen_at) values ('1', 'e:1', 'file-cut-off', 'error', '{}', 'S', 'p/q', 'e', null, 'open', 't', 't'),
      ('2', 'e:2', 'hash-checksum', 'error', '{}', 'S', 'p/q', 'e', 'c', 'open', 't', 't')`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

let folder: string;
const open: Kysely<Tables>[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hash-courier-migrations-'));
});
afterEach(async () => {
  for (const db of open.splice(0)) await db.destroy();
  await rm(folder, { recursive: true, force: true });
});

function openDatabase(): Kysely<Tables> {
  const db = new Kysely<Tables>({
    dialect: sqliteDialect({ path: join(folder, 'store.sqlite'), busyTimeoutMs: 1000 }),
  });
  open.push(db);
  return db;
}

const migrate = (db: Kysely<Tables>, migrations: readonly StoreMigration[]) =>
  migrateStore(db, ENGINES.sqlite, migrations);

const extra = (name: string): StoreMigration => ({
  name,
  up: async (db) => {
    await sql`create table ${sql.table(name)} (id integer)`.execute(db);
  },
});

test.each(STORE_MIGRATIONS.map(({ name }, index) => ({ name, index })))(
  'migration $name takes a store of the version before, with data in it, to its own',
  async ({ name, index }) => {
    const db = openDatabase();
    await migrate(db, STORE_MIGRATIONS.slice(0, index));
    await CASES[name]?.before(db);
    await migrate(db, STORE_MIGRATIONS.slice(0, index + 1));
    const after = CASES[name]?.after;
    expect(after, `${name} has no case here`).toBeDefined();
    await after?.(db);
  },
);

test('migrating twice changes nothing', async () => {
  const db = openDatabase();
  await migrate(db, STORE_MIGRATIONS);
  await expect(migrate(db, STORE_MIGRATIONS)).resolves.toBeUndefined();
});

test('names of migrations rise, so that the order in which they are listed is the order in which they run', () => {
  const names = STORE_MIGRATIONS.map((migration) => migration.name);
  expect(names).toEqual(names.toSorted());
  expect(new Set(names).size).toBe(names.length);
});

test.each([
  { description: 'newer', had: ['0001-a', '0002-b'], known: ['0001-a'], code: 'store-newer' },
  { description: 'missing', had: ['0001-a', '0002-b'], known: ['0002-b', '0003-c'], code: 'store-migrations-differ' },
  { description: 'renamed', had: ['0001-a', '0002-b'], known: ['0001-a', '0002-x'], code: 'store-migrations-differ' },
  {
    description: 'reordered',
    had: ['0001-a', '0003-c'],
    known: ['0001-a', '0002-b', '0003-c'],
    code: 'store-migrations-differ',
  },
])('a store with a $description migration is refused and left as it is', async ({ had, known, code }) => {
  const db = openDatabase();
  await migrate(db, had.map(extra));
  await expect(migrate(db, known.map(extra))).rejects.toMatchObject({ code });
  const tables = await db.introspection.getTables();
  expect(tables.map((table) => table.name)).toEqual(had);
});

test('a migration that fails leaves the version before, whole', async () => {
  const db = openDatabase();
  await migrate(db, [extra('0001-a')]);
  const failing: StoreMigration = {
    name: '0003-c',
    up: async (target) => {
      await sql`create table half (id integer)`.execute(target);
      throw new Error('half-way');
    },
  };
  await expect(migrate(db, [extra('0001-a'), extra('0002-b'), failing])).rejects.toMatchObject({
    code: 'store-migration-failed',
    message: expect.stringContaining('0003-c'),
  });
  const tables = await db.introspection.getTables();
  expect(tables.map((table) => table.name)).toEqual(['0001-a']);
});

test('two programs that migrate at once both end with the whole schema', async () => {
  const databases = [openDatabase(), openDatabase()];
  await Promise.all(databases.map((db) => migrate(db, STORE_MIGRATIONS)));
  const first = await databases[0]?.introspection.getTables();
  expect(first).toContainEqual(expect.objectContaining({ name: 'exported_devices' }));
  for (const db of databases) expect(await db.introspection.getTables()).toEqual(first);
});
