import { isPlaceholderSerial } from '../autopilot/checks/placeholder-serial.ts';
import type { CaptureFacts } from './capture-facts.ts';
import type { DeviceIdentity } from './identity.ts';

/** A capture as the caller keeps it: its own id and its facts, with whatever else it needs beside them. */
export interface IdentifiedCapture {
  /** Unique among the captures given; stable, because conflicts and resolutions name captures by it. */
  readonly id: string;
  readonly facts: CaptureFacts;
}

/** A device and all that is known of it. */
export interface Device<C extends IdentifiedCapture> {
  readonly identity: DeviceIdentity;
  /** Oldest first by capture time; captures without one come first, equal times in the order they were given. */
  readonly captures: readonly C[];
  /** The newest capture: whose hash is registered. */
  readonly current: C;
  /** The newest serial of a row that is not a placeholder, otherwise the current row's as it stands; never made up. */
  readonly serial: string;
  /** The newest group tag that is not empty: a value and its absence are no conflict, the value wins. */
  readonly groupTag: string;
  /** The newest assigned user that is not empty, by the same rule. */
  readonly assignedUser: string;
}

/** @param captures Of one device, ordered as in `Device`; at least one. */
export function deviceOf<C extends IdentifiedCapture>(identity: DeviceIdentity, captures: readonly C[]): Device<C> {
  // All captures of one device are readable or none is: their identity rests on the hash or on the lack of one.
  const current = captures.at(-1);
  if (current === undefined) throw new RangeError('A device has at least one capture.');
  const newest = (read: (facts: CaptureFacts) => string) => {
    const holder = captures.findLast((capture) => read(capture.facts) !== '');
    return holder === undefined ? '' : read(holder.facts);
  };
  return {
    identity,
    captures,
    current,
    serial: newest((facts) => (isPlaceholderSerial(facts.serial) ? '' : facts.serial)) || current.facts.serial,
    groupTag: newest((facts) => facts.groupTag),
    assignedUser: newest((facts) => facts.assignedUser),
  };
}

/** Sorts captures oldest first, as `Device` holds them. */
export function byCaptureTime(a: IdentifiedCapture, b: IdentifiedCapture): number {
  const aMs = a.facts.capturedAtMs ?? Number.NEGATIVE_INFINITY;
  const bMs = b.facts.capturedAtMs ?? Number.NEGATIVE_INFINITY;
  return aMs === bMs ? 0 : aMs - bMs;
}
