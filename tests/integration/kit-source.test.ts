import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { httpScriptFeed } from '../../electron/adapters/feed/http-script-feed.ts';
import { sha256Hex } from '../../electron/core/hashing.ts';
import { parseCaptureFile } from '../../shared/autopilot/capture-file/parse-capture-file.ts';
import { fixtureDevice } from '../powershell/device-file.ts';
import { KitBench } from '../powershell/kit-bench.ts';
import { kitEngineMissing } from '../powershell/kit-engine.ts';
import { captureNames, readCapture } from '../powershell/kit-stick.ts';
import {
  ESTABLISHED_SCRIPT,
  ESTABLISHED_SIGNER,
  ESTABLISHED_VERSION,
  scriptPackage,
} from '../support/script-package.ts';
import { PackageFeed } from './cli-support/package-feed.ts';
import { runProgram, type TerminalOptions } from './cli-support/terminal.ts';

const PACKAGE = '/api/v2/package/Get-WindowsAutoPilotInfo';
const SCRIPT_PATH = 'hash-courier/script/Get-WindowsAutoPilotInfo.ps1';
const SHA256 = sha256Hex(ESTABLISHED_SCRIPT);
const KIT_SOURCE = {
  kind: 'gallery',
  name: 'Get-WindowsAutoPilotInfo',
  version: ESTABLISHED_VERSION,
  sha256: SHA256,
  signer: ESTABLISHED_SIGNER,
};
const CHANGED = Buffer.concat([Buffer.from('# changed\r\n'), ESTABLISHED_SCRIPT]);

const base = mkdtempSync(join(tmpdir(), 'kit-source-'));
const feed = new PackageFeed();
beforeAll(() => feed.start());
afterAll(async () => {
  await feed.stop();
  rmSync(base, { recursive: true });
});

let folder: string;
let stick: string;
beforeEach(() => {
  feed.clear();
  folder = mkdtempSync(join(base, 'case-'));
  stick = join(folder, 'stick');
  mkdirSync(stick);
});

const run = (args: readonly string[], options: Partial<TerminalOptions> = {}) =>
  runProgram(args, { dataFolder: join(folder, 'data'), ...options });
const stage = (...options: string[]) => run(['stage', stick, '--accept', 'folder', ...options]);
const manifest = () => JSON.parse(readFileSync(join(stick, 'hash-courier/stick.json'), 'utf8')).manifest;
const cached = () => readdirSync(join(folder, 'data/scripts'));

describe('stage --script FILE', () => {
  it('puts the file on the stick, and says which one it is', async () => {
    const file = join(folder, 'our script.ps1');
    writeFileSync(file, ESTABLISHED_SCRIPT);
    const staged = await stage('--script', file, '--json');
    expect(staged.code).toBe(0);
    const expected = { ...KIT_SOURCE, kind: 'file', name: 'our script.ps1' };
    expect(JSON.parse(staged.out)).toMatchObject({
      kitSource: expected,
      sticks: [{ row: { manifest: { kitSource: expected } } }],
    });
    expect(readFileSync(join(stick, SCRIPT_PATH))).toEqual(ESTABLISHED_SCRIPT);
    expect(staged.err).toContain(`Script: our script.ps1 3.9, SHA-256 ${SHA256}`);
    expect(staged.err).toContain(`signature of ${ESTABLISHED_SIGNER}. It was not verified here`);
  });

  it.each([
    ['a file that is not there', null, 'cannot be read (ENOENT)'],
    ['a file that is no script', "'hello'", 'has no parameter -OutputFile'],
    ['an empty file', '', 'is empty or no text'],
  ])('refuses %s and writes nothing', async (_, text, words) => {
    const file = join(folder, 'x.ps1');
    if (text !== null) writeFileSync(file, text);
    expect(await stage('--script', file)).toMatchObject({ code: 3, out: '', err: expect.stringContaining(words) });
    expect(readdirSync(stick)).toEqual([]);
  });

  it('is one choice, not two', async () => {
    const both = await stage('--script', 'x.ps1', '--gallery');
    expect(both).toMatchObject({ code: 2, err: expect.stringContaining("cannot be used with option '--gallery") });
  });
});

