import type { HistoryEntry } from '../../../shared/ipc/devices.ts';
import type { DeviceHistory } from '../store/device-history.ts';
import type { Store } from '../store/open-store.ts';
import { cut } from './bounded.ts';
import type { NumberOf } from './stick-numbers.ts';

const MOST_ENTRIES = 500;

/** What happened to a device by our own clock, newest first: collected, edited, decided, exported. */
export async function deviceHistory(
  { db }: Store,
  { device, captures, conflicts }: DeviceHistory,
  numberOf: NumberOf,
): Promise<readonly HistoryEntry[]> {
  const edits = await db
    .selectFrom('device_edits')
    .where('device_id', '=', device.id)
    .orderBy('edit_id', 'desc')
    .limit(MOST_ENTRIES)
    .selectAll()
    .execute();
  const exports = await db
    .selectFrom('exported_devices')
    .innerJoin('export_files', 'export_files.id', 'exported_devices.export_file_id')
    .where('exported_devices.device_id', '=', device.id)
    .orderBy('export_files.id', 'desc')
    .limit(MOST_ENTRIES)
    .select(['export_files.file_name', 'export_files.written_at'])
    .execute();
  const entries: HistoryEntry[] = [
    ...exports.map(
      (row): HistoryEntry => ({ what: 'exported', at: row.written_at, fileName: cut(row.file_name, 300) }),
    ),
    ...edits.map(
      (row): HistoryEntry => ({
        what: 'edited',
        at: row.at,
        edit: row.edit_id,
        field: row.field,
        from: cut(row.before),
        to: cut(row.after),
        wasUndone: row.undone_at !== null,
      }),
    ),
    ...conflicts.flatMap(({ id, resolvedAt, choice }): HistoryEntry[] =>
      resolvedAt === null || choice === null
        ? []
        : [{ what: 'conflict-resolved', at: resolvedAt, conflictId: id, choice }],
    ),
    ...captures.toReversed().map(
      ({ collectedAt, stickId, sightings: [first] }): HistoryEntry => ({
        what: 'captured',
        at: collectedAt,
        stickNumber: numberOf(stickId),
        path: cut(first?.path ?? '', 4_096),
      }),
    ),
  ];
  return entries.toSorted((a, b) => (a.at > b.at ? -1 : Number(a.at < b.at))).slice(0, MOST_ENTRIES);
}
