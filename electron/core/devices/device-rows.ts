import { carryFault, printedValue } from '../../../shared/autopilot/import-file/import-value.ts';
import { type Issue, issue, SEVERITIES } from '../../../shared/autopilot/issues.ts';
import type { DeviceRow } from '../../../shared/ipc/devices.ts';
import { devicesInConflict } from '../store/attention.ts';
import { captureCounts, issuesOf } from '../store/device-history.ts';
import { isAnsweredByEdit, type StoredDevice } from '../store/devices.ts';
import type { Store } from '../store/open-store.ts';
import { cut, issueView, utcOrNull } from './bounded.ts';
import { stickNumbers } from './stick-numbers.ts';

const MOST_ISSUES = 20;

/** Devices as the table shows them, in the order given. */
export async function deviceRows(store: Store, devices: readonly StoredDevice[]): Promise<readonly DeviceRow[]> {
  const issues = await issuesOf(
    store,
    devices.map(({ currentCaptureId }) => currentCaptureId),
  );
  const ids = devices.map(({ id }) => id);
  const inConflict = await devicesInConflict(store, ids);
  const captures = await captureCounts(store, ids);
  const numberOf = await stickNumbers(
    store,
    devices.map(({ stickId }) => stickId),
  );
  return devices.map((device) => ({
    id: device.id,
    serial: cut(device.serial),
    manufacturer: cut(device.manufacturer),
    model: cut(device.product),
    groupTag: cut(device.groupTag),
    assignedUser: cut(device.assignedUser),
    orderId: cut(device.orderId),
    batch: cut(device.batch),
    stickNumber: numberOf(device.stickId),
    capturedAt: utcOrNull(device.capturedAt),
    isInConflict: inConflict.has(device.id),
    issues: [
      ...openIssues(device, issues.get(device.currentCaptureId) ?? []),
      ...capturedTwice(device, captures.get(device.id) ?? 1),
    ]
      .slice(0, MOST_ISSUES)
      .map(issueView),
  }));
}

/** Of the device and not of one capture, so it is stored with none. */
const capturedTwice = ({ serial }: StoredDevice, count: number): readonly Issue[] =>
  count < 2 ? [] : [issue('captured-twice', null, { serial, count })];

/** Issues of its current capture that still stand and those of what stands there now, errors first. */
export function openIssues(device: StoredDevice, issues: readonly Issue[]): readonly Issue[] {
  return [...issues.filter(({ code }) => !isAnsweredByEdit(code, device)), ...notCarried(device)].toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}

const CARRIED = ['serial', 'groupTag', 'assignedUser'] as const;

/** Says before the export does that a value of the device is one for which the file for Intune has no room. */
function notCarried(device: StoredDevice): readonly Issue[] {
  const faults = CARRIED.flatMap((field) => {
    const why = carryFault(field, printedValue(field, device[field]));
    return why === null ? [] : [{ field, why }];
  });
  if (faults.length === 0) return [];
  const listed = (name: 'field' | 'why') => [...new Set(faults.map((fault) => fault[name]))].join(',');
  return [issue('value-not-carried', null, { target: 'intune', field: listed('field'), why: listed('why') })];
}
