import { type IssueCode, issue } from '../../../../shared/autopilot/issues.ts';
import type { DeviceDetail, Fix, IssueView } from '../../../../shared/ipc/devices.ts';

const isConflict = (code: IssueCode) => code === 'conflict-serial' || code === 'conflict-identity';

/**
 * What is to be looked at, conflicts first. A conflict is of the device and not of a capture, so it is not among the
 * issues of the row; that a device was captured twice is said among the checks, where it worries nobody.
 */
export function issuesToTell({ device, fixes }: Pick<DeviceDetail, 'device' | 'fixes'>): readonly IssueView[] {
  const codes = new Set(fixes.filter(({ fix }) => fix === 'resolve-conflict').map((offer) => offer.issue));
  if (device.isInConflict && codes.size === 0) codes.add('conflict-serial');
  const conflicts = Array.from(codes, (code) => issue(code, null, { serial: device.serial }));
  const others = device.issues.filter(({ code }) => !isConflict(code) && code !== 'captured-twice');
  return [...conflicts, ...others];
}

/** A conflict can be looked at wherever there is one; what else can be done main tells. */
export function fixesOf(
  { code }: Pick<IssueView, 'code'>,
  { fixes, conflicts }: Pick<DeviceDetail, 'fixes' | 'conflicts'>,
): readonly Fix[] {
  if (isConflict(code)) return conflicts.length > 0 ? ['resolve-conflict'] : [];
  return fixes.filter((offer) => offer.issue === code).map(({ fix }) => fix);
}
