import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { skipsMounts } from './file-systems/mount-support.ts';
import { type FileSystem, makeVirtualStick, removeLeftovers, type VirtualStick } from './file-systems/virtual-stick.ts';

const MODULE = join(import.meta.dirname, 'file-systems', 'virtual-stick.ts');

interface Left {
  readonly root: string;
  readonly device: string;
}

/** What a process leaves that makes a stick, stops the driver where there is one, and ends by SIGKILL. */
function leave(fileSystem: FileSystem): Left {
  const source = `
    const { writeSync } = await import('node:fs');
    const { makeVirtualStick } = await import(${JSON.stringify(MODULE)});
    const { root, device, driverPid } = makeVirtualStick('${fileSystem}');
    if (driverPid !== null) process.kill(driverPid, 'SIGSTOP');
    writeSync(1, JSON.stringify({ root, device }));
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => setTimeout(() => {}, 60_000));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const isMounted = (root: string) => readFileSync('/proc/mounts', 'utf8').includes(` ${root} `);
const isAttached = (device: string) => spawnSync('losetup', [device], { stdio: 'ignore' }).status === 0;

describe.skipIf(skipsMounts('what killed runs leave'))('removing what killed runs left', () => {
  let own: VirtualStick;
  beforeEach(() => {
    own = makeVirtualStick('exfat');
  });
  afterEach(() => own.dispose());

  it.each(['exfat', 'ntfs', 'ext4'] as const)('takes away a stick with %s, and leaves those of living runs', (fs) => {
    const left = leave(fs);
    expect(isMounted(left.root)).toBe(true);
    removeLeftovers();
    expect(isMounted(left.root)).toBe(false);
    expect(isAttached(left.device)).toBe(false);
    expect(existsSync(join(left.root, '..'))).toBe(false);
    expect(isMounted(own.root)).toBe(true);
    expect(readdirSync(own.root)).toEqual([]);
  });
});
