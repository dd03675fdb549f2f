import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCaptureFile } from '../../shared/autopilot/capture-file/parse-capture-file.ts';
import { CIM_FAULTS, type DeviceValues, fixtureDevice } from '../powershell/device-file.ts';
import { DEVICE_STAND_IN, type RunRequest } from '../powershell/engine.ts';
import { KitBench } from '../powershell/kit-bench.ts';
import { kitEngineMissing } from '../powershell/kit-engine.ts';
import {
  captureNames,
  capturesFolder,
  layOutStick,
  manifestText,
  readCapture,
  type StickSettings,
} from '../powershell/kit-stick.ts';
import { leaveRoom, mountSmallDisk, PAGE, smallDiskMissing } from '../powershell/small-disk.ts';

const missing = kitEngineMissing();
const noSmallDisk = smallDiskMissing();
const laptop = fixtureDevice('a00');
const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash';
const BELL = '\u0007';

describe.skipIf(missing !== null)(`a capture on a stick ${missing ?? ''}`, () => {
  let bench: KitBench;
  beforeAll(() => {
    bench = new KitBench();
  });
  afterAll(() => bench.close());

  function newStick(manifest: string | null | StickSettings = {}): string {
    const root = bench.newFolder('my stick');
    layOutStick(root, manifest === null || typeof manifest === 'string' ? manifest : manifestText(manifest));
    return root;
  }

  function capture(root: string, device: DeviceValues = {}, request: RunRequest = {}, args: readonly string[] = []) {
    const file = join(root, 'Get-WindowsAutoPilotInfo.ps1');
    return bench.run([], device, { file, args: ['-Capture', ...args], ...request });
  }

  describe('what it leaves', () => {
    test('one folder with the CSV file, byte by byte, and device.json', async () => {
      const root = newStick({ groupTag: 'Sales' });
      const run = await capture(root);
      const [name = ''] = captureNames(root);
      expect(captureNames(root)).toHaveLength(1);
      expect(name).toMatch(/^PF5AN4DL-\d{8}T\d{6}Z$/);
      const { csv, device } = readCapture(root, name);
      expect(csv.toString('latin1')).toBe(`${HEADER},Group Tag\r\n${laptop.serial},,${laptop.hash},Sales\r\n`);
      expect(parseCaptureFile(csv)).toMatchObject({
        issues: [],
        rows: [{ serial: laptop.serial, hash: laptop.hash, groupTag: 'Sales' }],
      });
      expect(device).toMatchObject({
        schema: 1,
        script: { name: 'Get-WindowsAutoPilotInfo.ps1' },
        timeZone: { utcOffsetMinutes: expect.any(Number) },
        serial: laptop.serial,
        manufacturer: 'LENOVO',
        model: '21R3001BUK',
        sku: laptop.sku,
        uuid: laptop.uuid,
        os: {
          edition: 'Professional',
          version: '25H2',
          build: '26100.7840',
          language: 'nl-NL',
          architecture: '64-bit',
        },
        firmware: { version: 'T93 Ver. 01.13.00', mode: 'UEFI', secureBoot: true },
        tpm: { present: true, version: '2.0', ready: true },
        disks: [{ model: 'KBG6AZNV512G LA KIOXIA', sizeBytes: 512105932800 }],
        networkAdapters: [{ mac: '00:00:5E:00:53:01' }],
        battery: { present: true, chargePercent: 87 },
        setup: 'not-started',
        groupTag: 'Sales',
        assetTag: null,
        note: null,
        stick: {
          id: '01JDEMOSTICK0000000000000A',
          number: 7,
          orderId: 'PO-4711',
          batch: 'batch-12',
          tenant: 'Contoso',
        },
        csv: { sizeBytes: csv.length, sha256: createHash('sha256').update(csv).digest('hex') },
        unread: [],
        durationMs: expect.any(Number),
      });
      const capturedAt = String(device.capturedAt).replaceAll(/[-:]/g, '');
      expect(name).toBe(`PF5AN4DL-${capturedAt}`);
      expect(run.exitCode).toBe(0);
    });

    test('traps 1 and 7: captures of one device and of many never overwrite each other, and no name comes from the computer', async () => {
      const root = newStick();
      for (let i = 0; i < 3; i++) await capture(root);
      await capture(root, fixtureDevice('a07'));
      const names = captureNames(root);
      expect(names).toHaveLength(4);
      expect(names.filter((name) => name.startsWith('PF5AN4DL-'))).toHaveLength(3);
      expect(names.filter((name) => name.startsWith('5CG4751FG8-'))).toHaveLength(1);
      for (const name of names) expect(parseCaptureFile(readCapture(root, name).csv).rows).toHaveLength(1);
    });

    const serials: readonly [string, string, string][] = [
      ['spaces', 'VMware-56 4d 24-b1', 'VMware-56_4d_24-b1-'],
      ['nothing', '', 'no-serial-'],
      ['what no file name may have', 'A/B\\C:D*E.', 'A_B_C_D_E_-'],
      ['the name of a Windows device', 'CON.1', 'CON_1-'],
      ['very many letters', 'X'.repeat(300), `${'X'.repeat(60)}-`],
    ];
    test.each(serials)(
      'a serial number with %s gives a legal folder name and the whole number in the row',
      async (_, serial, start) => {
        const root = newStick();
        await capture(root, { serial });
        const [name = ''] = captureNames(root);
        expect(name.startsWith(start)).toBe(true);
        expect(parseCaptureFile(readCapture(root, name).csv).rows[0]?.serial).toBe(serial);
      },
    );

    test('trap 8: quotes, backslashes and letters outside ASCII come back whole out of device.json', async () => {
      const tag = 'NL\\"Zürich"';
      const root = newStick({ groupTag: tag });
      await capture(root, { model: 'A "B" \\ C\u2122' });
      const [name = ''] = captureNames(root);
      expect(readCapture(root, name).device).toMatchObject({ groupTag: tag, model: 'A "B" \\ C\u2122' });
      const text = readFileSync(join(capturesFolder(root), name, 'device.json'), 'latin1');
      expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
    });

    test('a device without a TPM is captured, and says so', async () => {
      const root = newStick();
      await capture(root, fixtureDevice('a03'));
      const [name = ''] = captureNames(root);
      expect(readCapture(root, name).device.tpm).toEqual({ present: false, version: null, ready: false });
    });

    test('what cannot be read is null and named, and stops nothing', async () => {
      const root = newStick();
      const run = await capture(root, {
        'fault.Win32_Tpm': CIM_FAULTS.accessDenied,
        'fault.Win32_DiskDrive': CIM_FAULTS.generalError,
        'fault.Win32_Battery': CIM_FAULTS.noClass,
      });
      const [name = ''] = captureNames(root);
      expect(readCapture(root, name).device).toMatchObject({
        tpm: null,
        disks: [],
        battery: null,
        unread: [
          { part: 'tpm', reason: 'access-denied' },
          { part: 'disks', reason: 'wmi-error' },
          { part: 'battery', reason: 'class-missing' },
        ],
      });
      expect(run.exitCode).toBe(0);
    });

    test('-WhatIf leaves nothing and shows no PASS', async () => {
      const root = newStick({ after: 'shutdown' });
      const run = await capture(root, {}, {}, ['-WhatIf']);
      expect(captureNames(root)).toEqual([]);
      expect(run.screen).toContain('What if: ');
      expect(run.spans.some((span) => span.background === 'Green')).toBe(false);
      expect(run.screen).not.toContain('shutdown');
    });
  });

  describe('nothing or a whole capture', () => {
    test('a process that ends between the two files leaves nothing that looks like a capture, and the next one is not disturbed', async () => {
      const root = newStick();
      const standIn = join(import.meta.dirname, '../powershell/stand-ins/killed-while-writing.ps1');
      const file = join(root, 'Get-WindowsAutoPilotInfo.ps1');
      const run = await bench.runAlone(['-Capture'], [DEVICE_STAND_IN, standIn], {}, { file });
      expect(run.exitCode).not.toBe(0);
      expect(captureNames(root)).toEqual([expect.stringMatching(/^PF5AN4DL-.*\.partial$/)]);
      const next = await capture(root);
      expect(next.screen).toContain('1 capture on stick 7');
      expect(captureNames(root).filter((name) => !name.endsWith('.partial'))).toHaveLength(1);
    });

    test.skipIf(noSmallDisk !== null)(
      `a stick that fills up between the two files: FAIL, exit code 2, no part of a capture left ${noSmallDisk ?? ''}`,
      async () => {
        const root = bench.newFolder('stick');
        const disk = mountSmallDisk(root, 256 * 1024);
        try {
          layOutStick(root);
          await capture(root);
          leaveRoom(join(root, 'filler'), PAGE);
          const run = await capture(root, fixtureDevice('a07'));
          expect(run.exitCode).toBe(2);
          expect(run.screen).toMatch(/could\s+not\s+be\s+written/);
          expect(run.screen).toContain('Nothing was saved of this device.');
          expect(captureNames(root)).toEqual([expect.stringMatching(/^PF5AN4DL-/)]);
          const [name = ''] = captureNames(root);
          expect(parseCaptureFile(readCapture(root, name).csv).rows).toHaveLength(1);
        } finally {
          disk.unmount();
        }
      },
    );

    test.skipIf(noSmallDisk !== null)(
      `a write-protected stick: FAIL and exit code 2 ${noSmallDisk ?? ''}`,
      async () => {
        const root = bench.newFolder('stick');
        const disk = mountSmallDisk(root, 256 * 1024);
        try {
          layOutStick(root);
          disk.readOnly();
          const run = await capture(root);
          expect(run.exitCode).toBe(2);
          expect(run.screen).toContain('Nothing was saved of this device.');
        } finally {
          disk.unmount();
        }
      },
    );
  });

  describe('what the technician sees and hears', () => {
    test('PASS large and green, serial number, model, tag and count, two tones', async () => {
      const root = newStick({ number: 7, groupTag: 'Sales' });
      await capture(root);
      const run = await capture(root);
      const blocks = run.spans.filter((span) => span.foreground === 'Green' && span.background === 'Green');
      expect(blocks.map((span) => span.text).join('')).toMatch(/^#+$/);
      for (const text of [
        'PF5AN4DL',
        'LENOVO 21R3001BUK',
        'Group tag: Sales',
        '2 captures on stick 7',
        'Remove the stick.',
      ]) {
        expect(run.screen).toContain(text);
      }
      expect(run.screen.split(BELL)).toHaveLength(3);
    });

    test('FAIL large and red, the reason, three tones, exit code 1, nothing saved', async () => {
      const root = newStick();
      const run = await capture(root, { 'fault.MDM_DevDetail_Ext01': CIM_FAULTS.generalError });
      expect(run.spans.some((span) => span.foreground === 'Red' && span.background === 'Red')).toBe(true);
      expect(run.screen).toContain('Reason: WMI reported an error: A general error occurred');
      expect(run.screen).toContain('Nothing was saved of this device.');
      expect(run.screen.split(BELL)).toHaveLength(4);
      expect(run.exitCode).toBe(1);
      expect(captureNames(root)).toEqual([]);
    });

    test('the screen never shows the hash', async () => {
      const run = await capture(newStick());
      expect(run.screen).not.toContain(laptop.hash.slice(0, 20));
    });

    const languages: readonly [string, StickSettings, string, string][] = [
      ['a Dutch system', { language: 'system' }, 'nl-NL', 'Haal de stick eruit.'],
      ['a Belgian Dutch system', { language: 'system' }, 'nl-BE', 'Haal de stick eruit.'],
      ['any other system', { language: 'system' }, 'de-DE', 'Remove the stick.'],
      ['Dutch set on the stick', { language: 'nl' }, 'en-US', '1 vastlegging op stick 7'],
      ['English set on the stick', { language: 'en' }, 'nl-NL', '1 capture on stick 7'],
    ];
    test.each(languages)('%s', async (_, settings, uiCulture, expected) => {
      expect((await capture(newStick(settings), {}, { uiCulture })).screen).toContain(expected);
    });

    test('sound off is silence', async () => {
      expect((await capture(newStick({ sound: false }))).screen).not.toContain(BELL);
    });

    const setups: readonly [string, DeviceValues, string, string | null][] = [
      ['not started', {}, 'not-started', null],
      ['started', { 'registry.AutopilotServiceCorrelationId': 'x' }, 'started', 'setup was already started: reset'],
      ['completed', { 'registry.OOBEInProgress': '0' }, 'completed', 'setup is already complete: reset'],
      ['not known', { 'registry.OOBEInProgress': null, 'registry.ImageState': null }, 'unknown', null],
    ];
    test.each(setups)('Windows setup %s', async (_, device, state, warning) => {
      const root = newStick();
      const run = await capture(root, device);
      expect(readCapture(root, captureNames(root)[0] ?? '').device.setup).toBe(state);
      if (warning === null) expect(run.screen).not.toContain('reset this device');
      else expect(run.screen).toContain(warning);
    });
  });

  describe('the settings of the stick', () => {
    test('shut down: a countdown, then shutdown.exe', async () => {
      const run = await capture(newStick({ after: 'shutdown' }), {}, {}, ['-CountdownSeconds', '1']);
      expect(run.screen).toContain('Shutting down in 1 s. Any key stops it.');
      expect(run.screen).toContain('shutdown /s /t 0');
      expect(run.exitCode).toBe(0);
    });

    test('shut down: any key stops it', async () => {
      const run = await capture(newStick({ after: 'shutdown' }), {}, { interactive: true, keys: ' ' });
      expect(run.screen).toContain('Stopped: the device stays on.');
      expect(run.screen).not.toContain('shutdown /s');
    });

    const answers: readonly [string, StickSettings, string, boolean][] = [
      ['yes', {}, 'y', true],
      ['no', {}, 'n', false],
      ['ja in Dutch', { language: 'nl' }, 'j', true],
    ];
    test.each(answers)('ask: %s', async (_, settings, keys, isShutDown) => {
      const run = await capture(newStick({ ...settings, after: 'ask' }), {}, { interactive: true, keys });
      expect(run.screen.includes('shutdown /s /t 0')).toBe(isShutDown);
    });

    test('leave on, and ask where there is no keyboard: it ends by itself and the device stays on', async () => {
      for (const after of ['leave-on', 'ask'] as const) {
        const run = await capture(newStick({ after }));
        expect(run.screen).not.toContain('shutdown /s');
        expect(run.exitCode).toBe(0);
      }
    });

    test('a failure never shuts down', async () => {
      const run = await capture(newStick({ after: 'shutdown' }), { hash: '' });
      expect(run.screen).not.toContain('shutdown /s');
    });

    test.each([
      ['asset-tag', 'assetTag'],
      ['note', 'note'],
    ] as const)('ask for %s: the answer is in device.json', async (askFor, member) => {
      const root = newStick({ askFor });
      await capture(root, {}, { interactive: true, keys: ' ', lines: ['  IT-00471 "x" '] });
      expect(readCapture(root, captureNames(root)[0] ?? '').device[member]).toBe('IT-00471 "x"');
    });

    test('ask for a note where there is no keyboard: no question, no waiting', async () => {
      const root = newStick({ askFor: 'note' });
      const run = await capture(root);
      expect(run.screen).not.toContain('Note (Enter');
      expect(captureNames(root)).toHaveLength(1);
    });

    test('-GroupTag wins over the tag of the stick', async () => {
      const root = newStick({ groupTag: 'Sales' });
      await capture(root, {}, {}, ['-GroupTag', 'IT']);
      const { csv, device } = readCapture(root, captureNames(root)[0] ?? '');
      expect(parseCaptureFile(csv).rows[0]?.groupTag).toBe('IT');
      expect(device).toMatchObject({ groupTag: 'IT', stick: { groupTag: 'Sales' } });
    });

    test('no stick.json: the capture works, and says that defaults are used', async () => {
      const root = newStick(null);
      const run = await capture(root);
      expect(run.screen).toContain('stick.json is missing');
      expect(run.screen).toContain('1 capture on this stick');
      expect(readCapture(root, captureNames(root)[0] ?? '').device.stick).toBeNull();
    });

    const whole = manifestText();
    const damagedManifests: readonly [string, string][] = [
      ['empty', ''],
      ['cut off', whole.slice(0, 200)],
      ['text', 'hello'],
      ['another JSON file', '{"name": "x"}'],
      ['null', 'null'],
      ['an array', '[1,2]'],
      ['binary', '\u0000\u0001\u0002\ufffd'],
      ['nested a thousand deep', `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`],
      ['over a megabyte', whole + ' '.repeat(1024 * 1024)],
    ];
    test.each(damagedManifests)(
      'a stick.json that is %s: the capture works, and says that defaults are used',
      async (_, text) => {
        const root = newStick(text);
        const run = await capture(root);
        expect(run.screen).toContain('stick.json is damaged');
        expect(run.exitCode).toBe(0);
        expect(captureNames(root)).toHaveLength(1);
      },
    );

    test('settings that nobody knows count as the defaults', async () => {
      const odd = whole.replace('"leave-on"', '"explode"').replace('"en"', '"xx"');
      const run = await capture(newStick(odd));
      expect(run.exitCode).toBe(0);
      expect(run.screen).toContain('Remove the stick.');
    });
  });

  describe('a script of the depot’s own choice', () => {
    function stickWith(script: string, staged = script): string {
      const root = newStick({ chosenScript: staged });
      mkdirSync(join(root, 'hash-courier/script'));
      writeFileSync(join(root, 'hash-courier/script/Get-WindowsAutoPilotInfo.ps1'), script);
      return root;
    }

    test('gives the hash, and the capture is as any other', async () => {
      // As the established script writes: UTF-16 with a byte order mark, and not clean under strict mode.
      const root = stickWith(`param([string] $OutputFile)
$null = $neverSet
$d = Get-CimInstance -Namespace root/cimv2/mdm/dmmap -ClassName MDM_DevDetail_Ext01
[IO.File]::WriteAllText($OutputFile, "${HEADER}\`r\`n${laptop.serial},,$($d.DeviceHardwareData)\`r\`n", [Text.Encoding]::Unicode)
'some output'`);
      const run = await capture(root);
      expect(run.exitCode).toBe(0);
      expect(readCapture(root, captureNames(root)[0] ?? '').csv.toString('latin1')).toBe(
        `${HEADER}\r\n${laptop.serial},,${laptop.hash}\r\n`,
      );
    });

    test('that is not the one that was staged is not run', async () => {
      const run = await capture(
        stickWith(`param([string] $OutputFile) 'another'`, `param([string] $OutputFile) 'staged'`),
      );
      expect(run.exitCode).toBe(1);
      expect(run.screen.replaceAll(/\s+/g, ' ')).toContain('not the one that was staged, so it was not run');
    });

    test('that fails is a FAIL with its reason', async () => {
      const run = await capture(stickWith(`param([string] $OutputFile) throw 'no module NuGet'`));
      expect(run.exitCode).toBe(1);
      expect(run.screen).toContain('gave no hash. no module NuGet');
    });
  });

  test('an error that nobody thought of is a FAIL with exit code 5, never a success', async () => {
    const standIn = join(import.meta.dirname, '../powershell/stand-ins/broken.ps1');
    const run = await capture(newStick(), {}, { standIns: [standIn] });
    expect(run.screen).toMatch(/Unexpected error at line \d+: broken/);
    expect(run.spans.some((span) => span.background === 'Red')).toBe(true);
    expect(run.exitCode).toBe(5);
  });

  test('2,000 captures on the stick are counted', async () => {
    const root = newStick();
    for (let i = 0; i < 2000; i++)
      mkdirSync(join(capturesFolder(root), `SN${i}-20261124T000000Z`), { recursive: true });
    expect((await capture(root)).screen).toContain('2001 captures on stick 7');
  });
});
