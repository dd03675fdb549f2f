/**
 * Which devices an export carries into which of its files, and which it leaves out and why: the one place that decides
 * it, for the export itself and for its preview.
 */
import type { ImportTarget } from '../../../shared/autopilot/import-file/import-format.ts';
import { printImportRow } from '../../../shared/autopilot/import-file/print-import-row.ts';
import { type Issue, issue } from '../../../shared/autopilot/issues.ts';
import { conflictIssue } from '../../../shared/devices/device-issues.ts';
import { openConflictsOf } from '../store/conflicts.ts';
import type { ExportPage, HeldBackDevice } from '../store/export-rows.ts';
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

/**
 * @param pages Every device that was asked for, once.
 * @param take Given the rows of a page, one list a target, and how many devices were looked at so far.
 */
export async function sortOut(
  store: Store,
  targets: readonly ImportTarget[],
  pages: AsyncIterable<ExportPage>,
  take: (rows: readonly (readonly PrintedRow[])[], looked: number) => Promise<void>,
  signal: AbortSignal,
): Promise<SortedOut> {
  const held: Withheld[] = [];
  const withheld: Withheld[] = [];
  const conflicts = new Set<string>();
  let asked = 0;
  let exported = 0;
  for await (const page of pages) {
    signal.throwIfAborted();
    asked += page.rows.length + page.unreadable.length + page.held.length;
    const rows = targets.map((): PrintedRow[] => []);
    for (const { deviceId, captureId, row } of page.rows) {
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
      withheld.push({ deviceId, captureId, serial, issues: [issue('evidence-damaged')] });
    }
    held.push(...(await heldBack(store, page.held, conflicts)));
    await take(rows, asked);
  }
  return { asked, exported, withheld: [...held, ...withheld], conflicts: conflicts.size };
}

/** @param conflicts Theirs are added to it. */
async function heldBack(
  store: Store,
  held: readonly HeldBackDevice[],
  conflicts: Set<string>,
): Promise<readonly Withheld[]> {
  const conflictsOf = await openConflictsOf(
    store,
    held.map(({ device }) => device.id),
  );
  return held.map(({ device, issues }) => {
    const own = conflictsOf.get(device.id) ?? [];
    for (const conflict of own) conflicts.add(conflict.id);
    return {
      deviceId: device.id,
      captureId: device.currentCaptureId,
      serial: device.serial,
      issues: [...issues, ...own.map(conflictIssue)],
    };
  });
}
