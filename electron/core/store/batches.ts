import type { Store } from './open-store.ts';
import type { Recording } from './recording.ts';

export interface Batch {
  readonly name: string;
  readonly tenant: string;
  readonly groupTag: string;
  readonly orderId: string;
  readonly createdAt: string;
  readonly devices: number;
}

/** Makes sure that the batch is known; the first to name it says what it is for. */
export async function noteBatch(
  { db, at }: Recording,
  batch: { readonly batch: string; readonly tenant: string; readonly groupTag: string; readonly orderId: string },
): Promise<void> {
  if (batch.batch === '') return;
  await db
    .insertInto('batches')
    .values({
      name: batch.batch,
      tenant: batch.tenant,
      group_tag: batch.groupTag,
      order_id: batch.orderId,
      created_at: at,
    })
    .onConflict((known) => known.column('name').doNothing())
    .execute();
}

/** Every batch, newest first, with its active devices. */
export async function listBatches({ db }: Store): Promise<readonly Batch[]> {
  const rows = await db
    .selectFrom('batches')
    .select((eb) => [
      'name',
      'tenant',
      'group_tag',
      'order_id',
      'created_at',
      eb
        .selectFrom('devices')
        .whereRef('devices.batch', '=', 'batches.name')
        .where('devices.state', '=', 'active')
        .select((count) => count.fn.countAll().as('count'))
        .as('devices'),
    ])
    .orderBy('created_at', 'desc')
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    name: row.name,
    tenant: row.tenant,
    groupTag: row.group_tag,
    orderId: row.order_id,
    createdAt: row.created_at,
    devices: Number(row.devices),
  }));
}
