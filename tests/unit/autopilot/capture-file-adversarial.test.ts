import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES, parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';
import { MAX_ROWS } from '../../../shared/autopilot/capture-file/row-collector.ts';
import { ascii, concat, encodeText, hashOf } from './capture-file-printer.ts';

/*
 * Files made to break a parser. None asserts a time: each would run far past the test's limit, or out of memory, if its
 * cost grew faster than the file.
 */

const MB = 1024 * 1024;
const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash\r\n';
const GOOD_ROW = `A1,,${hashOf(0)}\r\n`;

function codesOf(bytes: Uint8Array): readonly string[] {
  return [...new Set(parseCaptureFile(bytes).issues.map(({ code }) => code))];
}

function filled(size: number, text: string): Uint8Array {
  return Buffer.alloc(size, text, 'latin1');
}

describe('parseCaptureFile stays in bounds', () => {
  test('50 MB after a quote that is never closed', () => {
    const file = parseCaptureFile(concat(ascii(`${HEADER}"`), filled(50 * MB, 'x'), ascii('\r\n'), ascii(GOOD_ROW)));
    expect(file.rows.map(({ serial }) => serial)).toEqual(['A1']);
    expect(file.issues).toMatchObject([{ code: 'line-skipped', severity: 'warning', values: { line: 2, lines: 1 } }]);
  });

  test('50 MB of rows that each open a quote', () => {
    const file = parseCaptureFile(
      concat(ascii(HEADER), filled(50 * MB, `"A1,,"${'x'.repeat(4000)}\r\n`), ascii(`\r\n${GOOD_ROW}`)),
    );
    expect(file.rows.at(-1)).toMatchObject({ serial: 'A1', hash: hashOf(0) });
    expect(file.issues.length).toBeGreaterThan(10_000);
  });

  test.each([
    { description: 'quotes', text: '"' },
    { description: 'pairs of quotes', text: '"a' },
    { description: 'quotes and spaces', text: `"a${' '.repeat(500)}` },
    { description: 'a line of stray quotes and then spaces', text: `${'"a'.repeat(50_000)}${' '.repeat(50_000)}\r\n` },
    { description: 'commas', text: ',' },
    { description: 'commas with words', text: 'a,' },
    { description: 'line feeds', text: '\n' },
    { description: 'carriage returns', text: '\r' },
    { description: 'spaces', text: ' ' },
    { description: 'short lines', text: 'a\n' },
    { description: 'lines of delimiters', text: ',,\n' },
    { description: 'header words', text: 'serial hash ' },
    { description: 'almost headers', text: 'device serial number ' },
    { description: 'opening tags', text: '<HardwareHash' },
    { description: 'opening tags that never end', text: '<HardwareHash ' },
    { description: 'open elements', text: '<HardwareHash>' },
    { description: 'closed elements', text: '<HardwareHash></HardwareHash>' },
    { description: 'beginnings of hashes', text: 'T0GH\n' },
    { description: 'base64', text: 'T0GHabcd' },
    { description: 'UTF-8 byte order marks', text: '\xEF\xBB\xBF' },
    { description: 'UTF-16 byte order marks', text: '\xFF\xFE' },
    { description: 'byte order marks in turn', text: '\xFE\xFF\xFF\xFE' },
    { description: 'pieces of narrow and wide text', text: `${'a\x00'.repeat(8)}${'b'.repeat(50)}` },
    { description: 'pieces with byte order marks', text: `\xFF\xFEa\x00b\x00\xFE\xFF\x00a\xEF\xBB\xBFa` },
    { description: 'single zeros', text: 'a\x00bc' },
    { description: 'halves of surrogate pairs', text: 'A\x00\x00\xD8' },
    { description: 'bytes that are never UTF-8', text: '\xC3\n' },
  ])('3 MB of $description, before and after a header', ({ text }) => {
    const junk = filled(3 * MB, text);
    for (const bytes of [junk, concat(ascii(HEADER), junk), concat(ascii(HEADER), ascii(GOOD_ROW), junk)]) {
      const { rows, issues } = parseCaptureFile(bytes);
      expect(rows.length + issues.length).toBeGreaterThan(0);
      expect(rows.length).toBeLessThanOrEqual(MAX_ROWS);
      expect(issues.length).toBeLessThan(110_000);
    }
  });

  test('a million delimiters on a line', () => {
    const file = parseCaptureFile(ascii(`${HEADER}A1${','.repeat(1_000_000)}\r\n${GOOD_ROW}`));
    expect(file.rows.map(({ serial }) => serial)).toEqual(['A1']);
    expect(file.issues).toMatchObject([{ code: 'line-skipped', severity: 'warning', values: { line: 2 } }]);
  });

  test('a header of 10,000 columns', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `Column ${index}`);
    const header = [...names, 'Hardware Hash', 'Device Serial Number'];
    const row = [...names.map(() => ''), hashOf(0), 'A1'];
    const file = parseCaptureFile(ascii(`${header.join()}\r\n${row.join()}\r\n`));
    expect(file.rows).toMatchObject([{ serial: 'A1', hash: hashOf(0) }]);
    expect(file.issues).toMatchObject([{ code: 'column-unknown', values: { columns: 10_000, column: 'Column 0' } }]);
  });

  test('columns named like the members of an object', () => {
    const header = '__proto__,constructor,toString,hasOwnProperty,Hardware Hash,Device Serial Number';
    const file = parseCaptureFile(ascii(`${header}\r\n__proto__,1,2,3,${hashOf(0)},__proto__\r\n`));
    expect(file.rows).toMatchObject([{ serial: '__proto__', hash: hashOf(0), groupTag: '' }]);
    expect(Object.keys(file.rows[0] ?? {})).toHaveLength(10);
    expect(({} as Record<string, unknown>)['1']).toBeUndefined(); // any object would show a polluted prototype
    expect(codesOf(ascii(`${header}\r\n`))).toEqual(['column-unknown', 'file-no-rows']);
  });

  test('NUL bytes in cells stay in them', () => {
    const { rows, issues } = parseCaptureFile(ascii(`${HEADER}A\0B\0,\0,${hashOf(0)}\r\n`));
    expect(rows).toMatchObject([{ serial: 'A\0B\0', productId: '\0', hash: hashOf(0) }]);
    expect(issues).toEqual([]);
  });

  test('halves of surrogate pairs in any place', () => {
    const text = `\uD800${HEADER}\uDC00A\uD83D1\uDE00,,${hashOf(0)}\uD83D\r\n${GOOD_ROW}`;
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      const { rows, issues } = parseCaptureFile(encodeText(text, { encoding, hasBom: true }));
      expect(rows.at(-1)).toMatchObject({ serial: 'A1', hash: hashOf(0) });
      expect(issues.map(({ code }) => code)).toContain('file-encoding');
    }
  });

  test('more rows than any capture file has: reading stops and says so', () => {
    const file = parseCaptureFile(concat(ascii(HEADER), filled(6 * (MAX_ROWS + 10), 'a,b,c\n')));
    expect(file.rows).toHaveLength(MAX_ROWS);
    expect(file.issues).toMatchObject([{ code: 'file-too-large', row: null, values: { line: MAX_ROWS + 2 } }]);
  });

  test('a file larger than any that is collected is refused before it is read', () => {
    const file = parseCaptureFile(new Uint8Array(MAX_FILE_BYTES + 1));
    expect(file.issues).toEqual([
      {
        code: 'file-too-large',
        severity: 'error',
        row: null,
        values: { bytes: MAX_FILE_BYTES + 1, limit: MAX_FILE_BYTES },
      },
    ]);
  });

  test('every file of one and two bytes', () => {
    for (let first = 0; first < 256; first++) {
      expect(parseCaptureFile(Uint8Array.of(first))).toMatchObject({ rows: [] });
      for (let second = 0; second < 256; second++) {
        const { rows, issues } = parseCaptureFile(Uint8Array.of(first, second));
        expect(rows.length === 0 && issues.length === 1, `${first} ${second}`).toBe(true);
      }
    }
  });
});
