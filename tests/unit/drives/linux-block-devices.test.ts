import { describe, expect, it } from 'vitest';
import {
  type BlockDevice,
  type DeviceFacts,
  describeBlockDevices,
} from '../../../electron/adapters/drives/linux-block-devices.ts';
import { driveStatuses } from '../../../shared/sticks/drive-status.ts';

/** A USB disk of 16 GB as `lsblk --json` prints it. */
const USB = {
  name: '/dev/sdb',
  size: 16e9,
  ro: false,
  rm: true,
  hotplug: true,
  tran: 'usb',
  subsystems: 'block:scsi:usb',
  serial: 'MADE-UP-1',
  vendor: 'Made',
  model: 'Up',
};
const INTERNAL = { ...USB, name: '/dev/sda', rm: false, hotplug: false, tran: 'sata', subsystems: 'block:scsi:pci' };
const STICK = { name: '/dev/sdb1', fstype: 'exfat', label: 'KIT 1', mountpoint: '/media/me/KIT 1' };

const CASES: readonly {
  readonly what: string;
  readonly device: BlockDevice;
  readonly mounts?: string;
  readonly codes: readonly string[];
}[] = [
  { what: 'a stick with one partition', device: { ...USB, children: [STICK] }, codes: [] },
  { what: 'a stick formatted without partitions', device: { ...USB, ...STICK, name: '/dev/sdb' }, codes: [] },
  {
    what: 'a stick whose slide is locked',
    device: { ...USB, ro: true, children: [{ ...STICK, ro: true }] },
    codes: ['read-only'],
  },
  {
    what: 'a stick that an old lsblk calls read-only',
    device: { ...USB, ro: '1', children: [STICK] },
    codes: ['read-only'],
  },
  {
    what: 'a stick that the kernel mounted read-only',
    device: { ...USB, children: [STICK] },
    mounts: '/dev/sdb1 /media/me/KIT\\0401 exfat ro,nosuid 0 0',
    codes: ['read-only'],
  },
  {
    what: 'a stick that is not mounted',
    device: { ...USB, children: [{ ...STICK, mountpoint: null }] },
    codes: ['not-mounted'],
  },
  {
    what: 'a BitLocker stick',
    device: { ...USB, children: [{ name: '/dev/sdb1', fstype: 'BitLocker' }] },
    codes: ['locked'],
  },
  {
    what: 'a LUKS stick',
    device: { ...USB, children: [{ name: '/dev/sdb1', fstype: 'crypto_LUKS' }] },
    codes: ['locked'],
  },
  {
    what: 'a LUKS stick that is unlocked',
    device: {
      ...USB,
      children: [{ name: '/dev/sdb1', fstype: 'crypto_LUKS', children: [{ ...STICK, name: '/dev/mapper/kit' }] }],
    },
    codes: [],
  },
  { what: 'a blank stick', device: USB, codes: ['no-file-system'] },
  {
    what: 'an internal disk',
    device: { ...INTERNAL, children: [{ ...STICK, mountpoint: '/data' }] },
    codes: ['system'],
  },
  {
    what: 'a USB disk that the system runs from, encrypted',
    device: {
      ...USB,
      children: [
        {
          name: '/dev/sdb2',
          fstype: 'crypto_LUKS',
          children: [{ name: '/dev/mapper/root', fstype: 'ext4', mountpoint: '/' }],
        },
      ],
    },
    codes: ['system'],
  },
  {
    what: 'a USB disk that the system swaps to',
    device: { ...USB, children: [STICK, { name: '/dev/sdb2', fstype: 'swap', mountpoint: '[SWAP]' }] },
    codes: ['system'],
  },
];

describe('describeBlockDevices', () => {
  const FACTS: DeviceFacts = {
    spaceOf: async () => ({ totalBytes: 15e9, freeBytes: 14e9 }),
    portOf: async (device) => (device === '/dev/sdb' ? '2.4' : null),
  };

  it.each(CASES)('gives $codes for $what', async ({ device, mounts = '', codes }) => {
    const [drive] = await describeBlockDevices({ blockdevices: [device] }, mounts, FACTS);
    expect(drive && driveStatuses(drive).map((status) => status.code)).toEqual(codes);
  });

  it('tells what the rest of the program needs to know', async () => {
    const [drive] = await describeBlockDevices({ blockdevices: [{ ...USB, children: [STICK] }] }, '', FACTS);
    expect(drive).toMatchObject({
      key: '/dev/sdb|MADE-UP-1|16000000000',
      kind: 'drive',
      device: '/dev/sdb',
      isUsb: true,
      port: '2.4',
      volumes: [{ path: '/media/me/KIT 1', device: '/dev/sdb1', label: 'KIT 1', fileSystem: 'exfat', freeBytes: 14e9 }],
    });
  });

  it('leaves out the empty slots of a card reader', async () => {
    expect(await describeBlockDevices({ blockdevices: [{ ...USB, size: 0 }] }, '', FACTS)).toEqual([]);
  });
});
