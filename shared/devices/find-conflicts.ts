import {
  CONTESTED_FIELDS,
  type Conflict,
  type ConflictKind,
  type ConflictSide,
  type ContestedField,
  RESOLUTIONS,
  type Resolution,
} from './conflict.ts';
import { contestedValue } from './contested-value.ts';
import { byCaptureTime, type Device, type IdentifiedCapture } from './device.ts';
import { differencesBetween } from './differences.ts';

const ONE_MACHINE: readonly Resolution[] = RESOLUTIONS.filter((choice) => choice !== 'two-devices');

/**
 * Where the captures of one device contradict each other: each set of contradicting values once, against the newest
 * value of the same field. A value and its absence do not contradict. Linear in the captures.
 */
export function* identityConflicts<C extends IdentifiedCapture>(device: Device<C>): Generator<Conflict<C>> {
  const { captures, identity } = device;
  if (captures.length < 2) return;
  const newestHolders = new Map<ContestedField, C>();
  for (const field of CONTESTED_FIELDS) {
    const holder = captures.findLast((capture) => contestedValue(capture.facts, field) !== '');
    if (holder !== undefined) newestHolders.set(field, holder);
  }

  const seen = new Set<string>();
  for (const capture of captures.toReversed()) {
    // The newest tag and the newest user may stand in two captures; each of them is asked about by itself.
    const rivals = new Set<C>();
    for (const [field, holder] of newestHolders) if (contradicts(field, capture, holder)) rivals.add(holder);
    for (const newest of rivals) {
      const contested = CONTESTED_FIELDS.filter((field) => contradicts(field, capture, newest));
      const values = contested.map((field) => [
        field,
        contestedValue(capture.facts, field),
        contestedValue(newest.facts, field),
      ]);
      const key = `identity:${JSON.stringify([identity.key, values])}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const sideWith = (shown: C): ConflictSide<C> => ({ identity, capture: shown, captures });
      yield conflictOf('identity', key, sideWith(capture), sideWith(newest), contested);
    }
  }
}

/**
 * The devices that share a serial number, each against the next of them by identity: one question fewer than devices,
 * and every device is in one. A device more, or one that is captured again, leaves all but one of the questions as they
 * were; against the newest, each newer one would ask all of them anew.
 *
 * @param devices At least two, of different identities.
 */
export function* serialConflicts<C extends IdentifiedCapture>(devices: readonly Device<C>[]): Generator<Conflict<C>> {
  const position = new Map(devices.map((device, index) => [device, index]));
  const inGivenOrder = (a: Device<C>, b: Device<C>) => (position.get(a) ?? 0) - (position.get(b) ?? 0);
  const chain = devices.toSorted((a, b) => (a.identity.key < b.identity.key ? -1 : 1));
  for (const [index, device] of chain.entries()) {
    const next = chain[index + 1];
    if (next === undefined) return;
    const key = `serial:${JSON.stringify([device.identity.key, next.identity.key])}`;
    const isOlder = (byCaptureTime(device.current, next.current) || inGivenOrder(device, next)) < 0;
    const [older, newer] = isOlder ? [device, next] : [next, device];
    yield conflictOf('serial', key, sideOf(older), sideOf(newer), []);
  }
}

function sideOf<C extends IdentifiedCapture>({ identity, current, captures }: Device<C>): ConflictSide<C> {
  return { identity, capture: current, captures };
}

function conflictOf<C extends IdentifiedCapture>(
  kind: ConflictKind,
  key: string,
  older: ConflictSide<C>,
  newer: ConflictSide<C>,
  contested: readonly ContestedField[],
): Conflict<C> {
  const isOneMachine = kind === 'identity' && newer.identity.basis === 'tpm';
  return {
    kind,
    key,
    serial: newer.capture.facts.serial || older.capture.facts.serial,
    older,
    newer,
    contested,
    differences: differencesBetween(older.capture.facts, newer.capture.facts),
    resolutions: isOneMachine ? ONE_MACHINE : RESOLUTIONS,
  };
}

function contradicts(field: ContestedField, a: IdentifiedCapture, b: IdentifiedCapture): boolean {
  const [valueA, valueB] = [contestedValue(a.facts, field), contestedValue(b.facts, field)];
  return valueA !== '' && valueB !== '' && valueA !== valueB;
}
