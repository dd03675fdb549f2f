import type { Issue } from '../../../shared/autopilot/issues.ts';
import { toDraftPages } from '../store/capture-draft.ts';
import type { FileDraft } from '../store/record-files.ts';
import type { PlaceIssue } from '../store/record-issues.ts';
import { toEvidence } from './compress.ts';
import type { LargeFile } from './read-large.ts';
import type { FileRows } from './read-rows.ts';

/** What became of one file of a source. */
export type FileReading =
  | { readonly kind: 'read'; readonly draft: FileDraft }
  /** Each capture in it is a file of its own; the archive itself is not kept. */
  | {
      readonly kind: 'archive';
      readonly sizeBytes: number;
      readonly drafts: readonly FileDraft[];
      readonly issues: readonly PlaceIssue[];
    }
  /** It is its owner's business. */
  | { readonly kind: 'other' }
  | { readonly kind: 'failed'; readonly path: string; readonly issue: Issue };

/** The file as it goes into the store. */
export function fileDraft(
  path: string,
  bytes: Buffer,
  companion: FileDraft['companion'],
  { rows, issues }: FileRows,
): FileDraft {
  return { path, evidence: toEvidence(bytes), companion, pages: toDraftPages(rows), rowCount: rows.length, issues };
}

/** The same of a file that was read slice by slice. */
export function largeDraft(path: string, { evidence, rows }: LargeFile, companion: FileDraft['companion']): FileDraft {
  return { path, evidence, companion, ...rows };
}
