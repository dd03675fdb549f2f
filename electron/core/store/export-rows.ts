import { HASH_CHARACTERS } from '../../../shared/autopilot/hardware-hash/decode.ts';
import type { ImportRow } from '../../../shared/autopilot/import-file/import-format.ts';
import type { Issue } from '../../../shared/autopilot/issues.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import { type DeviceFilter, hasOpenConflict, hasUsableCapture, matching } from './device-filter.ts';
import { issuesOf } from './device-history.ts';
import { type PageRequest, type StoredDevice, storedDevice } from './devices.ts';
import { readEvidence } from './evidence.ts';
import type { Store } from './open-store.ts';

/** A device that may be exported, with its hash read back from the evidence. */
export interface ExportRow {
  readonly deviceId: string;
  readonly captureId: string;
  readonly row: ImportRow;
}

export interface ExportPage {
  readonly rows: readonly ExportRow[];
  /** Devices whose evidence no longer gives the row that was stored: the store is damaged there. */
  readonly unreadable: readonly { readonly deviceId: string; readonly captureId: string; readonly serial: string }[];
}

/** Devices whose hashes are read at once: some MiB. */
const PAGE_DEVICES = 500;

/** Every device that may be exported, in the order of collecting, with what says of it: page by page, bounded memory. */
export function exportRows(
  store: Store,
  bulk: BulkRunner,
  filter: DeviceFilter,
  signal: AbortSignal,
): AsyncGenerator<ExportPage> {
  return rowPages(store, filter, (devices) => readHashes(store, bulk, devices, signal));
}

/** Stands for a hash that can be printed. */
const SOME_HASH = 'A'.repeat(HASH_CHARACTERS);

/**
 * The same rows without reading each hash back: what could be decoded when it was stored is taken for as good today, and
 * another hash stands in its place. Never for a file.
 */
export function expectedRows(
  store: Store,
  bulk: BulkRunner,
  filter: DeviceFilter,
  signal: AbortSignal,
): AsyncGenerator<ExportPage> {
  return rowPages(store, filter, async (devices) => {
    const { sure = [], unsure = [] } = Object.groupBy(devices, (device) => (wasReadable(device) ? 'sure' : 'unsure'));
    const read = await readHashes(store, bulk, unsure, signal);
    return new Map([...read, ...sure.map((device) => [placeInFile(device), SOME_HASH] as const)]);
  });
}

/** As `hasReadableHash` says it of a capture. */
function wasReadable({ uuid, ek_sha256, hash_serial, hash_time }: ExportableDevice): boolean {
  return [uuid, ek_sha256, hash_serial, hash_time].some((fact) => fact !== null);
}

async function* rowPages(
  store: Store,
  filter: DeviceFilter,
  hashesOf: (devices: readonly ExportableDevice[]) => Promise<ReadonlyMap<string, string>>,
): AsyncGenerator<ExportPage> {
  for (let after = ''; ; ) {
    const devices = await exportableDevices(store, filter, after);
    const last = devices.at(-1);
    if (last === undefined) return;
    yield pageOf(devices, await hashesOf(devices));
    if (devices.length < PAGE_DEVICES) return;
    after = last.current_capture_id;
  }
}

type ExportableDevice = Awaited<ReturnType<typeof exportableDevices>>[number];

/** By the current capture's id, so that the rows of one file come together and it is read once a page. */
async function exportableDevices({ db, engine }: Store, filter: DeviceFilter, after: string) {
  return db
    .selectFrom('devices')
    .innerJoin('captures', 'captures.id', 'devices.current_capture_id')
    .where((eb) => matching(eb, filter, engine))
    .where((eb) => eb.not(hasOpenConflict(eb)))
    .where('captures.standing', '=', 'counts')
    .where('devices.state', '=', 'active')
    .where('devices.current_capture_id', '>', after)
    .orderBy('devices.current_capture_id')
    .limit(PAGE_DEVICES)
    .selectAll('devices')
    .select(['captures.file_sha256', 'captures.row_number', 'captures.fingerprint', 'captures.product_id'])
    .select(['captures.uuid', 'captures.ek_sha256', 'captures.hash_serial', 'captures.captured_at as hash_time'])
    .execute();
}

/** What names a row among all files. */
const placeInFile = ({ file_sha256, row_number }: Pick<ExportableDevice, 'file_sha256' | 'row_number'>) =>
  `${file_sha256}:${row_number}`;

/** By `placeInFile`; a row that is no longer what was stored is left out. */
async function readHashes(
  store: Store,
  bulk: BulkRunner,
  devices: readonly ExportableDevice[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  if (devices.length === 0) return new Map();
  const byFile = Map.groupBy(devices, (device) => device.file_sha256);
  const evidence = await readEvidence(store, [...byFile.keys()]);
  const files = evidence.map((file) => {
    const rows = byFile.get(file.sha256) ?? [];
    return { ...file, rows: rows.map(({ row_number: row, fingerprint }) => ({ row, fingerprint })) };
  });
  const found = await bulk.run('collect:hashes', { files }, signal);
  return new Map(found.map(({ sha256, row, hash }) => [placeInFile({ file_sha256: sha256, row_number: row }), hash]));
}

/** @param hashes By `placeInFile`. */
function pageOf(devices: readonly ExportableDevice[], hashes: ReadonlyMap<string, string>): ExportPage {
  const rows: ExportRow[] = [];
  const unreadable: { deviceId: string; captureId: string; serial: string }[] = [];
  for (const device of devices) {
    const hash = hashes.get(placeInFile(device));
    const ids = { deviceId: device.id, captureId: device.current_capture_id };
    if (hash === undefined) unreadable.push({ ...ids, serial: device.serial });
    else rows.push({ ...ids, row: importRow(device, hash) });
  }
  return { rows, unreadable };
}

function importRow(device: ExportableDevice, hash: string): ImportRow {
  return {
    serial: device.serial,
    productId: device.product_id,
    hash,
    groupTag: device.group_tag,
    assignedUser: device.assigned_user,
    manufacturer: device.manufacturer,
    model: device.product,
  };
}

/** A device that is not exported, and why: an open conflict, or an error on its current capture. */
export interface HeldBackDevice {
  readonly device: StoredDevice;
  readonly isInConflict: boolean;
  /** Errors of the current capture. */
  readonly issues: readonly Issue[];
}

/** Devices that `exportRows` leaves out, in the order in which they were first collected. */
export async function heldBackDevices(
  store: Store,
  filter: DeviceFilter,
  page: PageRequest,
): Promise<{ readonly devices: readonly HeldBackDevice[]; readonly next: string | null }> {
  const { db, engine } = store;
  const rows = await db
    .selectFrom('devices')
    .where((eb) => matching(eb, filter, engine))
    .where('state', '=', 'active')
    .where((eb) => eb.or([hasOpenConflict(eb), eb.not(hasUsableCapture(eb))]))
    .where('id', '>', page.after ?? '')
    .orderBy('id')
    .limit(page.limit)
    .selectAll()
    .select((eb) => hasOpenConflict(eb).as('in_conflict'))
    .execute();
  const issues = await issuesOf(
    store,
    rows.map((row) => row.current_capture_id),
  );
  const devices = rows.map((row) => ({
    device: storedDevice(row),
    // SQLite answers with a number, PostgreSQL with a boolean.
    isInConflict: Boolean(row.in_conflict),
    issues: (issues.get(row.current_capture_id) ?? []).filter((issue) => issue.severity === 'error'),
  }));
  const last = rows.at(-1);
  return { devices, next: last === undefined || rows.length < page.limit ? null : last.id };
}
