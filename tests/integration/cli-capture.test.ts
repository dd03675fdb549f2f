import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandRunner, type RunCommand } from '../../electron/adapters/eject/run-command.ts';
import { windowsElevatedCapture } from '../../electron/adapters/this-pc/windows-elevated-capture.ts';
import type { ElevatedCapture } from '../../electron/core/ports/elevated-capture.ts';
import { err, ok } from '../../shared/result.ts';
import { CIM_FAULTS, type DeviceValues, fixtureDevice, writeDeviceFile } from '../powershell/device-file.ts';
import { buildHost, DEVICE_STAND_IN, engineMissing, runHost } from '../powershell/engine.ts';
import { KIT, SCRIPT_NAME } from '../powershell/kit-stick.ts';
import { WinePrefix, wineMissing } from '../powershell/wine.ts';
import { runProgram, type TerminalOptions } from './cli-support/terminal.ts';

const RESOURCES = join(import.meta.dirname, '../../resources');
const STARTER = join(RESOURCES, 'this-pc/Capture-ThisPc.ps1');
const ELEVATION_STAND_IN = join(import.meta.dirname, '../powershell/stand-ins/elevation.ps1');
const laptop = fixtureDevice('a00');

const base = mkdtempSync(join(tmpdir(), 'cli-capture-'));
afterAll(() => rmSync(base, { recursive: true }));

let folder: string;
let dataFolder: string;
beforeEach(() => {
  folder = mkdtempSync(join(base, 'case-'));
  dataFolder = join(folder, 'data');
});

const run = (args: readonly string[], options: Partial<TerminalOptions> = {}) =>
  runProgram(args, { dataFolder, ...options });

/** What the store has of devices, as scripts see it. */
async function storedDevices() {
  const { devices } = JSON.parse((await run(['devices', '--json'])).out);
  return devices;
}

const passing = () => readdirSync(join(dataFolder, 'this-pc'));

/** A PC whose script ends like this. */
function pc(capture: ElevatedCapture['capture']): Pick<TerminalOptions, 'ports'> {
  return { ports: { elevatedCapture: { capture } } };
}

describe('capture', () => {
  it('without --this-pc says what there is to say', async () => {
    expect(await run(['capture'])).toMatchObject({ code: 2, err: expect.stringContaining('Say --this-pc') });
  });

  it.skipIf(process.platform === 'win32')('works on Windows only, and says what works here', async () => {
    const refused = await run(['capture', '--this-pc']);
    expect(refused).toMatchObject({ code: 3, out: '', err: expect.stringContaining('on Windows only') });
    expect(refused.err).toContain('hash-courier stage');
    const json = JSON.parse((await run(['capture', '--this-pc', '--json'])).out);
    expect(json).toMatchObject({ ok: false, error: { code: 'not-windows' } });
    expect(await storedDevices()).toEqual([]);
    expect(passing()).toEqual([]);
  });

  const ends: readonly [string, ElevatedCapture['capture'], string][] = [
    ['no PowerShell', async () => err({ code: 'powershell-missing' }), 'has no Windows PowerShell'],
    ['nobody answers', async () => err({ code: 'too-slow' }), 'asks for permission'],
    ['no hash', async () => err({ code: 'no-hash', detail: 'Too old.' }), 'no hardware hash of this PC. Too old. Run'],
    ['another end', async () => err({ code: 'failed', detail: '' }), 'did not end well. Run the command again.'],
  ];
  it.each(ends)('%s: says why and what to do, and stores nothing', async (_, capture, words) => {
    expect(await run(['capture', '--this-pc'], pc(capture))).toMatchObject({
      code: 3,
      out: '',
      err: expect.stringContaining(words),
    });
    expect(await storedDevices()).toEqual([]);
    expect(passing()).toEqual([]);
  });

  it('keeps a file that is no capture, and says where', async () => {
    const ended = await run(
      ['capture', '--this-pc'],
      pc(async ({ outputFile }) => {
        writeFileSync(outputFile, 'neither header nor row');
        return ok([]);
      }),
    );
    const [name = ''] = passing();
    expect(ended).toMatchObject({ code: 1, out: expect.stringContaining(join(dataFolder, 'this-pc', name)) });
    expect(ended.out).toContain('hash-courier collect');
  });

  it('passes on what the script warned of', async () => {
    const ended = await run(
      ['capture', '--this-pc'],
      pc(async ({ outputFile }) => {
        const header = 'Device Serial Number,Windows Product ID,Hardware Hash';
        writeFileSync(outputFile, `${header}\r\n${laptop.serial},,${laptop.hash}\r\n`);
        return ok(['The serial number is a placeholder.']);
      }),
    );
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('  The serial number is a placeholder.') });
  });
});

const NEVER = new AbortController().signal;

it('a program that waits for permission is ended when the work is stopped', async () => {
  const stop = new AbortController();
  const elevatedCapture = windowsElevatedCapture({
    powershell: process.execPath,
    starter: STARTER,
    script: join(KIT, SCRIPT_NAME),
    run: (program, _args, env, signal) => {
      const waiting = commandRunner(60_000)(program, ['-e', 'setInterval(() => {}, 1000)'], env, signal);
      stop.abort(new Error('stopped'));
      return waiting;
    },
  });
  const captured = elevatedCapture.capture({ outputFile: join(folder, 'x.csv'), groupTag: '' }, stop.signal);
  await expect(captured).rejects.toThrow('stopped');
});

