import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { type Busy, quitInOrder } from '../../../electron/main/window/quit.ts';

/** An app that quits as Electron's does: it asks its listeners first. */
function fakeApp() {
  const done: string[] = [];
  const app = Object.assign(new EventEmitter(), {
    quit() {
      let isPrevented = false;
      app.emit('before-quit', { preventDefault: () => (isPrevented = true) });
      if (!isPrevented) done.push('ended');
    },
    exit() {
      done.push('ended by force');
    },
  });
  return { app, done };
}

function quitting(
  options: { busy?: Busy; answers?: (boolean | Error)[]; shutDown?: () => Promise<void>; deadlineMs?: number } = {},
) {
  const { app, done } = fakeApp();
  const answers = [...(options.answers ?? [])];
  const settled: Promise<unknown>[] = [];
  const state = quitInOrder({
    // An emitter with the two ways to end is all that is asked of the app.
    app: app as never,
    busy: () => options.busy ?? null,
    ask: async (what) => {
      done.push(`asked: ${what}`);
      const answer = answers.shift() ?? false;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    shutDown: () => {
      done.push('shut down');
      const ended = options.shutDown?.() ?? Promise.resolve();
      settled.push(ended);
      return ended;
    },
    onTooSlow: () => done.push('too slow'),
    deadlineMs: options.deadlineMs ?? 60_000,
  });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { app, done, state, settle };
}

describe('quitting', () => {
  it('closes everything before it ends, once, however often it is asked for', async () => {
    const { app, done, state, settle } = quitting();
    app.quit();
    app.quit();
    expect(state.isUnderWay()).toBe(true);
    await settle();
    expect(done).toEqual(['shut down', 'ended']);
  });

  it.each(['writing', 'working'] as const)('asks while %s, and goes on where the answer is to stay', async (busy) => {
    const { app, done, state, settle } = quitting({ busy, answers: [false] });
    app.quit();
    app.quit();
    await settle();
    expect(done).toEqual([`asked: ${busy}`]);
    expect(state.isUnderWay()).toBe(false);
    expect(state.isBusy()).toBe(true);
  });

  it('asks again the next time, and ends where the answer is to stop', async () => {
    const { app, done, settle } = quitting({ busy: 'writing', answers: [false, true] });
    app.quit();
    await settle();
    app.quit();
    await settle();
    expect(done).toEqual(['asked: writing', 'asked: writing', 'shut down', 'ended']);
  });

  it('can be asked for again where the question could not be asked', async () => {
    const { app, done, settle } = quitting({ busy: 'writing', answers: [new Error('no dialog'), true] });
    app.quit();
    await settle();
    app.quit();
    await settle();
    expect(done).toEqual(['asked: writing', 'asked: writing', 'shut down', 'ended']);
  });

  it('ends also where closing fails', async () => {
    const { app, done, settle } = quitting({ shutDown: () => Promise.reject(new Error('the store is gone')) });
    app.quit();
    await settle();
    expect(done).toEqual(['shut down', 'ended']);
  });

  it('ends by its deadline where closing hangs', async () => {
    const { app, done } = quitting({ shutDown: () => new Promise(() => undefined), deadlineMs: 1 });
    app.quit();
    await expect.poll(() => done).toEqual(['shut down', 'too slow', 'ended by force']);
  });
});
