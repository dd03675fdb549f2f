import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  IMPORT_FORMATS,
  IMPORT_TARGETS,
  type ImportRow,
  type ImportTarget,
  importFileName,
} from '../../../shared/autopilot/import-file/import-format.ts';
import { printImportHeader, printImportRow } from '../../../shared/autopilot/import-file/print-import-row.ts';
import { A_HASH, GOLDEN_ROWS, importRow } from './import-file-rows.ts';

/** Header and rows as whoever writes a file puts them together; the rows that cannot be carried are counted. */
function printed(target: ImportTarget, rows: readonly ImportRow[]) {
  const lines = rows.map((row) => printImportRow(target, row));
  const text = printImportHeader(target) + lines.map((line) => (line.ok ? line.value : '')).join('');
  return { text, leftOut: lines.filter((line) => !line.ok).length };
}

describe('the files', () => {
  it.each(IMPORT_TARGETS)(
    'trap 6: for %s have no quote, no byte order mark and no UTF-16, and end every line in CRLF',
    (target) => {
      const content = printed(target, GOLDEN_ROWS).text;
      expect(content).toMatch(/^(?:[\x20\x21\x23-\x7e]*\r\n)+$/);
    },
  );

  it.each(IMPORT_TARGETS)('trap 5: for %s hold a line a device, not the words of an array', (target) => {
    const content = printed(target, GOLDEN_ROWS).text;
    const lines = content.split('\r\n').slice(IMPORT_FORMATS[target].header === null ? 0 : 1, -1);
    expect(lines).toHaveLength(GOLDEN_ROWS.length);
    GOLDEN_ROWS.forEach((row, index) => {
      expect(lines[index]?.split(',')).toContain(row.serial.trim());
      expect(lines[index]?.split(',')).toHaveLength(IMPORT_FORMATS[target].columns.length);
    });
  });

  it.each(['intune', 'merged'] as const)(
    'trap 2: for %s always have all five columns, so a later row keeps its tag and user',
    (target) => {
      const rows = [importRow(), importRow({ groupTag: 'Depot-B', assignedUser: 'lee@example.com' })];
      const content = printed(target, rows).text;
      expect(content).toContain('Hardware Hash,Group Tag,Assigned User\r\n');
      expect(content).toContain(',Depot-B,lee@example.com\r\n');
    },
  );
});

describe('the names of files', () => {
  it('names parts so that they sort', () => {
    expect(importFileName('intune', 1, 200)).toBe('intune-001-of-200.csv');
    expect(importFileName('intune', 200, 200)).toBe('intune-200-of-200.csv');
  });
});

describe('what is printed', () => {
  const printable = fc.stringMatching(/^[\x20\x21\x23-\x2b\x2d-\x7e]{0,40}$/);
  const word = fc.stringMatching(/^[\x21\x23-\x2b\x2d-\x7e]{1,20}$/);
  const base64 = fc.stringMatching(/^[A-Za-z0-9+/]{1,16}$/).map((seed) => seed.padEnd(4000, seed));
  const anyRow: fc.Arbitrary<ImportRow> = fc.record({
    serial: word,
    productId: printable,
    hash: base64,
    groupTag: printable,
    assignedUser: printable,
    manufacturer: word,
    model: word,
  });

  it.each(IMPORT_TARGETS)('for %s reads back as the same values, white space around them aside', (target) => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 5 }), (rows) => {
        const { text, leftOut } = printed(target, rows);
        const parsed = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' });
        const { header, columns } = IMPORT_FORMATS[target];
        const expected = rows.map((row) => columns.map((field) => row[field].trim()));
        expect(leftOut).toBe(0);
        expect(parsed.errors).toEqual([]);
        // The last line ends as the others do, which PapaParse shows as one empty row.
        expect(parsed.data).toEqual([...(header === null ? [] : [header.split(',')]), ...expected, ['']]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(IMPORT_TARGETS)(
    'for %s any text at all either stands in the file as it is or leaves its row out',
    (target) => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 12 }), fc.nat(6), (value, which) => {
          const field = IMPORT_FORMATS[target].columns[which % IMPORT_FORMATS[target].columns.length] ?? 'serial';
          const { text, leftOut } = printed(target, [importRow({ [field]: value })]);
          if (leftOut === 1) expect(text).toBe(printImportHeader(target));
          if (leftOut === 1) return;
          const row = text.split('\r\n').at(-2);
          expect(row?.split(',')[IMPORT_FORMATS[target].columns.indexOf(field)]).toBe(value.trim());
        }),
        { numRuns: 300 },
      );
    },
  );

  it('holds the hash whole', () => {
    expect(printed('intune', [importRow()]).text).toContain(`,${A_HASH},`);
  });
});
