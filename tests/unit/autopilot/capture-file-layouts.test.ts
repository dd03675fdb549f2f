import { describe, expect, test } from 'vitest';
import { parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';
import type { CaptureRow } from '../../../shared/autopilot/capture-row.ts';
import { ascii, encodeText, hashOf } from './capture-file-printer.ts';

const INTUNE = 'Device Serial Number,Windows Product ID,Hardware Hash';

/** What a test says of a row; all else must be empty. */
function row(number: number, line: number, said: Partial<CaptureRow>): CaptureRow {
  const empty = { serial: '', productId: '', hash: '', groupTag: '', assignedUser: '', manufacturer: '', model: '' };
  return { kind: 'hash', row: number, line, ...empty, ...said };
}

/** A made-up payload as Windows exports it: JSON in base64, of any length. */
function deviceLinkData(serial: string): string {
  const json = {
    Version: '1.0',
    DeviceInfo: { SerialNumber: serial, Manufacturer: 'Contoso', ModelName: 'Slate 3' },
    Pad: 'x'.repeat(90),
  };
  return Buffer.from(JSON.stringify(json)).toString('base64');
}

describe('parseCaptureFile recognises a file by its content', () => {
  test('a DeviceLink export is kept as a payload of its own kind, without a line break at its end', () => {
    const data = deviceLinkData('LX1');
    const text = `SerialNumber,Manufacturer,Model,Data\r\nLX1,Contoso,Slate 3,${data}`;
    const file = parseCaptureFile(encodeText(text, { encoding: 'utf-16le', hasBom: true }));
    expect(file).toEqual({
      format: { encoding: 'utf-16le', hasBom: true, delimiter: ',', layout: 'deviceLink' },
      rows: [row(1, 2, { kind: 'deviceLink', serial: 'LX1', manufacturer: 'Contoso', model: 'Slate 3', hash: data })],
      issues: [],
    });
  });

  test('DeviceLink exports glued together are all kept', () => {
    const pieces = ['LX1', 'LX2', 'LX3'].map((serial) =>
      encodeText(`SerialNumber,Manufacturer,Model,Data\r\n${serial},Contoso,Slate 3,${deviceLinkData(serial)}`, {
        encoding: 'utf-16le',
        hasBom: true,
      }),
    );
    const { rows, issues } = parseCaptureFile(Buffer.concat(pieces));
    expect(rows.map(({ kind, serial, hash }) => [kind, serial, hash])).toEqual(
      ['LX1', 'LX2', 'LX3'].map((serial) => ['deviceLink', serial, deviceLinkData(serial)]),
    );
    expect(issues).toEqual([]);
  });

  test('a Configuration Manager report has titles on top and its header in each row', () => {
    const lines = [
      'Windows Autopilot Device Information',
      'Run on,2024-05-01',
      '',
      `${INTUNE},CM001,,${hashOf(0)}`,
      `${INTUNE},CM002,,${hashOf(1)}`,
    ];
    const file = parseCaptureFile(encodeText(`${lines.join('\r\n')}\r\n`, { encoding: 'utf-8', hasBom: true }));
    expect(file.format.layout).toBe('configurationManager');
    expect(file.rows).toEqual([
      row(1, 4, { serial: 'CM001', hash: hashOf(0) }),
      row(2, 5, { serial: 'CM002', hash: hashOf(1) }),
    ]);
    expect(file.issues).toEqual([{ code: 'line-skipped', severity: 'note', row: null, values: { line: 1, lines: 2 } }]);
  });

  test.each([
    {
      description: 'one line, as the tool writes it',
      xml: (hash: string) => `<Key><ProductKeyState>2</ProductKeyState><HardwareHash>${hash}</HardwareHash></Key>\n`,
      line: 1,
    },
    {
      description: 'pretty printed with a declaration and a wrapped hash',
      xml: (hash: string) =>
        `<?xml version="1.0"?>\r\n<Key>\r\n  <HardwareHash type="4K">\r\n    ${hash.slice(0, 2000)}\r\n    ${hash.slice(2000)}\r\n  </HardwareHash>\r\n</Key>\r\n`,
      line: 3,
    },
  ])('OA3.xml: $description', ({ xml, line }) => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      for (const hasBom of [false, true]) {
        const file = parseCaptureFile(encodeText(xml(hashOf(2)), { encoding, hasBom }));
        expect(file.format).toEqual({ encoding, hasBom, delimiter: null, layout: 'oa3' });
        expect(file.rows).toEqual([row(1, line, { hash: hashOf(2), isHashOnly: true })]);
        expect(file.issues).toEqual([]);
      }
    }
  });

  test.each([
    { description: 'one line', text: hashOf(0), hashes: [hashOf(0)] },
    { description: 'a line each', text: `${hashOf(0)}\r\n${hashOf(1)}\r\n`, hashes: [hashOf(0), hashOf(1)] },
    { description: 'padded', text: `${hashOf(0)}==\n`, hashes: [`${hashOf(0)}==`] },
    {
      description: 'wrapped at 64 columns',
      text: [hashOf(0), hashOf(1)].map((hash) => hash.replace(/.{64}/g, '$&\n')).join('\n'),
      hashes: [hashOf(0), hashOf(1)],
    },
  ])('a file of bare hashes: $description', ({ text, hashes }) => {
    const file = parseCaptureFile(ascii(text));
    expect(file.format).toMatchObject({ layout: 'bareHash', delimiter: null });
    expect(file.rows.map(({ hash, serial }) => [hash, serial])).toEqual(hashes.map((hash) => [hash, '']));
    expect(file.issues).toEqual([]);
  });

  test.each([
    { description: 'three cells', cells: ['S1', '', hashOf(0)], said: { serial: 'S1' } },
    {
      description: 'four cells',
      cells: ['S1', 'P1', hashOf(0), 'Kiosk'],
      said: { serial: 'S1', productId: 'P1', groupTag: 'Kiosk' },
    },
    {
      description: 'five cells that end in a user',
      cells: ['S1', '', hashOf(0), '', 'jan@example.com'],
      said: { serial: 'S1', assignedUser: 'jan@example.com' },
    },
  ])('rows that lost their header: $description', ({ cells, said }) => {
    for (const delimiter of [',', ';', '\t']) {
      const file = parseCaptureFile(ascii(`${cells.join(delimiter)}\r\n`));
      expect(file.format).toMatchObject({ layout: 'noHeader', delimiter });
      expect(file.rows).toEqual([row(1, 1, { hash: hashOf(0), ...said })]);
      expect(file.issues).toEqual([]);
    }
  });

  test('five cells without a header may be tag and user or make and model: they are not guessed', () => {
    const { rows, issues } = parseCaptureFile(ascii(`S1,,${hashOf(0)},HP,EliteBook\r\n`));
    expect(rows).toEqual([row(1, 1, { serial: 'S1', hash: hashOf(0) })]);
    expect(issues).toMatchObject([{ code: 'row-cells', severity: 'error', row: 1, values: { kept: 'part' } }]);
  });

  test('corporate identifiers with a header may be of any maker', () => {
    const file = parseCaptureFile(ascii('Manufacturer,Model,Serial\r\nContoso,Slate 3,00123\r\n'));
    expect(file.format.layout).toBe('identifiers');
    expect(file.rows).toEqual([
      row(1, 2, { kind: 'corporateIdentifier', manufacturer: 'Contoso', model: 'Slate 3', serial: '00123' }),
    ]);
  });

  test('corporate identifiers without a header are known by their makers', () => {
    const file = parseCaptureFile(ascii('Dell Inc,Latitude 7440,ABC1234\r\nLENOVO,21HF001NUS,PF4ABCDE\r\n'));
    expect(file.format).toEqual({ encoding: 'utf-8', hasBom: false, delimiter: ',', layout: 'identifiers' });
    expect(file.rows.map(({ kind, manufacturer, model, serial }) => [kind, manufacturer, model, serial])).toEqual([
      ['corporateIdentifier', 'Dell Inc', 'Latitude 7440', 'ABC1234'],
      ['corporateIdentifier', 'LENOVO', '21HF001NUS', 'PF4ABCDE'],
    ]);
    expect(file.issues).toEqual([]);
  });

  test.each([
    {
      description: 'PowerShell type line',
      text: `#TYPE Selected.System.Object\r\n"${INTUNE.replaceAll(',', '","')}"\r\n"S1","","${hashOf(0)}"\r\n`,
    },
    { description: 'Excel separator line', text: `sep=,\r\n${INTUNE}\r\nS1,,${hashOf(0)}\r\n` },
    {
      description: 'blank lines and rows of delimiters',
      text: `\r\n\r\n${INTUNE}\r\n\r\n,,\r\n  \r\nS1,,${hashOf(0)}\r\n,,,,\r\n"",""\r\n\r\n`,
    },
    { description: 'delimiters behind every row', text: `${INTUNE},,\r\nS1,,${hashOf(0)},,\r\n` },
  ])('$description means nothing', ({ text }) => {
    const { rows, issues } = parseCaptureFile(ascii(text));
    expect(rows.map(({ row: number, serial, hash }) => [number, serial, hash])).toEqual([[1, 'S1', hashOf(0)]]);
    expect(issues).toEqual([]);
  });
});

