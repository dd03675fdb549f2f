import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Drive } from '../../../shared/sticks/drive.ts';

export const FILE_SYSTEMS = ['exfat', 'ntfs', 'ext4'] as const;
export type FileSystem = (typeof FILE_SYSTEMS)[number];

/** A real file system in an image file, on a loop device, mounted: what a stick is to a program. */
export interface VirtualStick {
  readonly fileSystem: FileSystem;
  /** Where it is mounted. */
  readonly root: string;
  /** The loop device. */
  readonly device: string;
  /** The process that serves the file system; null where the kernel does. */
  readonly driverPid: number | null;
  /** As the drive list would give it: a USB stick. Asked anew each time. */
  drive(): Drive;
  remount(mode: 'read-only' | 'read-write'): void;
  /**
   * Goes away in the middle of everything, as a stick that is pulled out. `killed`: the FUSE driver gets SIGKILL and a
   * dead mount stays. `unmounted`: what stands at the root from then on is a folder of the system's own disk.
   */
  vanish(way: 'killed' | 'unmounted'): void;
  /** Plugs it in again after it vanished or was ejected. */
  plugIn(): void;
  /** Unmounts, detaches and deletes; safe to call in any state. */
  dispose(): void;
}

const PREFIX = 'hash-courier-file-systems-';
const MAKE: Readonly<Record<FileSystem, readonly string[]>> = {
  exfat: ['mkfs.exfat'],
  ntfs: ['mkfs.ntfs', '--quick', '--force', '--quiet'],
  ext4: ['mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=0'],
};
const MOUNT: Readonly<Record<FileSystem, readonly string[]>> = {
  exfat: ['mount.exfat-fuse'],
  ntfs: ['ntfs-3g'],
  ext4: ['mount', '-t', 'ext4'],
};

/** Makes and mounts a stick. */
export function makeVirtualStick(fileSystem: FileSystem, sizeMiB = 16): VirtualStick {
  const home = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const image = join(home, 'stick.img');
  const root = join(home, 'mount');
  mkdirSync(root);
  writeFileSync(image, '');
  truncateSync(image, sizeMiB * 1024 ** 2);
  const [make = '', ...makeArgs] = MAKE[fileSystem];
  run(make, ...makeArgs, image);
  const device = run('losetup', '--find', '--show', image);
  let driverPid: number | null = null;

  function mount(isReadOnly: boolean): void {
    const [program = '', ...args] = MOUNT[fileSystem];
    run(program, ...args, ...(isReadOnly ? ['-o', 'ro'] : []), device, root);
    driverPid = fileSystem === 'ext4' ? null : runningDriver(device);
  }

  mount(false);
  return {
    fileSystem,
    root,
    device,
    get driverPid() {
      return driverPid;
    },
    drive: () => usbDrive(root, device, fileSystem),
    remount(mode) {
      run('umount', root);
      mount(mode === 'read-only');
    },
    vanish(way) {
      if (way === 'unmounted') run('umount', '--lazy', root);
      else if (driverPid !== null) process.kill(driverPid, 'SIGKILL');
      else throw new Error(`The kernel serves ${fileSystem}: there is no driver to kill`);
    },
    plugIn() {
      spawnSync('umount', ['--lazy', root], { stdio: 'ignore' }); // The dead mount, where there is one.
      mount(false);
    },
    dispose: () => remove(home),
  };
}

/**
 * Removes mounts, loop devices and folders whose process is gone. A mount whose driver was stopped makes every program
 * wait that looks at all mounts, as Wine does.
 */
export function removeLeftovers(folder = tmpdir()): void {
  for (const home of endedFolders(folder, PREFIX)) remove(home);
}

/** Those whose name says, after the prefix, a process that is gone. */
export function endedFolders(folder: string, prefix: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length).split('-')[0])))
    .map((name) => join(folder, name));
}

function remove(home: string): void {
  // Best effort in each line: what is not there any more cannot be taken away.
  const loops = spawnSync('losetup', ['--associated', join(home, 'stick.img')], { encoding: 'utf8' }).stdout;
  const devices = loops.split('\n').flatMap((line) => line.split(':')[0] || []);
  // First: a driver that was stopped would let `umount` wait as well.
  for (const device of devices) killDriver(device);
  // Lazy: a killed driver leaves a dead mount.
  spawnSync('umount', ['--lazy', join(home, 'mount')], { stdio: 'ignore' });
  for (const device of devices) spawnSync('losetup', ['--detach', device], { stdio: 'ignore' });
  rmSync(home, { recursive: true, force: true });
}

function killDriver(device: string): void {
  const pid = driverOf(device);
  try {
    if (pid !== null) process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in the meantime.
  }
}

function usbDrive(root: string, device: string, fileSystem: FileSystem): Drive {
  const { blocks, bavail, bsize } = statfsSync(root);
  return {
    key: device,
    kind: 'drive',
    device,
    description: `Virtual ${fileSystem} stick`,
    sizeBytes: blocks * bsize,
    isSystem: false,
    isReadOnly: false,
    isRemovable: true,
    isUsb: true,
    isCard: null,
    isVirtual: false,
    port: null,
    volumes: [
      {
        path: root,
        device,
        label: null,
        fileSystem,
        totalBytes: blocks * bsize,
        freeBytes: bavail * bsize,
        isReadOnly: false,
        isLocked: false,
      },
    ],
  };
}

function runningDriver(device: string): number {
  const pid = driverOf(device);
  if (pid === null) throw new Error(`No driver process for ${device}`);
  return pid;
}

/** The FUSE process that was started for a device: the one process that has it as an argument. */
function driverOf(device: string): number | null {
  const pid = readdirSync('/proc').find((name) => {
    const args = /^\d+$/.test(name) ? readCommandLine(name) : [];
    return args.includes(device) && /exfat|ntfs/.test(args[0] ?? '');
  });
  return pid === undefined ? null : Number(pid);
}

function readCommandLine(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // It ended in the meantime.
  }
}

/** A process that ended while it waited for a stopped mount stays as a zombie. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function run(program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}