describe('stage without a choice', () => {
  it('has the kit’s own script, named in the manifest all the same', async () => {
    const staged = await stage();
    expect(staged.err).toContain("Script: the kit's own");
    const own = readFileSync(join(stick, 'Get-WindowsAutoPilotInfo.ps1'));
    expect(manifest().kitSource).toMatchObject({ kind: 'built-in', sha256: sha256Hex(own), signer: null });
    expect(existsSync(join(stick, SCRIPT_PATH))).toBe(false);
  });
});

describe('stage --gallery', () => {
  it('takes a version of the Gallery’s kind of feed, follows where it sends on, and keeps it', async () => {
    feed.redirect(`${PACKAGE}/3.9`, '/cdn/package.nupkg');
    feed.serve('/cdn/package.nupkg', scriptPackage());
    expect((await stage('--gallery', '3.9', '--feed', `${feed.v2}/`)).code).toBe(0);
    expect(manifest().kitSource).toEqual(KIT_SOURCE);
    expect(readFileSync(join(stick, SCRIPT_PATH))).toEqual(ESTABLISHED_SCRIPT);
    expect(cached()).toEqual([`3.9_${SHA256}.ps1`]);
  });

  it('takes the newest where no version is named', async () => {
    feed.serve(PACKAGE, scriptPackage());
    expect((await stage('--feed', feed.v2)).code).toBe(0);
    expect(manifest().kitSource).toEqual(KIT_SOURCE);
  });

  it('speaks to a feed of version 3: the newest release, or the one that is named', async () => {
    feed.serve('/v3/index.json', {
      version: '3.0.0',
      resources: [
        { '@id': `${feed.origin}/search`, '@type': 'SearchQueryService' },
        { '@id': `${feed.origin}/flat/`, '@type': ['PackageBaseAddress/3.0.0'] },
      ],
    });
    const id = 'get-windowsautopilotinfo';
    feed.serve(`/flat/${id}/index.json`, { versions: ['3.8.0', '3.9.0', '4.0.0-beta'] });
    feed.serve(`/flat/${id}/3.9.0/${id}.3.9.0.nupkg`, scriptPackage());
    for (const version of [[], ['3.9']]) {
      const staged = await stage('--gallery', ...version, '--feed', `${feed.origin}/v3/index.json`);
      expect(staged).toMatchObject({ code: 0 });
      expect(manifest().kitSource).toEqual(KIT_SOURCE);
    }
  });

  it('uses the kept script without a network, and says so', async () => {
    feed.serve(`${PACKAGE}/3.9`, scriptPackage());
    await stage('--gallery', '3.9', '--feed', feed.v2);
    const gone = new PackageFeed();
    await gone.start();
    const address = gone.v2;
    await gone.stop();
    for (const version of [[], ['3.9']]) {
      const again = await stage('--gallery', ...version, '--feed', address);
      expect(again).toMatchObject({ code: 0, err: expect.stringContaining('does not answer (ECONNREFUSED)') });
      expect(again.err).toContain('kept from an earlier download');
      expect(manifest().kitSource).toEqual(KIT_SOURCE);
    }
  });

  it('refuses a version whose bytes have changed since it was kept', async () => {
    feed.serve(`${PACKAGE}/3.9`, scriptPackage());
    await stage('--gallery', '3.9', '--feed', feed.v2);
    feed.serve(`${PACKAGE}/3.9`, scriptPackage({ script: CHANGED }));
    const again = await stage('--gallery', '3.9', '--feed', feed.v2);
    expect(again).toMatchObject({ code: 3, out: '' });
    for (const text of ['3.9', `3.9_${SHA256}.ps1`, sha256Hex(CHANGED), 'Nothing was prepared', '--script']) {
      expect(again.err).toContain(text);
    }
    expect(manifest().kitSource).toEqual(KIT_SOURCE);
    expect(cached()).toEqual([`3.9_${SHA256}.ps1`]);
  });

  const noPackages: readonly [string, () => void, string][] = [
    ['a feed without the version', () => undefined, 'does not have this version'],
    ['a feed that refuses', () => feed.answer(`${PACKAGE}/3.9`, (_, r) => r.writeHead(503).end()), 'HTTP 503'],
    [
      'an answer that is cut off',
      () => {
        const bytes = scriptPackage();
        feed.answer(`${PACKAGE}/3.9`, (_, response) => {
          response.writeHead(200, { 'content-length': bytes.length });
          response.write(bytes.subarray(0, 1000), () => response.destroy());
        });
      },
      'ended before everything was here',
    ],
    [
      'an answer without end',
      () =>
        feed.answer(`${PACKAGE}/3.9`, (_, response) => {
          const chunk = Buffer.alloc(1024 ** 2);
          const more = () => {
            while (!response.destroyed && response.write(chunk));
          };
          response.writeHead(200).on('drain', more);
          more();
        }),
      'more than any package',
    ],
    ['a circle of redirects', () => feed.redirect(`${PACKAGE}/3.9`, `${PACKAGE}/3.9`), 'without end'],
    [
      'a redirect to plain http elsewhere',
      () => feed.redirect(`${PACKAGE}/3.9`, 'http://feed.contoso.example/x.nupkg'),
      'http://feed.contoso.example/x.nupkg was not asked',
    ],
    [
      'a sign-in page',
      () => feed.serve(`${PACKAGE}/3.9`, Buffer.from('<!doctype html><form>sign in</form>')),
      'perhaps a sign-in page',
    ],
    [
      'a package of something else',
      () => feed.serve(`${PACKAGE}/3.9`, scriptPackage({ id: 'Other' })),
      'a package of something else',
    ],
    ['another version', () => feed.serve(`${PACKAGE}/3.9`, scriptPackage({ version: '3.8' })), 'gave version 3.8'],
  ];
  it.each(noPackages)('%s: says so and what to do, and writes nothing', async (_, prepare, words) => {
    prepare();
    const staged = await stage('--gallery', '3.9', '--feed', feed.v2);
    expect(staged).toMatchObject({ code: 3, out: '', err: expect.stringContaining(words) });
    expect(staged.err).toContain('--script FILE');
    expect(readdirSync(stick)).toEqual([]);
    expect(existsSync(join(folder, 'data/scripts'))).toBe(false);
  });

  it.each([
    ['http://feed.contoso.example/api/v2', 'http://feed.contoso.example/api/v2/package'],
    ['https://me:secret@feed.contoso.example/v2', 'https://feed.contoso.example/v2/package'],
    ['file:///etc', 'file:///etc/package'],
    ['nonsense', 'nonsense/package'],
  ])('does not ask %s', async (address, shown) => {
    const staged = await stage('--feed', address);
    expect(staged).toMatchObject({
      code: 3,
      err: expect.stringContaining(`${shown}/Get-WindowsAutoPilotInfo was not`),
    });
    expect(staged.err).not.toContain('secret');
  });

  it.each(['latest', '../3.9', '3.9/x'])('%s is no version, and nothing is asked', async (version) => {
    const staged = await stage('--gallery', version, '--feed', feed.v2);
    expect(staged).toMatchObject({ code: 3, err: expect.stringContaining(`"${version}" is no version`) });
    expect(feed.asked).toEqual([]);
  });

  it('speaks Dutch', async () => {
    const staged = await run(['stage', stick, '--gallery', '--feed', feed.v2], { language: 'nl' });
    expect(staged.err).toContain('De feed heeft deze versie niet.');
  });
});

