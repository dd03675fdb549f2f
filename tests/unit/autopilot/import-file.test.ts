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
import { printImportFiles } from '../../../shared/autopilot/import-file/print-import-files.ts';
import { A_HASH, fixture, GOLDEN_ROWS, importRow } from './import-file-rows.ts';

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');

describe('the files', () => {
  it.each([
    ['intune', 'intune.csv'],
    ['partner', 'partner-center.csv'],
    ['identifiers', 'corporate-identifiers.csv'],
    ['merged', 'aggregatedDevices.csv'],
  ] as const)('for %s are %s, byte for byte', (target, name) => {
    const { files, leftOut } = printImportFiles(target, GOLDEN_ROWS);
    expect(leftOut).toEqual([]);
    expect(files.map((file) => [file.name, file.rows])).toEqual([[name, GOLDEN_ROWS.length]]);
    expect(Buffer.compare(Buffer.from(files[0]?.bytes ?? []), fixture(`golden/${name}`))).toBe(0);
  });

  it.each(IMPORT_TARGETS)('for %s: no rows make no file', (target) => {
    expect(printImportFiles(target, [])).toEqual({ files: [], leftOut: [] });
  });

  it.each(IMPORT_TARGETS)(
    'trap 6: for %s have no quote, no byte order mark and no UTF-16, and end every line in CRLF',
    (target) => {
      const content = text(printImportFiles(target, GOLDEN_ROWS).files[0]?.bytes);
      expect(content).toMatch(/^(?:[\x20\x21\x23-\x7e]*\r\n)+$/);
    },
  );

  it.each(IMPORT_TARGETS)('trap 5: for %s hold a line a device, not the words of an array', (target) => {
    const content = text(printImportFiles(target, GOLDEN_ROWS).files[0]?.bytes);
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
      const content = text(printImportFiles(target, rows).files[0]?.bytes);
      expect(content).toContain('Hardware Hash,Group Tag,Assigned User\r\n');
      expect(content).toContain(',Depot-B,lee@example.com\r\n');
    },
  );
});

describe('how many rows a file takes', () => {
  const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => importRow({ serial: `SN${index}` }));

  it.each<[ImportTarget, number, [string, number][]]>([
    ['intune', 500, [['intune.csv', 500]]],
    [
      'intune',
      501,
      [
        ['intune-1-of-2.csv', 500],
        ['intune-2-of-2.csv', 1],
      ],
    ],
    ['partner', 1000, [['partner-center.csv', 1000]]],
    [
      'partner',
      1001,
      [
        ['partner-center-1-of-2.csv', 1000],
        ['partner-center-2-of-2.csv', 1],
      ],
    ],
    ['identifiers', 5000, [['corporate-identifiers.csv', 5000]]],
    [
      'identifiers',
      5001,
      [
        ['corporate-identifiers-1-of-2.csv', 5000],
        ['corporate-identifiers-2-of-2.csv', 1],
      ],
    ],
    ['merged', 1501, [['aggregatedDevices.csv', 1501]]],
  ])('%s, %i rows', (target, count, expected) => {
    const { files } = printImportFiles(target, rowsOf(count));
    expect(files.map((file) => [file.name, file.rows])).toEqual(expected);

    const { header, columns } = IMPORT_FORMATS[target];
    const lines = rowsOf(count).map((row) => `${columns.map((field) => row[field]).join(',')}\r\n`);
    const starts = expected.map((_, part) => expected.slice(0, part).reduce((sum, [, rows]) => sum + rows, 0));
    files.forEach((file, part) => {
      const start = starts[part] ?? 0;
      const body = lines.slice(start, start + file.rows).join('');
      expect(text(file.bytes) === (header === null ? '' : `${header}\r\n`) + body).toBe(true);
    });
  });

  it('fills files with the rows that are printed, not with those left out', () => {
    const rows = rowsOf(501).map((row, index) => (index === 3 ? { ...row, groupTag: 'a,b' } : row));
    const { files, leftOut } = printImportFiles('intune', rows);
    expect(files.map((file) => [file.name, file.rows])).toEqual([['intune.csv', 500]]);
    expect(leftOut.map((row) => row.index)).toEqual([3]);
  });

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
        const { files, leftOut } = printImportFiles(target, rows);
        const parsed = Papa.parse<string[]>(text(files[0]?.bytes), { delimiter: ',', newline: '\r\n' });
        const { header, columns } = IMPORT_FORMATS[target];
        const expected = rows.map((row) => columns.map((field) => row[field].trim()));
        expect(leftOut).toEqual([]);
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
          const { files, leftOut } = printImportFiles(target, [importRow({ [field]: value })]);
          expect(files.length + leftOut.length).toBe(1);
          if (files.length === 0) return;
          const row = text(files[0]?.bytes).split('\r\n').at(-2);
          expect(row?.split(',')[IMPORT_FORMATS[target].columns.indexOf(field)]).toBe(value.trim());
        }),
        { numRuns: 300 },
      );
    },
  );

  it('holds the hash whole', () => {
    expect(text(printImportFiles('intune', [importRow()]).files[0]?.bytes)).toContain(`,${A_HASH},`);
  });
});
