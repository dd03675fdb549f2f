/** The general way to a file's rows: parsed as any dialect. */
import type { CaptureRow } from '../../../shared/autopilot/capture-row.ts';
import { type CheckLimits, checkRow } from '../../../shared/autopilot/checks/check-row.ts';
import { decodeHardwareHash, HASH_CHARACTERS } from '../../../shared/autopilot/hardware-hash/decode.ts';
import type { EssentialHash } from '../../../shared/autopilot/hardware-hash/essential-hash.ts';
import type { HashError } from '../../../shared/autopilot/hardware-hash/types.ts';
import type { Issue } from '../../../shared/autopilot/issues.ts';
import { captureFactsOf } from '../../../shared/devices/capture-facts-of.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { nodeSha256 } from '../hashing.ts';
import { type BlockPlace, parseBlock, parseBlocks } from './parse-blocks.ts';
import { quickDecodeHash } from './quick-hash.ts';
import type { ReadBytes } from './read-bytes.ts';
import { joinOutlines, outlineOf, type RowOutline } from './row-outline.ts';
import { type ScannedRow, toPages } from './scanned-row.ts';

export interface ParsedRows {
  readonly outline: RowOutline;
  /** All rows: none of a parsed file is plain. */
  readonly pages: readonly string[];
  /** Where the hashes are found again. */
  readonly blocks: readonly BlockPlace[];
  readonly issues: readonly Issue[];
}

/** Reads block by block and keeps copies only, so that neither the hashes nor the text of a file are all in memory. */
export function parseRows(read: ReadBytes, sizeBytes: number, limits: CheckLimits): ParsedRows {
  const outlines: RowOutline[] = [];
  const pages: string[] = [];
  const blocks: BlockPlace[] = [];
  const issues: Issue[] = [];
  for (const block of parseBlocks(read, sizeBytes)) {
    const rows = block.rows.map((row) => scannedRow(row, decodedHash(row), limits));
    outlines.push(outlineOf(rows, false));
    for (const page of toPages(rows)) pages.push(page);
    blocks.push(block.place);
    for (const found of block.issues) issues.push(found);
  }
  return { outline: joinOutlines(outlines), pages, blocks, issues };
}

const NOT_BASE64 = /[^A-Za-z0-9+/]/;

/** Null for a row of another kind. A flawless hash takes the fast way, which leaves a tenth of the garbage. */
function decodedHash({ kind, hash }: CaptureRow): Result<EssentialHash, HashError> | null {
  if (kind !== 'hash') return null;
  const isClean = hash.length === HASH_CHARACTERS && !NOT_BASE64.test(hash);
  const quick = isClean ? quickDecodeHash(Buffer.from(hash, 'latin1'), 0) : null;
  return quick === null ? decodeHardwareHash(hash, nodeSha256) : ok(quick);
}

/** @param decoded What decoding the row's hash gave; null for a row of another kind. */
export function scannedRow(
  row: CaptureRow,
  decoded: Result<EssentialHash, HashError> | null,
  limits: CheckLimits,
): ScannedRow {
  return {
    row: row.row,
    facts: captureFactsOf(row, decoded?.ok ? decoded.value : null, nodeSha256),
    productId: row.productId,
    issues: checkRow(row, decoded, limits),
    span: null,
    isVerbatim: false,
    payload: decoded?.ok ? 'hash' : row.hash.trim() === '' ? 'none' : 'other',
  };
}

/** The hashes of a parsed file by row number. The block that was asked for last stays parsed. */
export function hashReader(read: ReadBytes, blocks: readonly BlockPlace[]): (row: number) => string | undefined {
  let current: BlockPlace | undefined;
  let hashes: ReadonlyMap<number, string> = new Map();
  return (row) => {
    const place = blocks.findLast(({ rowsBefore }) => rowsBefore < row);
    if (place !== undefined && place !== current) {
      const { rows } = parseBlock(read(place.from, place.length), place);
      hashes = new Map(rows.map((found) => [found.row, found.hash]));
      current = place;
    }
    return hashes.get(row);
  };
}
