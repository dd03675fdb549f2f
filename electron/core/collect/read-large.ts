/**
 * Reading a capture file that is too large to hold: slice by slice, so that its bytes are never all in memory, only
 * their compressed form and what its rows say.
 */
import { createHash } from 'node:crypto';
import { fstatSync, type Stats } from 'node:fs';
import { constants, deflateRawSync } from 'node:zlib';
import type { CheckLimits } from '../../../shared/autopilot/checks/check-row.ts';
import { type Issue, issue } from '../../../shared/autopilot/issues.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import {
  CANONICAL_COLUMNS,
  type CanonicalForm,
  canonicalFormOf,
  HEADER_BYTES,
  toAscii,
} from '../merge/canonical-form.ts';
import { BLOCK_BYTES, type BlockStart, parseBlocks } from '../merge/parse-blocks.ts';
import { scanCanonical } from '../merge/scan-canonical.ts';
import { createDraftPages, type DraftPages, type EvidenceDraft, sharedBytes } from '../store/capture-draft.ts';
import { addTo, type CollectCounters } from './collect-counters.ts';
import { readAt } from './read-file.ts';
import { canonicalDraft, parsedDraft } from './read-rows.ts';

/** Even, so that no UTF-16 character is cut. */
const SLICE_BYTES = 8 * 1024 * 1024;

/** Rows as they cross to the main thread: as objects they would be twice in memory. */
export interface LargeRows {
  readonly pages: readonly Uint8Array[];
  readonly rowCount: number;
  readonly issues: readonly Issue[];
}

export interface LargeFile {
  readonly evidence: EvidenceDraft;
  readonly rows: LargeRows;
}

/**
 * The whole of an open file, if it stays as it is meanwhile.
 *
 * @param sliceBytes Even.
 */
export function readLarge(
  file: number,
  stats: Stats,
  limits: CheckLimits,
  counters: CollectCounters | null = null,
  sliceBytes: number = SLICE_BYTES,
): Result<LargeFile, Issue> {
  const { size } = stats;
  const digest = createHash('sha256');
  let readAtOnce = 0;
  const deflated: Buffer[] = [];
  const form = canonicalFormOf(readAt(file, 0, HEADER_BYTES));
  const canonical = form && canonicalReader(form, limits);
  for (let from = 0; from < size; from += sliceBytes) {
    const slice = readAt(file, from, Math.min(sliceBytes, size - from));
    digest.update(slice);
    // Slices that end with a flush are, one after another, one stream.
    const finishFlush = from + sliceBytes < size ? constants.Z_SYNC_FLUSH : constants.Z_FINISH;
    deflated.push(deflateRawSync(slice, { level: 1, finishFlush }));
    canonical?.add(slice.subarray(Math.max(0, (form?.rowsStart ?? 0) - from)));
    const isReadAtOnce = canonical?.isOdd() === false;
    if (isReadAtOnce) readAtOnce += slice.length;
    addTo(counters, 'bytesRead', isReadAtOnce ? slice.length : slice.length / 2);
  }
  // What was only hashed and deflated so far counts half; parsing it is the other half.
  const left = (size - readAtOnce) / 2;
  const pages = canonical?.pages ?? createDraftPages();
  const place = canonical?.place() ?? null;
  const issues =
    place === null || place.from < size
      ? parseInBlocks(file, size, place, limits, pages, (share) => addTo(counters, 'bytesRead', share * left))
      : [];
  const rows = { pages: pages.finish(), rowCount: pages.count(), issues };
  const after = fstatSync(file);
  if (after.size !== size || after.mtimeMs !== stats.mtimeMs) return err(issue('file-changed'));
  const content = sharedBytes(deflated.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of deflated) {
    content.set(piece, at);
    at += piece.length;
  }
  const evidence = { sha256: digest.digest('hex'), sizeBytes: size, encoding: 'deflate-raw', content } as const;
  return ok({ evidence, rows });
}

/** Reads the rows of a canonical file as its bytes come, up to the first slice in which anything is odd. */
function canonicalReader({ columns, charBytes, rowsStart }: CanonicalForm, limits: CheckLimits) {
  const pages = createDraftPages();
  let rest: Buffer = Buffer.alloc(0);
  let isOdd = false;
  // The header is a line.
  let [from, lines] = [rowsStart, 1];
  return {
    pages,
    add(bytes: Buffer): void {
      if (isOdd) return;
      const waiting = Buffer.concat([rest, bytes]);
      const text = toAscii(waiting, charBytes);
      const end = text === null ? 0 : text.lastIndexOf('\n') + 1;
      const scan = text && scanCanonical(text, 0, end, columns, limits);
      isOdd = scan === null;
      if (scan === null) return;
      for (const scanned of scan.rows) {
        const row = pages.count() + 1;
        pages.add(canonicalDraft({ ...scanned, row, issues: scanned.issues.map((found) => ({ ...found, row })) }));
      }
      lines += scan.lineCount;
      from += end * charBytes;
      rest = Buffer.from(waiting.subarray(end * charBytes));
    },
    isOdd: () => isOdd,
    /** Where the parser has to go on; null where it has to begin at the beginning. */
    place(): BlockStart | null {
      if (pages.count() === 0) return null;
      const header = `${CANONICAL_COLUMNS.slice(0, columns).join()}\r\n`;
      const prefix = charBytes === 1 ? header : Buffer.from(`\ufeff${header}`, 'utf16le').toString('latin1');
      return { from, prefix, rowsBefore: pages.count(), linesBefore: lines };
    },
  };
}

/**
 * Adds the rows from a place on, or of the whole file.
 *
 * @param onShare Told what share of what there is to parse each block is.
 */
function parseInBlocks(
  file: number,
  sizeBytes: number,
  place: BlockStart | null,
  limits: CheckLimits,
  pages: DraftPages,
  onShare: (share: number) => void,
): readonly Issue[] {
  const issues: Issue[] = [];
  const read = (from: number, length: number) => readAt(file, from, length);
  const toParse = sizeBytes - (place?.from ?? 0);
  for (const block of parseBlocks(read, sizeBytes, BLOCK_BYTES, place ?? undefined)) {
    for (const row of block.rows) pages.add(parsedDraft(row, limits));
    issues.push(...block.issues);
    onShare(block.place.length / toParse);
  }
  return issues;
}
