/**
 * What captures and people's choices come to: which captures count, which devices they make, and which questions are
 * open. A choice stays in force for what it settled, and is applied to new captures that raise the same question.
 */
import { hasReadableHash } from '../../../shared/devices/capture-facts.ts';
import type { Conflict, Resolution } from '../../../shared/devices/conflict.ts';
import { comparableSerial } from '../../../shared/devices/contested-value.ts';
import { byCaptureTime, type IdentifiedCapture } from '../../../shared/devices/device.ts';
import { conflictsAmong } from '../../../shared/devices/group-captures.ts';
import { applyResolution } from '../../../shared/devices/resolution.ts';
import type { CaptureStanding } from './tables.ts';

/**
 * Stands where the key of a conflict stands for a capture whose hash cannot be read, once its device counts by a readable
 * one: no choice of a person, and gone when that capture no longer counts.
 */
export const RECAPTURED = 'recaptured';

export interface SettlingCapture extends IdentifiedCapture {
  readonly identityKey: string;
  /** Whether no error keeps it from being registered. Only such captures can contradict each other. */
  readonly isUsable: boolean;
  /** Key of the conflict that put it aside or split it off, or `RECAPTURED`; null where nothing did. */
  readonly settledBy: string | null;
  /** Which of the two it was. */
  readonly wasAside: boolean;
}

/** The answer to a conflict. */
export interface Decision {
  readonly choice: Resolution;
  /** The identity that stays, for a choice between two identities: which of them is the newer one may change. */
  readonly keptIdentityKey: string | null;
}

export interface CapturePlace {
  readonly standing: CaptureStanding;
  /** As in `SettlingCapture`. */
  readonly settledBy: string | null;
  /** Empty, or the key of the conflict that split it off to a device of its own. */
  readonly splitKey: string;
}

export interface SettledDevice<C> {
  readonly identityKey: string;
  readonly splitKey: string;
  /** Those that speak for the device, oldest first: the ones that count, or all where none does. At least one. */
  readonly captures: readonly C[];
  /** Whether choices, or another device that is the same PC captured again, left it without a capture that counts. */
  readonly isAside: boolean;
}

export interface Settlement<C extends IdentifiedCapture> {
  readonly devices: readonly SettledDevice<C>[];
  /** By capture id: every capture that was given. */
  readonly places: ReadonlyMap<string, CapturePlace>;
  readonly openConflicts: readonly Conflict<C>[];
}

/**
 * @param captures Everything that shares an identity or a serial with any of them, in the order of collecting.
 * @param decisions By conflict key.
 */
export function settle<C extends SettlingCapture>(
  captures: readonly C[],
  decisions: ReadonlyMap<string, Decision>,
): Settlement<C> {
  const places: Places = new Map(captures.map((capture) => [capture.id, placeBefore(capture, decisions)]));
  const openConflicts: Conflict<C>[] = [];
  for (const related of components(captures)) {
    if (related.length > 1) openConflicts.push(...settleRelated(related, decisions, places));
  }
  noteRecaptured(captures, places);
  return { devices: devicesOf(captures, places), places, openConflicts };
}

/** @param id Of a capture that was settled. */
export function placeOf<C extends IdentifiedCapture>(
  { places }: Pick<Settlement<C>, 'places'>,
  id: string,
): CapturePlace {
  const place = places.get(id);
  if (place === undefined) throw new RangeError('The capture was not settled.');
  return place;
}

type Places = Map<string, CapturePlace>;

/** Where a capture stands by the choices that settled it before and are still in force. */
function placeBefore(capture: SettlingCapture, decisions: ReadonlyMap<string, Decision>): CapturePlace {
  const { settledBy, wasAside, isUsable } = capture;
  if (!isUsable) return { standing: 'unusable', settledBy: null, splitKey: '' };
  if (settledBy === null || !decisions.has(settledBy)) return { standing: 'counts', settledBy: null, splitKey: '' };
  return wasAside ? asideBy(settledBy) : splitBy(settledBy);
}

function asideBy(conflictKey: string): CapturePlace {
  return { standing: 'aside', settledBy: conflictKey, splitKey: '' };
}

function splitBy(conflictKey: string): CapturePlace {
  return { standing: 'counts', settledBy: conflictKey, splitKey: conflictKey };
}

/** Applies the choices to captures that hang together; answers with the conflicts that no choice settles. */
function settleRelated<C extends SettlingCapture>(
  captures: readonly C[],
  decisions: ReadonlyMap<string, Decision>,
  places: Places,
): readonly Conflict<C>[] {
  for (;;) {
    const conflicts = conflictsBetween(captures, places);
    const decided = conflicts.find((conflict) => apply(conflict, choiceFor(conflict, decisions), places));
    // What was put aside or split off takes other conflicts with it, so the rest is looked at anew.
    if (decided === undefined) return conflicts.filter((conflict) => choiceFor(conflict, decisions) === 'later');
  }
}

