/**
 * Exporting from the store: devices in, legal import files out, page by page. Guards that every device that was asked
 * for is in each of the files, once, or named with the reason why it is not.
 */
import type { ImportTarget } from '../../../shared/autopilot/import-file/import-format.ts';
import { printImportRow } from '../../../shared/autopilot/import-file/print-import-row.ts';
import { type Issue, issue } from '../../../shared/autopilot/issues.ts';
import { conflictIssue } from '../../../shared/devices/device-issues.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { readExportRecord } from '../merge/export-record.ts';
import type { MergeError } from '../merge/merge-report.ts';
import { type PlacedFiles, placeFiles, type WaitingFile } from '../merge/place-files.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import { type CapturePlace, capturePlaces } from '../store/capture-places.ts';
import { openConflictsOf } from '../store/conflicts.ts';
import type { DeviceFilter } from '../store/device-filter.ts';
import { countDevices } from '../store/devices.ts';
import { exportRows, heldBackDevices } from '../store/export-rows.ts';
import { type ExportTotals, exportTotals } from '../store/export-totals.ts';
import { recordExport } from '../store/exports.ts';
import type { Store } from '../store/open-store.ts';
import { createImportFileWriter, ExportFailure, type ImportFileWriter } from './import-file-writer.ts';

export interface ExportRequest {
  readonly targets: readonly ImportTarget[];
  readonly outDir: string;
  readonly filter: DeviceFilter;
}

export interface ExportPorts {
  readonly store: Store;
  readonly bulk: BulkRunner;
}

/** A device that is missing from a file, with all that keeps it out. */
export interface WithheldDevice {
  readonly deviceId: string;
  readonly serial: string;
  /** Its current capture; null where the store does not say. */
  readonly place: CapturePlace | null;
  /** Errors of its capture, `conflict-*`, `value-not-carried` (with the target) or `evidence-damaged`. */
  readonly issues: readonly Issue[];
}

export interface ExportReport extends ExportTotals, PlacedFiles {
  /** Devices that match the filter. */
  readonly asked: number;
  /** Those of them that are in at least one file. */
  readonly exported: number;
  readonly withheld: readonly WithheldDevice[];
  /** Open conflicts that hold devices back. */
  readonly conflicts: number;
}

/** Devices looked at, of all that there are. */
export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}

const HELD_BACK_A_PAGE = 500;
const NOTHING_PLACED = ok<PlacedFiles>({ written: [], removed: [] });

/**
 * @param signal Aborted, the promise rejects with its reason and no file is left behind.
 * @throws {StoreFailure} where the store fails; no file is left behind then either.
 */
export async function exportDevices(
  { targets, outDir, filter }: ExportRequest,
  { store, bulk }: ExportPorts,
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
): Promise<Result<ExportReport, MergeError>> {
  const writers = targets.map((target) => ({ target, writer: createImportFileWriter(target, outDir, store.ids) }));
  try {
    const rows = await writeRows(writers, filter, { store, bulk }, onProgress, signal);
    const held = await heldBack(store, filter, rows.seen);
    signal.throwIfAborted();
    const files = (await Promise.all(writers.map(({ writer }) => writer.finish()))).flat();
    const asked = rows.seen.size + held.devices.length;
    // A filter that no device meets says nothing of what an earlier export wrote.
    const canChange = files.length > 0 || (asked > 0 && (await readExportRecord(outDir)).length > 0);
    const placed = canChange ? await placeFiles(outDir, files, targets, () => tellStore(store, files)) : NOTHING_PLACED;
    if (!placed.ok) return placed;
    const withheld = await withPlaces(store, [...held.devices, ...rows.withheld]);
    return ok({
      ...(await exportTotals(store, filter)),
      asked,
      exported: rows.exported,
      withheld,
      conflicts: held.conflicts,
      ...placed.value,
    });
  } catch (error) {
    if (error instanceof ExportFailure) return err(error.error);
    throw error;
  } finally {
    await Promise.all(writers.map(({ writer }) => writer.discard()));
  }
}

function tellStore(store: Store, files: readonly WaitingFile[]): Promise<void> {
  return recordExport(
    store,
    files.map(({ sha256, file, target, rows, bytes }) => ({
      sha256,
      fileName: file,
      format: target,
      rows,
      sizeBytes: bytes,
    })),
  );
}

type Withheld = Omit<WithheldDevice, 'place'> & { readonly captureId: string };

interface RowsWritten {
  readonly exported: number;
  /** Ids of all devices that were looked at. */
  readonly seen: ReadonlySet<string>;
  readonly withheld: readonly Withheld[];
}

async function writeRows(
  writers: readonly { readonly target: ImportTarget; readonly writer: ImportFileWriter }[],
  filter: DeviceFilter,
  { store, bulk }: ExportPorts,
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
): Promise<RowsWritten> {
  const total = await countDevices(store, filter);
  const withheld: Withheld[] = [];
  const seen = new Set<string>();
  let exported = 0;
  for await (const page of exportRows(store, bulk, filter, signal)) {
    signal.throwIfAborted();
    // A device that is captured again meanwhile comes once more, on a later page.
    const fresh = page.rows.filter(({ deviceId }) => !seen.has(deviceId));
    const lines = writers.map((): string[] => []);
    for (const { deviceId, captureId, row } of fresh) {
      seen.add(deviceId);
      const issues: Issue[] = [];
      writers.forEach(({ target }, index) => {
        const line = printImportRow(target, row);
        if (line.ok) lines[index]?.push(line.value);
        else issues.push(...line.error);
      });
      if (issues.length > 0) withheld.push({ deviceId, captureId, serial: row.serial, issues });
      if (writers.some(({ target }) => !issues.some(({ values }) => values.target === target))) exported++;
    }
    for (const { deviceId, captureId, serial } of page.unreadable) {
      seen.add(deviceId);
      withheld.push({ deviceId, captureId, serial, issues: [issue('evidence-damaged')] });
    }
    await Promise.all(writers.map(({ writer }, index) => writer.add(lines[index] ?? [])));
    onProgress({ done: seen.size, total });
  }
  return { exported, seen, withheld };
}

async function heldBack(
  store: Store,
  filter: DeviceFilter,
  seen: ReadonlySet<string>,
): Promise<{ readonly devices: readonly Withheld[]; readonly conflicts: number }> {
  const devices: Withheld[] = [];
  const conflicts = new Set<string>();
  for (let after: string | null = null; ; ) {
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

async function withPlaces(store: Store, withheld: readonly Withheld[]): Promise<readonly WithheldDevice[]> {
  const places = await capturePlaces(
    store,
    withheld.map(({ captureId }) => captureId),
  );
  return withheld.map(({ deviceId, serial, captureId, issues }) => {
    const place = places.get(captureId) ?? null;
    return {
      deviceId,
      serial,
      place,
      issues: issues.map((found) => ({ ...found, row: found.row ?? place?.row ?? null })),
    };
  });
}
