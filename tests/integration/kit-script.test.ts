import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCaptureFile } from '../../shared/autopilot/capture-file/parse-capture-file.ts';
import { CIM_FAULTS, fixtureDevice } from '../powershell/device-file.ts';
import { DEVICE_STAND_IN, engineMissing, runHost } from '../powershell/engine.ts';
import { KitBench, readText } from '../powershell/kit-bench.ts';
import { KIT_ENGINE, kitEngineMissing } from '../powershell/kit-engine.ts';
import { KIT, SCRIPT_NAME } from '../powershell/kit-stick.ts';
import { PRELUDE } from '../powershell/prelude.ts';
import { damaged } from '../powershell/recapture.ts';

const missing = kitEngineMissing();
const noHost = engineMissing();
const POWERSHELL = join(import.meta.dirname, '../powershell');
const STAND_INS = join(POWERSHELL, 'stand-ins');
const laptop = fixtureDevice('a00');
const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash';
const SCRIPT = join(KIT, SCRIPT_NAME);

describe.skipIf(missing !== null)(`Get-WindowsAutoPilotInfo.ps1 ${missing ?? ''}`, () => {
  let bench: KitBench;
  beforeAll(() => {
    bench = new KitBench();
  });
  afterAll(() => bench.close());

  /** Runs with -OutputFile and gives the run with the file's text, '' where there is none. */
  async function write(args: readonly string[], device = {}, request = {}) {
    const path = join(bench.newFolder(), 'hardwarehash.csv');
    const run = await bench.run(['-OutputFile', path, ...args], device, request);
    let text = '';
    try {
      text = readFileSync(path, 'utf8');
    } catch {
      // No file is an outcome that tests ask for.
    }
    return { ...run, path, text };
  }

  describe('what it writes', () => {
    const row = `${laptop.serial},,${laptop.hash}`;
    const byArguments: readonly [string, readonly string[], string][] = [
      ['three columns', [], `${HEADER}\r\n${row}\r\n`],
      ['the group tag as fourth', ['-GroupTag', 'Sales'], `${HEADER},Group Tag\r\n${row},Sales\r\n`],
      [
        'an empty group tag before a user',
        ['-AssignedUser', 'a@contoso.example'],
        `${HEADER},Group Tag,Assigned User\r\n${row},,a@contoso.example\r\n`,
      ],
      ['five columns for Partner Center', ['-Partner'], `${HEADER},Manufacturer name,Device model\r\n${row},,\r\n`],
      [
        'make and model for the hash that -Force leaves out',
        ['-Partner', '-Force'],
        `${HEADER},Manufacturer name,Device model\r\n${laptop.serial},,,LENOVO,21R3001BUK\r\n`,
      ],
    ];
    test.each(byArguments)('%s, byte by byte', async (_, args, expected) => {
      const run = await write(args);
      expect(run.text).toBe(expected);
      expect(run.exitCode).toBe(0);
    });

    test('trap 6: no quotation mark, no byte order mark, no UTF-16, and the parser reads the same row', async () => {
      const { path } = await write(['-GroupTag', 'Sales']);
      const bytes = readFileSync(path);
      expect(bytes.every((byte) => byte < 0x80 && byte !== 0x22)).toBe(true);
      const file = parseCaptureFile(bytes);
      expect(file.issues).toEqual([]);
      expect(file.format).toMatchObject({ encoding: 'utf-8', hasBom: false, delimiter: ',' });
      expect(file.rows).toMatchObject([{ serial: laptop.serial, hash: laptop.hash, groupTag: 'Sales' }]);
    });

    test('the serial number is trimmed, and spaces inside it stay', async () => {
      const vmware = fixtureDevice('a03');
      const run = await write([], { ...vmware, serial: `  ${vmware.serial} ` });
      expect(run.text).toBe(`${HEADER}\r\n${vmware.serial},,${vmware.hash}\r\n`);
    });

    test('trap 16: a leading zero stays', async () => {
      expect((await write([], { serial: '016520771357' })).text).toContain('\r\n016520771357,,');
    });

    test('trap 8: a backslash in a tag is a letter like any other', async () => {
      expect((await write(['-GroupTag', 'NL\\Sales'])).text).toContain(',NL\\Sales\r\n');
    });

    test('a comma or a quotation mark is carried whole, and reported', async () => {
      const run = await write(['-GroupTag', 'a,"b"']);
      expect(run.text).toContain(',"a,""b"""\r\n');
      expect(run.screen).toContain('portals refuse such a row');
      expect(parseCaptureFile(readFileSync(run.path)).rows).toMatchObject([{ groupTag: 'a,"b"' }]);
    });

    test('more than ASCII is UTF-8 without a byte order mark, and reported', async () => {
      const run = await write(['-GroupTag', 'Zürich']);
      expect(readFileSync(run.path).includes(Buffer.from(',Zürich\r\n', 'utf8'))).toBe(true);
      expect(run.screen).toContain('outside ASCII');
      expect(parseCaptureFile(readFileSync(run.path)).rows).toMatchObject([{ groupTag: 'Zürich' }]);
    });

    test('trap 9: a device without a serial number gets an empty cell and a warning, never a number', async () => {
      const run = await write([], fixtureDevice('a05'));
      expect(run.text.split('\r\n')[1]).toMatch(/^,,T0/);
      expect(run.screen).toContain('missing or a placeholder');
      expect(run.exitCode).toBe(0);
    });

    test('without -OutputFile the rows go to the pipeline', async () => {
      const command = `& '${SCRIPT}' -GroupTag T | ForEach-Object { $_.'Device Serial Number' + '/' + $_.'Group Tag' } -End { 'end' }`;
      expect((await bench.run([], {}, { command })).screen).toContain(`${laptop.serial}/T\nend\n`);
    });
  });

  describe('several computers', () => {
    const hp = fixtureDevice('a07');
    const remote = {
      'PC1.serial': hp.serial,
      'PC1.hash': hp.hash,
      'PC2.serial': 'X1',
      'PC2.fault.MDM_DevDetail_Ext01': CIM_FAULTS.generalError,
    };

    test('each that gives a hash has its row, each that does not its reason', async () => {
      const run = await write(['-Name', 'PC1,PC2,PC3,localhost'], remote);
      expect(run.text).toBe(`${HEADER}\r\n${hp.serial},,${hp.hash}\r\n${laptop.serial},,${laptop.hash}\r\n`);
      expect(run.screen).toMatch(/No hardware hash of PC2: WMI reported an error/);
      expect(run.screen).toMatch(/No hardware hash of PC3: The computer could not be reached/);
      expect(run.screen.match(/closed PC\d/g)).toEqual(['closed PC1', 'closed PC2']);
      expect(run.exitCode).toBe(1);
    });

    test('names come from the pipeline, and a credential goes to the session', async () => {
      const command = `$secret = [Security.SecureString]::new(); $who = [Management.Automation.PSCredential]::new('CONTOSO\\admin', $secret)
        'PC1' | & '${SCRIPT}' -Credential $who | ForEach-Object { $_.'Device Serial Number' }`;
      const run = await bench.run([], remote, { command });
      expect(run.screen).toContain('session of PC1 as CONTOSO\\admin');
      expect(run.screen).toContain(hp.serial);
    });
  });

  describe('a missing hash: the reason, exit code 1, and no row', () => {
    const faults: readonly [string, Readonly<Record<string, string | null>>, string][] = [
      ['not elevated', { 'fault.MDM_DevDetail_Ext01': CIM_FAULTS.accessDenied, elevated: 'false' }, 'not elevated'],
      ['denied though elevated', { 'fault.MDM_DevDetail_Ext01': CIM_FAULTS.accessDenied }, 'denied access'],
      ['no answer, not elevated', { hash: null, elevated: 'false' }, 'not elevated'],
      ['no answer', { hash: null }, 'gave no device data'],
      ['Windows too old', { 'fault.MDM_DevDetail_Ext01': CIM_FAULTS.noClass, build: '14393' }, 'too old (build 14393)'],
      ['no class', { 'fault.MDM_DevDetail_Ext01': CIM_FAULTS.noClass }, 'audit mode'],
      [
        'Windows PE',
        { 'fault.MDM_DevDetail_Ext01': CIM_FAULTS.noClass, 'registry.SystemStartOptions': ' MININT' },
        'Windows PE',
      ],
      ['WMI error', { 'fault.MDM_DevDetail_Ext01': CIM_FAULTS.generalError }, 'A general error occurred'],
      ['empty hash', { hash: '' }, 'an empty hash'],
      ['no base64', { hash: 'T0F$' }, 'not base64'],
      ['damaged hash', { hash: damaged(laptop.hash) }, 'checksum is wrong'],
      ['cut-off hash', { hash: laptop.hash.slice(0, 800) }, 'checksum is wrong'],
    ];
    test.each(faults)('%s', async (_, device, reason) => {
      const run = await write([], device);
      expect(run.screen).toContain('No hardware hash of localhost: ');
      expect(run.screen).toContain(reason);
      expect(run.text).toBe('');
      expect(run.exitCode).toBe(1);
    });

    test('trap 4: no device, no file', async () => {
      const run = await write(['-Append'], { hash: null });
      expect(run.text).toBe('');
    });

    test('a hash of a form that this kit does not know is saved, with a warning', async () => {
      const hash = Buffer.alloc(3000, 7).toString('base64');
      const run = await write([], { hash });
      expect(run.text).toContain(hash);
      expect(run.screen).toContain('a form that this kit does not know');
    });

    test('no Get-CimInstance command at all', async () => {
      // Windows has the command, our host has not.
      const run = await bench.runAlone([], KIT_ENGINE === 'host' ? [] : [join(STAND_INS, 'no-cim.ps1')]);
      expect(run.screen).toContain('no Get-CimInstance command');
      expect(run.exitCode).toBe(1);
    });
  });

  describe('parameters', () => {
    test('-WhatIf says what it would write, and writes nothing', async () => {
      const run = await write(['-WhatIf']);
      expect(run.screen).toContain('What if: Performing the operation "Write Autopilot file"');
      expect(run.text).toBe('');
    });

    test('-Force without -Partner is refused with exit code 3', async () => {
      const run = await write(['-Force']);
      expect(run.screen).toContain('use it with -Partner');
      expect(run.exitCode).toBe(3);
    });

    test('-Partner says that tag and user have no place in its file', async () => {
      const run = await write(['-Partner', '-GroupTag', 'Sales']);
      expect(run.screen).toContain('no group tag and no assigned user');
      expect(run.text).not.toContain('Sales');
    });

    test('the established names work', async () => {
      for (const name of ['-DNSHostName', '-ComputerName', '-Computer', '-Name']) {
        expect((await write([name, 'localhost'])).exitCode).toBe(0);
      }
    });

    test('Get-Help prints each parameter, the examples and the exit codes', async () => {
      const { screen } = await bench.run([], {}, { command: `Get-Help '${SCRIPT}' -Full` });
      for (const text of ['OutputFile', 'Append', 'GroupTag', 'AssignedUser', 'Partner', 'Force', 'Credential']) {
        expect(screen).toMatch(new RegExp(`-${text} `));
      }
      expect(screen).toContain('Exit codes: 0');
      expect(screen.replaceAll(/\s+/g, ' ')).toContain('-OutputFile D:\\hardwarehash.csv');
    });

    test('Dutch where the system is Dutch', async () => {
      const run = await write([], { hash: null }, { uiCulture: 'nl-NL' });
      expect(run.screen).toContain('Geen hardware-hash van localhost: Windows gaf geen apparaatgegevens.');
    });
  });

  describe('as a process', () => {
    test('exit code and arguments as powershell.exe passes them', async () => {
      const run = await bench.runAlone(['-WhatIf:$true'], [DEVICE_STAND_IN], { hash: '' });
      expect(run.screen).toContain('an empty hash');
      expect(run.exitCode).toBe(1);
    });
  });

  test('the kit is ASCII with CRLF line ends, and under 200 KB', () => {
    const files = ['go.cmd', SCRIPT_NAME].map((name) => readText(join(KIT, name)));
    for (const text of files) {
      expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }
    const bytes = readdirSync(KIT).reduce((sum, name) => sum + statSync(join(KIT, name)).size, 0);
    expect(bytes).toBeLessThan(200 * 1024);
  });
});

describe.skipIf(noHost !== null)(`Windows PowerShell 5.1, by rule ${noHost ?? ''}`, () => {
  const standIns = readdirSync(STAND_INS).map((name) => join(STAND_INS, name));
  const scripts = [SCRIPT, PRELUDE, ...standIns].map((path) => [basename(path), path] as const);
  const check = (path: string) => runHost(['--check-5.1', path, ...standIns]).stdout;

  test.each(scripts)('%s has only what 5.1 on .NET Framework 4.6.2 parses and has', (_, path) => {
    expect(check(path)).toBe('');
  });

  test('the check finds each seeded mistake, on its line', () => {
    const path = join(POWERSHELL, 'seeded/not-for-5.1.ps1');
    const marked = readText(path)
      .split('\n')
      .flatMap((line, index) => (/ # \w|clean \{/.test(line) ? [index + 1] : []));
    const found = check(path).matchAll(/^line (\d+): /gm);
    const lines = new Set([...found].map((match) => Number(match[1])));
    expect([...lines]).toEqual(marked);
    expect(marked.length).toBeGreaterThan(15);
  });
});
