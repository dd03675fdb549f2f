/** The general way to a file's rows: parsed as any dialect, each hash decoded whole. */
import type { CaptureRow } from '../../../shared/autopilot/capture-row.ts';
import { type CheckLimits, checkRow } from '../../../shared/autopilot/checks/check-row.ts';
import { decodeHardwareHash } from '../../../shared/autopilot/hardware-hash/decode.ts';
import type { Issue } from '../../../shared/autopilot/issues.ts';
import { captureFactsOf } from '../../../shared/devices/capture-facts-of.ts';
import { nodeSha256 } from '../hashing.ts';
import { parseBlocks } from './parse-blocks.ts';
import { readBytes } from './read-bytes.ts';
import type { ScannedRow } from './scanned-row.ts';

export interface ParsedRows {
  readonly rows: readonly ScannedRow[];
  readonly issues: readonly Issue[];
}

/** Reads an open file block by block, so that its hashes are never all in memory. */
export function parseRows(file: number, sizeBytes: number, limits: CheckLimits): ParsedRows {
  const rows: ScannedRow[] = [];
  const issues: Issue[] = [];
  for (const block of parseBlocks((from, length) => readBytes(file, from, length), Math.max(sizeBytes, 1))) {
    for (const row of block.rows) rows.push(scannedRow(row, limits));
    issues.push(...block.issues);
  }
  return { rows, issues };
}

export function scannedRow(row: CaptureRow, limits: CheckLimits): ScannedRow {
  const decoded = row.kind === 'hash' ? decodeHardwareHash(row.hash, nodeSha256) : null;
  return {
    row: row.row,
    facts: captureFactsOf(row, decoded?.ok ? decoded.value : null, nodeSha256),
    productId: row.productId,
    issues: checkRow(row, decoded, limits),
    span: null,
    isVerbatim: false,
  };
}

/** The hashes of a file by row number; fast where rows are asked for in rising order. */
export function parsedHashes(file: number, sizeBytes: number): (row: number) => string | undefined {
  const read = (from: number, length: number) => readBytes(file, from, length);
  let blocks = parseBlocks(read, sizeBytes);
  let rows: readonly CaptureRow[] = [];
  return (number) => {
    if (number < (rows[0]?.row ?? 0)) {
      blocks = parseBlocks(read, sizeBytes);
      rows = [];
    }
    while (number > (rows.at(-1)?.row ?? 0)) {
      const block = blocks.next();
      if (block.done) return undefined;
      rows = block.value.rows;
    }
    return rows.find(({ row }) => row === number)?.hash;
  };
}
