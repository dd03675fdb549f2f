import { describe, expect, it } from 'vitest';
import type { Drive, Volume } from '../../../shared/sticks/drive.ts';
import { mainVolume } from '../../../shared/sticks/drive.ts';
import {
  DRIVE_STATUS_LEVEL,
  driveStatuses,
  isBlocked,
  isSafeToStage,
  whyNotRead,
} from '../../../shared/sticks/drive-status.ts';

const VOLUME: Volume = {
  path: 'E:\\',
  device: null,
  label: 'STICK',
  fileSystem: 'exfat',
  totalBytes: 16e9,
  freeBytes: 15e9,
  isReadOnly: false,
  isLocked: false,
};

const STICK: Drive = {
  key: 'a',
  kind: 'drive',
  device: '\\\\.\\PhysicalDrive2',
  description: 'Stick',
  sizeBytes: 16e9,
  isSystem: false,
  isReadOnly: false,
  isRemovable: true,
  isUsb: true,
  isCard: false,
  isVirtual: false,
  port: null,
  volumes: [VOLUME],
};

const volumes = (...changes: readonly Partial<Volume>[]) => ({
  volumes: changes.map((change) => ({ ...VOLUME, ...change })),
});

const CASES: readonly { readonly drive: string; readonly change: Partial<Drive>; readonly codes: readonly string[] }[] =
  [
    { drive: 'a plain USB stick', change: {}, codes: [] },
    { drive: 'a stick sold as 128 GB', change: { sizeBytes: 128_320_801_792 }, codes: [] },
    {
      drive: 'a card in a reader that is not removable',
      change: { isUsb: false, isRemovable: false, isCard: true },
      codes: [],
    },
    {
      drive: 'the disk Windows runs from',
      change: { isSystem: true, isUsb: false, isRemovable: false },
      codes: ['system'],
    },
    { drive: 'a USB disk that the system runs from', change: { isSystem: true }, codes: ['system'] },
    {
      drive: 'a drive of which nothing is known',
      change: { isSystem: null, isUsb: null, isRemovable: null, isCard: null },
      codes: ['unknown'],
    },
    { drive: 'a second internal disk', change: { isUsb: false, isRemovable: false }, codes: ['unknown'] },
    { drive: 'a stick with its slide locked', change: { isReadOnly: true }, codes: ['read-only'] },
    { drive: 'a stick mounted read-only', change: volumes({ isReadOnly: true }), codes: ['read-only'] },
    {
      drive: 'a BitLocker stick',
      change: volumes({ path: null, fileSystem: 'bitlocker', isLocked: true }),
      codes: ['locked'],
    },
    { drive: 'a stick without partitions', change: { volumes: [] }, codes: ['no-file-system'] },
    { drive: 'a stick that is not mounted', change: volumes({ path: null }), codes: ['not-mounted'] },
    {
      drive: 'a letter that Windows cannot read',
      change: volumes({ totalBytes: null, freeBytes: null }),
      codes: ['unreadable'],
    },
    { drive: 'a floppy image', change: { sizeBytes: 1_474_560 }, codes: ['too-small'] },
    { drive: 'a 256 GB disk', change: { sizeBytes: 256e9 }, codes: ['too-large'] },
    { drive: 'a disk image', change: { isVirtual: true, isUsb: false, isRemovable: false }, codes: ['virtual'] },
    { drive: 'a full stick', change: volumes({ freeBytes: 1_000 }), codes: ['not-enough-space'] },
    {
      drive: 'a folder',
      change: {
        kind: 'folder',
        isSystem: false,
        isUsb: null,
        isRemovable: null,
        isCard: null,
        isVirtual: null,
        sizeBytes: null,
      },
      codes: ['folder'],
    },
    {
      drive: 'the home folder',
      change: { kind: 'folder', isSystem: true, sizeBytes: null },
      codes: ['system', 'folder'],
    },
    {
      drive: 'a virtual stick of the practice depot',
      change: { kind: 'practice', isVirtual: true, sizeBytes: null },
      codes: [],
    },
    {
      drive: 'everything at once, in the order of the table',
      change: { isSystem: true, isReadOnly: true, sizeBytes: 1, isVirtual: true, ...volumes({ freeBytes: 0 }) },
      codes: ['system', 'read-only', 'too-small', 'not-enough-space', 'virtual'],
    },
  ];

