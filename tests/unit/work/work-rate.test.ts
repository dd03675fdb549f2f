import { expect, test } from 'vitest';
import { createWorkRate } from '../../../electron/core/work/work-rate.ts';

test('an even work has its rate, and its time left after three seconds', () => {
  const rate = createWorkRate(1_000);
  for (let second = 1; second <= 5; second++) {
    rate.note(1_000 + second * 1_000, second * 100);
    const left = rate.leftMs(1_000 + second * 1_000, 1_000);
    expect(left).toBe(second < 3 ? null : (10 - second) * 1_000);
  }
  expect(rate.perSecond()).toBe(100);
});

test('a work that has become slower is told at its rate of the last seconds', () => {
  const rate = createWorkRate(0);
  for (let second = 1; second <= 10; second++) rate.note(second * 1_000, second * 1_000);
  for (let second = 11; second <= 25; second++) rate.note(second * 1_000, 10_000 + (second - 10) * 10);
  expect(rate.perSecond()).toBeCloseTo(10, 0);
});

test('a work that stands still has no time left to tell', () => {
  const rate = createWorkRate(0);
  expect(rate.perSecond()).toBe(0);
  for (let second = 1; second <= 10; second++) rate.note(second * 1_000, 0);
  expect(rate.leftMs(10_000, 100)).toBeNull();
});

test('what is done already has nothing left, whatever was promised', () => {
  const rate = createWorkRate(0);
  rate.note(4_000, 120);
  expect(rate.leftMs(4_000, 100)).toBe(0);
});
