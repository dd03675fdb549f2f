import { type Kysely, sql } from 'kysely';
import type { Engine } from '../engine.ts';

/** The columns as they were when this migration was written. */
type Before = {
  readonly devices: {
    readonly id: string;
    readonly serial: string;
    readonly manufacturer: string;
    readonly product: string;
    readonly group_tag: string;
    readonly assigned_user: string;
    readonly search_text: string;
  };
};

const PAGE = 500;

/**
 * A text to search devices in, folded by us because engines fold case beyond ASCII differently or not at all; issues of
 * whole files named by their place; and no column that nothing reads.
 */
export async function up(db: Kysely<unknown>, _engine: Engine): Promise<void> {
  await db.schema
    .alterTable('devices')
    .addColumn('search_text', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  const devices = db.withTables<Before>();
  for (let after = ''; ; ) {
    const rows = await devices
      .selectFrom('devices')
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .select(['id', 'serial', 'manufacturer', 'product', 'group_tag', 'assigned_user'])
      .execute();
    for (const { id, ...texts } of rows) {
      const search_text = Object.values(texts)
        .map((text) => text.trim().toLowerCase())
        .join('\n');
      await devices.updateTable('devices').set({ search_text }).where('id', '=', id).execute();
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  await sql`update issues set issue_key = source || '|' || path || '|' || issue_key
    where file_sha256 is not null and capture_id is null`.execute(db);
  await db.schema.alterTable('captures').dropColumn('worst_severity').execute();
}
