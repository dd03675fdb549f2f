import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';
import { DIALECTS, type Dialect, FIXTURES, fixturePath, hashOf, printTable } from './capture-file-printer.ts';

const FIELDS = ['serial', 'productId', 'hash', 'groupTag', 'assignedUser', 'manufacturer', 'model'] as const;
type Values = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>;

/** Headers as they are met in the field, each with what its columns mean. */
const HEADERS: readonly {
  readonly description: string;
  readonly layout: string;
  readonly columns: readonly (readonly [name: string, field: (typeof FIELDS)[number]])[];
}[] = [
  {
    description: 'the script, three columns',
    layout: 'intune',
    columns: [
      ['Device Serial Number', 'serial'],
      ['Windows Product ID', 'productId'],
      ['Hardware Hash', 'hash'],
    ],
  },
  {
    description: 'the script, with tag and user',
    layout: 'intune',
    columns: [
      ['Device Serial Number', 'serial'],
      ['Windows Product ID', 'productId'],
      ['Hardware Hash', 'hash'],
      ['Group Tag', 'groupTag'],
      ['Assigned User', 'assignedUser'],
    ],
  },
  {
    description: 'Order ID with a space before it',
    layout: 'intune',
    columns: [
      ['Device Serial Number', 'serial'],
      ['Windows Product ID', 'productId'],
      ['Hardware Hash', 'hash'],
      [' Order ID', 'groupTag'],
    ],
  },
  {
    description: 'OrderID in one word, upper case, other order',
    layout: 'intune',
    columns: [
      ['ORDERID', 'groupTag'],
      ['HARDWARE HASH', 'hash'],
      ['DEVICE SERIAL NUMBER ', 'serial'],
    ],
  },
  {
    description: 'lower case without spaces',
    layout: 'intune',
    columns: [
      ['deviceserialnumber', 'serial'],
      ['windowsproductid', 'productId'],
      ['hardwarehash', 'hash'],
      ['grouptag', 'groupTag'],
    ],
  },
  {
    description: 'the partner header of the script',
    layout: 'partner',
    columns: [
      ['Device Serial Number', 'serial'],
      ['Windows Product ID', 'productId'],
      ['Hardware Hash', 'hash'],
      ['Manufacturer name', 'manufacturer'],
      ['Device model', 'model'],
    ],
  },
  {
    description: 'the partner template in its other capitals',
    layout: 'partner',
    columns: [
      ['Device serial number', 'serial'],
      ['Windows product ID', 'productId'],
      ['Hardware hash', 'hash'],
      ['Manufacturer name', 'manufacturer'],
      ['Device Model', 'model'],
    ],
  },
  {
    description: 'the Managed Desktop draft',
    layout: 'managedDesktop',
    columns: [
      ['Manufacturer', 'manufacturer'],
      ['Model', 'model'],
      ['Serial Number', 'serial'],
      ['Hardware Hash', 'hash'],
    ],
  },
];

type HeaderCase = (typeof HEADERS)[number];

function printRows(header: HeaderCase, rows: readonly Values[], dialect: Dialect): Uint8Array {
  const names = header.columns.map(([name]) => name);
  return printTable([names, ...rows.map((row) => header.columns.map(([, field]) => row[field] ?? ''))], dialect);
}

function expectedRows(header: HeaderCase, rows: readonly Values[]) {
  const isRead = new Set(header.columns.map(([, field]) => field));
  return rows.map((row, index) => ({
    kind: 'hash',
    row: index + 1,
    line: index + 2,
    ...Object.fromEntries(FIELDS.map((field) => [field, isRead.has(field) ? (row[field] ?? '') : ''])),
  }));
}

function dialectName({ encoding, hasBom, newline, delimiter, isQuoted }: Dialect): string {
  return [
    encoding,
    hasBom ? 'BOM' : 'no BOM',
    JSON.stringify(newline),
    JSON.stringify(delimiter),
    isQuoted ? 'quoted' : 'unquoted',
  ].join(' ');
}

const SAMPLE: readonly Values[] = [
  {
    serial: '5CG4751FG8',
    hash: hashOf(0),
    groupTag: 'Kiosk',
    assignedUser: 'jan@example.com',
    manufacturer: 'HP',
    model: 'EliteBook',
  },
  {
    serial: ' 016520771357 ',
    productId: '0012',
    hash: hashOf(1),
    groupTag: 'Zürich-Süd',
    manufacturer: 'Microsoft',
    model: 'Surface',
  },
  { serial: '', hash: hashOf(2) },
];

describe('parseCaptureFile reads every dialect', () => {
  describe.each(HEADERS)('$description', (header) => {
    test.each(DIALECTS.map((dialect) => [dialectName(dialect), dialect] as const))('%s', (_name, dialect) => {
      const { encoding, hasBom, delimiter } = dialect;
      const file = parseCaptureFile(printRows(header, SAMPLE, dialect));
      const hasUmlaut = header.columns.some(([, field]) => field === 'groupTag');
      // Without a letter beyond ASCII, ANSI and UTF-8 are the same bytes.
      const seenAs = encoding === 'windows-1252' && !hasUmlaut ? 'utf-8' : encoding;
      expect(file).toEqual({
        format: { encoding: seenAs, hasBom, delimiter, layout: header.layout },
        rows: expectedRows(header, SAMPLE),
        issues: [],
      });
    });
  });
});

