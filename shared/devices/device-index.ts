import type { Conflict } from './conflict.ts';
import { comparableSerial } from './contested-value.ts';
import { byCaptureTime, type Device, deviceOf, type IdentifiedCapture } from './device.ts';
import { identityConflicts, serialConflicts } from './find-conflicts.ts';
import { type DeviceIdentity, identityOf } from './identity.ts';

/**
 * Joins captures to devices, one capture at a time. Adding is constant time, and `devices` and `conflicts` are lazy, so
 * that a caller can pause after any of them and let other work run. Nothing may be added while one of the two is read,
 * and what they gave is valid until the next capture is added.
 */
export interface DeviceIndex<C extends IdentifiedCapture> {
  /** Answers which device the capture is of. */
  add(capture: C): DeviceIdentity;
  /** Every device once, in the order of their first captures. */
  devices(): Generator<Device<C>>;
  /** Every conflict once: first those within the devices, then those between devices of one serial number. */
  conflicts(): Generator<Conflict<C>>;
}

interface Group<C> {
  readonly identity: DeviceIdentity;
  readonly captures: C[];
  isSorted: boolean;
}

export function createDeviceIndex<C extends IdentifiedCapture>(): DeviceIndex<C> {
  const groups = new Map<string, Group<C>>();
  /** The group in which a serial, of a row or of a hash, occurs first. Placeholders are no serials. */
  const firstBySerial = new Map<string, Group<C>>();
  /** Only for the few serials that occur in several groups: all of them. */
  const sharedSerials = new Map<string, Set<Group<C>>>();

  function noteSerial(serial: string, group: Group<C>): void {
    if (serial === '') return;
    const first = firstBySerial.get(serial);
    if (first === undefined) firstBySerial.set(serial, group);
    else if (first !== group) {
      const sharing = sharedSerials.get(serial);
      if (sharing === undefined) sharedSerials.set(serial, new Set([first, group]));
      else sharing.add(group);
    }
  }

  function deviceOfGroup(group: Group<C>): Device<C> {
    if (!group.isSorted) group.captures.sort(byCaptureTime);
    group.isSorted = true;
    return deviceOf(group.identity, group.captures);
  }

  return {
    add(capture) {
      const identity = identityOf(capture.facts);
      let group = groups.get(identity.key);
      if (group === undefined) {
        group = { identity, captures: [], isSorted: true };
        groups.set(identity.key, group);
      }
      group.captures.push(capture);
      group.isSorted = group.captures.length === 1;
      noteSerial(comparableSerial(capture.facts.serial), group);
      noteSerial(comparableSerial(capture.facts.hashSerial), group);
      return identity;
    },

    *devices() {
      for (const group of groups.values()) yield deviceOfGroup(group);
    },

    *conflicts() {
      for (const group of groups.values()) {
        if (group.captures.length > 1) yield* identityConflicts(deviceOfGroup(group));
      }
      const seen = new Set<string>();
      for (const sharing of sharedSerials.values()) {
        for (const conflict of serialConflicts(Array.from(sharing, deviceOfGroup))) {
          // Two devices can share a serial twice over: one in their rows, another in their hashes.
          if (seen.has(conflict.key)) continue;
          seen.add(conflict.key);
          yield conflict;
        }
      }
    },
  };
}
