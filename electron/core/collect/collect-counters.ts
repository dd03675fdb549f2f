/**
 * How far a collection has come within a file of minutes. Worker threads count into memory that is shared, because a
 * message for each piece would cost the main thread more than it tells.
 */
export type CollectCounters = BigInt64Array<SharedArrayBuffer>;

const COUNTERS = ['bytesRead', 'bytesStored', 'captures'] as const;
type Counter = (typeof COUNTERS)[number];

export function newCounters(): CollectCounters {
  return new BigInt64Array(new SharedArrayBuffer(COUNTERS.length * BigInt64Array.BYTES_PER_ELEMENT));
}

/** @param by Rounded down. */
export function addTo(counters: CollectCounters | null, counter: Counter, by: number): void {
  if (counters !== null) Atomics.add(counters, COUNTERS.indexOf(counter), BigInt(Math.trunc(by)));
}

export function countOf(counters: CollectCounters, counter: Counter): number {
  return Number(Atomics.load(counters, COUNTERS.indexOf(counter)));
}
