import { describe, expect, it } from 'vitest';
import { createPageEnd } from '../../../electron/main/window/page-end.ts';

function page(answers: (boolean | Error)[] = []) {
  const done: string[] = [];
  const world = { nowMs: 1_000_000, isExpected: true };
  const end = createPageEnd({
    clock: { nowMs: () => world.nowMs },
    isExpected: () => world.isExpected,
    load: () => done.push('load'),
    async askToQuit() {
      done.push('ask');
      const answer = answers.shift() ?? false;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    quit: () => done.push('quit'),
    onBug: () => done.push('bug'),
  });
  const endTimes = (times: number) => {
    for (let time = 0; time < times; time += 1) end.ended();
  };
  return { world, end, endTimes, done };
}

const LOADED_THREE_TIMES = ['load', 'load', 'load'];

describe('a page that ends by itself', () => {
  it('is loaded again three times within a minute, then a person is asked', async () => {
    const { endTimes, done } = page([true]);
    endTimes(4);
    await expect.poll(() => done).toEqual([...LOADED_THREE_TIMES, 'ask', 'quit']);
  });

  it('is loaded once more where the person wants that, and as often as at first', async () => {
    const { endTimes, done } = page();
    endTimes(4);
    await expect.poll(() => done).toEqual([...LOADED_THREE_TIMES, 'ask', 'load']);
    endTimes(4);
    await expect.poll(() => done.filter((step) => step === 'ask')).toHaveLength(2);
  });

  it('that ends now and then is never asked about', () => {
    const { world, end, done } = page();
    for (let time = 0; time < 20; time += 1) {
      end.ended();
      world.nowMs += 20_000;
    }
    expect(new Set(done)).toEqual(new Set(['load']));
  });

  it('is left while its window waits in the tray, and loaded when its window is shown', () => {
    const { world, end, endTimes, done } = page();
    world.isExpected = false;
    endTimes(4);
    expect(done).toEqual(LOADED_THREE_TIMES);
    end.shown();
    end.shown();
    expect(done).toEqual([...LOADED_THREE_TIMES, 'load']);
  });

  it('comes back when its window is shown after quitting was called off, or nobody could be asked', async () => {
    for (const [answer, step] of [
      [true, 'quit'],
      [new Error('no box'), 'bug'],
    ] as const) {
      const { end, endTimes, done } = page([answer]);
      endTimes(4);
      await expect.poll(() => done.at(-1)).toBe(step);
      end.shown();
      expect(done.at(-1)).toBe('load');
    }
  });
});
