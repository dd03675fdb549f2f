import type { Conflict, ContestedField, Resolution } from './conflict.ts';
import { contestedValue } from './contested-value.ts';
import type { IdentifiedCapture } from './device.ts';

/** Which captures count after a choice. Every capture of the conflict is in exactly one place. */
export interface ResolutionOutcome {
  /** Ids of the captures that count, one list a device. */
  readonly devices: readonly (readonly string[])[];
  /** Ids of the captures that no longer count; they are kept as evidence and come back when the choice changes. */
  readonly evidence: readonly string[];
  /** False where the conflict stays open. */
  readonly isDecided: boolean;
}

/**
 * What a choice means. It is worked out from the conflict alone, so another choice for the same conflict undoes it.
 * Of an `identity` conflict every capture goes aside that repeats a value of the side not chosen.
 *
 * @param choice One of `conflict.resolutions`; anything else is the caller's bug and throws a RangeError.
 */
export function applyResolution<C extends IdentifiedCapture>(
  conflict: Conflict<C>,
  choice: Resolution,
): ResolutionOutcome {
  if (!conflict.resolutions.includes(choice)) throw new RangeError(`This conflict does not offer "${choice}".`);
  const { kind, older, newer } = conflict;
  if (choice === 'later') {
    const devices = kind === 'serial' ? [idsOf(older.captures), idsOf(newer.captures)] : [idsOf(newer.captures)];
    return { devices, evidence: [], isDecided: false };
  }

  const [leaving, staying] = choice === 'use-older' ? [newer, older] : [older, newer];
  const leaves = (capture: C) =>
    kind === 'serial' || conflict.contested.some((field) => hasSameValue(field, capture, leaving.capture));
  const gone = idsOf(leaving.captures.filter(leaves));
  const left = idsOf(kind === 'serial' ? staying.captures : staying.captures.filter((capture) => !leaves(capture)));
  return choice === 'two-devices'
    ? { devices: [gone, left], evidence: [], isDecided: true }
    : { devices: [left], evidence: gone, isDecided: true };
}

function idsOf(captures: readonly IdentifiedCapture[]): readonly string[] {
  return captures.map((capture) => capture.id);
}

function hasSameValue(field: ContestedField, a: IdentifiedCapture, b: IdentifiedCapture): boolean {
  return contestedValue(a.facts, field) === contestedValue(b.facts, field);
}
