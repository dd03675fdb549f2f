import type { CaptureRow } from '../capture-row.ts';
import type { EssentialHash } from '../hardware-hash/essential-hash.ts';
import { type Issue, issue } from '../issues.ts';
import type { CheckLimits } from './check-row.ts';
import { isPlaceholderSerial } from './placeholder-serial.ts';
import { isUserPrincipalName } from './user-principal-name.ts';

export interface RowSubject {
  readonly row: CaptureRow;
  /** The decoded hash; null where there is none that can be read. */
  readonly hash: EssentialHash | null;
  readonly limits: CheckLimits;
}

type RowRule = (subject: RowSubject) => Issue | null;

/** What is said of a row whether or not its hash can be read, in the order in which it is shown. */
export const ROW_RULES: readonly RowRule[] = [
  serialMissing,
  serialPlaceholder,
  serialDiffers,
  manufacturerMissing,
  userNotUpn,
  groupTagTooLong,
];

/**
 * The service reads the serial number inside the hash, so an empty column with a real serial in the hash is only a
 * warning; with a placeholder in the hash, as QEMU leaves it, nothing names the device.
 */
function serialMissing({ row, hash }: RowSubject): Issue | null {
  if (row.serial.trim() !== '') return null;
  const hashSerial = (hash?.serial ?? '').trim();
  if (isPlaceholderSerial(hashSerial)) return issue('serial-missing', row.row);
  if (row.isHashOnly === true) return null;
  return { ...issue('serial-missing', row.row, { hashSerial }), severity: 'warning' };
}

function serialPlaceholder({ row }: RowSubject): Issue | null {
  const serial = row.serial.trim();
  return serial !== '' && isPlaceholderSerial(serial) ? issue('serial-placeholder', row.row, { serial }) : null;
}

function serialDiffers({ row, hash }: RowSubject): Issue | null {
  const serial = row.serial.trim();
  if (hash === null || serial === '') return null;
  const hashSerial = (hash.serial ?? '').trim();
  if (serial === hashSerial) return null;
  const cause = causeOfDifference(serial, hashSerial);
  return issue('serial-differs', row.row, { serial: shown(serial), hashSerial, cause });
}

const MAX_SHOWN_CHARS = 100;

/** A cell as an issue may name it: no serial or user is this long, but a hash in the wrong column is. */
function shown(text: string): string {
  return text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS)}…` : text;
}

/** How a serial came to differ, where the two of them tell: Excel reads digits as a number. */
function causeOfDifference(serial: string, hashSerial: string): 'leading-zero-lost' | 'number-rounded' | 'unknown' {
  if (/^0+\d+$/.test(hashSerial) && hashSerial.replace(/^0+/, '') === serial) return 'leading-zero-lost';
  if (/^\d+$/.test(hashSerial) && /^\d([.,]\d{1,15})?E\+\d{1,3}$/i.test(serial)) return 'number-rounded';
  return 'unknown';
}

/** Manufacturer and serial number must be present in a hash; the other payloads name the maker in the row. */
function manufacturerMissing({ row, hash }: RowSubject): Issue | null {
  if (row.kind === 'hash' && hash === null) return null;
  const manufacturer = (hash === null ? row.manufacturer : (hash.manufacturer ?? '')).trim();
  return isPlaceholderManufacturer(manufacturer) ? issue('manufacturer-missing', row.row) : null;
}

/** The fillers that stand for a missing SMBIOS string of any kind. */
const NO_MANUFACTURER: ReadonlySet<string> = new Set([
  '',
  'default string',
  'none',
  'not specified',
  'smbios_string_index_0',
  'system manufacturer',
  'to be filled by o.e.m.',
  'unknown',
]);

function isPlaceholderManufacturer(manufacturer: string): boolean {
  return NO_MANUFACTURER.has(manufacturer.toLowerCase());
}

function userNotUpn({ row }: RowSubject): Issue | null {
  const user = row.assignedUser.trim();
  return user === '' || isUserPrincipalName(user) ? null : issue('user-not-upn', row.row, { user: shown(user) });
}

function groupTagTooLong({ row, limits }: RowSubject): Issue | null {
  const length = row.groupTag.trim().length;
  const limit = limits.groupTagMaxLength;
  return length > limit ? issue('group-tag-too-long', row.row, { length, limit }) : null;
}
