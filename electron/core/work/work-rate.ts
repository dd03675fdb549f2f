/** Rate and time left of a work whose count only rises. */
export interface WorkRate {
  /** @param done Of all that there is. */
  note(nowMs: number, done: number): void;
  /** Over the last seconds. */
  perSecond(): number;
  /** Null before it can be told. */
  leftMs(nowMs: number, total: number): number | null;
}

/** A rate over less would jump about with each commit. */
const WINDOW_MS = 8_000;
/** Before this a person would be told nonsense. */
const SILENT_MS = 3_000;

interface Sample {
  readonly atMs: number;
  readonly done: number;
}

export function createWorkRate(startMs: number): WorkRate {
  let samples: readonly Sample[] = [{ atMs: startMs, done: 0 }];

  function perSecond(): number {
    const [first, last] = [samples[0], samples.at(-1)];
    if (first === undefined || last === undefined || last.atMs <= first.atMs) return 0;
    return Math.max(0, ((last.done - first.done) * 1000) / (last.atMs - first.atMs));
  }

  return {
    note(atMs, done) {
      const kept = samples.findLastIndex((sample) => sample.atMs <= atMs - WINDOW_MS);
      samples = [...samples.slice(Math.max(0, kept)), { atMs, done }];
    },
    perSecond,
    leftMs(nowMs, total) {
      const rate = perSecond();
      const last = samples.at(-1);
      if (nowMs - startMs < SILENT_MS || rate === 0 || last === undefined) return null;
      return Math.round((Math.max(0, total - last.done) * 1000) / rate);
    },
  };
}
