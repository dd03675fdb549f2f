import { type DeviceFilter, matching } from './device-filter.ts';
import type { Store } from './open-store.ts';

/** What the devices of an export rest on. */
export interface ExportTotals {
  /** Different files that the captures came from. */
  readonly files: number;
  readonly captures: number;
  /** Devices with a capture that counts. */
  readonly devices: number;
  /** Captures that count beyond the first of their device. */
  readonly duplicates: number;
}

export async function exportTotals({ db, engine }: Store, filter: DeviceFilter): Promise<ExportTotals> {
  const row = await db
    .selectFrom('devices')
    .innerJoin('captures', 'captures.device_id', 'devices.id')
    .where((eb) => matching(eb, filter, engine))
    .where('devices.state', '=', 'active')
    .select((eb) => [
      eb.fn.count('captures.file_sha256').distinct().as('files'),
      eb.fn.countAll().as('captures'),
      eb.fn.countAll().filterWhere('captures.standing', '=', 'counts').as('counting'),
      eb.fn.count('captures.device_id').distinct().filterWhere('captures.standing', '=', 'counts').as('devices'),
    ])
    .executeTakeFirstOrThrow();
  const devices = Number(row.devices);
  return {
    files: Number(row.files),
    captures: Number(row.captures),
    devices,
    duplicates: Number(row.counting) - devices,
  };
}
