import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import {
  HEADER,
  ON_OTHER_BOARD,
  putDevice,
  putFile,
  putTroubledCaptures,
  RECAPTURED,
  windowsFile,
} from './cli-support/made-up-captures.ts';
import { runProgram, type TerminalOptions } from './cli-support/terminal.ts';

const base = mkdtempSync(join(tmpdir(), 'cli-export-'));
afterAll(() => rmSync(base, { recursive: true }));

let dataFolder: string;
let input: string;
let out: string;
beforeEach(() => {
  const folder = mkdtempSync(join(base, 'case-'));
  dataFolder = join(folder, 'data');
  input = join(folder, 'in');
  out = join(folder, 'out');
  mkdirSync(input);
});

const RECORD = 'hash-courier-export.json';
const INTUNE_HEADER = `${HEADER},Group Tag,Assigned User`;
const run = (args: readonly string[], options: Partial<TerminalOptions> = {}) =>
  runProgram(args, { dataFolder, ...options });
const exportTo = (...args: string[]) => run(['export', '--out', out, ...args]);
const json = async (...args: string[]) => JSON.parse((await run([...args, '--json'])).out);
const written = (name: string) => readFileSync(join(out, name), 'latin1');
const lines = (...rows: readonly string[]) => rows.map((row) => `${row}\r\n`).join('');

async function collectDevices(...indexes: readonly number[]): Promise<void> {
  for (const index of indexes) putDevice(input, index);
  await run(['collect', input]);
}

