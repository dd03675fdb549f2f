import { type Issue, issue } from '../autopilot/issues.ts';
import type { Conflict } from './conflict.ts';
import type { Device, IdentifiedCapture } from './device.ts';

/** A conflict as an issue that the error desk has words for. */
export function conflictIssue({
  kind,
  serial,
  contested,
}: Pick<Conflict<IdentifiedCapture>, 'kind' | 'serial' | 'contested'>): Issue {
  return kind === 'serial'
    ? issue('conflict-serial', null, { serial })
    : issue('conflict-identity', null, { serial, field: contested.join(',') });
}

/** Says that a device was captured more than once; null where it was not. */
export function capturedTwiceIssue<C extends IdentifiedCapture>({ captures, serial }: Device<C>): Issue | null {
  return captures.length < 2 ? null : issue('captured-twice', null, { serial, count: captures.length });
}
