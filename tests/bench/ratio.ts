/** One line of the table: a figure that was measured in this run, and what it should be. */
export interface Ratio {
  readonly name: string;
  readonly value: number;
  readonly goal: number;
  readonly direction: 'atMost' | 'atLeast';
  readonly met: boolean;
}

export function atMost(name: string, value: number, goal: number): Ratio {
  return { name, value, goal, direction: 'atMost', met: value <= goal };
}

export function atLeast(name: string, value: number, goal: number): Ratio {
  return { name, value, goal, direction: 'atLeast', met: value >= goal };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @param share Such as 0.95; the value below which that share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
