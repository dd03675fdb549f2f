import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKit } from '../../../electron/core/sticks/kit.ts';
import { tempStick } from './temp-stick.ts';

describe('loadKit', () => {
  it('takes every file of the folder, in the order of their names', async () => {
    const folder = tempStick();
    for (const name of ['go.cmd', 'README.txt', 'another.ps1']) writeFileSync(join(folder, name), name);
    const kit = await loadKit(folder, '1.2.3');
    expect(kit).toMatchObject({ ok: true, value: { version: '1.2.3' } });
    expect(kit.ok && kit.value.files.map((file) => [file.path, file.sizeBytes])).toEqual([
      ['README.txt', 10],
      ['another.ps1', 11],
      ['go.cmd', 6],
    ]);
  });

  it.each([
    { what: 'an empty folder', put: () => {}, code: 'kit-empty' },
    { what: 'a sub-folder', put: (folder: string) => mkdirSync(join(folder, 'sub')), code: 'kit-name' },
    {
      what: 'a name with a space',
      put: (folder: string) => writeFileSync(join(folder, 'a b.txt'), ''),
      code: 'kit-name',
    },
    {
      what: 'names that FAT cannot tell apart',
      put: (folder: string) => {
        for (const name of ['a.txt', 'A.TXT']) writeFileSync(join(folder, name), '');
      },
      code: 'kit-name',
    },
    {
      what: 'more than 32 MiB',
      put: (folder: string) => writeFileSync(join(folder, 'big.bin'), new Uint8Array(33 * 1024 ** 2)),
      code: 'kit-too-large',
    },
  ])('refuses $what', async ({ put, code }) => {
    const folder = tempStick();
    put(folder);
    expect(await loadKit(folder, '1')).toMatchObject({ ok: false, error: { code } });
  });

  it('says that a folder is not there', async () => {
    expect(await loadKit('/nowhere/kit', '1')).toMatchObject({
      ok: false,
      error: { code: 'kit-unreadable', errno: 'ENOENT' },
    });
  });
});
