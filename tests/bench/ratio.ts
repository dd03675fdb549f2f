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
