import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CIM_FAULTS, type DeviceValues, fixtureDevice, writeDeviceFile } from '../powershell/device-file.ts';
import { DEVICE_STAND_IN, engineMissing, type RunRequest, type Span } from '../powershell/engine.ts';
import { chooseKitEngine, type KitEngine, openKitEngine, windowsPowerShell } from '../powershell/kit-engine.ts';
import { layOutStick, manifestText, type StickSettings } from '../powershell/kit-stick.ts';
import { CONSOLE_STAND_IN, PRELUDE, preludeArgs, preludeEnv, readSpans } from '../powershell/prelude.ts';
import { freeLetters } from '../powershell/real-windows.ts';
import { stagePrelude } from '../powershell/staged-prelude.ts';
import { WINDOWS_NODE_ENV, windowsNode, windowsNodeMissing } from '../powershell/windows-node.ts';
import { WinePrefix } from '../powershell/wine.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'hash-courier-engine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the choice of the engine', () => {
  test.each([
    ['win32', undefined, 'windows-powershell'],
    ['win32', 'prelude', 'windows-powershell'],
    ['linux', undefined, 'host'],
    ['darwin', undefined, 'host'],
    ['linux', 'prelude', 'host-behind-prelude'],
  ] as const)('on %s, wish %s: %s', (platform, wish, kind) => {
    expect(chooseKitEngine(platform, wish)).toBe(kind);
  });

  test('Windows PowerShell is the one below the system’s folder, wherever that is', () => {
    expect(windowsPowerShell('D:\\WINNT')).toBe('D:\\WINNT\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
  });

  test('sticks get letters that no drive has, and none is taken from A to F', () => {
    expect(freeLetters(() => false)).toEqual(['Y', 'X']);
    expect(freeLetters((letter) => 'YWV'.includes(letter))).toEqual(['X', 'U']);
    expect(() => freeLetters((letter) => letter !== 'H')).toThrow('no two drive letters');
  });
});

describe('the prelude', () => {
  test('the script’s arguments pass through powershell.exe’s own -File, the rest through the environment', () => {
    const request: RunRequest = {
      file: 'X:\\a b\\s.ps1',
      args: ['-GroupTag', 'a "b"'],
      standIns: ['one.ps1', 'two.ps1'],
      keys: ' ',
      lines: ['first', 'second'],
      interactive: true,
      env: { HASH_COURIER_DEVICE: 'd.txt' },
    };
    const before = ['-NoProfile', '-NoLogo', '-ExecutionPolicy', 'Bypass', '-File', PRELUDE];
    expect(preludeArgs(request)).toEqual([...before, '-GroupTag', 'a "b"']);
    expect(preludeEnv(request, 'screen.txt')).toEqual({
      HASH_COURIER_RUN_SCRIPT: 'X:\\a b\\s.ps1',
      HASH_COURIER_RUN_STAND_INS: `${CONSOLE_STAND_IN}|one.ps1|two.ps1`,
      HASH_COURIER_RUN_KEYS: ' ',
      HASH_COURIER_RUN_LINES: 'first\nsecond',
      HASH_COURIER_RUN_INTERACTIVE: '1',
      HASH_COURIER_RUN_UI_CULTURE: 'en-US',
      HASH_COURIER_RUN_SCREEN: 'screen.txt',
      HASH_COURIER_DEVICE: 'd.txt',
    });
    expect(preludeEnv({}, null)).not.toHaveProperty('HASH_COURIER_RUN_SCREEN');
  });

  test('what was written comes back with its colours', () => {
    const base64 = Buffer.from('Zürich\n').toString('base64');
    expect(readSpans(`Red|Black|${base64}\nGray|Black|\n`)).toEqual([
      { text: 'Zürich\n', foreground: 'Red', background: 'Black' },
      { text: '', foreground: 'Gray', background: 'Black' },
    ]);
  });

  test('on a stick it has the script’s name, and the script is byte for byte the kit’s', () => {
    const stick = join(folder, 'staged');
    layOutStick(stick);
    const script = readFileSync(join(stick, 'Get-WindowsAutoPilotInfo.ps1'));
    for (let i = 0; i < 2; i++) stagePrelude(stick);
    expect(readFileSync(join(stick, 'Get-WindowsAutoPilotInfo.ps1'))).toEqual(readFileSync(PRELUDE));
    expect(readFileSync(join(stick, 'kit-script.ps1'))).toEqual(script);
  });
});