/** The same promises of the whole chain, wherever PowerShell runs. */
function chain(prepare: (device: DeviceValues) => ElevatedCapture): void {
  const captureOf = (device: DeviceValues = {}) => ({
    ports: { elevatedCapture: prepare({ ...laptop, ...device }) },
  });

  it('the hash of this PC is in the store, with its tag, and nothing is left behind', async () => {
    const captured = await run(['capture', '--this-pc', '--tag', 'Sales NL'], captureOf());
    expect(captured).toMatchObject({ code: 0, out: expect.stringContaining('This PC: 1 capture, 1 new') });
    expect(await storedDevices()).toMatchObject([{ serial: laptop.serial, groupTag: 'Sales NL' }]);
    expect(passing()).toEqual([]);
  });

  it('no hash: the script’s own reason, and no row', async () => {
    const device = { 'fault.MDM_DevDetail_Ext01': CIM_FAULTS.noClass };
    const captured = await run(['capture', '--this-pc', '--json'], captureOf(device));
    expect(captured.code).toBe(3);
    expect(JSON.parse(captured.out)).toMatchObject({
      ok: false,
      error: { code: 'no-hash', message: expect.stringContaining('does not have the class that gives the hash') },
    });
    expect(await storedDevices()).toEqual([]);
    expect(passing()).toEqual([]);
  });
}

const noEngine = engineMissing();
describe.skipIf(noEngine !== null)(`capture --this-pc on the PowerShell engine ${noEngine ?? ''}`, () => {
  beforeAll(() => void buildHost('this-machine'));

  function engine(device: DeviceValues, script = join(KIT, SCRIPT_NAME)): ElevatedCapture {
    const env = {
      HASH_COURIER_DEVICE: writeDeviceFile(folder, 'device', { ...laptop, ...device }),
      HASH_COURIER_STAND_INS: [DEVICE_STAND_IN, ELEVATION_STAND_IN].join('|'),
    };
    const host = join(buildHost('this-machine'), 'powershell.dll');
    const start = commandRunner(60_000);
    const runEngine: RunCommand = (powershell, args) => start(powershell, [host, ...args], env);
    return windowsElevatedCapture({ powershell: 'dotnet', starter: STARTER, script, run: runEngine });
  }

  chain((device) => engine(device));

  it('permission refused: says so, and nothing was read', async () => {
    const captured = await run(['capture', '--this-pc'], {
      ports: { elevatedCapture: engine({ permission: 'refused' }) },
    });
    expect(captured).toMatchObject({ code: 3, err: expect.stringContaining('Permission was not given') });
    expect(passing()).toEqual([]);
  });

  it('the script is missing: its name is in the words', async () => {
    const elevatedCapture = engine({}, join(folder, 'gone.ps1'));
    const captured = await run(['capture', '--this-pc'], { ports: { elevatedCapture } });
    expect(captured).toMatchObject({ code: 3, err: expect.stringContaining('gone.ps1') });
  });

  it('a PC without PowerShell', async () => {
    const elevatedCapture = windowsElevatedCapture({
      powershell: join(folder, 'powershell.exe'),
      starter: STARTER,
      script: join(KIT, SCRIPT_NAME),
      run: commandRunner(60_000),
    });
    expect(await elevatedCapture.capture({ outputFile: join(folder, 'x.csv'), groupTag: '' }, NEVER)).toEqual({
      ok: false,
      error: { code: 'powershell-missing' },
    });
  });

  it.each(['-Force "b" \\" ends with \\', "$(exit) it's; `x`"])(
    'the tag %j comes through both command lines as it is',
    async (tag) => {
      await run(['capture', '--this-pc', '--tag', tag], { ports: { elevatedCapture: engine({}) } });
      expect(await storedDevices()).toMatchObject([{ groupTag: tag }]);
    },
  );

  it('the starter has only what Windows PowerShell 5.1 parses and has', () => {
    expect(runHost(['--check-5.1', STARTER]).stdout).toBe('');
  });
});

const noWine = wineMissing();
describe.skipIf(noWine !== null)(`capture --this-pc on Windows, under Wine ${noWine ?? ''}`, () => {
  let wine: WinePrefix;
  beforeAll(() => {
    wine = new WinePrefix();
  });
  afterAll(() => wine.close());
  afterEach(() => expect(passing()).toEqual([]));

  chain((device) => {
    const env = {
      HASH_COURIER_DEVICE: WinePrefix.windowsPath(writeDeviceFile(folder, 'device', device)),
      HASH_COURIER_STAND_INS: WinePrefix.windowsPath(DEVICE_STAND_IN),
    };
    return windowsElevatedCapture({
      powershell: 'c:\\windows\\system32\\WindowsPowerShell\\v1.0\\powershell.exe',
      starter: STARTER,
      script: join(KIT, SCRIPT_NAME),
      run: async (powershell, args) => {
        const windowsArgs = args.map((arg) => (arg.startsWith('/') ? WinePrefix.windowsPath(arg) : arg));
        const { exitCode, output } = await wine.run([powershell, ...windowsArgs], env);
        return exitCode === 0 ? { ended: 'done' } : { ended: 'failed', exitCode, said: output };
      },
    });
  });
});
