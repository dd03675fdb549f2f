import { describe, expect, it } from 'vitest';
import { proposeBatch } from '../../../shared/sticks/propose-batch.ts';

const NOON_MS = new Date(2026, 10, 4, 12).getTime();
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

describe('the name of a batch that nobody named', () => {
  it.each([
    { taken: [], name: '2026-11-04 A' },
    { taken: ['2026-11-04 A', '2026-11-03 B'], name: '2026-11-04 B' },
    { taken: ['2026-11-04 A', '2026-11-04 C'], name: '2026-11-04 B' },
    { taken: [...LETTERS].map((letter) => `2026-11-04 ${letter}`), name: '2026-11-04 27' },
    { taken: [...LETTERS, '27'].map((end) => `2026-11-04 ${end}`), name: '2026-11-04 28' },
  ])('is $name where $taken.length are taken', ({ taken, name }) => {
    expect(proposeBatch(NOON_MS, new Set(taken))).toBe(name);
  });
});
