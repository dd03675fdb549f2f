import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseCaptureFile } from '../../shared/autopilot/capture-file/parse-capture-file.ts';
import { CIM_FAULTS, type DeviceValues, fixtureDevice, writeDeviceFile } from '../powershell/device-file.ts';
import { DEVICE_STAND_IN } from '../powershell/engine.ts';
import { captureNames, layOutStick, manifestText, readCapture } from '../powershell/kit-stick.ts';
import { leaveRoom, mountSmallDisk, smallDiskMissing } from '../powershell/small-disk.ts';
import { WinePrefix, wineMissing } from '../powershell/wine.ts';
import { ESTABLISHED_SCRIPT } from '../support/script-package.ts';

const missing = wineMissing();
const noSmallDisk = smallDiskMissing();
const laptop = fixtureDevice('a00');
const hp = fixtureDevice('a07');
const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash';
const POWERSHELL = 'c:\\windows\\system32\\WindowsPowerShell\\v1.0\\powershell.exe -NoProfile';

/** Real cmd lines, the Windows build of the PowerShell engine and Windows file semantics, on this machine's disks. */
describe.skipIf(missing !== null)(`go.cmd on Windows, under Wine ${missing ?? ''}`, () => {
  let wine: WinePrefix;
  let folder: string;
  let stick: string;
  let sticks = 0;

  beforeAll(() => {
    wine = new WinePrefix();
    folder = mkdtempSync(join(tmpdir(), 'hash-courier-windows-'));
  });
  afterAll(() => {
    wine.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    stick = newStick('d');
  });

  /** A staged stick that Windows sees as this drive. */
  function newStick(letter: 'd' | 'e', below = ''): string {
    sticks++;
    const drive = join(folder, `stick ${sticks}`);
    const root = join(drive, below);
    mkdirSync(root, { recursive: true });
    layOutStick(root);
    wine.mapDrive(letter, drive);
    return root;
  }

  function env(device: DeviceValues = {}) {
    const file = writeDeviceFile(folder, `device-${sticks}`, { ...laptop, ...device });
    return {
      HASH_COURIER_DEVICE: WinePrefix.windowsPath(file),
      HASH_COURIER_STAND_INS: WinePrefix.windowsPath(DEVICE_STAND_IN),
    };
  }

  function expectOneCapture(root: string, device = laptop) {
    expect(captureNames(root)).toEqual([expect.stringMatching(new RegExp(`^${device.serial}-\\d{8}T\\d{6}Z$`))]);
    const { csv } = readCapture(root, captureNames(root)[0] ?? '');
    expect(csv.toString('latin1')).toBe(`${HEADER}\r\n${device.serial},,${device.hash}\r\n`);
    expect(parseCaptureFile(csv).issues).toEqual([]);
  }

  const ways: readonly [string, string][] = [
    ['typed in cmd', 'd:\\go'],
    ['typed on another drive, in another folder', 'cd /d c:\\windows\\system32 && d:\\go'],
    ['typed on the stick itself', 'cd /d d:\\ && go'],
    // The Run dialog and Explorer start a file through ShellExecute, and so does start.
    ['from the Run dialog or Explorer', 'start /wait d:\\go.cmd'],
    // With its ending: PowerShell looks for `go.*`, a pattern that Wine's file search does not answer.
    ['typed in PowerShell', `${POWERSHELL} -Command D:\\go.cmd`],
  ];
  test.each(ways)('%s: one whole capture, exit code 0', async (_, line) => {
    const run = await wine.cmd(line, env());
    expectOneCapture(stick);
    expect(run.exitCode).toBe(0);
  });

  test('a path with spaces, brackets and an ampersand', async () => {
    const root = newStick('d', "it's (1) & more [x]");
    const run = await wine.cmd(`"d:\\it's (1) & more [x]\\go"`, env());
    expect(run.output).toContain('1 capture on stick 7');
    expectOneCapture(root);
  });

  test('two sticks: each capture lands on the stick whose go was typed', async () => {
    const second = newStick('e');
    await wine.cmd('e:\\go', env(hp));
    await wine.cmd('d:\\go', env());
    expectOneCapture(second, hp);
    expectOneCapture(stick);
  });

  test('parameters behind go reach the script', async () => {
    await wine.cmd('d:\\go -GroupTag "Sales NL"', env());
    const { csv } = readCapture(stick, captureNames(stick)[0] ?? '');
    expect(parseCaptureFile(csv).rows).toMatchObject([{ groupTag: 'Sales NL' }]);
  });

  test('a script of the depot’s own choice reads the hash, and go does the rest', async () => {
    const script = ESTABLISHED_SCRIPT.toString('latin1');
    writeFileSync(join(stick, 'hash-courier/stick.json'), manifestText({ chosenScript: script }));
    mkdirSync(join(stick, 'hash-courier/script'));
    writeFileSync(join(stick, 'hash-courier/script/Get-WindowsAutoPilotInfo.ps1'), script);
    const run = await wine.cmd('d:\\go', env());
    expect(run.output).toContain('1 capture on stick 7');
    expectOneCapture(stick);
    expect(run.exitCode).toBe(0);
  });

  describe('exit codes', () => {
    test('1: no hash', async () => {
      const run = await wine.cmd(
        'd:\\go',
        env({ 'fault.MDM_DevDetail_Ext01': CIM_FAULTS.accessDenied, elevated: 'false' }),
      );
      expect(run.output).toContain('This window is not elevated');
      expect(run.exitCode).toBe(1);
    });

    test.skipIf(noSmallDisk !== null)(`2: a full stick, and that is what it says ${noSmallDisk ?? ''}`, async () => {
      const root = join(folder, 'full stick');
      const disk = mountSmallDisk(root, 256 * 1024);
      try {
        layOutStick(root);
        wine.mapDrive('d', root);
        leaveRoom(join(root, 'filler'), 0);
        const run = await wine.cmd('d:\\go', env());
        expect(run.output).toContain('the disk is full');
        expect(run.exitCode).toBe(2);
        expect(captureNames(root)).toEqual([]);
      } finally {
        disk.unmount();
      }
    });

    test.skipIf(noSmallDisk !== null)(`2: a write-protected stick ${noSmallDisk ?? ''}`, async () => {
      const root = join(folder, 'read-only stick');
      const disk = mountSmallDisk(root, 256 * 1024);
      try {
        layOutStick(root);
        disk.readOnly();
        wine.mapDrive('d', root);
        const run = await wine.cmd('d:\\go', env());
        // Windows names the write protection; Wine only refuses.
        expect(run.output).toMatch(/the disk is write-protected|access is denied/);
        expect(run.exitCode).toBe(2);
      } finally {
        disk.unmount();
      }
    });

    test('2: the stick is taken out while the hash is read', async () => {
      const gone = `${stick} gone`;
      const move = `[IO.Directory]::Move('${WinePrefix.windowsPath(stick)}', '${WinePrefix.windowsPath(gone)}')`;
      const run = await wine.cmd('d:\\go', env({ 'fault.MDM_DevDetail_Ext01': `unplug|${move}` }));
      expect(run.output).toContain('the disk or folder is gone');
      expect(run.output).toContain('Nothing was saved of this device.');
      expect(run.exitCode).toBe(2);
      expect(captureNames(gone)).toEqual([]);
    });

    test('4: the script is missing beside go.cmd', async () => {
      rmSync(join(stick, 'Get-WindowsAutoPilotInfo.ps1'));
      const run = await wine.cmd('d:\\go');
      expect(run.output).toContain('stage this stick again');
      expect(run.exitCode).toBe(4);
    });

    test('4: a Windows without PowerShell', async () => {
      const run = await wine.cmd('set SystemRoot=c:\\nowhere&& d:\\go');
      expect(run.output).toContain('has no PowerShell');
      expect(run.exitCode).toBe(4);
    });
  });

  test('the execution policy of the machine refuses scripts before go, and refuses them after it', async () => {
    const direct = `${POWERSHELL} -File d:\\Get-WindowsAutoPilotInfo.ps1 -WhatIf`;
    const before = await wine.cmd(direct, env());
    const go = await wine.cmd('d:\\go', env());
    const after = await wine.cmd(direct, env());
    expect(before.output).toContain('running scripts is disabled on this system');
    expect(go.exitCode).toBe(0);
    expect(after.output).toContain('running scripts is disabled on this system');
  });

  test('no keyboard: nothing waits for a key, whatever the stick asks', async () => {
    writeFileSync(join(stick, 'hash-courier/stick.json'), manifestText({ after: 'ask', askFor: 'note' }));
    expect((await wine.cmd('d:\\go', env())).exitCode).toBe(0);
  });

  describe('the old habit: -OutputFile D:\\hardwarehash.csv', () => {
    const append = `${POWERSHELL} -ExecutionPolicy Bypass -File d:\\Get-WindowsAutoPilotInfo.ps1 -OutputFile d:\\hardwarehash.csv -Append`;

    test('adds to the file, in the file’s own place', async () => {
      writeFileSync(join(stick, 'hardwarehash.csv'), `\ufeff${HEADER}\r\n${hp.serial},,${hp.hash}\r\n`, 'utf16le');
      const run = await wine.cmd(append, env());
      expect(run.exitCode).toBe(0);
      expect(readFileSync(join(stick, 'hardwarehash.csv'), 'latin1')).toBe(
        `${HEADER}\r\n${hp.serial},,${hp.hash}\r\n${laptop.serial},,${laptop.hash}\r\n`,
      );
    });

    test('a file that another Windows program holds open is left as it is', async () => {
      const path = join(stick, 'hardwarehash.csv');
      const before = `${HEADER}\r\n${hp.serial},,${hp.hash}\r\n`;
      writeFileSync(path, before);
      const held = join(folder, 'held');
      const done = join(folder, 'done');
      const holder = wine.cmd(
        `${POWERSHELL} -Command "$f = [IO.FileStream]::new('d:\\hardwarehash.csv', 'Open', 'Read', 'Read'); [IO.File]::WriteAllText('${WinePrefix.windowsPath(held)}', ''); for ($i = 0; $i -lt 600 -and -not [IO.File]::Exists('${WinePrefix.windowsPath(done)}'); $i++) { [Threading.Thread]::Sleep(50) }"`,
      );
      await expect.poll(() => existsSync(held), { timeout: 20_000 }).toBe(true);
      const run = await wine.cmd(append, env());
      renameSync(held, done);
      await holder;
      expect(run.output).toContain('another program has the file open');
      expect(run.exitCode).toBe(2);
      expect(readFileSync(path, 'latin1')).toBe(before);
    });
  });
});
