import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBlock, parseBlocks } from '../../../electron/core/merge/parse-blocks.ts';
import { practiceDevice } from '../../../electron/core/practice/practice-device.ts';
import { parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';

const devices = Array.from({ length: 6 }, (_, index) => practiceDevice(index));
const headers = [
  'Device Serial Number,Windows Product ID,Hardware Hash',
  'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag',
  '"Hardware Hash";"Device Serial Number"',
];
const encodings = {
  ansi: (text: string) => Buffer.from(text, 'latin1'),
  'utf-8 with BOM': (text: string) => Buffer.from(`\ufeff${text}`, 'utf8'),
  'utf-16le': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16le without BOM': (text: string) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};

function lineFor(header: string, device: (typeof devices)[number]): string {
  const { serial, hash } = device;
  if (header.includes(';')) return `"${hash}";"${serial}"`;
  return header.includes('Tag') ? `${serial},,${hash},TAG` : `${serial},,${hash}`;
}

const section = fc.record({
  header: fc.constantFrom(...headers),
  rows: fc.array(fc.constantFrom(...devices), { minLength: 1, maxLength: 6 }),
});

function parseInBlocks(bytes: Buffer, blockBytes: number) {
  const read = (from: number, length: number) => bytes.subarray(from, from + length);
  const blocks = [...parseBlocks(read, Math.max(bytes.length, 1), blockBytes)];
  return {
    blocks: blocks.length,
    rows: blocks.flatMap(({ rows }) => rows),
    issues: blocks.flatMap(({ issues }) => issues),
    places: blocks.map(({ place }) => place),
  };
}

describe('parsing in blocks', () => {
  it.each(Object.entries(encodings))(
    '%s: gives the rows and row issues of the whole file, whatever the block size',
    (_, encode) => {
      fc.assert(
        fc.property(
          fc.array(section, { minLength: 1, maxLength: 3 }),
          fc.constantFrom('\r\n', '\n'),
          fc.integer({ min: 9_000, max: 30_000 }),
          (sections, lineEnd, blockBytes) => {
            const lines = sections.flatMap(({ header, rows }) => [header, ...rows.map((row) => lineFor(header, row))]);
            const bytes = encode(lines.join(lineEnd) + lineEnd);
            const whole = parseCaptureFile(bytes);
            const inBlocks = parseInBlocks(bytes, blockBytes - (blockBytes % 2));
            expect(inBlocks.rows).toEqual(whole.rows);
            expect(inBlocks.issues.filter(({ row }) => row !== null)).toEqual(
              whole.issues.filter(({ row }) => row !== null),
            );
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('really cuts: a file of six rows in blocks of two', () => {
    const bytes = Buffer.from(
      `${headers[0]}\n${devices.map((device) => lineFor(headers[0] ?? '', device)).join('\n')}\n`,
    );
    const { blocks, rows } = parseInBlocks(bytes, 9_000);
    expect(blocks).toBe(3);
    expect(rows.map(({ row, serial }) => [row, serial])).toEqual(
      devices.map(({ serial }, index) => [index + 1, serial]),
    );
  });

  it('says of an empty file that it is empty, once', () => {
    expect(parseInBlocks(Buffer.alloc(0), 100)).toMatchObject({ rows: [], issues: [{ code: 'file-empty' }] });
  });

  it('names the row that was cut off at the end of the file', () => {
    const bytes = Buffer.from(
      `${headers[0]}\n${devices.map((device) => lineFor(headers[0] ?? '', device)).join('\n')}`,
    );
    const whole = parseCaptureFile(bytes.subarray(0, -200));
    const inBlocks = parseInBlocks(bytes.subarray(0, -200), 9_000);
    expect(whole.issues).toHaveLength(1);
    expect(inBlocks.issues).toEqual(whole.issues);
  });

  const [a = practiceDevice(0)] = devices;
  const payload = Buffer.from(`{"${'x'.repeat(3000)}"}`).toString('base64');
  const deviceLink = (index: number) => `SN${index},LENOVO,21R3,${payload}`;
  const wrapped = (hash: string) => hash.match(/.{1,64}/g)?.join('\n') ?? '';
  const ofAll = (header: string, line: (index: number) => string, lineEnd = '\r\n') =>
    [header, ...devices.map((_, index) => line(index))].map((text) => text + lineEnd).join('');
  const intune = (index: number) => `${devices[index]?.serial},,${devices[index]?.hash}`;
  const header = headers[0] ?? '';

  it.each<[string, Buffer]>([
    [
      'a DeviceLink export, whose header has no hash',
      Buffer.from(ofAll('SerialNumber,Manufacturer,Model,Data', deviceLink)),
    ],
    [
      'corporate identifiers',
      Buffer.from(ofAll('Manufacturer,Model,Serial Number', (i) => `LENOVO,${'x'.repeat(4000)},S${i}`)),
    ],
    ['lines that end in CR alone', Buffer.from(ofAll(header, intune, '\r'))],
    [
      'UTF-16 with ANSI after it',
      Buffer.concat([encodings['utf-16le'](ofAll(header, intune)), Buffer.from(ofAll(header, intune))]),
    ],
    [
      'ANSI with UTF-16 after it',
      Buffer.concat([Buffer.from(ofAll(header, intune)), encodings['utf-16le'](ofAll(header, intune))]),
    ],
    [
      'two files with a UTF-8 mark',
      Buffer.concat([
        encodings['utf-8 with BOM'](ofAll(header, intune)),
        encodings['utf-8 with BOM'](ofAll(header, intune)),
      ]),
    ],
    ['hashes without a table, wrapped', Buffer.from(devices.map(({ hash }) => wrapped(hash)).join('\n\n'))],
    ['hashes without a table', Buffer.from(ofAll('', (i) => devices[i]?.hash ?? ''))],
    ['rows that lost their header', Buffer.from(devices.map((_, i) => `${intune(i)}\r\n`).join(''))],
    [
      'a row in the middle that cannot be kept',
      Buffer.from(ofAll(header, (i) => (i === 1 ? 'only,two,cells,or,more' : intune(i)))),
    ],
    [
      'UTF-8 early and ANSI late',
      Buffer.from(
        ofAll(`${header},Group Tag`, (i) => `${intune(i)},${i === 0 ? 'Caf\u00c3\u00a9' : i === 5 ? 'Caf\u00e9' : ''}`),
        'latin1',
      ),
    ],
    [
      'an unknown column, with a header in every block',
      Buffer.from(devices.map((_, i) => `${header},Caf\u00e9\r\n${intune(i)},\r\n`).join(''), 'latin1'),
    ],
    [
      'a header that is glued onto the row before it',
      Buffer.from(
        `${header}\n${intune(0)}${ofAll(headers[2] ?? '', (i) => `"${devices[i]?.hash}";"${devices[i]?.serial}"`)}`,
      ),
    ],
    ['text that is no capture', Buffer.from('nothing to see here\r\n'.repeat(2000))],
    ['a header and many blank lines', Buffer.from(`${header}${'\r\n'.repeat(20_000)}`)],
    ['a cut at the end', Buffer.from(ofAll(header, intune)).subarray(0, -900)],
    ['zeros at the end', Buffer.concat([Buffer.from(ofAll(header, intune)), Buffer.alloc(3000)])],
  ])('says of %s what the whole file says, to the letter', (_, bytes) => {
    const whole = parseCaptureFile(bytes);
    for (const blockBytes of [4_500, 9_000, 13_000, 26_000]) {
      const inBlocks = parseInBlocks(bytes, blockBytes);
      expect(inBlocks.rows).toEqual(whole.rows);
      // Of names of columns only what is not ASCII is said otherwise, and said again.
      const told = ({ code }: { readonly code: string }) => code !== 'column-unknown';
      expect(inBlocks.issues.filter(told)).toEqual(expect.arrayContaining(whole.issues.filter(told)));
      expect(inBlocks.issues.filter(told)).toHaveLength(whole.issues.filter(told).length);
    }
  });

  it('finds each block again by its place alone', () => {
    const bytes = Buffer.from(ofAll(header, intune));
    const { rows, places } = parseInBlocks(bytes, 9_000);
    expect(places.length).toBeGreaterThan(1);
    const again = places.map((place) => parseBlock(bytes.subarray(place.from, place.from + place.length), place).rows);
    expect(again.flat()).toEqual(rows);
  });

  it('refuses by name what is no table and more than the parser takes', () => {
    const line = Buffer.from(`${a.hash}\r\n`);
    const read = (from: number, length: number) => {
      const block = Buffer.alloc(Math.min(length, 100_000));
      for (let at = 0; at < block.length; at++) block[at] = line[(from + at) % line.length] ?? 0;
      return block;
    };
    const blocks = [...parseBlocks(read, 200 * 1024 * 1024, 100_000)];
    expect(blocks).toMatchObject([
      { rows: [], issues: [{ code: 'file-too-large', values: { bytes: 200 * 1024 * 1024 } }] },
    ]);
  });
});