it('a feed that never answers ends by itself', async () => {
  feed.answer('/slow', () => undefined);
  const answer = await httpScriptFeed(50).fetch(`${feed.origin}/slow`, 1000, new AbortController().signal);
  expect(answer).toEqual({ ok: false, error: { code: 'too-slow' } });
});

it('trap 10: a feed that answers 202 has accepted the question and given nothing', async () => {
  feed.answer('/accepted', (_request, response) => response.writeHead(202).end('later'));
  const answer = await httpScriptFeed().fetch(`${feed.origin}/accepted`, 1000, new AbortController().signal);
  expect(answer).toEqual({ ok: false, error: { code: 'status', status: 202 } });
});

it('a feed is left at once when the work is stopped', async () => {
  const stop = new AbortController();
  feed.answer('/stopped', () => stop.abort(new Error('stopped')));
  await expect(httpScriptFeed().fetch(`${feed.origin}/stopped`, 1000, stop.signal)).rejects.toThrow('stopped');
});

const noEngine = kitEngineMissing();
describe.skipIf(noEngine !== null)(`the whole way of a chosen script ${noEngine ?? ''}`, () => {
  let bench: KitBench;
  beforeAll(() => {
    bench = new KitBench();
  });
  afterAll(() => bench.close());

  function fromGallery(): readonly string[] {
    feed.serve(PACKAGE, scriptPackage());
    return ['--gallery', '--feed', feed.v2];
  }

  const choices: readonly [string, () => readonly string[]][] = [
    ['the kit’s own', () => []],
    [
      'a file',
      () => {
        const file = join(folder, 'established.ps1');
        writeFileSync(file, ESTABLISHED_SCRIPT);
        return ['--script', file];
      },
    ],
    ['the Gallery’s', fromGallery],
  ];
  it.each(choices)('%s: what go.cmd starts leaves the same legal capture, and it is collected', async (_, options) => {
    expect((await stage('--tag', 'Sales', '--after', 'leave-on', ...options())).code).toBe(0);
    const file = join(stick, 'Get-WindowsAutoPilotInfo.ps1');
    const captured = await bench.run([], {}, { file, args: ['-Capture'] });
    expect(captured.screen).toContain('1 capture on stick 1');
    expect(captured.exitCode).toBe(0);

    const laptop = fixtureDevice('a00');
    const [name = ''] = captureNames(stick);
    expect(name).toMatch(new RegExp(`^${laptop.serial}-\\d{8}T\\d{6}Z$`));
    const { csv, device } = readCapture(stick, name);
    expect(csv.toString('latin1')).toBe(
      `Device Serial Number,Windows Product ID,Hardware Hash,Group Tag\r\n${laptop.serial},,${laptop.hash},Sales\r\n`,
    );
    expect(parseCaptureFile(csv).issues).toEqual([]);
    expect(device).toMatchObject({ serial: laptop.serial, csv: { sha256: sha256Hex(csv) } });
    expect(readdirSync(join(stick, 'hash-courier/captures'))).toEqual([name]);

    const collected = JSON.parse((await run(['collect', stick, '--json'])).out);
    expect(collected.sources).toMatchObject([{ captures: 1, new: 1, issues: [], stick: { number: 1 } }]);
  });

  it('a script that was changed on the stick is not run', async () => {
    await stage('--after', 'leave-on', ...fromGallery());
    writeFileSync(join(stick, SCRIPT_PATH), CHANGED);
    const file = join(stick, 'Get-WindowsAutoPilotInfo.ps1');
    const captured = await bench.run([], {}, { file, args: ['-Capture'] });
    expect(captured.screen.replaceAll(/\s+/g, ' ')).toContain('is not the one that was staged');
    expect(captured.exitCode).toBe(1);
    expect(captureNames(stick)).toEqual([]);
  });
});
