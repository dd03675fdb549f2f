import { HASH_CHARACTERS } from '../../../shared/autopilot/hardware-hash/decode.ts';
import type { ImportRow } from '../../../shared/autopilot/import-file/import-format.ts';
import type { Issue } from '../../../shared/autopilot/issues.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import type { EvidenceDraft } from './capture-draft.ts';
import { type DeviceFilter, hasOpenConflict, matching } from './device-filter.ts';
import { issuesOf } from './device-history.ts';
import { type StoredDevice, storedDevice } from './devices.ts';
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
  readonly held: readonly HeldBackDevice[];
}

/** A device that is not exported, and why: an open conflict, or an error on its current capture. */
export interface HeldBackDevice {
  readonly device: StoredDevice;
  readonly isInConflict: boolean;
  /** Errors of the current capture. */
  readonly issues: readonly Issue[];
}

/** Devices whose hashes are read at once: some MiB. */
const PAGE_DEVICES = 500;

/** Ids looked at once, where little is read of each device. */
const PAGE_IDS = 5_000;

/**
 * Every device that the filter lets pass, once, whatever others change meanwhile: first those that may be exported, in the
 * order of collecting, with what is said of them; then those that may not. Page by page: of all devices only the ids are
 * kept.
 */
export function exportRows(
  store: Store,
  bulk: BulkRunner,
  filter: DeviceFilter,
  signal: AbortSignal,
): AsyncGenerator<ExportPage> {
  return rowPages(store, filter, hashReader(store, bulk, signal));
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
  const readHashes = hashReader(store, bulk, signal);
  return rowPages(store, filter, async (devices) => {
    const { sure = [], unsure = [] } = Object.groupBy(devices, (device) => (wasReadable(device) ? 'sure' : 'unsure'));
    const read = await readHashes(unsure);
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
  const seen = new Set<string>();
  for (let after: string | undefined = ''; after !== undefined; ) {
    const devices = await exportableDevices(store, filter, after);
    // One that is captured again meanwhile comes once more, on a later page.
    const fresh = devices.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    if (fresh.length > 0) yield { ...pageOf(fresh, await hashesOf(fresh)), held: [] };
    after = devices.length < PAGE_DEVICES ? undefined : devices.at(-1)?.current_capture_id;
  }
  // One whose conflict was decided meanwhile may have an earlier current capture by now: only ids of devices never change.
  for (let after: string | undefined = ''; after !== undefined; ) {
    const ids = await deviceIds(store, filter, after);
    const left = ids.filter((id) => !seen.has(id));
    for (let from = 0; from < left.length; from += PAGE_DEVICES) {
      const { exportable, held } = await unseenDevices(store, filter, left.slice(from, from + PAGE_DEVICES));
      yield { ...pageOf(exportable, await hashesOf(exportable)), held };
    }
    after = ids.length < PAGE_IDS ? undefined : ids.at(-1);
  }
}

type ExportableDevice = Awaited<ReturnType<typeof exportableDevices>>[number];

/** By the current capture's id, so that the rows of one file come together and it is read once a page. */
async function exportableDevices(store: Store, filter: DeviceFilter, after: string) {
  return withCurrentCapture(store, filter)
    .where((eb) => eb.not(hasOpenConflict(eb)))
    .where('captures.standing', '=', 'counts')
    .where('devices.current_capture_id', '>', after)
    .orderBy('devices.current_capture_id')
    .limit(PAGE_DEVICES)
    .execute();
}

function withCurrentCapture({ db, engine }: Store, filter: DeviceFilter) {
  return db
    .selectFrom('devices')
    .innerJoin('captures', 'captures.id', 'devices.current_capture_id')
    .where((eb) => matching(eb, filter, engine))
    .where('devices.state', '=', 'active')
    .selectAll('devices')
    .select(['captures.file_sha256', 'captures.row_number', 'captures.fingerprint', 'captures.product_id'])
    .select(['captures.uuid', 'captures.ek_sha256', 'captures.hash_serial', 'captures.captured_at as hash_time']);
}

/** In the order in which the devices were first collected. */
async function deviceIds({ db, engine }: Store, filter: DeviceFilter, after: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('devices')
    .where((eb) => matching(eb, filter, engine))
    .where('state', '=', 'active')
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE_IDS)
    .select('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Told apart by one statement: between two of them a device could pass from one kind to the other. */
async function unseenDevices(store: Store, filter: DeviceFilter, ids: readonly string[]) {
  const rows = await withCurrentCapture(store, filter)
    .where('devices.id', 'in', store.engine.textsOf(JSON.stringify(ids)))
    .orderBy('devices.id')
    .select((eb) => [hasOpenConflict(eb).as('in_conflict'), 'captures.standing'])
    .execute();
  // SQLite answers with a number, PostgreSQL with a boolean.
  const devices = rows.map((row) => ({ ...row, isInConflict: Boolean(row.in_conflict) }));
  const { exportable = [], held = [] } = Object.groupBy(devices, ({ isInConflict, standing }) =>
    isInConflict || standing !== 'counts' ? 'held' : 'exportable',
  );
  const issues = await issuesOf(
    store,
    held.map((row) => row.current_capture_id),
  );
  return {
    exportable,
    held: held.map((row) => ({
      device: storedDevice(row),
      isInConflict: row.isInConflict,
      issues: (issues.get(row.current_capture_id) ?? []).filter(({ severity }) => severity === 'error'),
    })),
  };
}

/** What names a row among all files. */
const placeInFile = ({ file_sha256, row_number }: Pick<ExportableDevice, 'file_sha256' | 'row_number'>) =>
  `${file_sha256}:${row_number}`;

/**
 * Reads hashes page after page, by `placeInFile`; a row that is no longer what was stored is left out. What the next page
 * asks of the same file is not read from the store again.
 */
function hashReader(store: Store, bulk: BulkRunner, signal: AbortSignal) {
  let kept: ReadonlyMap<string, EvidenceDraft> = new Map();
  return async (devices: readonly ExportableDevice[]): Promise<ReadonlyMap<string, string>> => {
    if (devices.length === 0) return new Map();
    const byFile = Map.groupBy(devices, (device) => device.file_sha256);
    const evidence = [...kept.values()].filter(({ sha256 }) => byFile.has(sha256));
    evidence.push(
      ...(await readEvidence(
        store,
        [...byFile.keys()].filter((sha256) => !kept.has(sha256)),
      )),
    );
    kept = new Map(evidence.map((file) => [file.sha256, file]));
    const files = evidence.map((file) => {
      const rows = byFile.get(file.sha256) ?? [];
      return { ...file, rows: rows.map(({ row_number: row, fingerprint }) => ({ row, fingerprint })) };
    });
    const found = await bulk.run('collect:hashes', { files }, signal);
    return new Map(found.map(({ sha256, row, hash }) => [placeInFile({ file_sha256: sha256, row_number: row }), hash]));
  };
}

/** @param hashes By `placeInFile`. */
function pageOf(devices: readonly ExportableDevice[], hashes: ReadonlyMap<string, string>) {
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
