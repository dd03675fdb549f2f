/**
 * Looks at a message before any schema does: a schema reads what is there, however much it is. Guards that what reaches
 * the schemas is plain data of a bounded size and depth, without names that JavaScript reads as more than names.
 */

export interface ValueBounds {
  /** Characters of all texts and names, and 8 for every other value. */
  readonly characters: number;
  readonly depth: number;
}

/** The longest request is a list of 10,000 ids. */
export const REQUEST_BOUNDS: ValueBounds = { characters: 1024 * 1024, depth: 12 };

const NOT_A_NAME: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export function isBounded(value: unknown, bounds: ValueBounds = REQUEST_BOUNDS): boolean {
  let left = bounds.characters;
  // Deeper than allowed also ends a value that holds itself.
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    left -= typeof value === 'string' ? value.length : 8;
    if (left < 0 || depth > bounds.depth) return false;
    if (typeof value !== 'object' || value === null) {
      if (typeof value === 'function' || typeof value === 'symbol') return false;
      continue;
    }
    if (Array.isArray(value)) {
      // Each item costs at least 8, so a longer list cannot pass; a sparse one is not walked through first.
      if (value.length * 8 > left) return false;
      for (const item of value) waiting.push({ value: item, depth: depth + 1 });
      continue;
    }
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return false;
    for (const [name, item] of Object.entries(value)) {
      if (NOT_A_NAME.has(name)) return false;
      left -= name.length;
      waiting.push({ value: item, depth: depth + 1 });
    }
  }
  return true;
}
