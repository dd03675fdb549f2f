import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type WipePorts, wipeStick } from '../../../electron/core/sticks/wipe-stick.ts';
import { FakeTimer, fakeDrive, stageAll, stagePorts, stageRequest } from './stage-fakes.ts';
import { tempStick } from './temp-stick.ts';

const CAPTURE = 'hash-courier/captures/PF-1/hardwarehash.csv';
const FACTS = 'hash-courier/captures/PF-1/device.json';

function put(root: string, path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** A store that holds these contents. */
function storeOf(...contents: readonly string[]): WipePorts {
  const safe = new Set(contents.map((content) => createHash('sha256').update(content).digest('hex')));
  return { isCaptureSafe: async (sha256) => safe.has(sha256), timer: new FakeTimer() };
}

async function returnedStick() {
  const root = tempStick();
  put(root, 'holiday.jpg', 'theirs');
  const ports = await stagePorts();
  await stageAll([stageRequest(fakeDrive(root))], ports);
  put(root, CAPTURE, 'capture');
  put(root, FACTS, 'facts');
  return { root, publicKey: ports.key.publicKey };
}

describe('wipeStick', () => {
  it('trap 11: removes the kit, stored captures and our folders, and nothing that is not ours', async () => {
    const { root, publicKey } = await returnedStick();
    const wiped = await wipeStick(root, publicKey, storeOf('capture', 'facts'));
    expect(wiped).toMatchObject({ ok: true, value: { stayed: [] } });
    expect(wiped.ok && [...wiped.value.removed].sort()).toEqual(
      ['Get-WindowsAutoPilotInfo.ps1', 'README.txt', 'go.cmd', CAPTURE, FACTS, 'hash-courier/stick.json'].sort(),
    );
    expect(readdirSync(root)).toEqual(['holiday.jpg']);
  });

  it('removes nothing at all while one file of a capture is not stored', async () => {
    const { root, publicKey } = await returnedStick();
    expect(await wipeStick(root, publicKey, storeOf('capture'))).toEqual({
      ok: false,
      error: { code: 'captures-not-safe', stayed: [{ path: FACTS, why: 'not-safe', errno: '' }] },
    });
    expect(existsSync(join(root, 'go.cmd'))).toBe(true);
    expect(readFileSync(join(root, CAPTURE), 'utf8')).toBe('capture');
  });

  it('leaves a kit file that somebody changed, and the manifest that explains it', async () => {
    const { root, publicKey } = await returnedStick();
    put(root, 'README.txt', 'my notes');
    expect(await wipeStick(root, publicKey, storeOf('capture', 'facts'))).toMatchObject({
      ok: true,
      value: { stayed: [{ path: 'README.txt', why: 'changed' }] },
    });
    expect(readdirSync(root).sort()).toEqual(['README.txt', 'hash-courier', 'holiday.jpg']);
    expect(readdirSync(join(root, 'hash-courier'))).toEqual(['stick.json']);
  });

  it('leaves what others put into our folder, and the folder for it', async () => {
    const { root, publicKey } = await returnedStick();
    put(root, 'hash-courier/theirs.txt', 'theirs');
    await wipeStick(root, publicKey, storeOf('capture', 'facts'));
    expect(readdirSync(join(root, 'hash-courier'))).toEqual(['theirs.txt']);
  });

  it('follows no link out of the captures, and takes one for a capture that is not safe', async () => {
    const { root, publicKey } = await returnedStick();
    const outside = tempStick();
    put(outside, 'precious.txt', 'capture');
    symlinkSync(outside, join(root, 'hash-courier/captures/link'));
    expect(await wipeStick(root, publicKey, storeOf('capture', 'facts'))).toMatchObject({
      ok: false,
      error: { code: 'captures-not-safe', stayed: [{ path: 'hash-courier/captures/link', why: 'no-file' }] },
    });
    expect(readFileSync(join(outside, 'precious.txt'), 'utf8')).toBe('capture');
  });

  it.each(['hash-courier', 'hash-courier/captures', 'hash-courier/script'])(
    'removes nothing where %s is a link, though every file behind it is stored',
    async (path) => {
      const { root, publicKey } = await returnedStick();
      const outside = tempStick();
      cpSync(root, outside, { recursive: true });
      rmSync(join(root, path), { recursive: true, force: true });
      mkdirSync(join(outside, path), { recursive: true });
      symlinkSync(join(outside, path), join(root, path));
      const before = readdirSync(outside, { recursive: true }).sort();
      expect(await wipeStick(root, publicKey, storeOf('capture', 'facts'))).toEqual({
        ok: false,
        error: { code: 'captures-not-safe', stayed: [{ path, why: 'no-file', errno: '' }] },
      });
      expect(readdirSync(outside, { recursive: true }).sort()).toEqual(before);
      expect(existsSync(join(root, 'go.cmd'))).toBe(true);
    },
  );

  it('takes what lies deeper than captures do for not safe', async () => {
    const { root, publicKey } = await returnedStick();
    put(root, 'hash-courier/captures/1/2/3/4/5/x.csv', 'capture');
    expect(await wipeStick(root, publicKey, storeOf('capture', 'facts'))).toMatchObject({
      ok: false,
      error: { stayed: [{ path: 'hash-courier/captures/1/2/3/4/5', why: 'too-deep' }] },
    });
  });

  it.each([
    { what: 'never was ours', manifest: null },
    { what: 'has a damaged manifest', manifest: '{' },
    { what: 'is of a newer version', manifest: '{"manifest":{"schema":2}}' },
  ])('removes nothing from a stick that $what', async ({ manifest }) => {
    const { publicKey } = await returnedStick();
    const root = tempStick();
    put(root, 'go.cmd', 'theirs');
    if (manifest !== null) put(root, 'hash-courier/stick.json', manifest);
    expect(await wipeStick(root, publicKey, storeOf())).toEqual({ ok: false, error: { code: 'not-ours' } });
    expect(existsSync(join(root, 'go.cmd'))).toBe(true);
  });

  it('removes nothing from a stick that another installation signed, whatever its manifest names', async () => {
    const { root } = await returnedStick();
    const { publicKey } = await returnedStick();
    expect(await wipeStick(root, publicKey, storeOf('capture', 'facts'))).toEqual({
      ok: false,
      error: { code: 'not-ours' },
    });
    expect(existsSync(join(root, 'go.cmd'))).toBe(true);
  });

  it('can be done again after it was cut off, and says what a stick that is gone says', async () => {
    const { root, publicKey } = await returnedStick();
    await wipeStick(root, publicKey, storeOf('capture', 'facts'));
    expect(await wipeStick(root, publicKey, storeOf())).toEqual({ ok: false, error: { code: 'not-ours' } });
    expect(await wipeStick('/nowhere/at/all', publicKey, storeOf())).toEqual({
      ok: false,
      error: { code: 'unreadable', errno: 'ENOENT' },
    });
  });
});
