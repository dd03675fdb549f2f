import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCaptureFile } from '../../shared/autopilot/capture-file/parse-capture-file.ts';
import { fixtureDevice } from '../powershell/device-file.ts';
import { holdFile } from '../powershell/held-file.ts';
import { KitBench } from '../powershell/kit-bench.ts';
import { kitEngineMissing, kitPowerShell } from '../powershell/kit-engine.ts';
import { recaptured } from '../powershell/recapture.ts';

const missing = kitEngineMissing();
const laptop = fixtureDevice('a00');
const hp = fixtureDevice('a07');
const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash';
const LAPTOP_ROW = `${laptop.serial},,${laptop.hash}`;
const HP_ROW = `${hp.serial},,${hp.hash}`;

describe.skipIf(missing !== null)(`-OutputFile on a file that is there ${missing ?? ''}`, () => {
  let bench: KitBench;
  beforeAll(() => {
    bench = new KitBench();
  });
  afterAll(() => bench.close());

  /** Runs on the laptop of the fixtures with a file that holds these bytes, and gives what is there afterwards. */
  async function writeOver(before: string | Buffer, args: readonly string[] = ['-Append'], device = {}) {
    const path = join(bench.newFolder(), 'hardwarehash.csv');
    writeFileSync(path, before);
    const run = await bench.run(['-OutputFile', path, ...args], device);
    return { ...run, text: readFileSync(path, 'utf8'), files: readdirSync(dirname(path)).sort() };
  }

  describe('-Append', () => {
    test('the same device: its older row is replaced, and that is said', async () => {
      const older = recaptured(laptop.hash, -86_400);
      const run = await writeOver(`${HEADER}\r\n${HP_ROW}\r\n${laptop.serial},,${older}\r\n`);
      expect(run.text).toBe(`${HEADER}\r\n${HP_ROW}\r\n${LAPTOP_ROW}\r\n`);
      expect(run.screen).toContain(`Replaced the older row of serial number ${laptop.serial}`);
      expect(run.files).toEqual(['hardwarehash.csv']);
    });

    test('another device: both rows', async () => {
      expect((await writeOver(`${HEADER}\r\n${HP_ROW}\r\n`)).text).toBe(`${HEADER}\r\n${HP_ROW}\r\n${LAPTOP_ROW}\r\n`);
    });

    test('more columns in this run: earlier rows get empty cells', async () => {
      const run = await writeOver(`${HEADER}\r\n${HP_ROW}\r\n`, ['-Append', '-GroupTag', 'Sales']);
      expect(run.text).toBe(`${HEADER},Group Tag\r\n${HP_ROW},\r\n${LAPTOP_ROW},Sales\r\n`);
    });

    test('trap 2: fewer columns in this run: tag and user of earlier rows stay', async () => {
      const before = `${HEADER},Group Tag,Assigned User\r\n${HP_ROW},Sales,a@contoso.example\r\n`;
      expect((await writeOver(before)).text).toBe(`${before}${LAPTOP_ROW},,\r\n`);
    });

    test('columns that nobody knows stay too, and a file that no portal takes is reported', async () => {
      const before = `${HEADER},Manufacturer name,Device model,Shelf\r\n${HP_ROW},HP,EliteBook,7\r\n`;
      const run = await writeOver(before, ['-Append', '-GroupTag', 'Sales']);
      expect(run.text).toBe(
        `${HEADER},Group Tag,Manufacturer name,Device model,Shelf\r\n${HP_ROW},,HP,EliteBook,7\r\n${LAPTOP_ROW},Sales,,,\r\n`,
      );
      expect(run.screen).toContain('more columns than any one portal accepts');
    });

    test('a UTF-16 file of the older script becomes ASCII, row for row', async () => {
      const before = Buffer.from(`\ufeff${HEADER}\r\n${HP_ROW}\r\n`, 'utf16le');
      const run = await writeOver(before);
      expect(run.text).toBe(`${HEADER}\r\n${HP_ROW}\r\n${LAPTOP_ROW}\r\n`);
    });

    test('a foreign CSV file is left as it is, exit code 2', async () => {
      const before = 'Name;Budget\r\nIT;100\r\n';
      const run = await writeOver(before);
      expect(run.text).toBe(before);
      expect(run.screen).toContain('is not an Autopilot file');
      expect(run.exitCode).toBe(2);
      expect(run.files).toEqual(['hardwarehash.csv']);
    });

    test('trap 4: an empty file is no device: it gets a header and one row', async () => {
      for (const before of ['', '\r\n', '\ufeff', `${HEADER}\r\n`]) {
        expect((await writeOver(before)).text).toBe(`${HEADER}\r\n${LAPTOP_ROW}\r\n`);
      }
    });

    test('a read-only file is left as it is', async () => {
      const path = join(bench.newFolder(), 'hardwarehash.csv');
      writeFileSync(path, `${HEADER}\r\n${HP_ROW}\r\n`);
      chmodSync(path, 0o444);
      const run = await bench.run(['-OutputFile', path, '-Append']);
      expect(readFileSync(path, 'utf8')).toBe(`${HEADER}\r\n${HP_ROW}\r\n`);
      expect(run.screen).toContain('is read-only');
      expect(run.exitCode).toBe(2);
    });

    test('a file that another program holds open is left as it is', async () => {
      const path = join(bench.newFolder(), 'hardwarehash.csv');
      writeFileSync(path, `${HEADER}\r\n${HP_ROW}\r\n`);
      const [program, ...before] = kitPowerShell();
      const start = [...before, '-NoProfile', '-ExecutionPolicy', 'Bypass', '-File'];
      const held = await holdFile({ path, share: 'None' }, bench.newFolder(), (...script) =>
        once(spawn(program, [...start, ...script], { stdio: 'ignore' }), 'exit'),
      );
      const run = await bench.run(['-OutputFile', path, '-Append']);
      await held.release();
      expect(readFileSync(path, 'utf8')).toBe(`${HEADER}\r\n${HP_ROW}\r\n`);
      expect(run.screen).toContain('could not be written');
      expect(run.exitCode).toBe(2);
      expect(readdirSync(dirname(path))).toEqual(['hardwarehash.csv']);
    });

    test('5,000 rows: every one stays, the same device of them is replaced', async () => {
      const rows = Array.from({ length: 5000 }, (_, index) => `SN${index},,${hp.hash},Tag ${index}`);
      rows[1234] = `${laptop.serial},,${recaptured(laptop.hash, -60)},Old`;
      const run = await writeOver(`${HEADER},Group Tag\r\n${rows.join('\r\n')}\r\n`);
      const kept = rows.filter((_, index) => index !== 1234);
      expect(run.text).toBe(`${HEADER},Group Tag\r\n${kept.join('\r\n')}\r\n${LAPTOP_ROW},\r\n`);
    });

    test('trap 15: two devices with one serial number are two rows, however alike; the text of a hash proves nothing', async () => {
      const twin = `${laptop.serial},,${hp.hash}`;
      const run = await writeOver(`${HEADER}\r\n${twin}\r\n`);
      expect(run.text).toBe(`${HEADER}\r\n${twin}\r\n${LAPTOP_ROW}\r\n`);
      expect(run.screen).toContain('Two different devices');
    });

    test('placeholder serial numbers: one device by its hash, other devices by theirs', async () => {
      const board = (hash: string) => `Default string,,${hash}`;
      const before = `${HEADER}\r\n${board(recaptured(laptop.hash, -60))}\r\n${board(hp.hash)}\r\n`;
      const run = await writeOver(before, ['-Append'], { serial: 'Default string' });
      expect(run.text).toBe(`${HEADER}\r\n${board(hp.hash)}\r\n${board(laptop.hash)}\r\n`);
    });

    test('a row with more values than columns: nothing is written, the line is named', async () => {
      const before = `${HEADER}\r\n${HP_ROW}\r\nVMware, Inc.,X1,,${hp.hash}\r\n`;
      const run = await writeOver(before);
      expect(run.text).toBe(before);
      expect(run.screen).toContain('line 3: more values than columns');
      expect(run.exitCode).toBe(2);
    });

    const dialects: readonly [string, string][] = [
      ['semicolons and quotation marks', `"${HEADER.replaceAll(',', '";"')}"\n"${hp.serial}";"";"${hp.hash}"\n`],
      ['tabs and small letters', `${HEADER.toLowerCase().replaceAll(',', '\t')}\r${hp.serial}\t\t${hp.hash}\r`],
      ['a header in the middle', `${HEADER}\r\n${HEADER}\r\n${HP_ROW}\r\n\r\n`],
      ['a UTF-8 byte order mark', `\ufeff${HEADER}\r\n${HP_ROW}\r\n`],
    ];
    test.each(dialects)('a file with %s keeps its row', async (_, before) => {
      expect((await writeOver(before)).text).toBe(`${HEADER}\r\n${HP_ROW}\r\n${LAPTOP_ROW}\r\n`);
    });

    test('quoted values stay whole', async () => {
      const before = `${HEADER},Group Tag\r\n${HP_ROW},"a ""b"", c"\r\n`;
      const run = await writeOver(before);
      expect(run.text).toBe(`${before}${LAPTOP_ROW},\r\n`);
      expect(parseCaptureFile(Buffer.from(run.text)).rows[0]).toMatchObject({ groupTag: 'a "b", c' });
    });

    test('-WhatIf leaves the file as it is', async () => {
      const run = await writeOver(`${HEADER}\r\n${HP_ROW}\r\n`, ['-Append', '-WhatIf']);
      expect(run.text).toBe(`${HEADER}\r\n${HP_ROW}\r\n`);
    });
  });

  describe('without -Append', () => {
    test('trap 1: the second device does not overwrite the first: its file is set aside, and that is said', async () => {
      const before = `${HEADER}\r\n${HP_ROW}\r\n`;
      const run = await writeOver(before, []);
      expect(run.text).toBe(`${HEADER}\r\n${LAPTOP_ROW}\r\n`);
      expect(run.files).toHaveLength(2);
      expect(run.files[0]).toMatch(/^hardwarehash-\d{8}T\d{6}Z\.csv$/);
      expect(run.screen).toContain('The file was there with other devices');
    });

    test('the same device again: its file is written anew and nothing is set aside', async () => {
      const run = await writeOver(`${HEADER}\r\n${laptop.serial},,${recaptured(laptop.hash, -60)}\r\n`, []);
      expect(run.text).toBe(`${HEADER}\r\n${LAPTOP_ROW}\r\n`);
      expect(run.files).toEqual(['hardwarehash.csv']);
    });

    test('a file of another format is left as it is', async () => {
      const run = await writeOver('my notes\r\n', []);
      expect(run.text).toBe('my notes\r\n');
      expect(run.exitCode).toBe(2);
    });
  });
});
