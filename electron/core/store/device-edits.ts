/**
 * Values that a person gives devices: they stand over what the captures say, also of captures that come later, until the
 * edit is undone. Guards that an edit is made, or taken back, for all of its devices or for none, and that undoing one
 * never takes back what was set after it.
 *
 * An edit of a field that captures contradict each other in answers no conflict: the captures still disagree, perhaps on
 * more than that, so the device waits until a person chooses; the value that was set stands whatever is chosen.
 */
import { type Selectable, sql } from 'kysely';
import { appendAudit } from './audit.ts';
import { type DeviceFilter, matching } from './device-filter.ts';
import { insertRows } from './insert-rows.ts';
import type { Store } from './open-store.ts';
import { inRecording, type Recording } from './recording.ts';
import { searchText } from './search-text.ts';
import { standingEdits } from './standing-edits.ts';
import type { DevicesTable, EditedField } from './tables.ts';

const COLUMNS = { groupTag: 'group_tag', assignedUser: 'assigned_user', orderId: 'order_id' } as const;
const CAPTURED_COLUMNS = {
  groupTag: 'captured_group_tag',
  assignedUser: 'captured_assigned_user',
  orderId: 'captured_order_id',
} as const;

/** Devices that are read and written at once: enough to make statements worth it, few enough to keep the thread free. */
const PAGE = 200;

export interface EditMade {
  /** Null where no device had another value. */
  readonly editId: string | null;
  readonly changed: number;
}

/** Gives every device that the filter lets pass the value, in one transaction. Those that have it already stay as they are. */
export async function setOnDevices(
  store: Store,
  filter: DeviceFilter,
  field: EditedField,
  value: string,
): Promise<EditMade> {
  return inRecording(store, async (recording) => {
    const { db, engine, at } = recording;
    const editId = recording.newId();
    let changed = 0;
    // What is edited may leave the filter, and no device may be met twice, so the pages go by id.
    for (let after = ''; ; ) {
      const rows = await db
        .selectFrom('devices')
        .where((eb) => matching(eb, filter, engine))
        .where(COLUMNS[field], '!=', value)
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .selectAll()
        .execute();
      const edits = rows.map((row) => {
        const before = row[COLUMNS[field]];
        return { edit_id: editId, device_id: row.id, field, before, after: value, at, undone_at: null };
      });
      await insertRows(db, engine, 'device_edits', edits);
      await writeValues(
        recording,
        field,
        rows.map((row) => ({ row, value })),
      );
      changed += rows.length;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) break;
      after = last.id;
    }
    if (changed === 0) return { editId: null, changed };
    await appendAudit(recording, 'devices-edited', editId, { field, devices: changed });
    return { editId, changed };
  });
}

export interface EditUndone {
  readonly restored: number;
  /** Devices that were given another value since: they keep it. */
  readonly changedSince: number;
}

/** Takes an edit back where nothing was set over it since. Null for an edit that is unknown or was taken back before. */
export async function takeBackEdit(store: Store, editId: string): Promise<EditUndone | null> {
  return inRecording(store, async (recording) => {
    const { db, at } = recording;
    let [restored, changedSince] = [0, 0];
    let undoneField: EditedField | null = null;
    for (let after = ''; ; ) {
      const edits = await db
        .selectFrom('device_edits')
        .where('edit_id', '=', editId)
        .where('undone_at', 'is', null)
        .where('device_id', '>', after)
        .orderBy('device_id')
        .limit(PAGE)
        .select(['device_id', 'field'])
        .select((eb) =>
          eb
            .exists(
              eb
                .selectFrom('device_edits as later')
                .whereRef('later.device_id', '=', 'device_edits.device_id')
                .whereRef('later.field', '=', 'device_edits.field')
                .where('later.undone_at', 'is', null)
                .where('later.edit_id', '>', editId)
                .select('later.edit_id'),
            )
            .as('is_covered'),
        )
        .execute();
      const free = edits.filter(({ is_covered }) => !is_covered);
      const [first] = edits;
      if (first !== undefined) undoneField = first.field;
      if (first !== undefined && free.length > 0) {
        const ids = free.map(({ device_id }) => device_id);
        await db
          .updateTable('device_edits')
          .set({ undone_at: at })
          .where('edit_id', '=', editId)
          .where('device_id', 'in', ids)
          .execute();
        await restoreValues(recording, first.field, ids);
      }
      restored += free.length;
      changedSince += edits.length - free.length;
      const last = edits.at(-1);
      if (last === undefined || edits.length < PAGE) break;
      after = last.device_id;
    }
    if (undoneField === null) return null;
    await appendAudit(recording, 'edit-undone', editId, { field: undoneField, devices: restored, changedSince });
    return { restored, changedSince };
  });
}

/** Gives devices what now stands in the field: the edit before, or else what the captures say. */
async function restoreValues(recording: Recording, field: EditedField, ids: readonly string[]): Promise<void> {
  const edits = await standingEdits(recording, ids);
  const rows = await recording.db.selectFrom('devices').where('id', 'in', ids).selectAll().execute();
  await writeValues(
    recording,
    field,
    rows.map((row) => ({ row, value: edits.get(row.id)?.[field] ?? row[CAPTURED_COLUMNS[field]] })),
  );
}

interface NewValue {
  readonly row: Selectable<DevicesTable>;
  readonly value: string;
}

async function writeValues({ db }: Recording, field: EditedField, values: readonly NewValue[]): Promise<void> {
  if (values.length === 0) return;
  const lines = values.map(({ row, value }) => {
    const texts = { groupTag: row.group_tag, assignedUser: row.assigned_user, orderId: row.order_id, [field]: value };
    const { serial, manufacturer, product } = row;
    return sql`(${row.id}, ${value}, ${searchText({ serial, manufacturer, product, ...texts })})`;
  });
  // Both engines call the columns of a bare list of values like this.
  await sql`update devices set ${sql.ref(COLUMNS[field])} = changed.column2, search_text = changed.column3
    from (values ${sql.join(lines)}) as changed where devices.id = changed.column1`.execute(db);
}
