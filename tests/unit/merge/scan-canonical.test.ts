import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { CANONICAL_COLUMNS, type ColumnCount, canonicalFormOf } from '../../../electron/core/merge/canonical-form.ts';
import { scannedRow } from '../../../electron/core/merge/parse-rows.ts';
import { scanParts } from '../../../electron/core/merge/scan-task.ts';
import { fromPage, type ScannedRow } from '../../../electron/core/merge/scanned-row.ts';
import { practiceDevice } from '../../../electron/core/practice/practice-device.ts';
import { MAX_LINE_CHARS } from '../../../shared/autopilot/capture-file/cells.ts';
import { parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';
import { DEFAULT_CHECK_LIMITS } from '../../../shared/autopilot/checks/check-row.ts';
import { decodeHardwareHash } from '../../../shared/autopilot/hardware-hash/decode.ts';

const folder = mkdtempSync(join(tmpdir(), 'scan-canonical-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hashes = Array.from({ length: 12 }, (_, index) => practiceDevice(index));
const cell = fc.stringMatching(/^[ !#-+\--~]{0,12}$/);
const aHash = fc.constantFrom(...hashes.map(({ hash }) => hash));
const damagedHash = fc.constantFrom(
  ...hashes.map(({ hash }) => hash.replace(/.{20}(?=A{50})/, 'BADBADBADBADBADBADBA')),
  // Foreign to base64, at the right length.
  ...hashes.map(({ hash }) => hash.replace(/.{20}(?=A{50})/, 'BAD-BAD-BAD-BAD-BAD-')),
);
const serialCell = fc.oneof(cell, fc.constantFrom(...hashes.map(({ serial }) => serial)));
const row = fc.tuple(serialCell, cell, fc.oneof({ weight: 6, arbitrary: aHash }, damagedHash), cell, cell);
/** Lines of which the parser makes something else than the row that they look like. */
const oddRow = fc.oneof(
  fc.tuple(serialCell, cell, fc.constantFrom(hashes[0]?.hash.slice(0, 3990) ?? '', '', 'T0GX', 'no'), cell, cell),
  fc.tuple(
    serialCell,
    cell,
    aHash.map((hash) => `${hash}==`),
    cell,
    cell,
  ),
  fc.constant([...CANONICAL_COLUMNS]),
  fc.tuple(fc.constantFrom('#TYPE Selected.System', '#type x', 'sep='), cell, aHash, cell, cell),
  fc.tuple(
    fc.constantFrom('Serial Number', 'AB12Device Serial Number'),
    fc.constant('Hardware Hash'),
    aHash,
    cell,
    cell,
  ),
  fc.tuple(serialCell, cell, aHash, aHash, cell),
  fc.tuple(aHash, cell, fc.constantFrom('PF1', ''), cell, cell),
  fc.tuple(serialCell, aHash, aHash, cell, cell),
  fc.tuple(fc.constant('S'.repeat(MAX_LINE_CHARS)), cell, aHash, cell, cell),
);
const file = fc.record({
  columns: fc.constantFrom<ColumnCount>(3, 4, 5),
  rows: fc.array(row, { minLength: 1, maxLength: 8 }),
  odd: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(oddRow, { minLength: 1, maxLength: 2 })),
  oddAt: fc.nat(8),
  lineEnd: fc.constantFrom('\r\n', '\n'),
  encoding: fc.constantFrom('ascii', 'utf-16le' as const),
});

/** What both ways must agree on; only the fast one knows where a row stands. */
const comparable = ({ row: number, facts, productId, issues, payload }: ScannedRow) => ({
  number,
  facts,
  productId,
  issues,
  payload,
});

function bytesOf({
  columns,
  rows,
  odd,
  oddAt,
  lineEnd,
  encoding,
}: typeof file extends fc.Arbitrary<infer T> ? T : never): Buffer {
  const all = [CANONICAL_COLUMNS, ...rows.slice(0, oddAt), ...odd, ...rows.slice(oddAt)];
  const lines = all.map((cells) => cells.slice(0, columns).join(',') + lineEnd);
  const text = lines.join('');
  return encoding === 'ascii' ? Buffer.from(text, 'latin1') : Buffer.from(`\ufeff${text}`, 'utf16le');
}

function scan(path: string, cuts: readonly number[]): readonly ScannedRow[] | 'other' {
  const edges = [0, ...cuts.toSorted((a, b) => a - b), statSync(path).size];
  const parts = edges.slice(1).map((to, index) => ({ path, from: edges[index] ?? 0, to }));
  const rows: ScannedRow[] = [];
  for (const part of scanParts({ parts, limits: DEFAULT_CHECK_LIMITS, isCopied: false })) {
    if (!('pages' in part)) return 'other';
    const before = rows.length;
    for (const found of part.pages.flatMap(fromPage)) {
      const row = found.row + before;
      rows.push({ ...found, row, issues: found.issues.map((issue) => ({ ...issue, row })) });
    }
  }
  return rows;
}

describe('the byte-level way through a canonical file', () => {
  it('gives the rows, facts and issues that parser, decoder and checks give', () => {
    let canonical = 0;
    fc.assert(
      fc.property(file, (description) => {
        const bytes = bytesOf(description);
        const path = join(folder, 'capture.csv');
        writeFileSync(path, bytes);
        const parsed = parseCaptureFile(bytes).rows.map((parsedRow) =>
          scannedRow(parsedRow, decodeHardwareHash(parsedRow.hash), DEFAULT_CHECK_LIMITS),
        );
        const scanned = scan(path, []);
        if (scanned === 'other') throw new Error('A whole file is never left to another way.');
        if (scanned.every(({ span }) => span !== null)) canonical++;
        expect(scanned.map(comparable)).toEqual(parsed.map(comparable));
      }),
      { numRuns: 300 },
    );
    expect(canonical).toBeGreaterThan(100);
  });

  it('finds the same rows at the same places wherever the file is cut into parts', () => {
    fc.assert(
      fc.property(file, fc.array(fc.nat(60_000), { maxLength: 4 }), (description, cuts) => {
        const path = join(folder, 'parts.csv');
        const bytes = bytesOf(description);
        writeFileSync(path, bytes);
        const whole = scan(path, []);
        const even = cuts.map((cut) => (cut % bytes.length) & ~1);
        const parts = scan(path, even);
        if (parts !== 'other') expect(parts).toEqual(whole);
        else expect(canonicalFormOf(bytes)).not.toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['a quoted cell', (text: string) => text.replace(hashes[0]?.serial ?? '', '"AB,C"')],
    ['a cell too many', (text: string) => text.replace(/\r\n$/, ',more\r\n')],
    ['a last line without an end', (text: string) => text.trimEnd()],
    ['a character beyond ASCII', (text: string) => text.replace(hashes[0]?.serial ?? '', 'SÉRIE')],
    ['a header in another case', (text: string) => text.replace('Device Serial', 'device serial')],
  ])('leaves %s to the parser', (_, change) => {
    const { serial, hash } = hashes[0] ?? practiceDevice(0);
    const text = `${CANONICAL_COLUMNS.slice(0, 3).join()}\r\n${serial},,${hash}\r\n`;
    const path = join(folder, 'odd.csv');
    writeFileSync(path, change(text), 'latin1');
    const rows = scan(path, []);
    expect(rows).not.toBe('other');
    expect(rows).toHaveLength(1);
    if (rows !== 'other') expect(rows[0]?.span).toBeNull();
  });
});
