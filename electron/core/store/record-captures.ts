import type { Insertable } from 'kysely';
import type { Issue } from '../../../shared/autopilot/issues.ts';
import type { CaptureDraft } from './capture-draft.ts';
import { insertRows } from './insert-rows.ts';
import type { Recording } from './recording.ts';
import { relatedCaptures } from './related-captures.ts';
import { placeOf, RECAPTURED, type Settlement, settle } from './settle.ts';
import { factColumns, type PlacedCapture, type StoredCapture } from './stored-capture.ts';
import type { CapturesTable } from './tables.ts';
import { decisionsFor, writeConflicts } from './write-conflicts.ts';
import { deviceName, knownDevices, writeDevices } from './write-devices.ts';

/** Where captures come from. */
export interface CaptureOrigin {
  readonly stickId: string | null;
  readonly trip: number | null;
  readonly batch: string;
  readonly orderId: string;
}

/** A capture that is about to be stored. Its file is stored already, in the same recording. */
export interface NewCapture extends StoredCapture {
  readonly fileSha256: string;
  readonly trip: number | null;
  readonly draft: CaptureDraft;
}

export interface CapturesRecorded {
  readonly newDevices: number;
  /** Ids of the conflicts that were not open before. */
  readonly openedConflicts: readonly string[];
  /** Captures of a damaged hash whose device has been captured again; `settleIssues` resolves what is wrong with them. */
  readonly recaptured: readonly StoredCapture[];
  /** Those of which that holds no longer. */
  readonly broughtBack: readonly StoredCapture[];
}

export function newCapture(draft: CaptureDraft, fileSha256: string, origin: CaptureOrigin, id: string): NewCapture {
  const { facts, identityKey } = draft;
  return {
    id,
    facts,
    identityKey,
    isUsable: isUsable(draft.issues),
    settledBy: null,
    wasAside: false,
    fileSha256,
    draft,
    ...origin,
  };
}

/**
 * Whether a row may reach a service as it is, and so may speak for its device. One without any hash still may: formats
 * that need none take it, and those that need one refuse it by themselves.
 */
function isUsable(issues: readonly Issue[]): boolean {
  return issues.every(({ code, severity }) => severity !== 'error' || code === 'hash-missing');
}

/**
 * Stores captures and what follows from them: their devices, which of the captures of those devices count, and the
 * conflicts that they raise. With no new ones, works out afresh what follows from the stored ones.
 *
 * @param around Stored captures whose devices and conflicts are to be worked out too.
 */
export async function recordCaptures(
  recording: Recording,
  captures: readonly NewCapture[],
  around: readonly PlacedCapture[] = [],
): Promise<CapturesRecorded> {
  const stored = await relatedCaptures(recording.db, recording.engine, [...around, ...captures]);
  const all: readonly StoredCapture[] = [...stored, ...captures];
  const identityKeys = new Set(all.map((capture) => capture.identityKey));
  const known = await knownDevices(recording, [...identityKeys]);
  const knownIds = Array.from(known.values(), (device) => device.id);

  const settlement = settle(all, await decisionsFor(recording, knownIds));
  const isNew = new Set<StoredCapture>(captures);
  const deviceIds = await writeDevices(recording, settlement.devices, known, (capture) => isNew.has(capture));
  const deviceIdOf = ({ id, identityKey }: StoredCapture): string =>
    deviceIds.get(deviceName(identityKey, placeOf(settlement, id).splitKey)) ?? '';

  const rows = captures.map((capture) => captureRow(capture, recording.at, deviceIdOf(capture), settlement));
  await insertRows(recording.db, recording.engine, 'captures', rows);
  await moveCaptures(recording, stored, deviceIdOf, settlement);
  const openedConflicts = await writeConflicts(recording, settlement.openConflicts, knownIds, deviceIdOf);
  const isRecaptured = ({ id }: StoredCapture) => placeOf(settlement, id).settledBy === RECAPTURED;
  return {
    newDevices: settlement.devices.filter((device) => !known.has(deviceName(device.identityKey, device.splitKey)))
      .length,
    openedConflicts,
    recaptured: all.filter((capture) => capture.settledBy !== RECAPTURED && isRecaptured(capture)),
    broughtBack: stored.filter((capture) => capture.settledBy === RECAPTURED && !isRecaptured(capture)),
  };
}

function captureRow(
  capture: NewCapture,
  at: string,
  deviceId: string,
  settlement: Settlement<StoredCapture>,
): Insertable<CapturesTable> {
  const { draft } = capture;
  const place = placeOf(settlement, capture.id);
  return {
    id: capture.id,
    file_sha256: capture.fileSha256,
    row_number: draft.row,
    kind: draft.kind,
    product_id: draft.productId,
    ...factColumns(draft.facts),
    standing: place.standing,
    settled_by: place.settledBy,
    device_id: deviceId,
    stick_id: capture.stickId,
    trip: capture.trip,
    batch: capture.batch,
    order_id: capture.orderId,
    collected_at: at,
  };
}

/** Choices and new captures can give a stored capture another standing, or another device. */
async function moveCaptures(
  { db }: Recording,
  stored: readonly PlacedCapture[],
  deviceIdOf: (capture: StoredCapture) => string,
  settlement: Settlement<StoredCapture>,
): Promise<void> {
  for (const capture of stored) {
    const { standing, settledBy } = placeOf(settlement, capture.id);
    const deviceId = deviceIdOf(capture);
    const isSame = standing === capture.standing && settledBy === capture.settledBy && deviceId === capture.deviceId;
    if (isSame) continue;
    await db
      .updateTable('captures')
      .set({ standing, settled_by: settledBy, device_id: deviceId })
      .where('id', '=', capture.id)
      .execute();
  }
}
