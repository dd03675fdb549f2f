import type { Kysely } from 'kysely';
import type { Engine } from '../engine.ts';

/** The first schema. `electron/core/store/tables.ts` says what each column means. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { schema } = db;

  await schema
    .createTable('evidence')
    .addColumn('sha256', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('size_bytes', 'integer', (column) => column.notNull())
    .addColumn('encoding', 'text', (column) => column.notNull())
    .addColumn('content', engine.bytes, (column) => column.notNull())
    .addColumn('companion_sha256', 'text', (column) => column.references('evidence.sha256'))
    .addColumn('first_seen_at', 'text', (column) => column.notNull())
    .execute();

  await schema
    .createTable('sightings')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull().references('evidence.sha256'))
    .addColumn('first_seen_at', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('sightings_pk', ['sha256', 'source', 'path'])
    .execute();

  await schema
    .createTable('devices')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('identity_key', 'text', (column) => column.notNull())
    .addColumn('split_key', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('current_capture_id', 'text', (column) => column.notNull())
    .addColumn('serial', 'text', (column) => column.notNull())
    .addColumn('manufacturer', 'text', (column) => column.notNull())
    .addColumn('product', 'text', (column) => column.notNull())
    .addColumn('group_tag', 'text', (column) => column.notNull())
    .addColumn('assigned_user', 'text', (column) => column.notNull())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('batch', 'text', (column) => column.notNull())
    .addColumn('stick_id', 'text')
    .addColumn('captured_at', 'text')
    .addColumn('first_seen_at', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('devices_identity', ['identity_key', 'split_key'])
    .execute();

  await schema
    .createTable('captures')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('file_sha256', 'text', (column) => column.notNull().references('evidence.sha256'))
    .addColumn('row_number', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('serial', 'text', (column) => column.notNull())
    .addColumn('serial_key', 'text', (column) => column.notNull())
    .addColumn('other_serial_key', 'text')
    .addColumn('product_id', 'text', (column) => column.notNull())
    .addColumn('group_tag', 'text', (column) => column.notNull())
    .addColumn('assigned_user', 'text', (column) => column.notNull())
    .addColumn('manufacturer', 'text', (column) => column.notNull())
    .addColumn('product', 'text', (column) => column.notNull())
    .addColumn('hash_serial', 'text')
    .addColumn('uuid', 'text')
    .addColumn('ek_sha256', 'text')
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('captured_at', 'text')
    .addColumn('worst_severity', 'text')
    .addColumn('standing', 'text', (column) => column.notNull())
    .addColumn('settled_by', 'text')
    .addColumn('device_id', 'text', (column) => column.notNull().references('devices.id'))
    .addColumn('stick_id', 'text')
    .addColumn('trip', 'integer')
    .addColumn('batch', 'text', (column) => column.notNull())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('collected_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('captures_row', ['file_sha256', 'row_number'])
    .execute();
  await schema.createIndex('captures_device').on('captures').column('device_id').execute();
  await schema.createIndex('captures_serial').on('captures').column('serial_key').execute();
  await schema.createIndex('captures_trip').on('captures').columns(['stick_id', 'trip']).execute();
  await schema
    .createIndex('captures_other_serial')
    .on('captures')
    .column('other_serial_key')
    .where('other_serial_key', 'is not', null)
    .execute();

  await schema
    .createTable('sticks')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'integer', (column) => column.unique())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('batch', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('group_tag', 'text', (column) => column.notNull())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('kit_version', 'text', (column) => column.notNull())
    .addColumn('manifest', 'text', (column) => column.notNull())
    .addColumn('trip', 'integer', (column) => column.notNull())
    .addColumn('first_staged_at', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'text', (column) => column.notNull())
    .execute();

  await schema
    .createTable('trips')
    .addColumn('stick_id', 'text', (column) => column.notNull().references('sticks.id'))
    .addColumn('trip', 'integer', (column) => column.notNull())
    .addColumn('batch', 'text', (column) => column.notNull())
    .addColumn('group_tag', 'text', (column) => column.notNull())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('staged_at', 'text', (column) => column.notNull())
    .addColumn('returned_at', 'text')
    .addPrimaryKeyConstraint('trips_pk', ['stick_id', 'trip'])
    .execute();

  await schema
    .createTable('batches')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('group_tag', 'text', (column) => column.notNull())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();

  await schema
    .createTable('issues')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('issue_key', 'text', (column) => column.notNull().unique())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('severity', 'text', (column) => column.notNull())
    .addColumn('row_number', 'integer')
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('file_sha256', 'text', (column) => column.references('evidence.sha256'))
    .addColumn('capture_id', 'text', (column) => column.references('captures.id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'text', (column) => column.notNull())
    .addColumn('resolved_at', 'text')
    .execute();
  await schema.createIndex('issues_capture').on('issues').column('capture_id').execute();
  await schema.createIndex('issues_place').on('issues').columns(['source', 'path']).execute();
  await schema.createIndex('issues_file').on('issues').columns(['file_sha256', 'id']).execute();

  await schema
    .createTable('conflicts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('serial', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('older_capture_id', 'text', (column) => column.notNull().references('captures.id'))
    .addColumn('newer_capture_id', 'text', (column) => column.notNull().references('captures.id'))
    .addColumn('contested', 'text', (column) => column.notNull())
    .addColumn('resolutions', 'text', (column) => column.notNull())
    .addColumn('choice', 'text')
    .addColumn('kept_identity_key', 'text')
    .addColumn('opened_at', 'text', (column) => column.notNull())
    .addColumn('resolved_at', 'text')
    .execute();

  await schema
    .createTable('conflict_members')
    .addColumn('conflict_id', 'text', (column) => column.notNull().references('conflicts.id'))
    .addColumn('device_id', 'text', (column) => column.notNull().references('devices.id'))
    .addPrimaryKeyConstraint('conflict_members_pk', ['conflict_id', 'device_id'])
    .execute();
  await schema.createIndex('conflict_members_device').on('conflict_members').column('device_id').execute();

  await schema
    .createTable('exports')
    .addColumn('sha256', 'text', (column) => column.primaryKey())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('row_count', 'integer', (column) => column.notNull())
    .addColumn('size_bytes', 'integer', (column) => column.notNull())
    .addColumn('written_at', 'text', (column) => column.notNull())
    .execute();

  await schema
    .createTable('audit')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .execute();
  for (const statement of engine.appendOnly('audit')) {
    await statement.execute(db);
  }

  await schema
    .createTable('write_turn')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('turn', 'integer', (column) => column.notNull())
    .execute();
  await db
    .withTables<{ write_turn: { id: number; turn: number } }>()
    .insertInto('write_turn')
    .values({ id: 1, turn: 0 })
    .execute();
}
