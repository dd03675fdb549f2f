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
import { type CanonicalForm, canonicalFormOf, HEADER_BYTES, toAscii } from '../merge/canonical-form.ts';
import { parseBlocks } from '../merge/parse-blocks.ts';
import { scanCanonical } from '../merge/scan-canonical.ts';
import { createDraftPages, type EvidenceDraft, sharedBytes } from '../store/capture-draft.ts';
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
  const rows =
    canonical?.finish() ?? parseInBlocks(file, size, limits, (share) => addTo(counters, 'bytesRead', share * left));
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

/** Reads the rows of a canonical file as its bytes come; null at the end where one of them was in any way odd. */
function canonicalReader({ columns, charBytes }: CanonicalForm, limits: CheckLimits) {
  const pages = createDraftPages();
  let rowCount = 0;
  let rest: Buffer = Buffer.alloc(0);
  let isOdd = false;
  return {
    add(bytes: Buffer): void {
      if (isOdd) return;
      const waiting = Buffer.concat([rest, bytes]);
      const text = toAscii(waiting, charBytes);
      const end = text === null ? 0 : text.lastIndexOf('\n') + 1;
      const scan = text && scanCanonical(text, 0, end, columns, limits);
      isOdd = scan === null;
      for (const scanned of scan?.rows ?? []) {
        const row = ++rowCount;
        pages.add(canonicalDraft({ ...scanned, row, issues: scanned.issues.map((found) => ({ ...found, row })) }));
      }
      rest = Buffer.from(waiting.subarray(end * charBytes));
    },
    isOdd: () => isOdd,
    finish: (): LargeRows | null =>
      isOdd || rest.length > 0 || rowCount === 0 ? null : { pages: pages.finish(), rowCount, issues: [] },
  };
}

/** @param onShare Told what share of the file each block is. */
function parseInBlocks(
  file: number,
  sizeBytes: number,
  limits: CheckLimits,
  onShare: (share: number) => void,
): LargeRows {
  const pages = createDraftPages();
  let rowCount = 0;
  const issues: Issue[] = [];
  for (const block of parseBlocks((from, length) => readAt(file, from, length), sizeBytes)) {
    for (const row of block.rows) pages.add(parsedDraft(row, limits));
    rowCount += block.rows.length;
    issues.push(...block.issues);
    onShare(block.place.length / sizeBytes);
  }
  return { pages: pages.finish(), rowCount, issues };
}
