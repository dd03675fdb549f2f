/**
 * Which devices an export carries into which of its files, and which it leaves out and why: the one place that decides
 * it, for the export itself and for its preview.
 */
import type { ImportTarget } from '../../../shared/autopilot/import-file/import-format.ts';
import { printImportRow } from '../../../shared/autopilot/import-file/print-import-row.ts';
import { type Issue, issue } from '../../../shared/autopilot/issues.ts';
import { conflictIssue } from '../../../shared/devices/device-issues.ts';
import { openConflictsOf } from '../store/conflicts.ts';
import type { DeviceFilter } from '../store/device-filter.ts';
import { type ExportPage, heldBackDevices } from '../store/export-rows.ts';
import type { Store } from '../store/open-store.ts';
import type { PrintedRow } from './import-file-writer.ts';

export interface Withheld {
  readonly deviceId: string;
  readonly captureId: string;
  readonly serial: string;
  readonly issues: readonly Issue[];
}

export interface SortedOut {
  /** Devices that the filter lets pass. */
  readonly asked: number;
  /** Those of them that are in at least one file. */
  readonly exported: number;
  readonly withheld: readonly Withheld[];
  /** Open conflicts that hold devices back. */
  readonly conflicts: number;
}

const HELD_BACK_A_PAGE = 500;

/**
 * @param pages The devices that may be exported.
 * @param take Given the rows of a page, one list a target, and how many devices were looked at so far.
 */
export async function sortOut(
  store: Store,
  filter: DeviceFilter,
  targets: readonly ImportTarget[],
  pages: AsyncIterable<ExportPage>,
  take: (rows: readonly (readonly PrintedRow[])[], looked: number) => Promise<void>,
  signal: AbortSignal,
): Promise<SortedOut> {
  const withheld: Withheld[] = [];
  const seen = new Set<string>();
  let exported = 0;
  for await (const page of pages) {
    signal.throwIfAborted();
    // A device that is captured again meanwhile comes once more, on a later page.
    const fresh = page.rows.filter(({ deviceId }) => !seen.has(deviceId));
    const rows = targets.map((): PrintedRow[] => []);
    for (const { deviceId, captureId, row } of fresh) {
      seen.add(deviceId);
      const issues: Issue[] = [];
      targets.forEach((target, index) => {
        const line = printImportRow(target, row);
        if (line.ok) rows[index]?.push({ line: line.value, deviceId });
        else issues.push(...line.error);
      });
      if (issues.length > 0) withheld.push({ deviceId, captureId, serial: row.serial, issues });
      if (targets.some((target) => !issues.some(({ values }) => values.target === target))) exported++;
    }
    for (const { deviceId, captureId, serial } of page.unreadable) {
      seen.add(deviceId);
      withheld.push({ deviceId, captureId, serial, issues: [issue('evidence-damaged')] });
    }
    await take(rows, seen.size);
  }
  const held = await heldBack(store, filter, seen, signal);
  return {
    asked: seen.size + held.devices.length,
    exported,
    withheld: [...held.devices, ...withheld],
    conflicts: held.conflicts,
  };
}

async function heldBack(
  store: Store,
  filter: DeviceFilter,
  seen: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<{ readonly devices: readonly Withheld[]; readonly conflicts: number }> {
  const devices: Withheld[] = [];
  const conflicts = new Set<string>();
  for (let after: string | null = null; ; ) {
    signal.throwIfAborted();
    const page = await heldBackDevices(store, filter, { after, limit: HELD_BACK_A_PAGE });
    const conflictsOf = await openConflictsOf(
      store,
      page.devices.map(({ device }) => device.id),
    );
    for (const { device, issues } of page.devices) {
      if (seen.has(device.id)) continue;
      const own = conflictsOf.get(device.id) ?? [];
      for (const conflict of own) conflicts.add(conflict.id);
      devices.push({
        deviceId: device.id,
        captureId: device.currentCaptureId,
        serial: device.serial,
        issues: [...issues, ...own.map(conflictIssue)],
      });
    }
    if (page.next === null) return { devices, conflicts: conflicts.size };
    after = page.next;
  }
}
