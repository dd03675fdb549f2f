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