/** Text that the dialect can carry: unquoted, no delimiter or quote; in ANSI, letters that no UTF-8 could be. */
function cellFor(dialect: Dialect): fc.Arbitrary<string> {
  const narrow = fc.constantFrom(...'ABCxyz0189 -_.\\/#@()%éüßÖñ', ...(dialect.isQuoted ? '",;\t' : "'"));
  const unit = dialect.encoding === 'windows-1252' ? narrow : fc.oneof(narrow, fc.constantFrom(...'€漢字Яд😀ğ'));
  return fc.string({ unit, maxLength: 14 }).filter((text) => !/^#TYPE |^sep=/i.test(text));
}

const hashes = fc.constantFrom(...FIXTURES.map(({ hash }) => hash), `${hashOf(3)}==`, hashOf(4).slice(0, 2000), 'T0?');

function fileOf(dialect: Dialect) {
  const cell = cellFor(dialect);
  const row = fc.record({
    serial: cell,
    productId: cell,
    hash: hashes,
    groupTag: cell,
    assignedUser: cell,
    manufacturer: cell,
    model: cell,
  });
  return fc.record({
    dialect: fc.constant(dialect),
    header: fc.constantFrom(...HEADERS),
    rows: fc.array(row, { minLength: 1, maxLength: 4 }),
  });
}

test('what is printed in any dialect is read back word for word', () => {
  const file = fc.constantFrom(...DIALECTS).chain(fileOf);
  fc.assert(
    fc.property(file, ({ dialect, header, rows }) => {
      const parsed = parseCaptureFile(printRows(header, rows, dialect));
      expect(parsed.rows).toEqual(expectedRows(header, rows));
      expect(parsed.issues).toEqual([]);
    }),
    { numRuns: 600 },
  );
});

describe('files as the scripts write them', () => {
  test.each([
    {
      name: 'ps51-default-utf16le-bom.csv',
      format: { encoding: 'utf-16le', hasBom: true, delimiter: ',', layout: 'intune' },
      serials: ['5CG4751FG8'],
    },
    {
      name: 'ps51-empty-serial-utf16le-bom.csv',
      format: { encoding: 'utf-16le', hasBom: true, delimiter: ',', layout: 'intune' },
      serials: [''],
    },
    {
      name: 'ansi-two-rows.csv',
      format: { encoding: 'utf-8', hasBom: false, delimiter: ',', layout: 'intune' },
      serials: ['5CG4751FG8', 'VMware-56 4d 24 df 15 56 42 60-b1 a4 b0 9d 68 af 89 93'],
    },
  ])('$name', ({ name, format, serials }) => {
    const bytes = readFileSync(fixturePath(`captures/${name}`));
    const file = parseCaptureFile(bytes);
    expect(file.format).toEqual(format);
    expect(file.issues).toEqual([]);
    expect(file.rows.map(({ serial }) => serial)).toEqual(serials);
    const table = [['Device Serial Number', 'Windows Product ID', 'Hardware Hash']];
    for (const { serial, productId, hash } of file.rows) table.push([serial, productId, hash]);
    const { encoding, hasBom } = format as Pick<Dialect, 'encoding' | 'hasBom'>; // widened by the table above
    const dialect = { encoding, hasBom, newline: '\r\n', delimiter: ',', isQuoted: false } as const;
    expect(Buffer.compare(printTable(table, dialect), bytes), 'printed again, byte for byte').toBe(0);
  });

  test('trap 16: a serial keeps its leading zero and a large number its digits', () => {
    const rows = [
      { serial: '016520771357', hash: hashOf(0) },
      { serial: '00000000000000000001234567890123', hash: hashOf(1) },
    ];
    for (const dialect of DIALECTS) {
      const header = HEADERS[0] as HeaderCase; // the table is not empty
      expect(parseCaptureFile(printRows(header, rows, dialect)).rows.map(({ serial }) => serial)).toEqual(
        rows.map(({ serial }) => serial),
      );
    }
  });

  test.each(['Sales\\EMEA', 'C:\\"quoted"', '5" tablet', "O'Neil", '\\', 'a""b'])(
    'trap 8: the group tag %s with a backslash or quote stays as it is',
    (tag) => {
      const header = HEADERS[1] as HeaderCase; // the table has eight entries
      for (const dialect of DIALECTS) {
        const { rows, issues } = parseCaptureFile(
          printRows(header, [{ serial: 'A1', hash: hashOf(0), groupTag: tag }], dialect),
        );
        expect(rows.map(({ groupTag }) => groupTag)).toEqual([tag]);
        expect(issues).toEqual([]);
      }
    },
  );

  test('ANSI letters are those of Windows-1252', () => {
    const text = `Device Serial Number,Windows Product ID,Hardware Hash,Group Tag\r\nA1,,${hashOf(0)},10 €\r\n`;
    const { format, rows } = parseCaptureFile(Buffer.from(text.replace('€', '\x80'), 'latin1'));
    expect(format.encoding).toBe('windows-1252');
    expect(rows.map(({ groupTag }) => groupTag)).toEqual(['10 €']);
  });
});
