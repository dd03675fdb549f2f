import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import { type Contention, createContention } from './contention.ts';
import type { FileIssue, MergeProgress } from './merge-report.ts';
import type { ScannedFile } from './merged-capture.ts';
import { isPlain, type RowOutline } from './row-outline.ts';
import { type ScanRules, type SourceFile, scanFiles } from './scan-files.ts';
import { fromPage, type ScannedRow } from './scanned-row.ts';

/** Rows of one part of one file: an outline of each, and in pages those that are not plain. */
export interface ReadPart {
  readonly file: ScannedFile;
  /** Rows of the file before this part, and rows of the whole merge before it. */
  readonly firstRow: number;
  readonly firstNumber: number;
  readonly outline: RowOutline;
  readonly pages: readonly string[];
}

export interface Sources {
  readonly filesRead: number;
  readonly parts: readonly ReadPart[];
  readonly contention: Contention;
  readonly issues: readonly FileIssue[];
}

export async function readSources(
  files: readonly SourceFile[],
  rules: ScanRules,
  bulk: BulkRunner,
  onProgress: (progress: MergeProgress) => void,
  signal: AbortSignal,
): Promise<Sources> {
  const total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const parts: ReadPart[] = [];
  const contention = createContention();
  const issues: FileIssue[] = [];
  let [filesRead, done, number] = [0, 0, 0];
  for await (const { source, archived, parts: scans } of scanFiles(files, rules, bulk, signal)) {
    signal.throwIfAborted();
    const { path } = source;
    let firstRow = 0;
    for (const scan of scans) {
      if (scan.form === 'unreadable') {
        issues.push({ path, issue: scan.issue });
        continue;
      }
      const { canonical, blocks, stamp, pages, outline } = scan;
      for (const issue of scan.issues) issues.push({ path, issue });
      parts.push({ file: { path, archived, canonical, blocks, stamp }, firstRow, firstNumber: number, outline, pages });
      contention.add(outline);
      firstRow += outline.rowCount;
      number += outline.rowCount;
    }
    if (scans.length > 0 && scans.every(({ form }) => form !== 'unreadable')) filesRead++;
    done += source.sizeBytes;
    onProgress({ step: 'reading', done, total });
    await nextTurn();
  }
  return { filesRead, parts, contention, issues };
}

/** A row of a part by its place in it, from 0; null for a plain one. */
export interface PlacedRow {
  readonly index: number;
  readonly row: ScannedRow | null;
}

/** How many rows are handed over before other work gets its turn: a millisecond or two. */
const SLICE = 400;

/** The rows of a part in slices, in order, with other work let in between. */
export async function* slicesOf(part: ReadPart, signal: AbortSignal): AsyncGenerator<readonly PlacedRow[]> {
  const { outline } = part;
  const told = rowsOfPages(part.pages);
  for (let from = 0; from < outline.rowCount; from += SLICE) {
    signal.throwIfAborted();
    const rows: PlacedRow[] = [];
    for (let index = from; index < Math.min(from + SLICE, outline.rowCount); index++) {
      rows.push({ index, row: isPlain(outline, index) ? null : nextOf(told) });
    }
    yield rows;
    await nextTurn();
  }
}

function* rowsOfPages(pages: readonly string[]): Generator<ScannedRow> {
  for (const page of pages) yield* fromPage(page);
}

function nextOf(rows: Generator<ScannedRow>): ScannedRow {
  const next = rows.next();
  if (next.done) throw new RangeError('The pages hold fewer rows than the outline says.');
  return next.value;
}
