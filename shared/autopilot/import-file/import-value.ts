import { HASH_CHARACTERS } from '../hardware-hash/decode.ts';
import type { ImportField } from './import-format.ts';

/** Why a format has no room for a value. The error desk has the words. */
export const CARRY_FAULTS = [
  'missing',
  'comma',
  'quote',
  'line-break',
  'control-character',
  'not-ascii',
  'not-a-4k-hash',
] as const;
export type CarryFault = (typeof CARRY_FAULTS)[number];

const NOT_BASE64 = /[^A-Za-z0-9+/]/;

/** The faults of a text value, each with what gives it away; the first that matches is the one to tell. */
const TEXT_FAULTS: readonly (readonly [CarryFault, RegExp])[] = [
  ['line-break', /[\r\n]/],
  ['control-character', /\p{Cc}/u],
  ['not-ascii', /[^\x20-\x7e]/],
  ['quote', /"/],
  ['comma', /,/],
];

/**
 * The value as it is printed. Outer white space goes, because the scripts write serials untrimmed and no service means
 * it. Of a hash, up to two `=` at the end go too: 4,000 characters are whole bytes, so they carry nothing. Nothing else is
 * altered: leading zeros stay, case stays.
 */
export function printedValue(field: ImportField, value: string): string {
  const trimmed = value.trim();
  return field === 'hash' && trimmed.endsWith('=') ? trimmed.replace(/={1,2}$/, '') : trimmed;
}

/** Why a printed value cannot stand in a file that has no quotes and is ASCII only; null where it can, as when empty. */
export function carryFault(field: ImportField, printed: string): CarryFault | null {
  if (field === 'hash') {
    return printed === '' || (printed.length === HASH_CHARACTERS && !NOT_BASE64.test(printed)) ? null : 'not-a-4k-hash';
  }
  return TEXT_FAULTS.find(([, pattern]) => pattern.test(printed))?.[0] ?? null;
}
