import { statementChunks } from './insert-rows.ts';
import type { Recording } from './recording.ts';
import type { EditedField } from './tables.ts';

/** Values that a person set and did not take back. */
export type SetValues = Readonly<Partial<Record<EditedField, string>>>;

/** By device id: of each field the newest edit that is not undone. */
export async function standingEdits(
  { db, engine }: Pick<Recording, 'db' | 'engine'>,
  deviceIds: readonly string[],
): Promise<ReadonlyMap<string, SetValues>> {
  const edits = new Map<string, SetValues>();
  for (const chunk of statementChunks(deviceIds, 1, engine)) {
    const rows = await db
      .selectFrom('device_edits')
      .where('device_id', 'in', chunk)
      .where('undone_at', 'is', null)
      .orderBy('edit_id')
      .select(['device_id', 'field', 'after'])
      .execute();
    for (const { device_id, field, after } of rows) {
      edits.set(device_id, { ...edits.get(device_id), [field]: after });
    }
  }
  return edits;
}
