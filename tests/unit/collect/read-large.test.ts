import { closeSync, fstatSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fromEvidence } from '../../../electron/core/collect/compress.ts';
import { readLarge } from '../../../electron/core/collect/read-large.ts';
import { readRows } from '../../../electron/core/collect/read-rows.ts';
import { sha256Hex } from '../../../electron/core/hashing.ts';
import { practiceDevice } from '../../../electron/core/practice/practice-device.ts';
import { fromDraftPage } from '../../../electron/core/store/capture-draft.ts';
import { DEFAULT_CHECK_LIMITS } from '../../../shared/autopilot/checks/check-row.ts';

const LIMITS = { ...DEFAULT_CHECK_LIMITS, nowMs: 1_769_940_000_000 };
const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash';
const rows = Array.from({ length: 12 }, (_, index) => practiceDevice(index));
const plain = [HEADER, ...rows.map(({ serial, hash }) => `${serial},,${hash}`), ''].join('\r\n');

const folder = mkdtempSync(join(tmpdir(), 'read-large-'));
afterAll(() => rmSync(folder, { recursive: true }));

function readSlices(bytes: Buffer, sliceBytes: number) {
  const path = join(folder, 'file.csv');
  writeFileSync(path, bytes);
  const file = openSync(path, 'r');
  try {
    return readLarge(file, fstatSync(file), LIMITS, null, sliceBytes);
  } finally {
    closeSync(file);
  }
}

const FILES = [
  { description: 'ANSI', bytes: Buffer.from(plain, 'latin1') },
  { description: 'UTF-16', bytes: Buffer.from(`\uFEFF${plain}`, 'utf16le') },
  { description: 'quoted cells', bytes: Buffer.from(plain.replace(/^(8CG\w+),/gm, '"$1",'), 'latin1') },
  { description: 'a last line without an end', bytes: Buffer.from(plain.trimEnd(), 'latin1') },
  { description: 'one odd serial', bytes: Buffer.from(plain.replace(rows[9]?.serial ?? '', 'PF5HASHL'), 'latin1') },
  {
    description: 'UTF-16 with one odd serial',
    bytes: Buffer.from(`\uFEFF${plain.replace(rows[9]?.serial ?? '', 'PF5HASHL')}`, 'utf16le'),
  },
  { description: 'an umlaut near the end', bytes: Buffer.from(plain.replace(rows[10]?.serial ?? '', 'Ä-1'), 'latin1') },
  { description: 'no rows', bytes: Buffer.from(`${HEADER}\r\n`) },
];
const CASES = FILES.flatMap((file) => [10, 1000, 5000, 1_000_000].map((sliceBytes) => ({ ...file, sliceBytes })));

test.each(CASES)('$description in slices of $sliceBytes bytes gives the rows and the bytes of the file', (given) => {
  const { bytes, sliceBytes } = given;
  const read = readSlices(bytes, sliceBytes);
  if (!read.ok) throw new Error(read.error.code);
  const { pages, rowCount, issues } = read.value.rows;
  // Bytes are JSON, which has no `undefined`.
  const expected = JSON.parse(JSON.stringify(readRows(bytes, LIMITS)));
  expect({ rows: pages.flatMap(fromDraftPage), issues }).toEqual(expected);
  expect(rowCount).toBe(expected.rows.length);
  expect(read.value.evidence.sha256).toBe(sha256Hex(bytes));
  expect(fromEvidence(read.value.evidence)).toEqual(bytes);
});