// On Windows the kit runs behind the prelude only, and there our host would sound the machine's own tones.
const noEngine = process.platform === 'win32' ? 'skipped: our host runs the kit elsewhere' : engineMissing();
describe.skipIf(noEngine !== null)(`behind the prelude as in our own host ${noEngine ?? ''}`, () => {
  let host: KitEngine;
  let behindPrelude: KitEngine;
  beforeAll(() => {
    host = openKitEngine('host');
    behindPrelude = openKitEngine('host-behind-prelude');
  });
  afterAll(async () => {
    await host.close();
    await behindPrelude.close();
  });

  const cases: readonly [string, StickSettings, DeviceValues, RunRequest][] = [
    ['PASS with a tag', { groupTag: 'Zürich' }, {}, {}],
    ['FAIL', {}, { 'fault.MDM_DevDetail_Ext01': CIM_FAULTS.generalError }, {}],
    ['a Dutch system', { language: 'system' }, {}, { uiCulture: 'nl-NL' }],
    ['a key and a typed line', { after: 'ask', askFor: 'note' }, {}, { interactive: true, keys: 'y', lines: ['x'] }],
  ];
  test.each(cases)(
    '%s: the same screen in the same colours, and the same exit code',
    async (name, settings, device, request) => {
      const [expected, run] = await Promise.all(
        [host, behindPrelude].map((engine, index) => {
          const root = join(folder, `${name} ${index}`);
          layOutStick(root, manifestText(settings));
          const deviceFile = writeDeviceFile(folder, `${name} ${index}`, { ...fixtureDevice('a00'), ...device });
          return engine.run({
            file: join(root, 'Get-WindowsAutoPilotInfo.ps1'),
            args: ['-Capture'],
            standIns: [DEVICE_STAND_IN],
            env: { HASH_COURIER_DEVICE: deviceFile },
            ...request,
          });
        }),
      );
      expect(coloured(run?.spans ?? [])).toEqual(coloured(expected?.spans ?? []));
      expect(run?.exitCode).toBe(expected?.exitCode);
    },
  );
});

const noWindowsNode = windowsNodeMissing();
test.skipIf(noWindowsNode !== null)(
  `the way that the suites take on Windows, by Windows’ own Node and cmd under Wine ${noWindowsNode ?? ''}`,
  async () => {
    const wine = new WinePrefix();
    try {
      const answer = join(folder, 'chain.json');
      const program = [windowsNode(), join(ROOT, 'tests/powershell/windows-chain.ts'), answer];
      const run = await wine.run(program.map(WinePrefix.windowsPath), WINDOWS_NODE_ENV);
      expect(existsSync(answer), run.output).toBe(true);
      expect(JSON.parse(readFileSync(answer, 'utf8'))).toMatchObject({
        engine: 'windows-powershell',
        letters: ['Y', 'X'],
        captured: { exitCode: 0, screen: expect.stringContaining('Group tag: Zürich "a", b\\\n') },
        typed: { exitCode: 0, said: expect.stringContaining('Group tag: Sales NL 2 captures on stick 7') },
        captures: [expect.stringMatching(/^5CG4751FG8-/), expect.stringMatching(/^PF5AN4DL-/)],
      });
    } finally {
      wine.close();
    }
  },
);

test('the workflow runs the kit suites on Windows x64 and ARM64', () => {
  // Comes with electron-builder, without types of its own.
  const { load } = createRequire(import.meta.url)('js-yaml') as { load(text: string): unknown };
  const workflow = z
    .object({
      jobs: z.object({
        test: z.object({}),
        'kit-on-windows': z.object({
          strategy: z.object({
            matrix: z.object({ include: z.array(z.object({ os: z.string(), architecture: z.string() })) }),
          }),
          steps: z.array(z.object({ run: z.string().optional() })),
        }),
      }),
    })
    .parse(load(readFileSync(join(ROOT, '.github/workflows/test.yml'), 'utf8')));
  const job = workflow.jobs['kit-on-windows'];
  expect(job.strategy.matrix.include).toEqual([
    { os: 'windows-latest', architecture: 'x64' },
    { os: 'windows-11-arm', architecture: 'arm64' },
  ]);
  expect(job.steps.at(-1)?.run).toMatch(/ --project integration tests\/integration\/kit-$/);
});

/** Neighbouring pieces in one colour as one: where a line was cut into pieces is nobody's business. */
function coloured(spans: readonly Span[]): readonly string[] {
  const runs: { colours: string; text: string }[] = [];
  for (const { text, foreground, background } of spans) {
    const colours = `${foreground} on ${background}`;
    const last = runs.at(-1);
    if (last?.colours === colours) last.text += text;
    else if (text !== '') runs.push({ colours, text });
  }
  return runs.map(({ colours, text }) => `${colours}: ${text}`);
}
