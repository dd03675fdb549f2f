import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { IMPORT_FORMATS, type ImportTarget } from '../../shared/autopilot/import-file/import-format.ts';
import { fixture, GOLDEN_ROWS } from '../unit/autopilot/import-file-rows.ts';
import { runProgram } from './cli-support/terminal.ts';

const base = mkdtempSync(join(tmpdir(), 'import-golden-'));
afterAll(() => rmSync(base, { recursive: true }));

const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User';

/** Both ways by which files reach a person: merged without the store, and exported from it. */
const WAYS = ['merge', 'export'] as const;

async function writeBy(way: (typeof WAYS)[number], folder: string, target: ImportTarget): Promise<string> {
  const out = join(folder, `${way}-${target}`);
  const [input, dataFolder] = [join(folder, 'in'), join(folder, 'data')];
  const args = way === 'merge' ? ['merge', input] : ['export'];
  await runProgram([...args, '--out', out, '--for', target], { dataFolder });
  return out;
}

const csvFiles = (out: string) =>
  readdirSync(out)
    .filter((name) => name.endsWith('.csv'))
    .sort();

describe('the files that reach a person', () => {
  const folder = join(base, 'golden');
  beforeAll(async () => {
    const input = join(folder, 'in');
    mkdirSync(input, { recursive: true });
    // A file each, so that the plain one takes the fast way and the others the parser's.
    for (const [index, row] of GOLDEN_ROWS.entries()) {
      const { serial, productId, hash, groupTag, assignedUser } = row;
      const line = [serial, productId, hash, groupTag, assignedUser].join();
      writeFileSync(join(input, `${index}.csv`), `${HEADER}\r\n${line}\r\n`);
    }
    await runProgram(['collect', input], { dataFolder: join(folder, 'data') });
  });

  it.each(
    WAYS.flatMap((way) =>
      (
        [
          [way, 'intune', 'intune.csv'],
          [way, 'partner', 'partner-center.csv'],
          [way, 'identifiers', 'corporate-identifiers.csv'],
          [way, 'merged', 'aggregatedDevices.csv'],
        ] as const
      ).slice(),
    ),
  )('by %s for %s are %s, byte for byte', async (way, target, name) => {
    const out = await writeBy(way, folder, target);
    expect(csvFiles(out)).toEqual([name]);
    expect(Buffer.compare(readFileSync(join(out, name)), fixture(`golden/${name}`))).toBe(0);
  });
});

describe('where a file is full', () => {
  const devices = Array.from({ length: 1001 }, (_, index) => practiceDevice(index * 7 + 1));

  it.each<[number, ImportTarget, readonly (readonly [string, number])[]]>([
    [500, 'intune', [['intune.csv', 500]]],
    [
      501,
      'intune',
      [
        ['intune-1-of-2.csv', 500],
        ['intune-2-of-2.csv', 1],
      ],
    ],
    [1000, 'partner', [['partner-center.csv', 1000]]],
    [
      1001,
      'partner',
      [
        ['partner-center-1-of-2.csv', 1000],
        ['partner-center-2-of-2.csv', 1],
      ],
    ],
  ])('%i rows for %s are cut as the format says, byte for byte, by either way', async (count, target, expected) => {
    const folder = join(base, `cut-${count}`);
    const taken = devices.slice(0, count);
    mkdirSync(join(folder, 'in'), { recursive: true });
    const rows = taken.map(({ serial, hash }) => `${serial},,${hash},,\r\n`);
    writeFileSync(join(folder, 'in', 'oem.csv'), `${HEADER}\r\n${rows.join('')}`);
    await runProgram(['collect', join(folder, 'in')], { dataFolder: join(folder, 'data') });
    const lines =
      target === 'intune'
        ? rows
        : taken.map(({ serial, hash, manufacturer, model }) => `${serial},,${hash},${manufacturer},${model}\r\n`);
    for (const way of WAYS) {
      const out = await writeBy(way, folder, target);
      expect(csvFiles(out)).toEqual(expected.map(([name]) => name));
      let from = 0;
      for (const [name, length] of expected) {
        const body = lines.slice(from, from + length).join('');
        expect(readFileSync(join(out, name), 'latin1') === `${IMPORT_FORMATS[target].header}\r\n${body}`).toBe(true);
        from += length;
      }
    }
  });
});
