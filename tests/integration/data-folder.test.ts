import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keyFile } from '../../electron/adapters/keys/key-file.ts';
import { openSqliteStore } from '../../electron/adapters/sqlite/open-sqlite-store.ts';
import { createIdSource, systemClock } from '../../electron/adapters/system-ports.ts';
import { skipsMounts } from './file-systems/mount-support.ts';
import { FILE_SYSTEMS, makeVirtualStick } from './file-systems/virtual-stick.ts';

const openStoreIn = (folder: string) =>
  openSqliteStore({ path: join(folder, 'data', 'store.sqlite'), clock: systemClock, ids: createIdSource(systemClock) });

/** A file system of so many KiB, in memory. */
function smallDisk(sizeKiB: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'hash-courier-small-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKiB}k`, 'none', folder]);
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

describe.skipIf(skipsMounts('data folders on exFAT, NTFS and ext4'))('a data folder', () => {
  it.each(FILE_SYSTEMS)('on %s keeps the first key that was made, and a store that opens again', async (fileSystem) => {
    const { root, dispose } = makeVirtualStick(fileSystem);
    onTestFinished(dispose);
    const path = join(root, 'data', 'installation.key');
    const first = await keyFile(path).readOrCreate(() => 'the first key');
    const second = await keyFile(path).readOrCreate(() => 'another key');
    expect([first, second]).toEqual([
      { ok: true, value: 'the first key' },
      { ok: true, value: 'the first key' },
    ]);
    for (let times = 0; times < 2; times += 1) {
      const store = await openStoreIn(root);
      expect(store).toMatchObject({ ok: true });
      if (store.ok) await store.value.close();
    }
  });

  it('leaves no half key where the disk runs full, and makes one once there is room', async () => {
    const { root, dispose } = makeVirtualStick('exfat');
    onTestFinished(dispose);
    const folder = join(root, 'data');
    mkdirSync(folder);
    const filler = join(root, 'filler.bin');
    writeFileSync(filler, '');
    // Room for one file of one block: exFAT has no links, so that the key is written twice.
    const { bavail, bsize } = statfsSync(root);
    writeFileSync(filler, new Uint8Array((bavail - 1) * bsize));
    const key = keyFile(join(folder, 'installation.key'));
    expect(await key.readOrCreate(() => 'a key')).toEqual({
      ok: false,
      error: { code: 'unwritable', detail: 'ENOSPC' },
    });
    expect(readdirSync(folder)).toEqual([]);
    rmSync(filler);
    expect(await key.readOrCreate(() => 'a key')).toEqual({ ok: true, value: 'a key' });
  });

  it.each([0, 8, 40, 100])('with %i KiB left says that the disk is full', async (leftKiB) => {
    const folder = smallDisk(1024);
    writeFileSync(join(folder, 'filler.bin'), new Uint8Array((1024 - leftKiB) * 1024));
    expect(await openStoreIn(folder)).toMatchObject({ ok: false, error: { code: 'store-disk-full' } });
  });
});
