import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Drive, Volume } from '../../../shared/sticks/drive.ts';
import { isSystemMount } from './system-paths.ts';
import { linuxUsbPort } from './usb-port.ts';
import { type VolumeSpace, volumeSpace } from './volume-facts.ts';

const run = promisify(execFile);
const ANSWER_MS = 10_000;

/** A node of `lsblk --json`, as far as we use it. Numbers and booleans came as text before util-linux 2.33. */
export interface BlockDevice {
  readonly name: string;
  readonly size?: number | string | null;
  readonly ro?: boolean | string | null;
  readonly fstype?: string | null;
  readonly label?: string | null;
  readonly serial?: string | null;
  readonly mountpoint?: string | null;
  readonly children?: readonly BlockDevice[];
}

/** What `drivelist` makes of a block device, as far as we use it. */
export interface ListedDisk {
  readonly device: string;
  readonly description: string;
  readonly size: number | null;
  readonly isSystem: boolean;
  readonly isReadOnly: boolean;
  readonly isRemovable: boolean | null;
  readonly isUSB: boolean | null;
  readonly isCard: boolean | null;
  readonly isVirtual: boolean | null;
}

export interface BlockDevices {
  readonly blockdevices: readonly BlockDevice[];
}

const LOCKED_FILE_SYSTEMS: ReadonlySet<string> = new Set(['bitlocker', 'crypto_luks']);

/**
 * Every disk of a Linux PC. `lsblk` is run once; `drivelist` turns its answer into disks, and the same answer gives what
 * that leaves out: file systems, unmounted partitions, and mounts below an unlocked or mapped partition.
 */
export async function listLinuxDrives(): Promise<readonly Drive[]> {
  const args = ['--bytes', '--all', '--json', '--paths', '--output-all'];
  const { stdout } = await run('lsblk', args, { timeout: ANSWER_MS, maxBuffer: 16 * 1024 ** 2 });
  // lsblk prints exactly this shape with --json; a column that it does not know is a missing key.
  const answer = JSON.parse(stdout) as BlockDevices;
  return describeBlockDevices(answer, await readFile('/proc/self/mounts', 'utf8'), SYSTEM_FACTS);
}

/** What neither `lsblk` nor the list of mounts tells. */
export interface DeviceFacts {
  spaceOf(path: string): Promise<VolumeSpace>;
  portOf(device: string): Promise<string | null>;
}

const SYSTEM_FACTS: DeviceFacts = { spaceOf: volumeSpace, portOf: linuxUsbPort };

/** The same from what `lsblk` and `/proc/self/mounts` say. */
export async function describeBlockDevices(
  answer: BlockDevices,
  mounts: string,
  facts: DeviceFacts,
): Promise<readonly Drive[]> {
  const { transform } = await import('drivelist/js/lsblk/json.js');
  // drivelist types its input more narrowly than it reads it.
  const disks: readonly ListedDisk[] = transform(answer as unknown as Parameters<typeof transform>[0]);
  const readOnlyMounts = mountedReadOnly(mounts);
  const byName = new Map(answer.blockdevices.map((device) => [device.name, device]));
  return Promise.all(
    disks.filter(hasMedium).map((disk) => describeDisk(disk, byName.get(disk.device), readOnlyMounts, facts)),
  );
}

/** An empty slot of a card reader is listed too, without a size: there is no drive in it. */
export function hasMedium(disk: { readonly size: number | null }): boolean {
  return disk.size !== null && disk.size > 0;
}

async function describeDisk(
  disk: ListedDisk,
  device: BlockDevice | undefined,
  readOnlyMounts: ReadonlySet<string>,
  facts: DeviceFacts,
): Promise<Drive> {
  const nodes = device === undefined ? [] : leaves(device);
  const volumes = await Promise.all(
    nodes.filter((node) => node.fstype || node.mountpoint).map((node) => describeVolume(node, readOnlyMounts, facts)),
  );
  const ids = [disk.device, device?.serial, disk.size];
  return {
    key: ids.map((id) => id ?? '').join('|'),
    kind: 'drive',
    device: disk.device,
    description: disk.description || disk.device,
    sizeBytes: disk.size,
    isSystem: disk.isSystem || nodes.some((node) => node.mountpoint && isSystemMount(node.mountpoint)),
    isReadOnly: disk.isReadOnly,
    isRemovable: disk.isRemovable,
    isUsb: disk.isUSB,
    isCard: disk.isCard,
    isVirtual: disk.isVirtual,
    port: await facts.portOf(disk.device),
    volumes,
  };
}

/** The partitions of a disk, or what is mapped on them; the disk itself where it has none. */
function leaves(device: BlockDevice): readonly BlockDevice[] {
  const children = device.children ?? [];
  return children.length === 0 ? [device] : children.flatMap(leaves);
}

async function describeVolume(
  node: BlockDevice,
  readOnlyMounts: ReadonlySet<string>,
  { spaceOf }: DeviceFacts,
): Promise<Volume> {
  const path = node.mountpoint?.startsWith('/') ? node.mountpoint : null;
  const fileSystem = node.fstype?.toLowerCase() ?? null;
  const space = path === null ? { totalBytes: null, freeBytes: null } : await spaceOf(path);
  return {
    path,
    device: node.name,
    label: node.label ?? null,
    fileSystem,
    ...space,
    isReadOnly: Number(node.ro) === 1 || (path !== null && readOnlyMounts.has(path)),
    isLocked: path === null && fileSystem !== null && LOCKED_FILE_SYSTEMS.has(fileSystem),
  };
}

/** Mount points that are read-only whatever their disk is: what the kernel does after errors on a stick. */
function mountedReadOnly(mounts: string): ReadonlySet<string> {
  const lines = mounts.split('\n').map((line) => line.split(' '));
  const readOnly = lines.filter(([, , , options]) => options?.split(',').includes('ro'));
  return new Set(readOnly.map(([, path = '']) => unescapeMount(path)));
}

/** The kernel writes spaces and the like as three octal digits. */
function unescapeMount(path: string): string {
  return path.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