describe('export', () => {
  it('writes a legal file, byte for byte, with the newest capture of each device and all that is known of it', async () => {
    putTroubledCaptures(input);
    await run(['collect', input]);
    const { code, out: said } = await exportTo('--for', 'intune');
    expect(code).toBe(1);
    const plain = [3, 4, 5].map((index) => practiceDevice(index)).map(({ serial, hash }) => `${serial},,${hash},,`);
    const recaptured = `${RECAPTURED.serial},,${RECAPTURED.hash},STORE-NL,`;
    expect(written('intune.csv')).toBe(lines(INTUNE_HEADER, recaptured, ...plain));
    expect(said).toContain('4 of 10 devices exported.');
    expect(said).toContain('6 devices are left out of a file, each for a reason named above.');
    expect(said).toContain('2 conflicts hold devices back. To compare and decide: hash-courier resolve');
    for (const name of ['× Hash damaged (1)', '× Serial number differs (1)', '! Conflict: one serial number (2)']) {
      expect(said).toContain(name);
    }
    expect(said).toContain(`Written to ${out}\n  intune.csv  4 rows, 16,151 bytes\n`);
    expect(readdirSync(out).sort()).toEqual([RECORD, 'intune.csv']);
  });

  it('lets the devices of a conflict go once it is decided, with the side that was chosen', async () => {
    putTroubledCaptures(input);
    await run(['collect', input]);
    for (const { id } of (await json('resolve')).conflicts) await run(['resolve', id, '--use', 'older']);
    await exportTo('--for', 'merged');
    const rows = written('aggregatedDevices.csv').split('\r\n');
    const ofSerial = (serial: string) => rows.filter((row) => row.startsWith(`${serial},`));
    expect(ofSerial(ON_OTHER_BOARD.serial)).toEqual([`${ON_OTHER_BOARD.serial},,${practiceDevice(1).hash},,`]);
    expect(ofSerial(practiceDevice(2).serial)).toEqual([expect.stringMatching(/,OFFICE,$/)]);
  });

  it('has the file for each service in its own form', async () => {
    await collectDevices(3);
    expect((await exportTo('--for', 'intune,partner', '--for', 'identifiers')).code).toBe(0);
    const { serial, hash, manufacturer, model } = practiceDevice(3);
    expect(written('partner-center.csv')).toBe(
      lines(`${HEADER},Manufacturer name,Device model`, `${serial},,${hash},${manufacturer},${model}`),
    );
    expect(written('corporate-identifiers.csv')).toBe(lines(`${manufacturer},${model},${serial}`));
  });

  it('trap 3: its own files are known for what they are when they are collected, wherever they lie', async () => {
    await collectDevices(3, 4);
    await exportTo('--for', 'intune');
    const carried = join(input, 'carried');
    mkdirSync(carried);
    renameSync(join(out, 'intune.csv'), join(carried, 'devices.csv'));
    const { code, out: said } = await run(['collect', carried]);
    expect(code).toBe(1);
    expect(said).toContain('0 captures, 0 new, 0 seen before');
    expect(said).toMatch(/× Our own export \(1\)\s+devices\.csv/);
    expect(await json('devices')).toMatchObject({ counts: { devices: 2 } });
    expect((await run(['collect', carried, '--own-exports'])).out).toContain('2 captures, 2 new');
    expect(await json('devices')).toMatchObject({ counts: { devices: 2 } });
  });

  it('cuts 501 devices into files of 500, and replaces them whole when there are fewer', async () => {
    const rows = Array.from({ length: 501 }, (_, index) => practiceDevice(index)).map(
      ({ serial, hash }) => `${serial},,${hash}`,
    );
    putFile(input, 'oem.csv', windowsFile(HEADER, ...rows));
    await run(['collect', input]);
    await exportTo('--for', 'intune,merged');
    expect(readdirSync(out).sort()).toEqual([
      'aggregatedDevices.csv',
      RECORD,
      'intune-1-of-2.csv',
      'intune-2-of-2.csv',
    ]);
    expect(written('intune-1-of-2.csv') + written('intune-2-of-2.csv').slice(INTUNE_HEADER.length + 2)).toBe(
      written('aggregatedDevices.csv'),
    );
    await exportTo('--for', 'intune', '--search', practiceDevice(0).serial);
    // What is for another target is another export, and stays.
    expect(readdirSync(out).sort()).toEqual(['aggregatedDevices.csv', RECORD, 'intune.csv']);
    expect(written('aggregatedDevices.csv').split('\r\n')).toHaveLength(503);
    const record = JSON.parse(written(RECORD));
    expect(record.files.map(({ file }: { file: string }) => file)).toEqual(['aggregatedDevices.csv', 'intune.csv']);
  });

  it('exports the devices that the options choose', async () => {
    await run(['stage', input, '--batch', 'Spring', '--order', 'PO-7']);
    await collectDevices(3, 4);
    const other = join(input, '..', 'other');
    putDevice(other, 5);
    await run(['collect', other]);
    for (const args of [
      ['--batch', 'Spring'],
      ['--order', 'PO-7'],
      ['--stick', '1'],
    ]) {
      expect((await exportTo(...args)).out).toContain('2 of 2 devices exported.');
    }
  });

  it('leaves a device out of the file that cannot carry it, and keeps it in the others', async () => {
    const rows = ['Manufacturer,Model,Serial Number,Hardware Hash', 'Contoso,Book 1,SN-000123,'];
    putFile(input, 'partner.csv', windowsFile(...rows));
    putDevice(input, 6);
    await run(['collect', input]);
    const { out: said, code } = await exportTo('--for', 'intune,partner');
    expect(code).toBe(1);
    expect(said).toContain('2 of 2 devices exported.');
    expect(said).toContain('1 device is left out of a file');
    expect(said).toMatch(/SN-000123 .*partner\.csv.*hardware hash: it is missing/);
    expect(written('intune.csv').split('\r\n')).toHaveLength(3);
    expect(written('partner-center.csv')).toContain(',,,Contoso,Book 1'.slice(2));
  });

  it('names a device whose stored copy is damaged, and exports the others', async () => {
    await collectDevices(3, 4);
    const database = new DatabaseSync(join(dataFolder, 'hash-courier.sqlite'));
    const sha256 = createHash('sha256')
      .update(readFileSync(join(input, 'hash-courier/captures/device-3/hardwarehash.csv')))
      .digest('hex');
    database.prepare('update evidence set content = ? where sha256 = ?').run(Buffer.from('rotten'), sha256);
    database.close();
    const { code, out: said } = await exportTo();
    expect(code).toBe(1);
    expect(said).toMatch(/× Stored copy damaged \(1\)\s+8CG\w+ \(.*device-3/);
    expect(said).toContain('1 of 2 devices exported.');
    expect(written('aggregatedDevices.csv').split('\r\n')).toHaveLength(3);
  });

  it('does not touch a file of that name which we did not write', async () => {
    await collectDevices(3);
    mkdirSync(out);
    writeFileSync(join(out, 'intune.csv'), 'mine');
    const { code, err } = await exportTo('--for', 'intune,merged');
    expect(code).toBe(3);
    expect(err).toContain(`${out} already holds intune.csv, and we did not write that. Nothing was changed.`);
    expect(readdirSync(out)).toEqual(['intune.csv']);
    expect(written('intune.csv')).toBe('mine');
  });

  it('does not take an own export that somebody edited for its own', async () => {
    await collectDevices(3);
    await exportTo();
    writeFileSync(join(out, 'aggregatedDevices.csv'), `${written('aggregatedDevices.csv')}edited`);
    expect((await exportTo()).code).toBe(3);
    expect(written('aggregatedDevices.csv')).toMatch(/edited$/);
  });

  it('says what to do where the folder cannot be made', async () => {
    await collectDevices(3);
    writeFileSync(out, '');
    const { code, err } = await exportTo();
    expect(code).toBe(3);
    expect(err).toContain(`The folder ${out} cannot be made (EEXIST). Choose another one with --out.`);
  });

  it('writes and removes nothing where no device matches', async () => {
    await collectDevices(3);
    await exportTo();
    const { code, out: said } = await exportTo('--tag', 'none such');
    expect(code).toBe(3);
    expect(said).toContain('No device matches, so there is nothing to export.');
    expect(readdirSync(out).sort()).toEqual(['aggregatedDevices.csv', RECORD]);
  });

  it('leaves no file of an earlier export where its devices are held back now', async () => {
    await collectDevices(3);
    await exportTo('--for', 'intune', '--for', 'merged');
    putDevice(input, 3, 'OFFICE', { capturedAtMs: Date.UTC(2026, 5, 5) });
    putFile(
      input,
      'other.csv',
      windowsFile(`${HEADER},Group Tag`, `${practiceDevice(3).serial},,${practiceDevice(3).hash},STORE`),
    );
    await run(['collect', input]);
    await exportTo('--for', 'intune');
    expect(readdirSync(out).sort()).toEqual(['aggregatedDevices.csv', RECORD]);
    expect(JSON.parse(written(RECORD)).files).toMatchObject([{ file: 'aggregatedDevices.csv' }]);
  });

  it('makes no folder where every device is held back', async () => {
    putFile(input, 'edited.csv', windowsFile(HEADER, `EDITED,,${practiceDevice(3).hash}`));
    await run(['collect', input]);
    const { code, out: said } = await exportTo();
    expect(code).toBe(1);
    expect(said).toContain('0 of 1 device exported.');
    expect(said).toContain('No file was written, and nothing in the folder was changed.');
    expect(existsSync(out)).toBe(false);
  });

  it('leaves nothing behind when Ctrl+C ends it', async () => {
    const rows = Array.from({ length: 1001 }, (_, index) => practiceDevice(index)).map(
      ({ serial, hash }) => `${serial},,${hash}`,
    );
    putFile(input, 'oem.csv', windowsFile(HEADER, ...rows));
    await run(['collect', input]);
    const { code, err } = await run(['export', '--out', out], {
      columns: 80,
      onProgress: (shown) => {
        if (shown.includes('500 of 1,001')) process.emit('SIGINT');
      },
    });
    expect(code).toBe(130);
    expect(err).toContain('Stopped.');
    expect(readdirSync(out)).toEqual([]);
    expect((await exportTo()).out).toContain('1,001 of 1,001 devices exported.');
  });

  it('is known to the store before a file has its name, or there is no file', async () => {
    await collectDevices(3);
    const database = new DatabaseSync(join(dataFolder, 'hash-courier.sqlite'));
    database.exec("create trigger refuse before insert on exports begin select raise(abort, 'refused'); end");
    expect(await exportTo()).toMatchObject({ code: 3, err: expect.stringContaining('refused') });
    expect(readdirSync(out)).toEqual([]);
    database.exec('drop trigger refuse');
    await exportTo();
    const sha256 = createHash('sha256')
      .update(readFileSync(join(out, 'aggregatedDevices.csv')))
      .digest('hex');
    expect(database.prepare('select file_name, format, row_count from exports where sha256 = ?').all(sha256)).toEqual([
      { file_name: 'aggregatedDevices.csv', format: 'merged', row_count: 1 },
    ]);
    database.close();
  });

  it('says that files are there whose devices the store cannot note as exported, in both languages', async () => {
    await collectDevices(3);
    const database = new DatabaseSync(join(dataFolder, 'hash-courier.sqlite'), { defensive: false });
    // The table is said to begin in the middle of a blob.
    database.exec('create table ballast (content blob); insert into ballast values (zeroblob(100000))');
    database.exec('pragma writable_schema = on');
    database.exec(
      "update sqlite_schema set rootpage = (select page_count from pragma_page_count) where name = 'export_files'",
    );
    database.close();
    const { code, out: said, err } = await exportTo();
    expect(code).toBe(1);
    expect(said).toContain(`Written to ${out}`);
    expect(err).toContain('The files are there, but their devices could not be noted as exported. The store in');
    expect(readdirSync(out).sort()).toEqual(['aggregatedDevices.csv', RECORD]);
    const dutch = await run(['export', '--out', out, '--json', '--lang', 'nl']);
    expect(dutch.err).toContain(
      'De bestanden zijn er, maar hun apparaten konden niet als geëxporteerd worden genoteerd.',
    );
    expect(JSON.parse(dutch.out).written).toHaveLength(1);
  });

  it('prints the shape that "merge --json" prints', async () => {
    putTroubledCaptures(input);
    await run(['collect', input]);
    const count = z.int().nonnegative();
    const issue = z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning', 'note']),
      file: z.string().min(1),
      row: z.int().positive().nullable(),
      message: z.string().min(1),
    });
    const file = z.strictObject({
      file: z.string(),
      rows: count,
      bytes: count,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    });
    const shape = z.strictObject({
      filesRead: count,
      captures: count,
      devices: count,
      duplicates: count,
      conflicts: count,
      issues: z.array(issue),
      written: z.array(file),
    });
    const exported = shape.parse(await json('export', '--out', out));
    const merged = shape.parse(await json('merge', input, '--out', join(out, 'merged')));
    const { devices, duplicates } = merged;
    expect(exported).toMatchObject({ filesRead: 13, captures: 13, devices, duplicates, conflicts: 2 });
    expect(exported.issues.map(({ code }) => code).sort()).toEqual([
      'conflict-identity',
      'conflict-serial',
      'conflict-serial',
      'hash-checksum',
      'serial-differs',
      'serial-missing',
    ]);
    const bytes = readFileSync(join(out, 'aggregatedDevices.csv'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(exported.written).toEqual([{ file: 'aggregatedDevices.csv', rows: 4, bytes: bytes.length, sha256 }]);
  });
});
