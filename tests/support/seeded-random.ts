/** Chance that can be had again: a failing test names its seed, and `HASH_COURIER_SEED` repeats it. */

/** A whole number from 0, below `below`. */
export type Random = (below: number) => number;

/** The seed that was asked for with `HASH_COURIER_SEED`, or else the usual one. */
export function seedOr(usual: number): number {
  return Number(process.env.HASH_COURIER_SEED ?? usual);
}

/** Mulberry32: small, and the same on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
