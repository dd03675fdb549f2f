import { type Kysely, sql } from 'kysely';
import type { Engine } from '../engine.ts';

/** The columns as they were when this migration was written. */
type Before = {
  readonly devices: {
    readonly id: string;
    readonly order_id: string;
    readonly search_text: string;
  };
};

const PAGE = 500;

/**
 * What the window needs: values that a person set over what the captures say, the devices of each exported file, orders
 * in the search text, and indexes to find, sort and count among 100,000 devices. Each costs a part of the rate of
 * collecting, least of all where new rows land side by side, so that serials have none of their own: the search text
 * begins with them. None begins with the state, which nearly all devices share: SQLite
 * would take it for a way to find a few.
 */
export async function up(db: Kysely<unknown>, _engine: Engine): Promise<void> {
  await addColumns(db);
  await addTables(db);
  await addOrdersToSearchText(db);
  await addIndexes(db);
}

async function addColumns({ schema }: Kysely<unknown>): Promise<void> {
  for (const column of ['captured_group_tag', 'captured_assigned_user', 'captured_order_id']) {
    await schema
      .alterTable('devices')
      .addColumn(column, 'text', (text) => text.notNull().defaultTo(''))
      .execute();
  }
  await schema.alterTable('devices').addColumn('exported_at', 'text').execute();
}

async function addTables({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('device_edits')
    .addColumn('edit_id', 'text', (column) => column.notNull())
    .addColumn('device_id', 'text', (column) => column.notNull().references('devices.id'))
    .addColumn('field', 'text', (column) => column.notNull())
    .addColumn('before', 'text', (column) => column.notNull())
    .addColumn('after', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('undone_at', 'text')
    .addPrimaryKeyConstraint('device_edits_pk', ['edit_id', 'device_id'])
    .execute();
  await schema.createIndex('device_edits_device').on('device_edits').columns(['device_id', 'field']).execute();
  await schema
    .createTable('export_files')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('sha256', 'text', (column) => column.notNull().references('exports.sha256'))
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('written_at', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('exported_devices')
    .addColumn('device_id', 'text', (column) => column.notNull().references('devices.id'))
    .addColumn('export_file_id', 'text', (column) => column.notNull().references('export_files.id'))
    .addPrimaryKeyConstraint('exported_devices_pk', ['device_id', 'export_file_id'])
    .execute();
}

async function addOrdersToSearchText(db: Kysely<unknown>): Promise<void> {
  await sql`update devices set captured_group_tag = group_tag, captured_assigned_user = assigned_user,
    captured_order_id = order_id`.execute(db);
  const devices = db.withTables<Before>();
  for (let after = ''; ; ) {
    const rows = await devices
      .selectFrom('devices')
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .select(['id', 'order_id', 'search_text'])
      .execute();
    for (const { id, order_id, search_text } of rows) {
      const text = `${search_text}\n${order_id.trim().toLowerCase()}`;
      await devices.updateTable('devices').set({ search_text: text }).where('id', '=', id).execute();
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

async function addIndexes(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'devices_captured on devices (captured_at, id, state)',
    'devices_collected on devices (last_seen_at, id, state)',
    'devices_search on devices (id, state, search_text)',
    'devices_current on devices (current_capture_id, state, id)',
    'devices_model on devices (lower(manufacturer), lower(product), id, state)',
    `devices_user on devices ((assigned_user = ''), lower(assigned_user), id, state)`,
    'devices_batch on devices (batch, state, id)',
    'devices_group_tag on devices (group_tag, state, id)',
    'devices_order on devices (order_id, state, id)',
    'devices_stick on devices (stick_id, state, id)',
    'devices_not_exported on devices (id, state) where exported_at is null',
    `issues_open on issues (severity, capture_id, code) where state = 'open'`,
  ];
  for (const statement of statements) await sql.raw(`create index ${statement}`).execute(db);
}
