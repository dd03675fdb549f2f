import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBlocks } from '../../../electron/core/merge/parse-blocks.ts';
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
});