describe('parseCaptureFile refuses what is no capture', () => {
  test.each([
    {
      description: 'a photo',
      bytes: Buffer.from('ffd8ffe000104a46494600010101004800480000ffdb0043000302020302', 'hex'),
    },
    {
      description: 'an executable',
      bytes: Buffer.concat([
        Buffer.from('MZ'),
        Buffer.alloc(3000, 0x90),
        Buffer.from('This program cannot be run in DOS mode.\r\n$'),
        Buffer.alloc(500),
      ]),
    },
    { description: 'a log', bytes: ascii('2024-05-01 10:00 started\n2024-05-01 10:01 Hardware hash was collected\n') },
    { description: 'a table of file hashes', bytes: ascii('"Algorithm","Hash","Path"\r\n"SHA256","AB12","C:\\a"\r\n') },
    {
      description: 'a list of assets',
      bytes: ascii('Serial Number,Manufacturer,Model,Price\r\nA1,HP,EliteBook,900\r\n'),
    },
    { description: 'a price list in three columns', bytes: ascii('HP,EliteBook 840,899\r\nHP,EliteBook 860,999\r\n') },
    {
      description: 'identifiers with one line of another kind',
      bytes: ascii('Dell Inc,Latitude 7440,ABC1234\r\nContoso,Slate,ABC1235\r\n'),
    },
    {
      description: 'a report of OA3Tool',
      bytes: ascii(
        '<HardwareReport><HardwareInventory><p n="OSType" v="FullOS"/></HardwareInventory></HardwareReport>',
      ),
    },
    { description: 'a web page', bytes: ascii('<!doctype html><title>HardwareHash</title>') },
    {
      description: 'a text that speaks of hashes',
      bytes: ascii('Send the serial number, hardware hash, and group tag.\r\nThank you, all.\r\n'),
    },
    {
      description: 'a certificate',
      bytes: ascii('-----BEGIN CERTIFICATE-----\nT0GHBAEAHAAAAAoAGR70ZQAACgCgHlhm\n-----END CERTIFICATE-----\n'),
    },
    { description: 'noise', bytes: Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3) * 104729) & 0xff) },
  ])('$description', ({ bytes }) => {
    const file = parseCaptureFile(bytes);
    expect(file.format.layout).toBe('none');
    expect(file.rows).toEqual([]);
    expect(file.issues).toEqual([{ code: 'file-not-a-capture', severity: 'error', row: null, values: {} }]);
  });

  test.each([
    { description: 'no bytes', bytes: new Uint8Array() },
    { description: 'a byte order mark', bytes: Uint8Array.of(0xff, 0xfe) },
    { description: 'blank lines', bytes: encodeText('\r\n \t\r\n', { encoding: 'utf-16le', hasBom: true }) },
    { description: 'zeros, as a stick leaves them', bytes: new Uint8Array(8140) },
  ])('trap 4: an empty file is not a device: $description', ({ bytes }) => {
    expect(parseCaptureFile(bytes)).toMatchObject({ rows: [], issues: [{ code: 'file-empty', row: null }] });
  });

  test.each([INTUNE, `${INTUNE}\r\n`, `${INTUNE}\r\n\r\n,,\r\n`])(
    'trap 4: a file of nothing but a header is not a device',
    (text) => {
      for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
        const file = parseCaptureFile(encodeText(text, { encoding, hasBom: true }));
        expect(file).toMatchObject({ rows: [], issues: [{ code: 'file-no-rows', row: null }] });
        expect(file.issues).toHaveLength(1);
      }
    },
  );
});
