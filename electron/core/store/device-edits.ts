/**
 * Values that a person gives devices: they stand over what the captures say, also of captures that come later, until the
 * edit is undone. A long edit is made in parts, so that others can write in between. Guards that each device is
 * changed together with its line in the history or not at all, wherever it ends half way, and that neither an edit nor
 * undoing one changes what a later edit set.
 *
 * An edit of a field that captures contradict each other in answers no conflict: the captures still disagree, perhaps on
 * more than that, so the device waits until a person chooses; the value that was set stands whatever is chosen.
 */
import { type Selectable, sql } from 'kysely';
import { appendAudit } from './audit.ts';
import { type DeviceFilter, matching } from './device-filter.ts';
import { insertRows } from './insert-rows.ts';
import { reading, type Store } from './open-store.ts';
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

/** Devices that are read and written by one statement: enough to make statements worth it, few enough to keep the thread free. */
const PAGE = 200;

/**
 * Devices that one transaction changes at most, and the longest edit that is made at once: others who want to write wait
 * for a part, and it takes about a tenth of a second.
 */
export const EDIT_PART_DEVICES = 2_000;

interface Planned {
  readonly editId: string;
  readonly field: EditedField;
  /** What it changes, fixed before anything is changed, in the order of ids. */
  readonly deviceIds: readonly string[];
}
export interface PlannedEdit extends Planned {
  readonly what: 'edit';
  readonly value: string;
}
export interface PlannedUndo extends Planned {
  readonly what: 'undo';
}

/**
 * An edit of the devices that the filter lets pass now. Those that have the value already are left out.
 *
 * What is edited may leave the filter, or come into it, so it is asked once, before the first part.
 */
export async function planEdit(
  store: Store,
  filter: DeviceFilter,
  field: EditedField,
  value: string,
): Promise<PlannedEdit> {
  const { db, engine } = reading(store);
  const deviceIds = await allIds((after) =>
    db
      .selectFrom('devices')
      .where((eb) => matching(eb, filter, engine))
      .where(COLUMNS[field], '!=', value)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE_IDS)
      .select('id')
      .execute(),
  );
  return { what: 'edit', editId: store.ids.ulid(), field, value, deviceIds };
}

/** The way back from an edit, for the devices on which it still stands. */
export async function planUndo(store: Store, { editId, field }: Omit<Planned, 'deviceIds'>): Promise<PlannedUndo> {
  const deviceIds = await allIds((after) =>
    standingIn(reading(store), editId)
      .where('device_id', '>', after)
      .orderBy('device_id')
      .limit(PAGE_IDS)
      .select('device_id as id')
      .execute(),
  );
  return { what: 'undo', editId, field, deviceIds };
}

/** Ids that cross from the store's thread at once, so that taking them in is over in a moment. */
const PAGE_IDS = 5_000;

async function allIds(pageAfter: (id: string) => Promise<readonly { readonly id: string }[]>) {
  const ids: string[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page = await pageAfter(after);
    for (const { id } of page) ids.push(id);
    after = page.length < PAGE_IDS ? undefined : page.at(-1)?.id;
  }
  return ids;
}

export interface PartMade {
  /** Devices that have another value now. */
  readonly changed: number;
  /** Devices that were given another value since by a later edit: they keep it. */
  readonly changedSince: number;
}

/** Makes an edit or an undo for some of its devices, in one transaction: for all of them or for none. */
export async function makePart(
  store: Store,
  planned: PlannedEdit | PlannedUndo,
  deviceIds: readonly string[],
): Promise<PartMade> {
  return inRecording(store, async (recording) => {
    let [changed, changedSince] = [0, 0];
    for (let from = 0; from < deviceIds.length; from += PAGE) {
      const ids = deviceIds.slice(from, from + PAGE);
      const later = await setLater(recording, planned, ids);
      const free = ids.filter((id) => !later.has(id));
      changedSince += later.size;
      changed +=
        planned.what === 'edit' ? await set(recording, planned, free) : await takeBack(recording, planned, free);
    }
    const action = planned.what === 'edit' ? 'devices-edited' : 'edit-undone';
    const details = { field: planned.field, devices: changed, ...(changedSince === 0 ? {} : { changedSince }) };
    if (changed + changedSince > 0) await appendAudit(recording, action, planned.editId, details);
    return { changed, changedSince };
  });
}

/** Those of the devices on which a later edit of the same field stands. */
async function setLater({ db }: Recording, { editId, field }: Planned, ids: readonly string[]) {
  const rows = await db
    .selectFrom('device_edits')
    .where('device_id', 'in', ids)
    .where('field', '=', field)
    .where('undone_at', 'is', null)
    .where('edit_id', '>', editId)
    .select('device_id')
    .distinct()
    .execute();
  return new Set(rows.map(({ device_id }) => device_id));
}

/** @returns How many devices had another value. */
async function set(recording: Recording, { editId, field, value }: PlannedEdit, ids: readonly string[]) {
  const { db, engine, at } = recording;
  if (ids.length === 0) return 0;
  const rows = await db
    .selectFrom('devices')
    .where('id', 'in', ids)
    .where(COLUMNS[field], '!=', value)
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
  return rows.length;
}

/** @returns On how many devices the edit still stood. */
async function takeBack(recording: Recording, { editId, field }: PlannedUndo, ids: readonly string[]) {
  const { db, at } = recording;
  if (ids.length === 0) return 0;
  const rows = await standingIn(recording, editId).where('device_id', 'in', ids).select('device_id').execute();
  const standing = rows.map(({ device_id }) => device_id);
  if (standing.length === 0) return 0;
  await db
    .updateTable('device_edits')
    .set({ undone_at: at })
    .where('edit_id', '=', editId)
    .where('device_id', 'in', standing)
    .execute();
  await restoreValues(recording, field, standing);
  return standing.length;
}

const standingIn = ({ db }: Pick<Store, 'db'>, editId: string) =>
  db.selectFrom('device_edits').where('edit_id', '=', editId).where('undone_at', 'is', null);

export interface StandingEdit {
  readonly editId: string;
  readonly field: EditedField;
  readonly value: string;
  /** When it began: UTC text. */
  readonly at: string;
  /** On how many devices it stands. */
  readonly devices: number;
}

/** An edit that can be taken back. Null where it is unknown or was taken back. */
export async function standingEdit(store: Store, editId: string): Promise<StandingEdit | null> {
  const views = reading(store);
  const first = await standingIn(views, editId).orderBy('device_id').limit(1).selectAll().executeTakeFirst();
  if (first === undefined) return null;
  const { devices } = await standingIn(views, editId)
    .select((eb) => eb.fn.countAll().as('devices'))
    .executeTakeFirstOrThrow();
  return { editId, field: first.field, value: first.after, at: first.at, devices: Number(devices) };
}

/** The newest edit that can be taken back. */
export async function lastEdit(store: Store): Promise<StandingEdit | null> {
  const last = await reading(store)
    .db.selectFrom('device_edits')
    .where('undone_at', 'is', null)
    .orderBy('edit_id', 'desc')
    .limit(1)
    .select('edit_id')
    .executeTakeFirst();
  return last === undefined ? null : standingEdit(store, last.edit_id);
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
