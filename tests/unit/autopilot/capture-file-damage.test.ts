import { describe, expect, test } from 'vitest';
import { parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';
import {
  ascii,
  concat,
  type Dialect,
  encodeText,
  hashOf,
  PLAIN,
  printTable,
  printText,
} from './capture-file-printer.ts';

const INTUNE = ['Device Serial Number', 'Windows Product ID', 'Hardware Hash'];
const TAGGED = [...INTUNE, 'Group Tag', 'Assigned User'];
const PARTNER = [...INTUNE, 'Manufacturer name', 'Device model'];

function csv(...lines: readonly (readonly string[])[]): string {
  return printText(lines, PLAIN);
}

function serialsOf(bytes: Uint8Array): readonly string[] {
  return parseCaptureFile(bytes).rows.map(({ serial }) => serial);
}

function codesOf(bytes: Uint8Array): readonly string[] {
  return parseCaptureFile(bytes).issues.map(({ code }) => code);
}

const ENCODINGS: readonly Pick<Dialect, 'encoding' | 'hasBom'>[] = (['utf-8', 'utf-16le', 'utf-16be'] as const).flatMap(
  (encoding) => [false, true].map((hasBom) => ({ encoding, hasBom })),
);

describe('files glued together', () => {
  const first = csv(INTUNE, ['A1', '', hashOf(0)], ['A2', '', hashOf(1)]);
  const second = csv(PARTNER, ['B1', '', hashOf(2), 'Contoso', 'Slate 3']);

  describe.each(ENCODINGS)('first $encoding, BOM $hasBom', (one) => {
    test.each(ENCODINGS)('then $encoding, BOM $hasBom', (other) => {
      const file = parseCaptureFile(concat(encodeText(first, one), encodeText(second, other), encodeText(first, one)));
      expect(file.rows.map(({ row, line, serial, hash, model }) => [row, line, serial, hash, model])).toEqual([
        [1, 2, 'A1', hashOf(0), ''],
        [2, 3, 'A2', hashOf(1), ''],
        [3, 5, 'B1', hashOf(2), 'Slate 3'],
        [4, 7, 'A1', hashOf(0), ''],
        [5, 8, 'A2', hashOf(1), ''],
      ]);
      expect(file.issues).toEqual(
        one.encoding === other.encoding
          ? []
          : [
              {
                code: 'file-encoding',
                severity: 'warning',
                row: null,
                values: { encodings: `${one.encoding}, ${other.encoding}` },
              },
            ],
      );
    });
  });

  test.each(ENCODINGS)('without a line break between them: $encoding, BOM $hasBom', (dialect) => {
    const bytes = concat(encodeText(first.trimEnd(), dialect), encodeText(second, dialect));
    expect(serialsOf(bytes)).toEqual(['A1', 'A2', 'B1']);
    expect(codesOf(bytes)).toEqual([]);
  });

  test('a cut one is named and the next one is whole', () => {
    const cut = encodeText(first.slice(0, -700), { encoding: 'utf-16le', hasBom: true });
    for (const bytes of [cut, cut.subarray(0, cut.length - 1)]) {
      for (const dialect of ENCODINGS.filter(({ hasBom }) => hasBom)) {
        const file = parseCaptureFile(concat(bytes, encodeText(second, dialect)));
        expect(file.rows.map(({ serial }) => serial)).toEqual(['A1', 'B1']);
        expect(file.issues.filter(({ code }) => code !== 'file-encoding')).toMatchObject([
          { code: 'file-cut-off', row: 2, values: { line: 3, serial: 'A2' } },
        ]);
      }
    }
  });

  test('half a character before a header without a BOM costs the header nothing', () => {
    const cut = encodeText(first.slice(0, -700), { encoding: 'utf-16le', hasBom: true });
    const file = parseCaptureFile(concat(cut.subarray(0, cut.length - 1), ascii(second)));
    expect(file.rows.map(({ serial, model }) => [serial, model])).toEqual([
      ['A1', ''],
      ['B1', 'Slate 3'],
    ]);
    expect(file.issues).toContainEqual(expect.objectContaining({ code: 'file-cut-off', row: 2 }));
  });

  test('rows of another delimiter without a header of their own are read', () => {
    const text =
      csv(INTUNE, ['A1', '', hashOf(0)]) +
      printText([['B1', '', hashOf(1)]], { ...PLAIN, delimiter: ';', isQuoted: true });
    expect(serialsOf(ascii(text))).toEqual(['A1', 'B1']);
    expect(codesOf(ascii(text))).toEqual([]);
  });

  test('bare hashes and rows without a header before a table are kept', () => {
    const text = `${hashOf(0)}\r\nS1,,${hashOf(1)}\r\n${csv(INTUNE, ['A1', '', hashOf(2)])}`;
    const { rows, issues, format } = parseCaptureFile(ascii(text));
    expect(rows.map(({ serial, hash }) => [serial, hash])).toEqual([
      ['', hashOf(0)],
      ['S1', hashOf(1)],
      ['A1', hashOf(2)],
    ]);
    expect(format.layout).toBe('bareHash');
    expect(issues).toEqual([]);
  });

  test('trap 2: columns that an append dropped or added do not move the values of other rows', () => {
    const text =
      csv(TAGGED, ['A1', '', hashOf(0), 'Kiosk', 'jan@example.com']) +
      csv(INTUNE, ['B1', '', hashOf(1)]) +
      csv(PARTNER, ['C1', '', hashOf(2), 'Contoso', 'Slate 3']);
    expect(
      parseCaptureFile(ascii(text)).rows.map((row) => [
        row.serial,
        row.groupTag,
        row.assignedUser,
        row.manufacturer,
        row.model,
      ]),
    ).toEqual([
      ['A1', 'Kiosk', 'jan@example.com', '', ''],
      ['B1', '', '', '', ''],
      ['C1', '', '', 'Contoso', 'Slate 3'],
    ]);
  });

  test('trap 2: a tag under a header that has no column for it is named, not dropped in silence', () => {
    const { rows, issues } = parseCaptureFile(
      ascii(csv(INTUNE, ['A1', '', hashOf(0), 'Kiosk'], ['A2', '', hashOf(1)])),
    );
    expect(rows.map(({ serial, hash }) => [serial, hash])).toEqual([
      ['A1', hashOf(0)],
      ['A2', hashOf(1)],
    ]);
    expect(issues).toEqual([
      { code: 'row-cells', severity: 'error', row: 1, values: { line: 2, cells: 4, columns: 3, kept: 'part' } },
    ]);
  });

  test('ANSI and UTF-8 in one file: each line is read in its own encoding and the file is named', () => {
    const table = (serial: string, tag: string) => [
      [...INTUNE, 'Group Tag'],
      [serial, '', hashOf(0), tag],
    ];
    const bytes = concat(
      printTable(table('A1', 'Zürich'), { ...PLAIN, encoding: 'windows-1252' }),
      printTable(table('B1', 'Genève 漢'), PLAIN),
    );
    const { rows, issues } = parseCaptureFile(bytes);
    expect(rows.map(({ serial, groupTag }) => [serial, groupTag])).toEqual([
      ['A1', 'Zürich'],
      ['B1', 'Genève 漢'],
    ]);
    expect(issues).toMatchObject([{ code: 'file-encoding', values: { encodings: 'windows-1252, utf-8' } }]);
  });

  test('characters that were lost are counted', () => {
    const text = csv(['Hardware Hash', 'Group Tag'], [hashOf(0), 'Z\uFFFDrich'], [hashOf(1), 'lone \uD83D half']);
    const { rows, issues } = parseCaptureFile(encodeText(text, { encoding: 'utf-16le', hasBom: true }));
    expect(rows.map(({ groupTag }) => groupTag)).toEqual(['Z\uFFFDrich', 'lone \uFFFD half']);
    expect(issues).toEqual([{ code: 'file-encoding', severity: 'warning', row: null, values: { lostCharacters: 2 } }]);
  });
});

describe('a capture cut off in the middle', () => {
  const table = [TAGGED, ['A1', '', hashOf(0), 'Kiosk', ''], ['A2', '', hashOf(1), 'Kiosk', '']];

  test.each(ENCODINGS)('at any place in its last row: $encoding, BOM $hasBom', ({ encoding, hasBom }) => {
    for (const isQuoted of [false, true]) {
      const bytes = printTable(table, { ...PLAIN, encoding, hasBom, isQuoted });
      const width = encoding === 'utf-8' ? 1 : 2;
      const afterHash = isQuoted ? '","Kiosk",""\r\n' : ',Kiosk,\r\n';
      const hashEnd = bytes.length - width * afterHash.length;
      const rowStart = hashEnd - width * (hashOf(1).length + (isQuoted ? '"A2","","' : 'A2,,').length);
      for (const end of [
        rowStart + width,
        rowStart + 2 * width,
        rowStart + 5 * width,
        rowStart + 900 * width,
        hashEnd - width,
        hashEnd - 1,
      ]) {
        const { rows, issues } = parseCaptureFile(bytes.subarray(0, end));
        expect(rows.map(({ serial }) => serial)).toEqual(['A1']);
        expect(issues).toMatchObject([{ code: 'file-cut-off', severity: 'error', row: 2 }]);
      }
    }
  });

  test('after its hash the row is whole enough to keep, and what is missing is named', () => {
    const text = csv(TAGGED, ['A1', '', hashOf(0), 'Kio']).trimEnd();
    const { rows, issues } = parseCaptureFile(ascii(text));
    expect(rows.map(({ serial, groupTag }) => [serial, groupTag])).toEqual([['A1', 'Kio']]);
    expect(issues).toEqual([
      { code: 'row-cells', severity: 'warning', row: 1, values: { line: 2, cells: 4, columns: 5, kept: 'row' } },
    ]);
  });

  test('a last row without a line break is whole where its hash is', () => {
    const { rows, issues } = parseCaptureFile(ascii(csv(INTUNE, ['A1', '', hashOf(0)]).trimEnd()));
    expect(rows).toHaveLength(1);
    expect(issues).toEqual([]);
  });

  test('half a character at the end is named although the rows before it are whole', () => {
    const bytes = printTable([INTUNE, ['A1', '', hashOf(0)]], { ...PLAIN, encoding: 'utf-16le', hasBom: true });
    const file = parseCaptureFile(concat(bytes, Uint8Array.of(0x41)));
    expect(file.rows).toHaveLength(1);
    expect(file.issues).toEqual([{ code: 'file-cut-off', severity: 'error', row: null, values: {} }]);
  });

  test('zeros at the end, as a stick leaves them, are named', () => {
    const bytes = printTable([INTUNE, ['A1', '', hashOf(0)], ['A2', '', hashOf(1)]], PLAIN);
    const file = parseCaptureFile(concat(bytes.subarray(0, bytes.length - 1000), new Uint8Array(1000)));
    expect(file.rows.map(({ serial }) => serial)).toEqual(['A1']);
    expect(file.issues).toMatchObject([{ code: 'file-cut-off', row: 2, values: { serial: 'A2' } }]);
    expect(codesOf(concat(bytes, new Uint8Array(512)))).toEqual(['file-cut-off']);
  });

  test.each(['Device Serial Number,Windows Prod', 'Device Serial Number', '"Device Serial Number","Win'])(
    'in its header: %s',
    (text) => {
      expect(parseCaptureFile(ascii(text))).toMatchObject({ rows: [], issues: [{ code: 'file-cut-off', row: null }] });
    },
  );

  test.each([
    `<Key><ProductKeyState>2</ProductKeyState><HardwareHash>${hashOf(0).slice(0, 2000)}`,
    '<Key><ProductKeyState>2</ProductKeyState><HardwareHa',
    '<Key><ProductKeyState>2</Prod',
  ])('in OA3.xml', (text) => {
    expect(parseCaptureFile(ascii(text))).toMatchObject({ rows: [], issues: [{ code: 'file-cut-off' }] });
  });

  test('in a DeviceLink export, whose payload has no fixed length', () => {
    const data = Buffer.from(JSON.stringify({ Version: '1.0', Pad: 'x'.repeat(200) })).toString('base64');
    const text = `SerialNumber,Manufacturer,Model,Data\r\nLX1,Contoso,Slate,${data}`;
    expect(parseCaptureFile(ascii(text)).issues).toEqual([]);
    for (const end of [-4, -10, -200]) {
      expect(parseCaptureFile(ascii(text.slice(0, end)))).toMatchObject({
        rows: [],
        issues: [{ code: 'file-cut-off', row: 1 }],
      });
    }
  });

  test('in a bare hash', () => {
    expect(parseCaptureFile(ascii(`${hashOf(0)}\n${hashOf(1).slice(0, 3000)}`))).toMatchObject({
      rows: [{ row: 1 }],
      issues: [{ code: 'file-cut-off', row: 2 }],
    });
  });
});

describe('rows with an odd number of cells', () => {
  test.each([
    {
      description: 'a comma in the serial: only the hash is certain',
      cells: ['A,1', '', hashOf(0), 'Kiosk', ''],
      kept: { serial: '', hash: hashOf(0), groupTag: '' },
      says: { severity: 'error', values: { columns: 5, kept: 'part' } },
    },
    {
      description: 'a comma in the tag: what stands before it is certain',
      cells: ['A1', '', hashOf(0), 'Kiosk, Zoo', 'jan@example.com'],
      kept: { serial: 'A1', hash: hashOf(0), groupTag: '', assignedUser: '' },
      says: { severity: 'error', values: { cells: 6, columns: 5, kept: 'part' } },
    },
    {
      description: 'columns missing at the end are empty',
      cells: ['A1', '', hashOf(0)],
      kept: { serial: 'A1', hash: hashOf(0), groupTag: '', assignedUser: '' },
      says: { severity: 'warning', values: { cells: 3, columns: 5, kept: 'row' } },
    },
    {
      description: 'a hash alone',
      cells: [hashOf(0)],
      kept: { serial: '', hash: hashOf(0) },
      says: { severity: 'error', values: { cells: 1, columns: 5, kept: 'part' } },
    },
  ])('$description', ({ cells, kept, says }) => {
    const { rows, issues } = parseCaptureFile(ascii(csv(TAGGED, cells, ['Z9', '', hashOf(5), '', ''])));
    expect(rows).toMatchObject([
      { row: 1, line: 2, ...kept },
      { row: 2, line: 3, serial: 'Z9' },
    ]);
    expect(issues).toMatchObject([{ code: 'row-cells', row: 1, ...says }]);
  });

  test('a line that means nothing is named and takes a row number', () => {
    const { rows, issues } = parseCaptureFile(ascii(csv(TAGGED, ['note to self'], ['Z9', '', hashOf(5), '', ''])));
    expect(rows).toMatchObject([{ row: 2, line: 3, serial: 'Z9' }]);
    expect(issues).toEqual([
      { code: 'row-cells', severity: 'error', row: 1, values: { line: 2, cells: 1, columns: 5, kept: 'nothing' } },
    ]);
  });

  test('a row without a hash but of the right length is kept', () => {
    const { rows, issues } = parseCaptureFile(ascii(csv(PARTNER, ['A1', '', '', 'Contoso', 'Slate 3'])));
    expect(rows).toMatchObject([{ serial: 'A1', hash: '', manufacturer: 'Contoso', model: 'Slate 3' }]);
    expect(issues).toEqual([]);
  });

  test('an open quote spoils its own row and no other', () => {
    const lines = [`"A1","","${hashOf(0)}`, `"A2,,${hashOf(1)}`, `A3,,${hashOf(2)}`];
    const { rows, issues } = parseCaptureFile(ascii(`${INTUNE.join()}\r\n${lines.join('\r\n')}\r\n`));
    expect(rows.map(({ serial, hash }) => [serial, hash])).toEqual([
      ['A1', hashOf(0)],
      ['"A2', hashOf(1)],
      ['A3', hashOf(2)],
    ]);
    expect(issues).toMatchObject([
      { code: 'row-cells', severity: 'warning', row: 1, values: { kept: 'row' } },
      { code: 'row-cells', severity: 'warning', row: 2, values: { kept: 'row' } },
    ]);
  });

  test('values in the wrong columns are not read, although their number is right', () => {
    const { rows, issues } = parseCaptureFile(ascii(csv(TAGGED, ['A', '1', '', hashOf(0), 'Kiosk'])));
    expect(rows).toMatchObject([{ serial: '', productId: '', hash: hashOf(0), groupTag: '', assignedUser: '' }]);
    expect(issues).toMatchObject([{ code: 'row-cells', severity: 'error', values: { kept: 'part' } }]);
  });

  test('columns that mean nothing are named, once for each header', () => {
    const header = [...INTUNE, 'Room', 'Hardware Hash'];
    const text = csv(header, ['A1', '', hashOf(0), '12', '']) + csv(header, ['A2', '', hashOf(1), '', '']);
    const { rows, issues } = parseCaptureFile(ascii(text));
    expect(rows).toMatchObject([
      { serial: 'A1', hash: hashOf(0) },
      { serial: 'A2', hash: hashOf(1) },
    ]);
    expect(issues).toEqual([
      { code: 'column-unknown', severity: 'warning', row: null, values: { line: 1, columns: 2, column: 'Room' } },
    ]);
  });

  test('a line between rows without a header is named as a warning', () => {
    const { rows, issues } = parseCaptureFile(ascii(`${hashOf(0)}\nsome words\n${hashOf(1)}\n`));
    expect(rows).toHaveLength(2);
    expect(issues).toEqual([{ code: 'line-skipped', severity: 'warning', row: null, values: { line: 2, lines: 1 } }]);
  });

  test('no issue repeats a hash or a payload', () => {
    const damaged = [
      csv(INTUNE, ['A1', '', hashOf(0), hashOf(1)]),
      csv([...INTUNE, hashOf(0)], ['A1']),
      `${csv(INTUNE)}A1,,${hashOf(0).slice(0, 3000)}`,
      `${csv(INTUNE)}${hashOf(0).slice(0, 3000)}`,
      `"${hashOf(0)}`,
    ];
    for (const text of damaged) expect(JSON.stringify(parseCaptureFile(ascii(text)).issues)).not.toMatch(/T0[EFGH]/);
  });
});
