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
  const wanted = parts.flatMap((part) => {
    const spans = contendedSpans(part, contention.rows);
    return spans === null ? [] : [{ part, spans }];
  });
  const reading = batchesOf(wanted).map((batch) => readPlainRows(batch, limits, bulk, signal));
  // A failure is met where the answer is awaited; until then it must not count as unhandled.
  for (const rows of reading) rows.catch(() => undefined);
  for (const [place, { part }] of wanted.entries()) {
    const plain = (await reading[Math.floor(place / FILES_A_TASK)])?.[place % FILES_A_TASK];
    if (plain?.ok === false) return plain;
    const plainRows = plain?.value.values() ?? [].values();
    for await (const rows of slicesOf(part, signal)) {
      for (const { index: rowIndex, row } of rows) {
        const number = part.firstNumber + rowIndex;
        if (!contention.rows.has(number)) continue;
        const whole = row ?? plainRows.next().value;
        if (whole === undefined) throw new RangeError('Fewer plain rows were read than asked for.');
        const capture = mergedCapture(part.file, part.firstRow, { ...whole, row: rowIndex + 1 }, number);
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

/** How many files one task reads rows from: each costs little, and so must asking for it. */
const FILES_A_TASK = 50;

interface WantedRows {
  readonly part: ReadPart;
  /** Of the contended plain rows, in order; none where the contended rows crossed whole. */
  readonly spans: Float64Array;
}

function batchesOf(wanted: readonly WantedRows[]): readonly (readonly WantedRows[])[] {
  return Array.from({ length: Math.ceil(wanted.length / FILES_A_TASK) }, (_, batch) =>
    wanted.slice(batch * FILES_A_TASK, (batch + 1) * FILES_A_TASK),
  );
}

/** The spans of the contended plain rows of a part; null where it has no contended row at all. */
function contendedSpans({ outline, firstNumber }: ReadPart, contended: ReadonlySet<number>): Float64Array | null {
  const spans: number[] = [];
  let isContended = false;
  for (let index = 0; index < outline.rowCount; index++) {
    if (!contended.has(firstNumber + index)) continue;
    isContended = true;
    if (isPlain(outline, index))
      spans.push(outlineField(outline, index, 'offset'), outlineField(outline, index, 'length'));
  }
  return isContended ? Float64Array.from(spans) : null;
}

/** The rows of each of the wanted parts. */
async function readPlainRows(
  wanted: readonly WantedRows[],
  limits: CheckLimits,
  bulk: BulkRunner,
  signal: AbortSignal,
): Promise<readonly Result<readonly ScannedRow[], SourceError>[]> {
  const inputs = wanted.flatMap(({ part: { file }, spans }) =>
    file.canonical === null || spans.length === 0
      ? []
      : [{ source: file.path, stamp: file.stamp, canonical: file.canonical, spans, limits }],
  );
  const answers = (inputs.length === 0 ? [] : await bulk.run('merge:rows', inputs, signal)).values();
  return wanted.map(({ part: { file }, spans }) =>
    file.canonical === null || spans.length === 0 ? ok([]) : (answers.next().value ?? ok([])),
  );
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
