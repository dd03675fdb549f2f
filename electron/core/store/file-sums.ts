import type { Issue } from '../../../shared/autopilot/issues.ts';
import { statementChunks } from './insert-rows.ts';
import { storedIssue } from './record-issues.ts';
import type { Recording } from './recording.ts';

/** What the store knows of a file. */
export interface FileSums {
  readonly captures: number;
  /** Captures of it with an open error or warning. */
  readonly needsAttention: number;
  /** The open ones of its captures. */
  readonly issues: readonly Issue[];
}

/** Issues fetched at once: a file of many rows may have one for each. */
const ISSUE_PAGE = 500;

/** By SHA-256; a file without captures may be left out. */
export async function fileSums(
  recording: Recording,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, FileSums>> {
  const { db, engine } = recording;
  const sums = new Map<string, FileSums>();
  for (const chunk of statementChunks(hashes, 1, engine)) {
    const counts = await db
      .selectFrom('captures')
      .where('file_sha256', 'in', chunk)
      .groupBy('file_sha256')
      .select((eb) => ['file_sha256', eb.fn.countAll().as('captures')])
      .execute();
    for (const row of counts) {
      sums.set(row.file_sha256, { captures: Number(row.captures), needsAttention: 0, issues: [] });
    }
    const doubtful = await db
      .selectFrom('issues')
      .where('file_sha256', 'in', chunk)
      .where('capture_id', 'is not', null)
      .where('state', '=', 'open')
      .select('file_sha256')
      .distinct()
      .execute();
    for (const { file_sha256: sha256 } of doubtful) {
      if (sha256 === null) continue;
      const captures = sums.get(sha256)?.captures ?? 0;
      sums.set(sha256, { captures, ...(await openIssues(recording, sha256)) });
    }
  }
  return sums;
}

async function openIssues({ db }: Recording, sha256: string): Promise<Omit<FileSums, 'captures'>> {
  const issues: Issue[] = [];
  const doubtful = new Set<string | null>();
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('issues')
      .where('file_sha256', '=', sha256)
      .where('capture_id', 'is not', null)
      .where('state', '=', 'open')
      .where('id', '>', after)
      .orderBy('id')
      .limit(ISSUE_PAGE)
      .select(['id', 'code', 'severity', 'row_number', 'details', 'capture_id'])
      .execute();
    for (const row of rows) {
      issues.push(storedIssue(row));
      if (row.severity !== 'note') doubtful.add(row.capture_id);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < ISSUE_PAGE) return { issues, needsAttention: doubtful.size };
    after = last.id;
  }
}
