import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { practiceDevice } from '../../../electron/core/practice/practice-device.ts';
import type { DeviceFilterView, DeviceSort } from '../../../shared/ipc/devices.ts';
import { HEADER } from '../collect-support/capture-folder.ts';
import type { Depot } from '../collect-support/depot.ts';

export interface Row {
  readonly serial: string;
  readonly hash: string;
  readonly tag?: string;
  readonly user?: string;
}

export function rowOf(index: number, change: Partial<Row> & { readonly capturedAtMs?: number } = {}): Row {
  const { capturedAtMs, ...cells } = change;
  const { serial, hash } = practiceDevice(index, capturedAtMs === undefined ? {} : { capturedAtMs });
  return { serial, hash, ...cells };
}

export const EARLY_MS = 1_769_000_000_000;
export const LATE_MS = 1_769_500_000_000;
export const START_OF_TODAY = '2026-02-01T00:00:00Z';

/** Collects a file of these rows, from a folder of its own. */
export async function collectRows(
  depot: Depot,
  name: string,
  rows: readonly Row[],
  stick: { readonly stickId: string; readonly batch: string; readonly orderId: string } | null = null,
) {
  const root = depot.stick(name);
  await mkdir(root, { recursive: true });
  const lines = rows.map(({ serial, hash, tag = '', user = '' }) => [serial, '', hash, tag, user].join(','));
  await writeFile(join(root, 'hardwarehash.csv'), [`${HEADER},Group Tag,Assigned User`, ...lines, ''].join('\r\n'));
  return depot.collect({ root, stick: stick && { ...stick, tenant: '', groupTag: '' } });
}

export const EVERY_DEVICE: DeviceFilterView = {
  search: '',
  only: 'all',
  issue: null,
  batch: null,
  groupTag: null,
  assignedUser: null,
  orderId: null,
  stickId: null,
  newSince: null,
};

export const BY_SERIAL: DeviceSort = { by: 'serial', isDescending: false };
export const ALL = { of: 'filter', filter: EVERY_DEVICE, except: [] } as const;
export const NEVER = new AbortController().signal;
