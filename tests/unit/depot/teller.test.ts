import { describe, expect, it } from 'vitest';
import { createTeller } from '../../../electron/core/depot/teller.ts';
import { FakeTimer, settle } from '../sticks/stage-fakes.ts';

function tellerWithCount() {
  const timer = new FakeTimer();
  let told = 0;
  const teller = createTeller(timer, 100, () => {
    told += 1;
  });
  return { timer, teller, told: () => told };
}

describe('a teller', () => {
  it('tells the first change at once, as one with all of the same moment', async () => {
    const { teller, told } = tellerWithCount();
    for (let change = 0; change < 8; change += 1) teller.touch();
    await settle();
    expect(told()).toBe(1);
  });

  it('tells fifty changes a second at most ten times, and always the last', async () => {
    const { teller, timer, told } = tellerWithCount();
    for (let change = 0; change < 50; change += 1) {
      teller.touch();
      await timer.pass(20);
    }
    expect(told()).toBeLessThanOrEqual(11);
    const before = told();
    teller.touch();
    await timer.pass(100);
    expect(told()).toBe(before + 1);
    await timer.pass(10_000);
    expect(told()).toBe(before + 1);
  });

  it('tells nothing once it is stopped', async () => {
    const { teller, timer, told } = tellerWithCount();
    teller.touch();
    teller.stop();
    await timer.pass(1_000);
    expect(told()).toBe(0);
  });
});