/** Captures that were split off contradict only each other. */
function conflictsBetween<C extends SettlingCapture>(captures: readonly C[], places: Places): readonly Conflict<C>[] {
  const counting = captures.filter((capture) => placeOf({ places }, capture.id).standing === 'counts');
  const bySplit = Map.groupBy(counting, (capture) => placeOf({ places }, capture.id).splitKey);
  return Array.from(bySplit.values()).flatMap((group) => conflictsAmong(group));
}

/** The choice as it applies now; `later` where there is none, or one that the conflict no longer offers. */
function choiceFor<C extends IdentifiedCapture>(
  conflict: Conflict<C>,
  decisions: ReadonlyMap<string, Decision>,
): Resolution {
  const decision = decisions.get(conflict.key);
  if (decision === undefined || !conflict.resolutions.includes(decision.choice)) return 'later';
  if (conflict.kind === 'identity' || decision.keptIdentityKey === null) return decision.choice;
  return conflict.newer.identity.key === decision.keptIdentityKey ? 'use-newer' : 'use-older';
}

/** Whether the choice moved any capture. */
function apply<C extends SettlingCapture>(conflict: Conflict<C>, choice: Resolution, places: Places): boolean {
  const { devices, evidence, isDecided } = applyResolution(conflict, choice);
  if (!isDecided) return false;
  for (const id of evidence) places.set(id, asideBy(conflict.key));
  // Two identities are two devices without further ado; of one identity, the first list leaves.
  const splitOff = conflict.kind === 'identity' && choice === 'two-devices' ? (devices[0] ?? []) : [];
  for (const id of splitOff) places.set(id, splitBy(conflict.key));
  return evidence.length + splitOff.length > 0;
}

/**
 * An unreadable hash proves nothing of its machine, so the serial number alone says that it was captured again. A readable
 * one is of the machine that it names, whatever its row says, and waits for that machine.
 */
function noteRecaptured(captures: readonly SettlingCapture[], places: Places): void {
  const captured = new Set<string>();
  for (const capture of captures) {
    const isCounting = placeOf({ places }, capture.id).standing === 'counts';
    if (isCounting && hasReadableHash(capture.facts)) for (const serial of serialsOf(capture)) captured.add(serial);
  }
  for (const { id, facts } of captures) {
    const place = placeOf({ places }, id);
    if (place.standing !== 'unusable' || hasReadableHash(facts) || !captured.has(comparableSerial(facts.serial)))
      continue;
    places.set(id, { ...place, settledBy: RECAPTURED });
  }
}

function devicesOf<C extends SettlingCapture>(captures: readonly C[], places: Places): readonly SettledDevice<C>[] {
  const groups = new Map<string, { identityKey: string; splitKey: string; captures: C[] }>();
  for (const capture of captures) {
    const { identityKey } = capture;
    const { splitKey } = placeOf({ places }, capture.id);
    const name = splitKey === '' ? identityKey : `${identityKey}\n${splitKey}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { identityKey, splitKey, captures: [capture] });
    else group.captures.push(capture);
  }
  return Array.from(groups.values(), (group) => {
    const place = (capture: C) => placeOf({ places }, capture.id);
    const counting = group.captures.filter((capture) => place(capture).standing === 'counts');
    const speaking = counting.length > 0 ? counting : group.captures;
    const hasLeft = group.captures.some(
      (capture) => place(capture).standing === 'aside' || place(capture).settledBy === RECAPTURED,
    );
    const isAside = counting.length === 0 && hasLeft;
    return { ...group, captures: speaking.toSorted(byCaptureTime), isAside };
  });
}

/** Captures that hang together by identity or serial, directly or through others, each set in the order given. */
function components<C extends SettlingCapture>(captures: readonly C[]): Iterable<readonly C[]> {
  const componentOf = new Map<string, C[]>();
  for (const capture of captures) {
    const keys = relationKeys(capture);
    let own: C[] = [];
    for (const key of keys) {
      const other = componentOf.get(key);
      if (other === undefined || other === own) continue;
      const [large, small] = other.length > own.length ? [other, own] : [own, other];
      large.push(...small);
      for (const member of small) for (const memberKey of relationKeys(member)) componentOf.set(memberKey, large);
      own = large;
    }
    own.push(capture);
    for (const key of keys) componentOf.set(key, own);
  }
  const order = new Map(captures.map((capture, index) => [capture, index]));
  const position = (capture: C) => order.get(capture) ?? 0;
  return Array.from(new Set(componentOf.values()), (members) => members.sort((a, b) => position(a) - position(b)));
}

function relationKeys(capture: SettlingCapture): readonly string[] {
  return [capture.identityKey, ...Array.from(serialsOf(capture), (serial) => `\n${serial}`)];
}

function serialsOf({ facts }: SettlingCapture): ReadonlySet<string> {
  const serials = new Set([comparableSerial(facts.serial), comparableSerial(facts.hashSerial)]);
  serials.delete('');
  return serials;
}
