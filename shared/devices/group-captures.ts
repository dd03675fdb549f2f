import type { Conflict } from './conflict.ts';
import type { Device, IdentifiedCapture } from './device.ts';
import { createDeviceIndex } from './device-index.ts';

/**
 * Joins captures to devices and finds the conflicts, all at once. Linear; for many thousands on a thread that must stay
 * free, `createDeviceIndex` does the same in steps.
 */
export function groupCaptures<C extends IdentifiedCapture>(
  captures: Iterable<C>,
): { readonly devices: readonly Device<C>[]; readonly conflicts: readonly Conflict<C>[] } {
  const index = createDeviceIndex<C>();
  for (const capture of captures) index.add(capture);
  return { devices: [...index.devices()], conflicts: [...index.conflicts()] };
}

/**
 * The conflicts among a few captures: for a store that has just taken one in, all that share a serial (of a row or of a
 * hash) or an identity with it and are not set aside. Leave out the answers that still hold by the conflict's `key`.
 */
export function conflictsAmong<C extends IdentifiedCapture>(captures: Iterable<C>): readonly Conflict<C>[] {
  return groupCaptures(captures).conflicts;
}
