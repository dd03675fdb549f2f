/**
 * What two captures that contradict each other look like, and which choice fits that. A hint for a person, who decides:
 * it says nothing where the facts do not tell.
 */
import type { ConflictKind, ContestedField, Resolution } from './conflict.ts';
import { comparableSerial } from './contested-value.ts';

export interface PatternSide {
  /** Serial of the row, and the one inside the hash. */
  readonly serial: string;
  readonly hashSerial: string | null;
  readonly uuid: string | null;
  /** SHA-256 of the endorsement key. */
  readonly tpmKey: string | null;
  /** Maker and product, as they are shown. */
  readonly model: string;
  /** Serial of the system disk; null where the hash does not tell one. */
  readonly diskSerial: string | null;
}

export type LooksLike = 'replaced-board' | 'captured-again' | 'edited-by-hand' | 'unknown';

export interface ConflictPattern {
  readonly looksLike: LooksLike;
  /** One of the choices that are offered; null where none fits better than the others. */
  readonly fits: Resolution | null;
}

const NOTHING_TELLS: ConflictPattern = { looksLike: 'unknown', fits: null };

/** @param contested The fields that an `identity` conflict is about. */
export function conflictPattern(
  kind: ConflictKind,
  contested: readonly ContestedField[],
  older: PatternSide,
  newer: PatternSide,
  offered: readonly Resolution[],
): ConflictPattern {
  const pattern = kind === 'serial' ? ofTwoIdentities(older, newer) : ofOneIdentity(contested, older, newer);
  return pattern.fits === null || offered.includes(pattern.fits) ? pattern : { ...pattern, fits: null };
}

/** One serial, two identities: the disk stays in the PC when its board, with UUID and TPM, is replaced. */
function ofTwoIdentities(older: PatternSide, newer: PatternSide): ConflictPattern {
  if (older.model !== newer.model) return { looksLike: 'unknown', fits: 'two-devices' };
  const isOtherBoard = differ(older.uuid, newer.uuid) || differ(older.tpmKey, newer.tpmKey);
  const isSameDisk = older.diskSerial !== null && older.diskSerial === newer.diskSerial;
  if (isOtherBoard && isSameDisk) return { looksLike: 'replaced-board', fits: 'use-newer' };
  return ofEditedSerial(older, newer) ?? NOTHING_TELLS;
}

function ofOneIdentity(contested: readonly ContestedField[], older: PatternSide, newer: PatternSide): ConflictPattern {
  if (contested.includes('serial')) return ofEditedSerial(older, newer) ?? NOTHING_TELLS;
  if (contested.includes('hashSerial')) return NOTHING_TELLS;
  // The same machine with another tag or user: what was said last is meant.
  return { looksLike: 'captured-again', fits: 'use-newer' };
}

/** A row whose serial is not that of its own hash was edited; the other one fits. */
function ofEditedSerial(older: PatternSide, newer: PatternSide): ConflictPattern | null {
  const [isOlderEdited, isNewerEdited] = [isEdited(older), isEdited(newer)];
  if (isOlderEdited === isNewerEdited) return isOlderEdited ? { looksLike: 'edited-by-hand', fits: null } : null;
  return { looksLike: 'edited-by-hand', fits: isOlderEdited ? 'use-newer' : 'use-older' };
}

function isEdited({ serial, hashSerial }: PatternSide): boolean {
  const inHash = comparableSerial(hashSerial);
  return inHash !== '' && comparableSerial(serial) !== '' && comparableSerial(serial) !== inHash;
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}
