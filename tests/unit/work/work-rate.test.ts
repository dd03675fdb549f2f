import { expect, test } from 'vitest';
import { leftMs, noted, perSecond, rateFrom, type WorkRate } from '../../../shared/work-rate.ts';

const HOUR_MS = 3_600_000;

/** What is done after each second, one after the other. */
const after = (done: readonly number[], rate: WorkRate = rateFrom(0, 0)) =>
  done.reduce((before, sum, index) => noted(before, rate.sinceMs + (index + 1) * 1_000, sum), rate);
const seconds = (count: number, perSecond: number) => Array.from({ length: count }, (_, at) => (at + 1) * perSecond);

test('an even work has its rate, and its time left after three seconds', () => {
  expect(leftMs(after(seconds(2, 100)), 1_000)).toBeNull();
  expect(leftMs(after(seconds(3, 100)), 1_000)).toBe(7_000);
  expect(perSecond(after(seconds(5, 100)))).toBe(100);
});

test('a work that has become slower is told at its rate of the last seconds', () => {
  const fast = seconds(10, 1_000);
  const slow = seconds(15, 10).map((done) => 10_000 + done);
  expect(perSecond(after([...fast, ...slow]))).toBeCloseTo(10, 0);
});

test('a work that stands still has no time left to tell', () => {
  expect(perSecond(rateFrom(0, 0))).toBe(0);
  expect(leftMs(after(seconds(10, 0)), 100)).toBeNull();
});

test('what is done already has nothing left, whatever was promised', () => {
  expect(leftMs(noted(rateFrom(0, 0), 4_000, 120), 100)).toBe(0);
});

test('a sleep of the PC is no part of the rate: what it was before is not told, and it is counted anew', () => {
  const woken = noted(after(seconds(5, 100)), 5_000 + HOUR_MS, 510);
  expect([perSecond(woken), leftMs(woken, 1_010)]).toEqual([0, null]);
  const goesOn = after(
    seconds(5, 100).map((done) => 510 + done),
    woken,
  );
  expect([perSecond(goesOn), leftMs(goesOn, 1_510)]).toEqual([100, 5_000]);
});
