/**
 * A store with as many devices as a bench wants, made in seconds: the rows are what collecting would leave, but for the
 * evidence, of which only the first captures have real bytes.
 */
import type { Insertable } from 'kysely';
import { toEvidence } from '../../../electron/core/collect/compress.ts';
import { nodeSha256, sha256Hex } from '../../../electron/core/hashing.ts';
import { practiceDevice } from '../../../electron/core/practice/practice-device.ts';
import { insertRows } from '../../../electron/core/store/insert-rows.ts';
import type { Store } from '../../../electron/core/store/open-store.ts';
import { inRecording } from '../../../electron/core/store/recording.ts';
import { searchText } from '../../../electron/core/store/search-text.ts';
import { factColumns } from '../../../electron/core/store/stored-capture.ts';
import type {
  CapturesTable,
  ConflictMembersTable,
  ConflictsTable,
  DevicesTable,
  IssuesTable,
} from '../../../electron/core/store/tables.ts';
import { decodeHardwareHash } from '../../../shared/autopilot/hardware-hash/decode.ts';
import { captureFactsOf } from '../../../shared/devices/capture-facts-of.ts';
import { identityOf } from '../../../shared/devices/identity.ts';
import { toUtcText } from '../../../shared/time.ts';
import { randomFrom } from '../../support/seeded-random.ts';

export interface FillOptions {
  readonly devices: number;
  /** How many of the first have a hash that can be read back. */
  readonly withEvidence?: number;
  readonly nowMs: number;
}

const AT_ONCE = 2_000;
const MODELS = [
  ['HP', 'HP EliteBook 840 14 inch G11 Notebook PC'],
  ['LENOVO', '21R3001BUK'],
  ['Dell Inc.', 'Latitude 5450'],
  ['Microsoft Corporation', 'Surface Laptop 6'],
] as const;
const STICKS = 50;
/** One in so many. */
const EVERY = { user: 3, warning: 20, note: 50, conflict: 400, notExported: 2 };
const DAY_MS = 86_400_000;
const NO_FILE = '0'.repeat(64);

/** Fills a new store: every 20th device with a warning, every 400th in a conflict with the next, every 2nd exported. */
export async function fillStore(store: Store, options: FillOptions): Promise<void> {
  await fillSticks(store, options.nowMs);
  await inRecording(store, async ({ db, engine, at }) => {
    const evidence = { ...toEvidence(Buffer.alloc(0)), sha256: NO_FILE };
    await insertRows(db, engine, 'evidence', [evidenceRow(evidence, at)]);
  });
  for (let from = 0; from < options.devices; from += AT_ONCE) {
    await fillSlice(store, options, from, Math.min(from + AT_ONCE, options.devices));
  }
}

async function fillSticks(store: Store, nowMs: number): Promise<void> {
  const at = toUtcText(nowMs - 30 * DAY_MS);
  const sticks = Array.from({ length: STICKS }, (_, index) => ({
    id: stickId(index),
    number: index + 1,
    place: 'out' as const,
    batch: '',
    tenant: '',
    group_tag: '',
    order_id: '',
    kit_version: '1',
    manifest: '{}',
    trip: 1,
    first_staged_at: at,
    last_seen_at: at,
  }));
  await insertRows(store.db, store.engine, 'sticks', sticks);
}

/** A ULID that sorts by its index. */
function idOf(kind: number, index: number): string {
  return `01K${kind}${String(index).padStart(22, '0')}`;
}

const stickId = (index: number) => idOf(9, index);

