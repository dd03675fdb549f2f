import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createIdSource, systemClock } from '../../../electron/adapters/system-ports.ts';
import type { FeedError } from '../../../electron/core/ports/script-feed.ts';
import { createScriptChoice } from '../../../electron/main/settings/script-choice.ts';
import { createSettings } from '../../../electron/main/settings/settings.ts';
import { ESTABLISHED_SCRIPT, scriptPackage } from '../../support/script-package.ts';

const KIT = fileURLToPath(new URL('../../../resources/kit', import.meta.url));
const SIGNAL = new AbortController().signal;

describe('the script that goes onto the sticks', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hash-courier-script-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
  });

  function choice(kitFolder = KIT) {
    const kept = new Map<string, unknown>();
    const file = {
      read: (key: string) => kept.get(key),
      write: (key: string, value: unknown) => !!kept.set(key, value),
    };
    const settings = createSettings(
      { ...file, keepCopy: () => undefined },
      { values: {}, state: 'none', refused: 0 },
      false,
    );
    const world: { answer: Uint8Array | FeedError } = { answer: scriptPackage() };
    const script = createScriptChoice({
      ...{ settings, kitFolder, ids: createIdSource(systemClock), scriptFolder: join(folder, 'scripts') },
      feed: {
        async fetch() {
          const { answer } = world;
          return 'code' in answer ? { ok: false, error: answer } : { ok: true, value: answer };
        },
      },
    });
    return { settings, script, world };
  }

  async function scriptFile(bytes: Uint8Array | string, name = 'mine.ps1'): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  }

  it("is the kit's own at first", async () => {
    const { script } = choice();
    expect(await script.view()).toMatchObject({ kind: 'built-in', name: 'Get-WindowsAutoPilotInfo.ps1', signer: null });
    expect((await script.kit())?.chosenScript).toBeUndefined();
  });

  it('is a copy of the file that a person chose, whatever becomes of that file', async () => {
    const { script, settings } = choice();
    const path = await scriptFile(ESTABLISHED_SCRIPT);
    expect(await script.isReady('file')).toBe(false);
    expect(await script.chooseFile(path)).toEqual({ ok: true, value: null });
    await rm(path);
    expect(settings.values().scriptSource).toBe('file');
    expect(await script.isReady('file')).toBe(true);
    const view = await script.view();
    expect(view).toMatchObject({ kind: 'file', name: 'mine.ps1', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await script.kit())?.chosenScript?.sha256).toBe(view.sha256);
  });

  it('is told also where the next one is of the same source, so that no stick gets the one before', async () => {
    const { script, settings } = choice();
    const told = { script: 0, settings: 0 };
    const end = script.onChange(() => {
      told.script += 1;
    });
    settings.onChange(() => {
      told.settings += 1;
    });
    await script.chooseFile(await scriptFile(ESTABLISHED_SCRIPT));
    const before = (await script.view()).sha256;
    await script.chooseFile(await scriptFile(`${ESTABLISHED_SCRIPT.toString('latin1')}\r\n# next`));
    expect((await script.view()).sha256).not.toBe(before);
    expect(told).toEqual({ script: 2, settings: 1 });
    end();
    await script.fetchFromGallery(SIGNAL);
    expect(told).toEqual({ script: 2, settings: 2 });
  });

  it('is none where the kept copy has changed: it does not go onto a stick', async () => {
    const { script } = choice();
    await script.chooseFile(await scriptFile(ESTABLISHED_SCRIPT));
    const [copy = ''] = await readdir(join(folder, 'scripts'));
    await writeFile(join(folder, 'scripts', copy), `${ESTABLISHED_SCRIPT.toString('latin1')}\r\n# changed`);
    expect(await script.kit()).toBeNull();
    expect(await script.view()).toMatchObject({ kind: 'file', sha256: '' });
    expect(await script.isReady('file')).toBe(false);
  });

  it.each([
    ['', 'script-no-text'],
    ['\0\0', 'script-no-text'],
    ['Write-Host hello', 'script-no-output-file'],
    ['#'.repeat(3 * 1024 ** 2), 'script-too-large'],
  ])('is not a file that is no such script (%.20j)', async (text, code) => {
    const { script, settings } = choice();
    expect(await script.chooseFile(await scriptFile(text))).toEqual({ ok: false, error: code });
    expect(await script.chooseFile(join(folder, 'missing.ps1'))).toEqual({ ok: false, error: 'script-unreadable' });
    expect(settings.values().scriptSource).toBe('built-in');
  });

  it("is the gallery's once it was downloaded, and stays it without a network", async () => {
    const { script, settings, world } = choice();
    expect(await script.fetchFromGallery(SIGNAL)).toEqual({ ok: true, value: null });
    expect(settings.values().scriptSource).toBe('gallery');
    expect(await script.view()).toMatchObject({ kind: 'gallery', version: '3.9' });
    world.answer = { code: 'no-answer', detail: 'ENOTFOUND' };
    expect(await script.fetchFromGallery(SIGNAL)).toEqual({ ok: false, error: 'offline' });
    expect(await script.view()).toMatchObject({ kind: 'gallery', version: '3.9' });
  });

  const REFUSED: readonly (readonly [Uint8Array | FeedError, string])[] = [
    [{ code: 'too-slow' }, 'offline'],
    [{ code: 'status', status: 500 }, 'feed-refused'],
    [{ code: 'address-refused', address: 'http://insecure.example/' }, 'feed-refused'],
    [{ code: 'too-large' }, 'package-unusable'],
    [new TextEncoder().encode('<html>Sign in</html>'), 'package-unusable'],
    [scriptPackage({ script: null }), 'package-unusable'],
    [scriptPackage({ script: Buffer.from('Write-Host hello') }), 'package-unusable'],
  ];
  it.each(REFUSED)('is not what the feed gives as %j', async (answer, code) => {
    const { script, settings, world } = choice();
    world.answer = answer;
    expect(await script.fetchFromGallery(SIGNAL)).toEqual({ ok: false, error: code });
    expect(settings.values().scriptSource).toBe('built-in');
  });

  it('is none where the files of the program are gone', async () => {
    const { script } = choice(join(folder, 'missing'));
    expect(await script.kit()).toBeNull();
    expect(await script.view()).toMatchObject({ kind: 'built-in', sha256: '' });
  });
});
