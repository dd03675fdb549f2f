import { describe, expect, test } from 'vitest';
import { readRows } from '../../../electron/core/collect/read-rows.ts';
import { practiceDevice } from '../../../electron/core/practice/practice-device.ts';
import { DEFAULT_CHECK_LIMITS } from '../../../shared/autopilot/checks/check-row.ts';

const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash';
const line = (index: number) => `${practiceDevice(index).serial},,${practiceDevice(index).hash}`;
const read = (text: string, encoding: BufferEncoding = 'latin1') =>
  readRows(Buffer.from(text, encoding), DEFAULT_CHECK_LIMITS);

describe('rows', () => {
  const canonical = read(`\uFEFF${HEADER}\r\n${line(1)}\r\n${line(2)}\r\n`, 'utf16le');

  test('of a file as the script writes it are read with facts and identity', () => {
    expect(canonical.issues).toEqual([]);
    expect(canonical.rows).toMatchObject(
      [1, 2].map((index) => ({
        row: index,
        kind: 'hash',
        facts: { serial: practiceDevice(index).serial, capturedAtMs: practiceDevice(index).capturedAtMs },
        identityKey: expect.stringMatching(/^tpm:/),
      })),
    );
  });

  test.each([
    {
      description: 'with quotes',
      text: `${HEADER}\n"${practiceDevice(1).serial}","","${practiceDevice(1).hash}"\n${line(2)}\n`,
    },
    { description: 'without a line end', text: `${HEADER}\r\n${line(1)}\r\n${line(2)}` },
    {
      description: 'with other columns first',
      text: `Hardware Hash,Device Serial Number\n${practiceDevice(1).hash},${practiceDevice(1).serial}\n${practiceDevice(2).hash},${practiceDevice(2).serial}\n`,
    },
  ])('$description are the same as in the canonical form', ({ text }) => {
    expect(read(text).rows).toEqual(canonical.rows);
  });

  test('that are damaged keep their issues', () => {
    const { rows } = read(`${HEADER}\n${line(1)}\n${line(2).replace('T0', 'T1')}\n`);
    expect(rows.map((row) => row.issues.map(({ code }) => code))).toEqual([[], ['hash-bad-magic']]);
  });

  test('are none in a file that is no capture', () => {
    expect(read('Dear colleague,')).toMatchObject({ rows: [], issues: [{ code: 'file-not-a-capture' }] });
  });
});
