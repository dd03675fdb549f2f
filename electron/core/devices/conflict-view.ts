import type { HardwareHash } from '../../../shared/autopilot/hardware-hash/types.ts';
import { conflictPattern, type PatternSide } from '../../../shared/devices/conflict-pattern.ts';
import type { Answer, Request } from '../../../shared/ipc/contract.ts';
import type { ConflictView } from '../../../shared/ipc/devices.ts';
import { err, ok } from '../../../shared/result.ts';
import { toUtcText } from '../../../shared/time.ts';
import { type ConflictCapture, conflictById, resolveConflict, type StoredConflict } from '../store/conflicts.ts';
import { reading, type Store } from '../store/open-store.ts';
import { cut, utcOrNull } from './bounded.ts';
import { comparedFields, systemDiskSerial } from './compared-fields.ts';
import { decodedCaptures } from './decoded-captures.ts';
import type { DetailPorts } from './device-detail.ts';
import { stickNumbers } from './stick-numbers.ts';
import { unlessBusy } from './unless-busy.ts';

const MOST_LISTED = 10_000;

/** The open conflicts, oldest first. */
export async function listConflictIds(store: Store): Promise<Answer<'devices:conflicts'>> {
  const rows = await store.views
    .selectFrom('conflicts')
    .where('state', '=', 'open')
    .orderBy('id')
    .limit(MOST_LISTED)
    .select('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Two captures side by side, with what their hashes say today. */
export async function conflictView(
  { store, bulk }: DetailPorts,
  conflictId: string,
  signal: AbortSignal,
): Promise<Answer<'devices:conflict'>> {
  const ports = { store: reading(store), bulk };
  const conflict = await conflictById(ports.store, conflictId);
  return conflict === null ? err({ code: 'conflict-unknown', detail: '' }) : ok(await viewOf(ports, conflict, signal));
}

/** Keeps a person's choice and shows what it came to. */
export async function resolveConflictView(
  { store, bulk }: DetailPorts,
  { conflict, choice }: Request<'devices:resolve'>,
  signal: AbortSignal,
): Promise<Answer<'devices:resolve'>> {
  return unlessBusy(async () => {
    const resolved = await resolveConflict(store, conflict, choice);
    if (!resolved.ok) return err({ code: resolved.error.code, detail: '' });
    return ok(await viewOf({ store: reading(store), bulk }, resolved.value, signal));
  }, err);
}

interface Origin {
  readonly id: string;
  readonly file_sha256: string;
  readonly row_number: number;
  readonly stick_id: string | null;
  readonly batch: string;
}

async function viewOf(ports: DetailPorts, conflict: StoredConflict, signal: AbortSignal): Promise<ConflictView> {
  const { older, newer } = conflict;
  const origins = await ports.store.db
    .selectFrom('captures')
    .where('id', 'in', [older.captureId, newer.captureId])
    .select(['id', 'file_sha256', 'row_number', 'stick_id', 'batch'])
    .execute();
  const numberOf = await stickNumbers(
    ports.store,
    origins.map(({ stick_id }) => stick_id),
  );
  const originOf = ({ captureId }: ConflictCapture) => origins.find(({ id }) => id === captureId);
  const wanted = [older, newer].flatMap((side) => {
    const origin = originOf(side);
    if (origin === undefined) return [];
    const { id, file_sha256: fileSha256, row_number: row } = origin;
    return [{ id, fileSha256, row, fingerprint: side.facts.fingerprint }];
  });
  const hashes = await decodedCaptures(ports, wanted, signal);
  const [olderHash, newerHash] = [hashes.get(older.captureId) ?? null, hashes.get(newer.captureId) ?? null];
  const { looksLike, fits } = conflictPattern(
    conflict.kind,
    conflict.contested,
    patternSide(older, olderHash),
    patternSide(newer, newerHash),
    conflict.resolutions,
  );
  return {
    id: conflict.id,
    kind: conflict.kind,
    serial: cut(conflict.serial),
    model: cut(modelOf(newer), 1_024),
    state: conflict.state,
    older: sideOf(older, originOf(older), numberOf),
    newer: sideOf(newer, originOf(newer), numberOf),
    fields: comparedFields({ facts: older.facts, hash: olderHash }, { facts: newer.facts, hash: newerHash }),
    looksLike,
    choices: conflict.resolutions,
    fits,
    choice: conflict.choice,
  };
}

function sideOf(
  { deviceId, facts }: ConflictCapture,
  origin: Origin | undefined,
  numberOf: (stickId: string | null) => number | null,
): ConflictView['older'] {
  return {
    deviceId,
    stickNumber: numberOf(origin?.stick_id ?? null),
    batch: cut(origin?.batch ?? ''),
    capturedAt: facts.capturedAtMs === null ? null : utcOrNull(toUtcText(facts.capturedAtMs)),
  };
}

function patternSide(side: ConflictCapture, hash: HardwareHash | null): PatternSide {
  const { serial, hashSerial, uuid, ekSha256: tpmKey } = side.facts;
  return { serial, hashSerial, uuid, tpmKey, model: modelOf(side), diskSerial: hash && systemDiskSerial(hash) };
}

function modelOf({ facts: { manufacturer, product } }: ConflictCapture): string {
  const isRepeated = product.toLowerCase().startsWith(`${manufacturer.toLowerCase()} `);
  return (isRepeated ? product : `${manufacturer} ${product}`).trim();
}
