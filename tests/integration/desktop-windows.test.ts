import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { readManifest } from '../../electron/core/sticks/signed-manifest.ts';
import { KIT } from '../powershell/kit-stick.ts';
import { windowsNodeMissing } from '../powershell/windows-node.ts';
import { WinePrefix } from '../powershell/wine.ts';
import { zipFile } from '../support/zip-file.ts';
import { HEADER, putFile, windowsFile } from './cli-support/made-up-captures.ts';
import { type Hold, holdFiles } from './desktop-support/held-files.ts';
import { OPTIONAL_PACKAGES, WindowsProgram } from './desktop-support/windows-program.ts';

const missing = windowsNodeMissing();

interface CollectAnswer {
  readonly sources: readonly {
    readonly path: string;
    readonly stick: { readonly isOurs: boolean; readonly number: number } | null;
    readonly captures: number;
    readonly new: number;
    readonly seenBefore: number;
    readonly issues: readonly { readonly code: string; readonly file: string }[];
  }[];
}

/** `merge --json` and `export --json`. */
interface WrittenAnswer {
  readonly captures: number;
  readonly devices: number;
  readonly issues: readonly { readonly code: string; readonly file: string }[];
  readonly written: readonly { readonly file: string }[];
}

/** The built program on Windows' Node and Windows' file semantics, on this machine's disks. */
describe.skipIf(missing !== null)(`the desktop side on Windows, under Wine ${missing ?? ''}`, () => {
  let wine: WinePrefix;
  let program: WindowsProgram;
  let folder: string;
  let stick: string;
  let out: string;
  let data: string;
  let tests = 0;

  beforeAll(async () => {
    wine = new WinePrefix();
    folder = mkdtempSync(join(tmpdir(), 'hash-courier-desktop-'));
    program = await WindowsProgram.install(wine);
  });
  afterAll(() => {
    wine?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  /** Each test has a stick on D:, an empty disk on E:, and a store of its own. */
  beforeEach(() => {
    tests++;
    [stick, out] = [join(folder, `stick ${tests}`), join(folder, `out ${tests}`)];
    for (const root of [stick, out]) mkdirSync(root);
    wine.mapDrive('d', stick);
    wine.mapDrive('e', out);
    data = `C:\\data\\${tests}`;
  });

  const csvOf = (index: number) => windowsFile(HEADER, rowOf(index));
  const rowOf = (index: number) => {
    const { serial, hash } = practiceDevice(index);
    return `${serial},,${hash}`;
  };
  const capturePath = (name: string) => `hash-courier/captures/${name}/hardwarehash.csv`;
  const issuesOf = (answer: CollectAnswer) => answer.sources.flatMap(({ issues }) => issues);
  const collect = (...paths: readonly string[]) => program.json<CollectAnswer>('--data', data, 'collect', ...paths);

  describe('start', () => {
    const places: readonly [string, readonly string[]][] = [
      ['are not installed', []],
      ['are installed without their parts for Windows', OPTIONAL_PACKAGES],
    ];
    test.each(places)(
      'the program starts where the packages of drive list and hot-plug %s, and says that drives are not listed',
      async (_, packages) => {
        program.addPackages(packages);
        const { output, exitCode } = await program.run('--data', data, 'sticks');
        program.removePackages(packages);
        expect(output).toContain('The system does not list its drives');
        expect(output).toContain('A folder or network share still works');
        expect(output).not.toContain('Unexpected');
        expect(exitCode).toBe(1);
      },
    );
  });

  describe('stage', () => {
    test('a stick on D:\\ carries the kit byte for byte and a signed manifest, lines ending as Windows ends them', async () => {
      putFile(stick, 'notes.txt', Buffer.from('its owner\n'));
      const args = ['--tag', 'OFFICE', '--batch', 'batch-12', '--order', 'PO-4711', '--tenant', 'Contoso'];
      const staged = await program.json<{ sticks: readonly { row: { outcome: string } }[] }>(
        ...['--data', data, 'stage', 'D:\\', ...args],
      );
      expect(staged.answer.sticks.map(({ row }) => row.outcome)).toEqual(['done']);
      expect(staged.exitCode).toBe(0);

      const kit = readdirSync(KIT).sort();
      expect(readdirSync(stick).sort()).toEqual([...kit, 'hash-courier', 'notes.txt'].sort());
      for (const name of kit) expect(readFileSync(join(stick, name))).toEqual(readFileSync(join(KIT, name)));
      expect(readFileSync(join(stick, 'notes.txt'), 'latin1')).toBe('its owner\n');

      const bytes = readFileSync(join(stick, 'hash-courier/stick.json'));
      const text = bytes.toString('latin1');
      expect(text.split('\n').every((line) => line === '' || line.endsWith('\r'))).toBe(true);
      expect(readManifest(bytes, '')).toMatchObject({
        state: 'signed',
        manifest: { number: 1, groupTag: 'OFFICE', batch: 'batch-12', orderId: 'PO-4711', tenant: 'Contoso' },
      });
      expect(readdirSync(join(stick, 'hash-courier'), { recursive: true }).sort()).toEqual(['captures', 'stick.json']);
    });
  });

  describe('collect', () => {
    test('a staged stick on D:\\ is known by its number, read whole, and seen before when it is read again', async () => {
      await program.run('--data', data, 'stage', 'D:\\');
      for (const index of [0, 1, 2]) putFile(stick, capturePath(`device-${index}`), csvOf(index));
      const first = await collect('D:\\');
      expect(first.answer.sources).toMatchObject([
        { path: 'D:\\', stick: { isOurs: true, number: 1 }, captures: 3, new: 3, seenBefore: 0, issues: [] },
      ]);
      expect(first.exitCode).toBe(0);
      const again = await collect('D:\\');
      expect(again.answer.sources).toMatchObject([{ captures: 3, new: 0, seenBefore: 3 }]);
    });

    test('a ZIP archive on a stick is read on Windows too', async () => {
      putFile(stick, 'MDMDiagReport.zip', zipFile([{ name: 'DeviceHash_A.csv', bytes: csvOf(3) }]));
      expect((await collect('D:\\')).answer.sources).toMatchObject([{ captures: 1, new: 1, issues: [] }]);
    });

    const holds: readonly [string, Omit<Hold, 'path'>, readonly string[]][] = [
      ['that shares nothing', { access: 'Read', share: 'None' }, ['file-in-use']],
      ['that shares writing alone', { access: 'Read', share: 'Write' }, ['file-in-use']],
      ['that writes and shares reading and writing', { access: 'ReadWrite', share: 'ReadWrite' }, []],
      ['that reads and shares reading', { access: 'Read', share: 'Read' }, []],
    ];
    test('files that another program holds open: each is read or one issue, the rest goes on, and later all are there', async () => {
      const file = (index: number) => capturePath(`held-${index}`);
      holds.forEach((_, index) => {
        putFile(stick, file(index), csvOf(index));
      });
      putFile(stick, capturePath('device'), csvOf(9));
      const held = await holdFiles(
        wine,
        holds.map(([, hold], index) => ({ ...hold, path: `D:\\${file(index).replaceAll('/', '\\')}` })),
      );
      const during = await collect('D:\\');
      const merged = await program.json<WrittenAnswer>('merge', 'D:\\', '--out', 'E:\\out');
      await held.release();
      const expected = holds.flatMap(([, , codes], index) => codes.map((code) => ({ code, file: file(index) })));
      expect(issuesOf(during.answer)).toMatchObject(expected);
      expect(during.answer.sources).toMatchObject([{ captures: 3, new: 3 }]);
      expect(during.exitCode).toBe(1);
      expect(merged.answer).toMatchObject({
        captures: 3,
        issues: expected.map(({ code, file }) => ({ code, file: `D:\\${file.replaceAll('/', '\\')}` })),
      });
      const after = await collect('D:\\');
      expect(after.answer.sources).toMatchObject([{ captures: 5, new: 2, seenBefore: 3, issues: [] }]);
      expect(after.exitCode).toBe(0);
    });

    /** As far as another system, or `\\?\`, can have put them on a stick. */
    const reserved = [
      'CON',
      'NUL.csv',
      'aux.txt',
      'hardwarehash.csv.',
      'hardwarehash.csv ',
      capturePath('COM1'),
      capturePath('trailing dot.'),
      capturePath('trailing space '),
      'été 日本.csv',
    ];
    test('reserved names, trailing dots and spaces do not stop a collection; a name that Windows cannot have is told', async () => {
      reserved.forEach((path, index) => {
        putFile(stick, path, csvOf(index));
      });
      putFile(stick, 'what?.csv', csvOf(20));
      const { answer, exitCode } = await collect('D:\\');
      expect(answer.sources).toMatchObject([{ captures: reserved.length, new: reserved.length }]);
      expect(issuesOf(answer).filter(({ code }) => code !== 'virtual-machine')).toMatchObject([
        { code: 'file-unreadable', file: 'what?.csv' },
      ]);
      expect(exitCode).toBe(1);
    });

    test.each(['CON', 'NUL.csv', 'aux.txt'])(
      '%s, named on the command line, is the file and not the device',
      async (name) => {
        putFile(stick, name, csvOf(0));
        expect((await collect(`D:\\${name}`)).answer.sources).toMatchObject([{ captures: 1, new: 1, issues: [] }]);
      },
    );

    test('a capture whose path is longer than 260 characters', async () => {
      const path = `${'a'.repeat(150)}/${'b'.repeat(150)}/hardwarehash.csv`;
      putFile(stick, path, csvOf(0));
      expect((await collect('D:\\')).answer.sources).toMatchObject([{ captures: 1, new: 1, issues: [] }]);
      const { answer } = await collect(`D:\\${path.replaceAll('/', '\\')}`);
      expect(answer.sources).toMatchObject([{ captures: 1, new: 0, seenBefore: 1 }]);
    });
  });

  describe('merge and export', () => {
    const INTUNE_HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User';
    /** What portals take: ASCII, CRLF, no BOM, no quotes. */
    const expected = () => `${[INTUNE_HEADER, ...[0, 1, 2].map((index) => `${rowOf(index)},,`)].join('\r\n')}\r\n`;
    const written = (path: string) => readFileSync(join(out, path), 'latin1');

    /** In the order of their names, one each with the line ends and the encoding of another producer. */
    function putCaptures(): void {
      putFile(stick, capturePath('device-0'), csvOf(0));
      putFile(stick, capturePath('device-1'), Buffer.from(`${HEADER}\r\n${rowOf(1)}\r\n`));
      putFile(stick, capturePath('device-2'), Buffer.from(`${HEADER}\n${rowOf(2)}\n`));
    }

    test('merge writes E:\\out byte for byte, whatever the line ends of the files were', async () => {
      putCaptures();
      const { answer, exitCode } = await program.json<WrittenAnswer>(
        ...['merge', 'D:\\', '--for', 'intune', '--out', 'E:\\out'],
      );
      expect(answer).toMatchObject({ captures: 3, devices: 3, issues: [], written: [{ file: 'intune.csv' }] });
      expect(written('out/intune.csv')).toBe(expected());
      expect(exitCode).toBe(0);
      expect(readdirSync(join(out, 'out')).sort()).toEqual(['hash-courier-export.json', 'intune.csv']);
    });

    test('export writes what was collected to E:\\out, byte for byte', async () => {
      putCaptures();
      await collect('D:\\');
      const { answer, exitCode } = await program.json<WrittenAnswer>(
        ...['--data', data, 'export', '--for', 'intune', '--out', 'E:\\out'],
      );
      expect(answer).toMatchObject({ devices: 3, written: [{ file: 'intune.csv' }] });
      expect(written('out/intune.csv')).toBe(expected());
      expect(exitCode).toBe(0);
    });

    test('a folder whose path is longer than 260 characters', async () => {
      putCaptures();
      const names = ['a', 'b'].map((letter) => letter.repeat(150));
      await program.run('merge', 'D:\\', '--for', 'intune', '--out', `E:\\${names.join('\\')}`);
      expect(written(`${names.join('/')}/intune.csv`)).toBe(expected());
    });

    test('an earlier export that is open in a spreadsheet stays whole, the program says so, and later it is replaced', async () => {
      putCaptures();
      const merge = () => program.run('merge', 'D:\\', '--for', 'intune', '--out', 'E:\\out');
      await merge();
      putFile(stick, capturePath('device-3'), csvOf(3));
      const held = await holdFiles(wine, [{ path: 'E:\\out\\intune.csv', access: 'ReadWrite', share: 'Read' }]);
      const refused = await merge();
      const meanwhile = written('out/intune.csv');
      const names = readdirSync(join(out, 'out')).sort();
      await held.release();
      expect(refused.output).toContain('E:\\out\\intune.csv');
      expect(refused.exitCode).toBe(3);
      expect(meanwhile).toBe(expected());
      expect(names).toEqual(['hash-courier-export.json', 'intune.csv']);
      expect((await merge()).exitCode).toBe(0);
      expect(written('out/intune.csv')).toBe(`${expected()}${rowOf(3)},,\r\n`);
    });
  });

  test('D: without a backslash is the drive, wherever on it the window stands', async () => {
    putFile(stick, 'below/one.csv', csvOf(0));
    putFile(stick, 'hardwarehash.csv', csvOf(1));
    mkdirSync(join(out, 'below'));
    const collected = await program.runIn('D:\\below', '--data', data, 'collect', 'd:');
    expect(collected.output).toContain('2 captures, 2 new');
    await program.runIn('D:\\below', '--data', data, 'stage', 'D:');
    expect(existsSync(join(stick, 'go.cmd'))).toBe(true);
    const merged = await program.runIn('D:\\below', 'merge', 'D:', '--out', 'E:\\');
    expect(merged.output).toContain('2 captures in 2 files, of 2 devices');
    await program.runIn('E:\\below', '--data', data, 'export', '--for', 'intune', '--out', 'E:');
    expect(readdirSync(out).sort()).toEqual([
      'aggregatedDevices.csv',
      'below',
      'hash-courier-export.json',
      'intune.csv',
    ]);
    expect(readdirSync(join(out, 'below'))).toEqual([]);
  });
});
