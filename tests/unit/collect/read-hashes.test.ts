import { expect, test } from 'vitest';
import { toEvidence } from '../../../electron/core/collect/compress.ts';
import { readHashes, type WantedRow } from '../../../electron/core/collect/read-hashes.ts';
import { readRows } from '../../../electron/core/collect/read-rows.ts';
import { practiceDevice } from '../../../electron/core/practice/practice-device.ts';
import { DEFAULT_CHECK_LIMITS } from '../../../shared/autopilot/checks/check-row.ts';

/** Four megabytes and a little, which is large. */
const ROWS = 1_100;
const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash';

function stored(lines: readonly string[]) {
  const bytes = Buffer.from([HEADER, ...lines, ''].join('\r\n'), 'latin1');
  const rows = readRows(bytes, DEFAULT_CHECK_LIMITS).rows.map(
    ({ row, facts }): WantedRow => ({ row, fingerprint: facts.fingerprint }),
  );
  return { evidence: toEvidence(bytes), rows };
}

const hashes = Array.from({ length: ROWS }, (_, index) => practiceDevice(index).hash);

test.each([
  ['as the script writes it', stored(hashes.map((hash, index) => `S${index},,${hash}`))],
  ['as suppliers write it', stored(hashes.map((hash, index) => `"S${index}","","${hash}"`))],
])('a large file %s is opened for its first page only, and each page has its rows', (_, { evidence, rows }) => {
  expect(evidence.sizeBytes).toBeGreaterThan(4 * 1024 * 1024);
  const first = readHashes({ files: [{ ...evidence, rows: rows.slice(0, 2) }] });
  expect(first.map(({ hash }) => hash)).toEqual(hashes.slice(0, 2));
  // What cannot be opened any more is not opened.
  const next = readHashes({ files: [{ ...evidence, content: new Uint8Array(), rows: rows.slice(1_098) }] });
  expect(next.map(({ row, hash }) => [row, hash])).toEqual([
    [1_099, hashes[1_098]],
    [1_100, hashes[1_099]],
  ]);
});

test('a row that is no longer what was stored is left out, alone', () => {
  const { evidence, rows } = stored(hashes.slice(0, 3).map((hash, index) => `S${index},,${hash}`));
  const wanted = rows.map((row) => (row.row === 2 ? { ...row, fingerprint: 'another' } : row));
  const found = readHashes({ files: [{ ...evidence, rows: [...wanted, { row: 4, fingerprint: 'x' }] }] });
  expect(found.map(({ row, hash }) => [row, hash])).toEqual([
    [1, hashes[0]],
    [3, hashes[2]],
  ]);
});

test('evidence that is damaged gives no rows', () => {
  const { evidence, rows } = stored(hashes.slice(0, 1).map((hash) => `S,,${hash}`));
  expect(readHashes({ files: [{ ...evidence, content: evidence.content.slice(1), rows }] })).toEqual([]);
});
