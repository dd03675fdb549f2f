import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseCaptureFile } from '../../shared/autopilot/capture-file/parse-capture-file.ts';
import { CIM_FAULTS, type DeviceValues, fixtureDevice, writeDeviceFile } from '../powershell/device-file.ts';
import { holdFile } from '../powershell/held-file.ts';
import { captureNames, layOutStick, manifestText, readCapture } from '../powershell/kit-stick.ts';
import { leaveRoom, mountSmallDisk, smallDiskMissing } from '../powershell/small-disk.ts';
import { openWindows, type Windows, windowsMissing } from '../powershell/windows.ts';
import { ESTABLISHED_SCRIPT } from '../support/script-package.ts';

const missing = windowsMissing();
const noSmallDisk = smallDiskMissing();
const laptop = fixtureDevice('a00');
const hp = fixtureDevice('a07');
const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash';

/** What is typed, on the Windows of these suites: `D` and `E` are its sticks, `POWERSHELL` its Windows PowerShell. */
type Typed = (windows: Windows) => string;

/** Real cmd lines and Windows file semantics: on Windows itself, else under Wine with the engine's Windows build. */
describe.skipIf(missing !== null)(`go.cmd on Windows ${missing ?? ''}`, () => {
  let windows: Windows;
  let d: string;
  let e: string;
  let folder: string;
  let stick: string;
  let sticks = 0;

  beforeAll(() => {
    windows = openWindows();
    [d, e] = windows.letters;
    folder = mkdtempSync(join(tmpdir(), 'hash-courier-windows-'));
  });
  afterAll(() => {
    windows.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    stick = newStick(d);
  });

  /** A staged stick that Windows sees as this drive. */
  function newStick(letter: string, below = ''): string {
    sticks++;
    const drive = join(folder, `stick ${sticks}`);
    const root = join(drive, below);
    mkdirSync(root, { recursive: true });
    layOutStick(root);
    windows.plugIn(letter, drive, root);
    return root;
  }

  function env(device: DeviceValues = {}) {
    return windows.env(writeDeviceFile(folder, `device-${sticks}`, { ...laptop, ...device }));
  }

  function expectOneCapture(root: string, device = laptop) {
    expect(captureNames(root)).toEqual([expect.stringMatching(new RegExp(`^${device.serial}-\\d{8}T\\d{6}Z$`))]);
    const { csv } = readCapture(root, captureNames(root)[0] ?? '');
    expect(csv.toString('latin1')).toBe(`${HEADER}\r\n${device.serial},,${device.hash}\r\n`);
    expect(parseCaptureFile(csv).issues).toEqual([]);
  }

  const ways: readonly [string, Typed][] = [
    ['typed in cmd', ({ letters: [d] }) => `${d}:\\go`],
    ['typed on another drive, in another folder', ({ letters: [d] }) => `cd /d c:\\windows\\system32 && ${d}:\\go`],
    ['typed on the stick itself', ({ letters: [d] }) => `cd /d ${d}:\\ && go`],
    // Both start a file through ShellExecute.
    ['from the Run dialog or Explorer', (system) => shellExecute(system)],
    [
      'typed in PowerShell',
      ({ letters: [d], powershell, goInPowerShell }) => `${powershell} -Command ${d}:\\${goInPowerShell}`,
    ],
  ];
  test.each(ways)('%s: one whole capture, exit code 0', async (_, line) => {
    const run = await windows.cmd(line(windows), env());
    expectOneCapture(stick);
    expect(run.exitCode).toBe(0);
  });

  test('a path with spaces, brackets and an ampersand', async () => {
    const root = newStick(d, "it's (1) & more [x]");
    const run = await windows.cmd(`"${d}:\\it's (1) & more [x]\\go"`, env());
    expect(run.said).toContain('1 capture on stick 7');
    expectOneCapture(root);
  });

  test('two sticks: each capture lands on the stick whose go was typed', async () => {
    const second = newStick(e);
    await windows.cmd(`${e}:\\go`, env(hp));
    await windows.cmd(`${d}:\\go`, env());
    expectOneCapture(second, hp);
    expectOneCapture(stick);
  });

  test('parameters behind go reach the script', async () => {
    await windows.cmd(`${d}:\\go -GroupTag "Sales NL"`, env());
    const { csv } = readCapture(stick, captureNames(stick)[0] ?? '');
    expect(parseCaptureFile(csv).rows).toMatchObject([{ groupTag: 'Sales NL' }]);
  });

  test('a script of the depot’s own choice reads the hash, and go does the rest', async () => {
    const script = ESTABLISHED_SCRIPT.toString('latin1');
    writeFileSync(join(stick, 'hash-courier/stick.json'), manifestText({ chosenScript: script }));
    mkdirSync(join(stick, 'hash-courier/script'));
    writeFileSync(join(stick, 'hash-courier/script/Get-WindowsAutoPilotInfo.ps1'), script);
    const run = await windows.cmd(`${d}:\\go`, env());
    expect(run.said).toContain('1 capture on stick 7');
    expectOneCapture(stick);
    expect(run.exitCode).toBe(0);
  });

  describe('exit codes', () => {
    test('1: no hash', async () => {
      const run = await windows.cmd(
        `${d}:\\go`,
        env({ 'fault.MDM_DevDetail_Ext01': CIM_FAULTS.accessDenied, elevated: 'false' }),
      );
      expect(run.said).toContain('This window is not elevated');
      expect(run.exitCode).toBe(1);
    });

    test.skipIf(noSmallDisk !== null)(`2: a full stick, and that is what it says ${noSmallDisk ?? ''}`, async () => {
      const root = join(folder, 'full stick');
      const disk = mountSmallDisk(root, 256 * 1024);
      try {
        layOutStick(root);
        windows.plugIn(d, root);
        leaveRoom(join(root, 'filler'), 0);
        const run = await windows.cmd(`${d}:\\go`, env());
        expect(run.said).toContain('the disk is full');
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
        windows.plugIn(d, root);
        disk.readOnly();
        const run = await windows.cmd(`${d}:\\go`, env());
        // Windows names the write protection; Wine only refuses.
        expect(run.said).toMatch(/the disk is write-protected|access is denied/);
        expect(run.exitCode).toBe(2);
      } finally {
        disk.unmount();
      }
    });

    test('2: the stick is taken out while the hash is read', async () => {
      const out = windows.pullOut(d, stick);
      const run = await windows.cmd(`${d}:\\go`, env({ 'fault.MDM_DevDetail_Ext01': `unplug|${out.command}` }));
      expect(run.said).toContain('the disk or folder is gone');
      expect(run.said).toContain('Nothing was saved of this device.');
      expect(run.exitCode).toBe(2);
      expect(captureNames(out.folder)).toEqual([]);
    });

    test('4: the script is missing beside go.cmd', async () => {
      rmSync(join(stick, 'Get-WindowsAutoPilotInfo.ps1'));
      const run = await windows.cmd(`${d}:\\go`);
      expect(run.said).toContain('stage this stick again');
      expect(run.exitCode).toBe(4);
    });

    test('4: a Windows without PowerShell', async () => {
      const run = await windows.cmd(`set SystemRoot=c:\\nowhere&& ${d}:\\go`);
      expect(run.said).toContain('has no PowerShell');
      expect(run.exitCode).toBe(4);
    });
  });

  test('the execution policy of the machine refuses scripts before go, and refuses them after it', async () => {
    const direct = `${windows.powershell} -File ${d}:\\Get-WindowsAutoPilotInfo.ps1 -WhatIf`;
    // As on a Windows client, whatever this machine's own policy is.
    const refusing = { ...env(), PSExecutionPolicyPreference: 'Restricted' };
    const before = await windows.cmd(direct, refusing);
    const go = await windows.cmd(`${d}:\\go`, refusing);
    const after = await windows.cmd(direct, refusing);
    expect(before.said).toContain('running scripts is disabled on this system');
    expect(go.exitCode).toBe(0);
    expect(after.said).toContain('running scripts is disabled on this system');
  });

  test('no keyboard: nothing waits for a key, whatever the stick asks', async () => {
    writeFileSync(join(stick, 'hash-courier/stick.json'), manifestText({ after: 'ask', askFor: 'note' }));
    expect((await windows.cmd(`${d}:\\go`, env())).exitCode).toBe(0);
  });

  describe('the old habit: -OutputFile D:\\hardwarehash.csv', () => {
    const append = () =>
      `${windows.powershell} -ExecutionPolicy Bypass -File ${d}:\\Get-WindowsAutoPilotInfo.ps1 -OutputFile ${d}:\\hardwarehash.csv -Append`;

    test('adds to the file, in the file’s own place', async () => {
      writeFileSync(join(stick, 'hardwarehash.csv'), `\ufeff${HEADER}\r\n${hp.serial},,${hp.hash}\r\n`, 'utf16le');
      const run = await windows.cmd(append(), env());
      expect(run.exitCode).toBe(0);
      expect(readFileSync(join(stick, 'hardwarehash.csv'), 'latin1')).toBe(
        `${HEADER}\r\n${hp.serial},,${hp.hash}\r\n${laptop.serial},,${laptop.hash}\r\n`,
      );
    });

    test('a file that another Windows program holds open is left as it is', async () => {
      const path = join(stick, 'hardwarehash.csv');
      const before = `${HEADER}\r\n${hp.serial},,${hp.hash}\r\n`;
      writeFileSync(path, before);
      const held = await holdFile({ path: `${d}:\\hardwarehash.csv`, share: 'Read' }, folder, (...script) => {
        const typed = script.map((word) => `"${windows.path(word)}"`).join(' ');
        return windows.cmd(`${windows.powershell} -ExecutionPolicy Bypass -File ${typed}`);
      });
      const run = await windows.cmd(append(), env());
      await held.release();
      expect(run.said).toContain('another program has the file open');
      expect(run.exitCode).toBe(2);
      expect(readFileSync(path, 'latin1')).toBe(before);
    });
  });
});

/** A line that opens go.cmd as Explorer does, waits, and ends with its exit code. */
function shellExecute({ powershell, letters: [d] }: Windows): string {
  const open = `$s = [Diagnostics.ProcessStartInfo]::new('${d}:\\go.cmd'); $s.UseShellExecute = $true`;
  return `${powershell} -Command "${open}; $p = [Diagnostics.Process]::Start($s); $p.WaitForExit(); exit $p.ExitCode"`;
}