describe('driveStatuses', () => {
  it.each(CASES)('says $codes of $drive', ({ change, codes }) => {
    expect(driveStatuses({ ...STICK, ...change }).map((status) => status.code)).toEqual(codes);
  });

  it('has a case for every status', () => {
    const seen = new Set(CASES.flatMap((entry) => entry.codes));
    expect(Object.keys(DRIVE_STATUS_LEVEL).filter((code) => !seen.has(code))).toEqual([]);
  });
});

describe('which drives may be written', () => {
  it.each(CASES)('never blocks less than an error says: $drive', ({ change, codes }) => {
    const drive = { ...STICK, ...change };
    const levels = driveStatuses(drive).map((status) => status.level);
    expect(isBlocked(drive)).toBe(levels.includes('error'));
    expect(isSafeToStage(drive)).toBe(codes.length === 0);
  });

  it('never allows a system or unknown drive, whatever else is known of it', () => {
    for (const isSystem of [true, null]) {
      for (const change of CASES.map((entry) => entry.change)) {
        const drive: Drive = { ...STICK, ...change, kind: 'drive', isSystem };
        expect(isBlocked(drive)).toBe(true);
      }
    }
  });
});

describe('mainVolume', () => {
  it('is the largest mounted volume', () => {
    const drive = {
      ...STICK,
      ...volumes({ path: null, totalBytes: 9e9 }, { path: 'E:\\', totalBytes: 1e6 }, { path: 'F:\\', totalBytes: 8e9 }),
    };
    expect(mainVolume(drive)?.path).toBe('F:\\');
  });

  it('is null where nothing is mounted', () => {
    expect(mainVolume({ ...STICK, ...volumes({ path: null }) })).toBeNull();
  });
});

describe('whyNotRead', () => {
  it.each<{ readonly drive: string; readonly change: Partial<Drive>; readonly codes: readonly string[] }>([
    { drive: 'a plain USB stick', change: {}, codes: [] },
    { drive: 'a write-protected stick', change: { isReadOnly: true }, codes: [] },
    { drive: 'a full stick', change: volumes({ freeBytes: 0 }), codes: [] },
    { drive: 'a stick over 128 GB', change: { sizeBytes: 256e9 }, codes: [] },
    { drive: 'a stick that is too small for a kit', change: { sizeBytes: 1e6 }, codes: [] },
    { drive: 'a virtual drive', change: { isVirtual: true }, codes: [] },
    { drive: 'a folder', change: { kind: 'folder' }, codes: [] },
    { drive: 'a full system drive', change: { isSystem: true, ...volumes({ freeBytes: 0 }) }, codes: ['system'] },
    { drive: 'an unknown drive', change: { isSystem: null }, codes: ['unknown'] },
    { drive: 'a locked stick', change: volumes({ isLocked: true }), codes: ['locked'] },
    { drive: 'a stick that is not mounted', change: volumes({ path: null }), codes: ['not-mounted'] },
    { drive: 'a stick without a file system', change: { volumes: [] }, codes: ['no-file-system'] },
    { drive: 'a folder that is not there', change: { kind: 'folder', volumes: [] }, codes: ['not-mounted'] },
    { drive: 'a stick that the system cannot read', change: volumes({ totalBytes: null }), codes: ['unreadable'] },
  ])('is $codes for $drive', ({ change, codes }) => {
    expect(whyNotRead({ ...STICK, ...change })).toEqual(codes);
  });
});
