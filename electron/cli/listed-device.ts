import { explainIssue } from '../../shared/autopilot/error-desk/explain-issue.ts';
import { type Issue, SEVERITIES } from '../../shared/autopilot/issues.ts';
import { devicesInConflict } from '../core/store/attention.ts';
import { type CapturePlace, capturePlaces } from '../core/store/capture-places.ts';
import { issuesOf } from '../core/store/device-history.ts';
import type { StoredDevice } from '../core/store/devices.ts';
import type { Store } from '../core/store/open-store.ts';
import type { CliContext } from './context.ts';
import { MARKS } from './terminal/issue-lines.ts';

/** A device with what says how it is. */
export interface ListedDevice {
  readonly device: StoredDevice;
  readonly isInConflict: boolean;
  /** Of its current capture. */
  readonly issues: readonly Issue[];
  /** Of its current capture. */
  readonly place: CapturePlace | null;
}

export async function listedDevices(store: Store, devices: readonly StoredDevice[]): Promise<readonly ListedDevice[]> {
  const captureIds = devices.map(({ currentCaptureId }) => currentCaptureId);
  const issues = await issuesOf(store, captureIds);
  const places = await capturePlaces(store, captureIds);
  const inConflict = await devicesInConflict(
    store,
    devices.map(({ id }) => id),
  );
  return devices.map((device) => ({
    device,
    isInConflict: inConflict.has(device.id),
    issues: issues.get(device.currentCaptureId) ?? [],
    place: places.get(device.currentCaptureId) ?? null,
  }));
}

/** How the device is, in a few words behind a mark: what waits for a person first. */
export function stateText(
  { device, isInConflict, issues }: Omit<ListedDevice, 'place'>,
  { words, language }: Pick<CliContext, 'words' | 'language'>,
): string {
  const [worst] = issues.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  if (device.state === 'aside') return `${MARKS.note} ${words.deviceList.aside}`;
  if (isInConflict) return `${MARKS.warning} ${words.deviceList.conflict}`;
  if (worst === undefined || worst.severity === 'note') return `  ${words.deviceList.allGood}`;
  return `${MARKS[worst.severity]} ${explainIssue(worst, language).title}`;
}

/** Enough of an id to tell it from the others: the end, because ids that are made one after another begin alike. */
export function shortId(id: string): string {
  return id.slice(-6);
}

/** `HP EliteBook 840`: the make once, although some makers repeat it in the model. */
export function makeAndModel({ manufacturer, product }: Pick<StoredDevice, 'manufacturer' | 'product'>): string {
  const isRepeated = product.toLowerCase().startsWith(`${manufacturer.toLowerCase()} `);
  return (isRepeated ? product : `${manufacturer} ${product}`).trim();
}
