import type { EvidenceDraft } from './capture-draft.ts';
import { statementChunks } from './insert-rows.ts';
import type { Store } from './open-store.ts';

/** Whether bytes of this SHA-256 are stored for good, so that their copy on a stick may go. */
export async function isEvidenceStored({ db }: Store, sha256: string): Promise<boolean> {
  const row = await db.selectFrom('evidence').where('sha256', '=', sha256).select('sha256').executeTakeFirst();
  return row !== undefined;
}

/** The stored bytes of these files, in no particular order. */
export async function readEvidence(
  { db, engine }: Store,
  hashes: readonly string[],
): Promise<readonly EvidenceDraft[]> {
  const found: EvidenceDraft[] = [];
  for (const chunk of statementChunks(hashes, 1, engine)) {
    const rows = await db
      .selectFrom('evidence')
      .where('sha256', 'in', chunk)
      .select(['sha256', 'size_bytes as sizeBytes', 'encoding', 'content'])
      .execute();
    found.push(...rows);
  }
  return found;
}
