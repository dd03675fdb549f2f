import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CheckLimits } from '../../../shared/autopilot/checks/check-row.ts';
import type { Conflict } from '../../../shared/devices/conflict.ts';
import type { Device } from '../../../shared/devices/device.ts';
import { createDeviceIndex } from '../../../shared/devices/device-index.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import { type MergedCapture, mergedCapture } from './merged-capture.ts';
import { type ReadPart, type Sources, slicesOf } from './read-sources.ts';
import { isPlain, outlineField } from './row-outline.ts';
import type { ScannedRow } from './scanned-row.ts';
import type { SourceError } from './source-lines.ts';

/** The devices of the rows that may share an identity or a serial with another row. */
export interface SharedDevices {
  /** Each device by the number of its first row. */
  readonly deviceByFirst: ReadonlyMap<number, Device<MergedCapture>>;
  readonly conflicts: readonly Conflict<MergedCapture>[];
}

/** Joins the contended rows by the exact rules; plain ones among them are read from their files again, whole. */
export async function joinShared(
  { parts, contention }: Sources,
  limits: CheckLimits,
  bulk: BulkRunner,
  signal: AbortSignal,
): Promise<Result<SharedDevices, SourceError>> {
  const index = createDeviceIndex<MergedCapture>();
  const firstOf = new Map<string, number>();
  const reading = parts.map((part) => readPlainRows(part, contention.rows, limits, bulk, signal));
  // A failure is met where the answer is awaited; until then it must not count as unhandled.
  for (const rows of reading) rows.catch(() => undefined);
  for (const [partNumber, part] of parts.entries()) {
    const plain = await reading[partNumber];
    if (plain?.ok === false) return plain;
    const plainRows = plain?.value.values() ?? [].values();
    for await (const rows of slicesOf(part, signal)) {
      for (const { index: place, row } of rows) {
        const number = part.firstNumber + place;
        if (!contention.rows.has(number)) continue;
        const whole = row ?? plainRows.next().value;
        if (whole === undefined) throw new RangeError('Fewer plain rows were read than asked for.');
        const capture = mergedCapture(part.file, part.firstRow, { ...whole, row: place + 1 }, number);
        const { key } = index.add(capture);
        if (!firstOf.has(key)) firstOf.set(key, number);
      }
    }
  }
  const deviceByFirst = new Map<number, Device<MergedCapture>>();
  for (const device of await inSlices(index.devices())) {
    deviceByFirst.set(firstOf.get(device.identity.key) ?? -1, device);
  }
  return ok({ deviceByFirst, conflicts: await inSlices(index.conflicts()) });
}

/** The contended plain rows of a part, in order. */
async function readPlainRows(
  { file, outline, firstNumber }: ReadPart,
  contended: ReadonlySet<number>,
  limits: CheckLimits,
  bulk: BulkRunner,
  signal: AbortSignal,
): Promise<Result<readonly ScannedRow[], SourceError>> {
  const spans: number[] = [];
  for (let index = 0; index < outline.rowCount; index++) {
    if (!contended.has(firstNumber + index) || !isPlain(outline, index)) continue;
    spans.push(outlineField(outline, index, 'offset'), outlineField(outline, index, 'length'));
  }
  if (spans.length === 0 || file.canonical === null) return ok([]);
  const { path: source, stamp, canonical } = file;
  return bulk.run('merge:rows', { source, stamp, canonical, spans: Float64Array.from(spans), limits }, signal);
}

/** How many items are taken before other work gets its turn: a few milliseconds. */
const SLICE = 500;

async function inSlices<T>(items: Iterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for (const item of items) {
    all.push(item);
    if (all.length % SLICE === 0) await nextTurn();
  }
  return all;
}
