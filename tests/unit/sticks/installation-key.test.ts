import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyFile } from '../../../electron/adapters/keys/key-file.ts';
import { isSignedBy, loadInstallationKey } from '../../../electron/core/sticks/installation-key.ts';
import { tempStick } from './temp-stick.ts';

const BYTES = new TextEncoder().encode('bytes');

describe('the installation key', () => {
  it('is made once, readable by its owner only, and stays', async () => {
    const folder = tempStick();
    const path = join(folder, 'data', 'signing-key.pem');
    const [first, again] = [await loadInstallationKey(keyFile(path)), await loadInstallationKey(keyFile(path))];
    expect(first.ok && again.ok && again.value.publicKey === first.value.publicKey).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'data'))).toEqual(['signing-key.pem']);
  });

  it('is one key for processes that start at the same time', async () => {
    const path = join(tempStick(), 'signing-key.pem');
    const keys = await Promise.all(Array.from({ length: 10 }, () => loadInstallationKey(keyFile(path))));
    expect(new Set(keys.map((key) => key.ok && key.value.publicKey)).size).toBe(1);
  });

  it.each([
    { what: 'no key', content: 'not a key' },
    { what: 'nothing', content: '' },
    {
      what: 'a key of another kind',
      content: String(
        generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
      ),
    },
  ])('is damaged, and not replaced, when its file holds $what', async ({ content }) => {
    const path = join(tempStick(), 'signing-key.pem');
    writeFileSync(path, content);
    expect(await loadInstallationKey(keyFile(path))).toMatchObject({ ok: false, error: { code: 'damaged' } });
    expect(statSync(path).size).toBe(content.length);
  });

  it('says when its place cannot be written or read', async () => {
    const folder = tempStick();
    writeFileSync(join(folder, 'file'), '');
    const below = await loadInstallationKey(keyFile(join(folder, 'file', 'key.pem')));
    expect(below).toMatchObject({ ok: false, error: { code: 'unreadable', detail: 'ENOTDIR' } });
    expect(await loadInstallationKey(keyFile(folder))).toMatchObject({ ok: false, error: { detail: 'EISDIR' } });
  });

  it('keeps its private part out of what is printed', async () => {
    const key = await loadInstallationKey(keyFile(join(tempStick(), 'key.pem')));
    expect(JSON.stringify(key)).not.toMatch(/PRIVATE|"d":/);
  });
});

describe('isSignedBy', () => {
  it('holds for the bytes that were signed, and for no others', async () => {
    const key = await loadInstallationKey(keyFile(join(tempStick(), 'key.pem')));
    if (!key.ok) throw new Error(key.error.code);
    const { publicKey, sign } = key.value;
    expect(isSignedBy(publicKey, BYTES, sign(BYTES))).toBe(true);
    expect(isSignedBy(publicKey, new TextEncoder().encode('bytes!'), sign(BYTES))).toBe(false);
    expect(isSignedBy(publicKey, BYTES, '')).toBe(false);
    expect(isSignedBy('', BYTES, sign(BYTES))).toBe(false);
    expect(isSignedBy('bm90IGEga2V5', BYTES, sign(BYTES))).toBe(false);
  });
});
