import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPoliteLines, type PoliteLines } from '../../../renderer/ui/polite-lines.ts';

let shown: string[];
let lines: PoliteLines;
beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
  lines = createPoliteLines((line) => shown.push(line));
});
afterEach(() => {
  lines.stop();
  vi.useRealTimers();
});

it('lets each line stand long enough to be heard, also where the next ones are in a hurry', () => {
  lines.say('one');
  lines.say('two');
  vi.advanceTimersByTime(100);
  lines.say('three');
  expect(shown).toEqual(['one']);
  vi.advanceTimersByTime(149);
  expect(shown).toEqual(['one', 'two']);
  vi.advanceTimersByTime(1_000);
  expect(shown).toEqual(['one', 'two', 'three']);
});

it('takes the last line away after a while, and begins anew', () => {
  lines.say('one');
  vi.advanceTimersByTime(5_000);
  lines.say('two');
  expect(shown).toEqual(['one', 'two']);
  vi.advanceTimersByTime(9_000);
  expect(shown).toEqual(['one', 'two']);
  vi.advanceTimersByTime(2_000);
  expect(shown).toEqual(['one', 'two', '']);
});
