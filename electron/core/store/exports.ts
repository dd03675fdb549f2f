import { appendAudit } from './audit.ts';
import { insertRows, statementChunks } from './insert-rows.ts';
import type { Store } from './open-store.ts';
import { inRecording } from './recording.ts';

export interface ExportedFileRecord {
  readonly sha256: string;
  readonly fileName: string;
  /** Target of the format, such as `intune`. */
  readonly format: string;
  readonly rows: number;
  readonly sizeBytes: number;
}

/** Devices that are marked at once. */
const DEVICES_AT_ONCE = 2_000;

/** Notes files that we wrote, so that they are known for ours when they are collected. */
export async function recordExport(store: Store, files: readonly ExportedFileRecord[]): Promise<void> {
  await inRecording(store, async (recording) => {
    for (const file of files) {
      await recording.db
        .insertInto('exports')
        .values({
          sha256: file.sha256,
          file_name: file.fileName,
          format: file.format,
          row_count: file.rows,
          size_bytes: file.sizeBytes,
          written_at: recording.at,
        })
        .onConflict((known) => known.column('sha256').doNothing())
        .execute();
      await appendAudit(recording, 'exported', file.fileName, { format: file.format, rows: file.rows });
    }
  });
}

/** A file that has its name. */
export interface NamedExport {
  readonly sha256: string;
  readonly fileName: string;
  readonly deviceIds: readonly string[];
}

/**
 * Notes which devices are in files that `recordExport` knows. It comes after the files have their names: should the
 * program end between the two, devices count as not exported that are, and never the other way round.
 */
export async function recordExportedDevices(store: Store, files: readonly NamedExport[]): Promise<void> {
  if (files.length === 0) return;
  await inRecording(store, async ({ db, engine, at, newId }) => {
    for (const { sha256, fileName, deviceIds } of files) {
      // The same bytes under another name, or written once more, are another file.
      const id = newId();
      await db.insertInto('export_files').values({ id, sha256, file_name: fileName, written_at: at }).execute();
      for (let from = 0; from < deviceIds.length; from += DEVICES_AT_ONCE) {
        const chunk = deviceIds.slice(from, from + DEVICES_AT_ONCE);
        const rows = chunk.map((device_id) => ({ device_id, export_file_id: id }));
        await insertRows(db, engine, 'exported_devices', rows);
        await db
          .updateTable('devices')
          .set({ exported_at: at })
          .where('id', 'in', engine.textsOf(JSON.stringify(chunk)))
          .execute();
      }
    }
  });
}

/** Which of the hashes are of files we wrote, and which are of captures that are stored; one can be both. */
export async function knownContents(
  { db, engine }: Store,
  hashes: readonly string[],
): Promise<{ readonly exports: ReadonlySet<string>; readonly captures: ReadonlySet<string> }> {
  const [exports, captures] = [new Set<string>(), new Set<string>()];
  for (const chunk of statementChunks(hashes, 1, engine)) {
    const written = await db.selectFrom('exports').where('sha256', 'in', chunk).select('sha256').execute();
    for (const { sha256 } of written) exports.add(sha256);
    const stored = await db
      .selectFrom('evidence')
      .where('sha256', 'in', chunk)
      .where('kind', '=', 'capture')
      .select('sha256')
      .execute();
    for (const { sha256 } of stored) captures.add(sha256);
  }
  return { exports, captures };
}
