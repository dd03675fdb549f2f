import type { Selectable } from 'kysely';
import type { CaptureFacts } from '../../../shared/devices/capture-facts.ts';
import { comparableSerial } from '../../../shared/devices/contested-value.ts';
import { identityOf } from '../../../shared/devices/identity.ts';
import { fromUtcText, toUtcText } from '../../../shared/time.ts';
import type { SettlingCapture } from './settle.ts';
import type { CaptureStanding, CapturesTable } from './tables.ts';

/** A capture with what its device takes over from it. */
export interface StoredCapture extends SettlingCapture {
  readonly stickId: string | null;
  readonly batch: string;
  readonly orderId: string;
}

/** A capture that is in the store already, with where it stands there. */
export interface PlacedCapture extends StoredCapture {
  readonly deviceId: string;
  readonly standing: CaptureStanding;
}

type FactColumns = Pick<
  CapturesTable,
  | 'serial'
  | 'serial_key'
  | 'other_serial_key'
  | 'group_tag'
  | 'assigned_user'
  | 'manufacturer'
  | 'product'
  | 'hash_serial'
  | 'uuid'
  | 'ek_sha256'
  | 'fingerprint'
  | 'captured_at'
>;

export function factColumns(facts: CaptureFacts): FactColumns {
  const serialKey = comparableSerial(facts.serial);
  const hashSerialKey = comparableSerial(facts.hashSerial);
  return {
    serial: facts.serial,
    serial_key: serialKey,
    other_serial_key: hashSerialKey === '' || hashSerialKey === serialKey ? null : hashSerialKey,
    group_tag: facts.groupTag,
    assigned_user: facts.assignedUser,
    manufacturer: facts.manufacturer,
    product: facts.product,
    hash_serial: facts.hashSerial,
    uuid: facts.uuid,
    ek_sha256: facts.ekSha256,
    fingerprint: facts.fingerprint,
    captured_at: facts.capturedAtMs === null ? null : toUtcText(facts.capturedAtMs),
  };
}

export function factsOf(row: FactColumns): CaptureFacts {
  return {
    serial: row.serial,
    hashSerial: row.hash_serial,
    uuid: row.uuid,
    ekSha256: row.ek_sha256,
    manufacturer: row.manufacturer,
    product: row.product,
    groupTag: row.group_tag,
    assignedUser: row.assigned_user,
    capturedAtMs: row.captured_at === null ? null : fromUtcText(row.captured_at),
    fingerprint: row.fingerprint,
  };
}

export function placedCapture(row: Selectable<CapturesTable>): PlacedCapture {
  const facts = factsOf(row);
  return {
    id: row.id,
    facts,
    identityKey: identityOf(facts).key,
    isUsable: row.standing !== 'unusable',
    standing: row.standing,
    settledBy: row.settled_by,
    wasAside: row.standing === 'aside',
    deviceId: row.device_id,
    stickId: row.stick_id,
    batch: row.batch,
    orderId: row.order_id,
  };
}