async function fillSlice(store: Store, options: FillOptions, from: number, to: number): Promise<void> {
  const { devices, withEvidence = 0, nowMs } = options;
  const random = randomFrom(from + 1);
  const rows = { devices: [] as Insertable<DevicesTable>[], captures: [] as Insertable<CapturesTable>[] };
  const issues: Insertable<IssuesTable>[] = [];
  const conflicts: Insertable<ConflictsTable>[] = [];
  const members: Insertable<ConflictMembersTable>[] = [];
  const files: ReturnType<typeof evidenceRow>[] = [];
  for (let index = from; index < to; index++) {
    const [id, captureId] = [idOf(1, index), idOf(2, index)];
    const collectedMs = nowMs - Math.floor(((devices - index) / devices) * 60 * DAY_MS);
    const at = toUtcText(collectedMs);
    const real = index < withEvidence ? practiceDevice(index) : null;
    const [manufacturer, product] = MODELS[index % MODELS.length] ?? MODELS[0];
    const decoded = real === null ? null : decodeHardwareHash(real.hash, nodeSha256);
    const row = {
      serial: real?.serial ?? `5CG51${((index * 15_485_863) % 36 ** 5).toString(36).toUpperCase().padStart(5, '0')}`,
      hash: real?.hash ?? String(index),
      groupTag: `TAG-${random(40)}`,
      assignedUser: index % EVERY.user === 0 ? `user.${index}@contoso.example` : '',
      manufacturer,
      model: product,
    };
    const cells = { kind: 'hash', row: 1, line: 2, productId: '', ...row } as const;
    const read = captureFactsOf(cells, decoded?.ok ? decoded.value : null, nodeSha256);
    const facts = { ...read, capturedAtMs: read.capturedAtMs ?? collectedMs - random(DAY_MS) };
    const file =
      real &&
      toEvidence(
        Buffer.from(`Device Serial Number,Windows Product ID,Hardware Hash\r\n${real.serial},,${real.hash}\r\n`),
      );
    if (file !== null) files.push(evidenceRow(file, at));
    const origin = {
      stick_id: stickId(index % STICKS),
      batch: `2026-B${String(Math.floor(index / 1_000)).padStart(3, '0')}`,
      order_id: `PO-${1_000 + Math.floor(index / 500)}`,
    };
    const orderId = origin.order_id;
    rows.devices.push({
      id,
      identity_key: `${identityOf(facts).key}:${sha256Hex(Buffer.from(String(index)))}`,
      split_key: '',
      state: 'active',
      current_capture_id: captureId,
      serial: facts.serial,
      manufacturer: facts.manufacturer,
      product: facts.product,
      group_tag: facts.groupTag,
      assigned_user: facts.assignedUser,
      captured_group_tag: facts.groupTag,
      captured_assigned_user: facts.assignedUser,
      captured_order_id: orderId,
      search_text: searchText({ ...facts, orderId }),
      ...origin,
      captured_at: toUtcText(facts.capturedAtMs),
      first_seen_at: at,
      last_seen_at: at,
      exported_at: index % EVERY.notExported === 0 ? null : at,
    });
    rows.captures.push({
      id: captureId,
      file_sha256: file?.sha256 ?? NO_FILE,
      row_number: file === null ? index + 1 : 1,
      kind: 'hash',
      product_id: '',
      ...factColumns(facts),
      standing: 'counts',
      settled_by: null,
      device_id: id,
      ...origin,
      trip: 1,
      collected_at: at,
    });
    const tie = { source: origin.stick_id, path: '', file_sha256: NO_FILE, capture_id: captureId, row_number: 1 };
    const open = { ...tie, details: '{}', state: 'open', opened_at: at, last_seen_at: at, resolved_at: null } as const;
    if (index % EVERY.warning === 0) {
      issues.push({ id: idOf(3, index), issue_key: `w${index}`, code: 'no-tpm', severity: 'warning', ...open });
    }
    if (index % EVERY.note === 0) {
      issues.push({ id: idOf(4, index), issue_key: `n${index}`, code: 'virtual-machine', severity: 'note', ...open });
    }
    if (index % EVERY.conflict === 1) {
      const conflictId = idOf(5, index);
      conflicts.push({
        id: conflictId,
        kind: 'serial',
        key: `c${index}`,
        serial: facts.serial,
        state: 'open',
        older_capture_id: idOf(2, index - 1),
        newer_capture_id: captureId,
        contested: '',
        resolutions: 'use-newer,use-older,two-devices,later',
        choice: null,
        kept_identity_key: null,
        opened_at: at,
        resolved_at: null,
      });
      members.push(
        { conflict_id: conflictId, device_id: id },
        { conflict_id: conflictId, device_id: idOf(1, index - 1) },
      );
    }
  }
  await inRecording(store, async ({ db, engine }) => {
    await insertRows(db, engine, 'evidence', files);
    await insertRows(db, engine, 'devices', rows.devices);
    await insertRows(db, engine, 'captures', rows.captures);
    await insertRows(db, engine, 'issues', issues);
    await insertRows(db, engine, 'conflicts', conflicts);
    await insertRows(db, engine, 'conflict_members', members);
  });
}

function evidenceRow({ sizeBytes, ...file }: ReturnType<typeof toEvidence>, at: string) {
  return { ...file, kind: 'capture', size_bytes: sizeBytes, companion_sha256: null, first_seen_at: at } as const;
}
