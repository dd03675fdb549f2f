import { appendAudit } from './audit.ts';
import { statementChunks } from './insert-rows.ts';
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

/** Those of the hashes that are of files we wrote. */
export async function ownExportsAmong({ db, engine }: Store, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const own = new Set<string>();
  for (const chunk of statementChunks(hashes, 1, engine)) {
    const rows = await db.selectFrom('exports').where('sha256', 'in', chunk).select('sha256').execute();
    for (const row of rows) own.add(row.sha256);
  }
  return own;
}
