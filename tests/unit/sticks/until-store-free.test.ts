import { describe, expect, it } from 'vitest';
import { untilStoreFree } from '../../../electron/core/sticks/until-store-free.ts';
import { StoreFailure } from '../../../electron/core/store/store-failure.ts';
import { FakeTimer, settle } from './stage-fakes.ts';

/** A store that another process holds for so many tries. */
function busyFor(tries: number) {
  const work = {
    tries: 0,
    async run() {
      work.tries += 1;
      if (work.tries <= tries) throw new StoreFailure('store-in-use', 'database is locked');
      return 'through';
    },
  };
  return work;
}

function patience(tries = Number.POSITIVE_INFINITY) {
  const timer = new FakeTimer();
  const stop = new AbortController();
  let told = 0;
  const onBusy = () => {
    told += 1;
  };
  return { options: { timer, signal: stop.signal, tries, onBusy }, timer, stop, told: () => told };
}

describe('untilStoreFree', () => {
  it('does the work again after ever longer pauses, and tells once that it waits', async () => {
    const { options, timer, told } = patience();
    const work = busyFor(7);
    const ended = untilStoreFree(work.run, options);
    for (const pauseMs of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      await settle();
      expect(timer.delaysMs).toEqual([pauseMs]);
      await timer.pass(pauseMs);
    }
    expect(await ended).toBe('through');
    expect([work.tries, told()]).toEqual([8, 1]);
  });

  it('ends without the work when it is stopped in a pause, and leaves no pause behind', async () => {
    const { options, timer, stop } = patience();
    const ended = untilStoreFree(busyFor(99).run, options);
    await settle();
    stop.abort();
    expect(await ended).toBeNull();
    expect(timer.delaysMs).toEqual([]);
  });

  it('gives up after the tries it was given', async () => {
    const { options, timer } = patience(3);
    const work = busyFor(99);
    const ended = expect(untilStoreFree(work.run, options)).rejects.toMatchObject({ code: 'store-in-use' });
    await timer.pass(60_000);
    await ended;
    expect(work.tries).toBe(3);
  });

  it.each(['store-disk-full', 'store-damaged', 'store-io'] as const)('does not wait for %s', async (code) => {
    const { options, told } = patience();
    const fail = async () => {
      throw new StoreFailure(code, '');
    };
    await expect(untilStoreFree(fail, options)).rejects.toMatchObject({ code });
    expect(told()).toBe(0);
  });
});
