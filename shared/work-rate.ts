/** Rate and time left of work whose count only rises, told from its last seconds. */
export interface WorkRate {
  /** Since when it is counted. */
  readonly sinceMs: number;
  /** At least one, oldest first. */
  readonly samples: readonly [Sample, ...Sample[]];
}

interface Sample {
  readonly atMs: number;
  readonly done: number;
}

/** A rate over less would jump about with each commit. */
const WINDOW_MS = 8_000;
/** Before this a person would be told nonsense. */
const SILENT_MS = 3_000;

export function rateFrom(sinceMs: number, done: number): WorkRate {
  return { sinceMs, samples: [{ atMs: sinceMs, done }] };
}

/** @param done Of all that there is. */
export function noted(rate: WorkRate, atMs: number, done: number): WorkRate {
  const { samples } = rate;
  // Work that goes on is noted every second or oftener: the PC slept, or its clock was set.
  if (Math.abs(atMs - lastOf(rate).atMs) > WINDOW_MS) return rateFrom(atMs, done);
  const kept = samples.findLastIndex((sample) => sample.atMs <= atMs - WINDOW_MS);
  const [first = samples[0], ...others] = samples.slice(Math.max(0, kept));
  return { ...rate, samples: [first, ...others, { atMs, done }] };
}

export function perSecond(rate: WorkRate): number {
  const [first, last] = [rate.samples[0], lastOf(rate)];
  if (last.atMs <= first.atMs) return 0;
  return Math.max(0, ((last.done - first.done) * 1000) / (last.atMs - first.atMs));
}

/** Null before it can be told. */
export function leftMs(rate: WorkRate, total: number): number | null {
  const { atMs, done } = lastOf(rate);
  const speed = perSecond(rate);
  if (atMs - rate.sinceMs < SILENT_MS || speed === 0) return null;
  return (Math.max(0, total - done) * 1000) / speed;
}

function lastOf({ samples }: WorkRate): Sample {
  return samples.at(-1) ?? samples[0];
}
