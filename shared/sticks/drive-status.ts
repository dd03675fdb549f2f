import { type Drive, mainVolume } from './drive.ts';

/** Each status a drive can have, in the order they are shown, with what it means: `error` blocks, `warning` asks. */
export const DRIVE_STATUS_LEVEL = {
  system: 'error',
  unknown: 'error',
  locked: 'error',
  'no-file-system': 'error',
  'not-mounted': 'error',
  unreadable: 'error',
  'read-only': 'error',
  'too-small': 'error',
  'not-enough-space': 'error',
  'too-large': 'warning',
  virtual: 'warning',
  folder: 'warning',
} as const satisfies Record<string, 'error' | 'warning'>;

export type DriveStatusCode = keyof typeof DRIVE_STATUS_LEVEL;

export interface DriveStatus {
  readonly code: DriveStatusCode;
  readonly level: 'error' | 'warning';
}

export interface DriveLimits {
  /** A drive below this is no stick for a kit and its captures. */
  readonly minBytes: number;
  /** A drive above this is more likely somebody's disk than a stick. */
  readonly maxBytes: number;
  /** Room for the kit and for captures. */
  readonly neededBytes: number;
}

/** 128 GiB, so that every stick sold as 128 GB passes. */
export const DEFAULT_DRIVE_LIMITS: DriveLimits = {
  minBytes: 8 * 1024 ** 2,
  maxBytes: 128 * 1024 ** 3,
  neededBytes: 2 * 1024 ** 2,
};

type Rule = (drive: Drive, limits: DriveLimits) => boolean;

const isHardware: Rule = (drive) => drive.kind === 'drive';
const hasNoMount: Rule = (drive) => drive.kind === 'drive' && mainVolume(drive) === null;
const hasLocked = (drive: Drive) => drive.volumes.some((volume) => volume.isLocked);
const hasFileSystem = (drive: Drive) => drive.volumes.some((volume) => volume.fileSystem !== null);

const RULES: Readonly<Record<DriveStatusCode, Rule>> = {
  system: (drive) => drive.isSystem === true,
  unknown: (drive, limits) =>
    isHardware(drive, limits) &&
    (drive.isSystem === null ||
      (drive.isSystem === false && !drive.isUsb && !drive.isRemovable && !drive.isCard && !drive.isVirtual)),
  locked: (drive, limits) => hasLocked(drive) && (hasNoMount(drive, limits) || mainVolume(drive)?.isLocked === true),
  'no-file-system': (drive, limits) => hasNoMount(drive, limits) && !hasLocked(drive) && !hasFileSystem(drive),
  'not-mounted': (drive, limits) => hasNoMount(drive, limits) && !hasLocked(drive) && hasFileSystem(drive),
  unreadable: (drive) => {
    const volume = mainVolume(drive);
    return volume !== null && !volume.isLocked && volume.totalBytes === null;
  },
  'read-only': (drive) => drive.isReadOnly || mainVolume(drive)?.isReadOnly === true,
  'too-small': (drive, limits) => drive.sizeBytes !== null && drive.sizeBytes < limits.minBytes,
  'not-enough-space': (drive, limits) => {
    const freeBytes = mainVolume(drive)?.freeBytes;
    return freeBytes !== null && freeBytes !== undefined && freeBytes < limits.neededBytes;
  },
  'too-large': (drive, limits) =>
    isHardware(drive, limits) && drive.sizeBytes !== null && drive.sizeBytes > limits.maxBytes,
  virtual: (drive, limits) => isHardware(drive, limits) && drive.isVirtual === true,
  folder: (drive) => drive.kind === 'folder',
};

// The keys of a table of ours: Object.keys only knows them as strings.
const CODES = Object.keys(DRIVE_STATUS_LEVEL) as readonly DriveStatusCode[];

/** Everything that speaks against writing to the drive, in the order of `DRIVE_STATUS_LEVEL`; empty when nothing does. */
export function driveStatuses(drive: Drive, limits: DriveLimits = DEFAULT_DRIVE_LIMITS): readonly DriveStatus[] {
  return CODES.filter((code) => RULES[code](drive, limits)).map((code) => ({ code, level: DRIVE_STATUS_LEVEL[code] }));
}

const NOT_READ: ReadonlySet<DriveStatusCode> = new Set([
  'system',
  'unknown',
  'locked',
  'no-file-system',
  'not-mounted',
  'unreadable',
]);

/** What keeps a drive from being read for captures; empty when nothing does. Reading asks less than writing. */
export function whyNotRead(drive: Drive): readonly DriveStatusCode[] {
  const codes = driveStatuses(drive)
    .map(({ code }) => code)
    .filter((code) => NOT_READ.has(code));
  return codes.length === 0 && mainVolume(drive) === null ? ['not-mounted'] : codes;
}

/** Whether the drive may be chosen without a person looking: nothing speaks against it, not even a warning. */
export function isSafeToStage(drive: Drive, limits: DriveLimits = DEFAULT_DRIVE_LIMITS): boolean {
  return mainVolume(drive) !== null && driveStatuses(drive, limits).length === 0;
}

/** Whether no consent can make it a target: a system or unknown drive is never written, nor one that cannot take it. */
export function isBlocked(drive: Drive, limits: DriveLimits = DEFAULT_DRIVE_LIMITS): boolean {
  return mainVolume(drive) === null || driveStatuses(drive, limits).some((status) => status.level === 'error');
}
