import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCached, keepScript } from '../../../electron/core/sticks/script-cache.ts';
import { FakeIds } from './stage-fakes.ts';
import { tempStick } from './temp-stick.ts';

const ids = new FakeIds();
const bytes = (text: string) => Buffer.from(text);

describe('the scripts that were downloaded', () => {
  it('are found again by version, or the newest release', async () => {
    const folder = join(tempStick(), 'scripts');
    expect(await findCached(folder, null)).toBeNull();
    for (const version of ['3.9', '3.10', '3.2', '4.0-beta']) {
      expect(await keepScript(folder, { version, script: bytes(version) }, ids)).toMatchObject({ ok: true });
    }
    expect(await findCached(folder, '3.9.0')).toMatchObject({ version: '3.9', bytes: bytes('3.9') });
    expect(await findCached(folder, null)).toMatchObject({ version: '3.10' });
    expect(await findCached(folder, '4.0')).toBeNull();
  });

  it('stay what they were: other bytes of the same version are refused, the same ones are fine', async () => {
    const folder = tempStick();
    const first = await keepScript(folder, { version: '3.9', script: bytes('one') }, ids);
    const kept = first.ok ? first.value : null;
    expect(await keepScript(folder, { version: '3.9.0', script: bytes('two') }, ids)).toMatchObject({
      ok: false,
      error: { code: 'version-changed', kept },
    });
    expect(await keepScript(folder, { version: '3.9', script: bytes('one') }, ids)).toEqual({ ok: true, value: kept });
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('are not given out once their bytes have changed, and are put right by the same download', async () => {
    const folder = tempStick();
    const kept = await keepScript(folder, { version: '3.9', script: bytes('one') }, ids);
    if (!kept.ok) throw new Error(kept.error.code);
    writeFileSync(kept.value.path, 'somebody wrote here');
    expect(await findCached(folder, '3.9')).toBeNull();
    expect(await keepScript(folder, { version: '3.9', script: bytes('one') }, ids)).toMatchObject({ ok: true });
    expect(await findCached(folder, '3.9')).toMatchObject({ bytes: bytes('one') });
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('that cannot be kept say where and why', async () => {
    const folder = join(tempStick(), 'file');
    writeFileSync(folder, 'a file stands in the folder’s place');
    expect(await keepScript(folder, { version: '3.9', script: bytes('one') }, ids)).toEqual({
      ok: false,
      error: { code: 'cache-failed', folder, errno: 'EEXIST' },
    });
  });

  it('are not confused by files of others', async () => {
    const folder = tempStick();
    for (const name of ['notes.txt', '3.9_abc.ps1', 'x_.ps1']) writeFileSync(join(folder, name), 'x');
    expect(await findCached(folder, null)).toBeNull();
  });
});
