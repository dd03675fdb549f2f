import type { IdentifiedCapture } from './device.ts';
import type { FieldDifference } from './differences.ts';
import type { DeviceIdentity } from './identity.ts';

/** `serial`: one serial number, two identities. `identity`: one identity, two serials, group tags or users. */
export type ConflictKind = 'serial' | 'identity';

/** What a person can decide. */
export const RESOLUTIONS = ['use-newer', 'use-older', 'two-devices', 'later'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** The fields in which captures of one device may contradict each other. */
export const CONTESTED_FIELDS = ['serial', 'hashSerial', 'groupTag', 'assignedUser'] as const;
export type ContestedField = (typeof CONTESTED_FIELDS)[number];

/** One side of a conflict. */
export interface ConflictSide<C extends IdentifiedCapture> {
  readonly identity: DeviceIdentity;
  /** The capture to show for this side. */
  readonly capture: C;
  /** All captures of that device, oldest first; in an `identity` conflict both sides have the same ones. */
  readonly captures: readonly C[];
}

/**
 * Two captures that cannot both be right as they are. Nothing is decided by it: both count until a person chooses.
 * Older and newer go by capture time; a capture without one is the older, and of equal ones the one given first.
 */
export interface Conflict<C extends IdentifiedCapture> {
  readonly kind: ConflictKind;
  /**
   * Names the question, so that an answer can be kept: the same for the same two devices (`serial`), or for the same
   * device and contradicting values (`identity`), also when further captures like them arrive.
   */
  readonly key: string;
  /** The serial number to find it by; empty where the device has none. */
  readonly serial: string;
  readonly older: ConflictSide<C>;
  readonly newer: ConflictSide<C>;
  /** For an `identity` conflict the fields in which the two contradict each other; empty for a `serial` conflict. */
  readonly contested: readonly ContestedField[];
  /** Every field in which the two differ; `a` is the older capture, `b` the newer. */
  readonly differences: readonly FieldDifference[];
  /** The choices to offer. One UUID and TPM key cannot be two devices, so `two-devices` is left out there. */
  readonly resolutions: readonly Resolution[];
}
