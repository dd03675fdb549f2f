/**
 * Exporting from the store: devices in, legal import files out, page by page. Guards that every device that was asked
 * for is in each of the files, once, or named with the reason why it is not.
 */
import type { ImportTarget } from '../../../shared/autopilot/import-file/import-format.ts';
import type { Issue } from '../../../shared/autopilot/issues.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { readExportRecord } from '../merge/export-record.ts';
import type { MergeError } from '../merge/merge-report.ts';
import { type PlacedFiles, placeFiles } from '../merge/place-files.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import { type CapturePlace, capturePlaces } from '../store/capture-places.ts';
import type { DeviceFilter } from '../store/device-filter.ts';
import { countDevices } from '../store/devices.ts';
import { exportRows } from '../store/export-rows.ts';
import { type ExportTotals, exportTotals } from '../store/export-totals.ts';
import { recordExport, recordExportedDevices } from '../store/exports.ts';
import { reading, type Store } from '../store/open-store.ts';
import { type StoreError, toStoreError } from '../store/store-failure.ts';
import {
  createImportFileWriter,
  ExportFailure,
  type PrintedRow,
  type WaitingImportFile,
} from './import-file-writer.ts';
import { sortOut, type Withheld } from './sort-out.ts';

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
  /**
   * Why the store could not note which devices are in the files. The files are there and ours; their devices count as not
   * exported until they are exported once more.
   */
  readonly unnoted: StoreError | null;
}

/** Devices looked at, of all that there are. */
export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}

const NOTHING_PLACED = ok<PlacedFiles>({ written: [], removed: [] });

/**
 * @param signal Aborted, the promise rejects with its reason and no file is left behind.
 * @throws {StoreFailure} where the store fails before the files have their names. No file is left behind then either.
 */
export async function exportDevices(
  { targets, outDir, filter }: ExportRequest,
  { store, bulk }: ExportPorts,
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
): Promise<Result<ExportReport, MergeError>> {
  const writers = targets.map((target) => createImportFileWriter(target, outDir, store.ids));
  // Pages are read between the transactions of others; what is written down goes in one of its own.
  const views = reading(store);
  try {
    const total = await countDevices(views, filter);
    const take = async (rows: readonly (readonly PrintedRow[])[], done: number) => {
      await allOf(writers.map((writer, index) => writer.add(rows[index] ?? [])));
      onProgress({ done, total });
    };
    const pages = exportRows(views, bulk, filter, signal);
    const { asked, exported, withheld, conflicts } = await sortOut(views, targets, pages, take, signal);
    // Before anything is noted as exported, which the filter may ask for.
    const totals = await exportTotals(views, filter);
    const named = await withPlaces(views, withheld);
    signal.throwIfAborted();
    const files = (await allOf(writers.map((writer) => writer.finish()))).flat();
    // A filter that no device meets says nothing of what an earlier export wrote.
    const canChange = files.length > 0 || (asked > 0 && (await readExportRecord(outDir)).length > 0);
    const placed = canChange ? await placeFiles(outDir, files, targets, () => tellStore(store, files)) : NOTHING_PLACED;
    if (!placed.ok) return placed;
    const unnoted = await noteDevices(store, files);
    return ok({ ...totals, asked, exported, withheld: named, conflicts, ...placed.value, unnoted });
  } catch (error) {
    if (error instanceof ExportFailure) return err(error.error);
    throw error;
  } finally {
    await Promise.all(writers.map((writer) => writer.discard()));
  }
}

/** Waits for all also where one fails: a part that is still being opened would not be discarded. */
async function allOf<T>(works: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

function tellStore(store: Store, files: readonly WaitingImportFile[]): Promise<void> {
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

/** The files have their names: a store that fails now changes nothing about them. */
async function noteDevices(store: Store, files: readonly WaitingImportFile[]): Promise<StoreError | null> {
  try {
    await recordExportedDevices(
      store,
      files.map(({ sha256, file, deviceIds }) => ({ sha256, fileName: file, deviceIds })),
    );
    return null;
  } catch (error) {
    return toStoreError(error);
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
