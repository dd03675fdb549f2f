import { describe, expect, it } from 'vitest';
import { openSession } from '../../../electron/main/depot/depot-session.ts';
import { createDepots, type DepotFailure, type DepotKind } from '../../../electron/main/depot/depots.ts';
import { watchStore } from '../../../electron/main/depot/store-watch.ts';
import { DepotClosed } from '../../../electron/main/ipc/registrar.ts';
import { err, ok } from '../../../shared/result.ts';

/** @param closing What a session waits for before it is closed. */
function depots(
  failures: (DepotFailure | Error | null)[] = [],
  closing: () => Promise<unknown> = () => Promise.resolve(),
) {
  let deadline = () => {};
  const done: string[] = [];
  let open = 0;
  let made = 0;
  const created = createDepots(
    {
      async open(kind: DepotKind, isAnew) {
        const failure = failures.shift() ?? null;
        done.push(`open ${kind}${isAnew ? ' anew' : ''}`);
        await Promise.resolve();
        if (failure instanceof Error) throw failure;
        if (failure !== null) return err(failure);
        open += 1;
        made += 1;
        const name = `${kind} ${made}`;
        expect(open).toBe(1);
        const close = async () => {
          await closing();
          open -= 1;
          done.push(`close ${name}`);
        };
        // Nothing but its end is asked of a session here.
        return ok({ kind, name, close } as never);
      },
      onChange: ({ kind, state, failure }) => done.push([kind, state, failure].filter(Boolean).join(' ')),
      onBug: () => done.push('bug'),
      onTooSlow: (kind) => {
        done.push(`${kind} too slow`);
        open -= 1;
      },
      timer: {
        after(delayMs, action) {
          expect(delayMs).toBe(20_000);
          deadline = action;
          return () => {
            deadline = () => {};
          };
        },
      },
    },
    'own',
  );
  return { created, done, passDeadline: () => deadline() };
}

describe('the depot that is open', () => {
  it('is one at a time, whatever is asked at once', async () => {
    const { created, done } = depots();
    await Promise.all([
      created.enter('own'),
      created.enter('practice'),
      created.enter('practice'),
      created.enter('own'),
    ]);
    expect(done).toEqual([
      ...['own opening', 'open own', 'own open'],
      ...['practice opening', 'close own 1', 'open practice', 'practice open'],
      ...['own opening', 'close practice 2', 'open own', 'own open'],
    ]);
  });

  it('is none while it changes: calls are answered that it is closed', async () => {
    const { created } = depots();
    expect(() => openSession(created)).toThrow(DepotClosed);
    await created.enter('own');
    expect(openSession(created)).toMatchObject({ name: 'own 1' });
    const going = created.enter('practice');
    await Promise.resolve();
    expect(() => openSession(created)).toThrow(DepotClosed);
    await going;
  });

  it('gives way to the next after a while where it does not close, and says so', async () => {
    const hangs = Promise.withResolvers<void>();
    const { created, done, passDeadline } = depots([], () => hangs.promise);
    await created.enter('own');
    const going = created.enter('practice');
    await expect.poll(() => done.at(-1)).toBe('practice opening');
    passDeadline();
    expect(await going).toMatchObject({ kind: 'practice', state: 'open' });
    expect(done.slice(3)).toEqual(['practice opening', 'own too slow', 'open practice', 'practice open']);
  });

  it('has no deadline left once it is closed', async () => {
    const { created, done, passDeadline } = depots();
    await created.enter('own');
    await created.enter('practice');
    passDeadline();
    expect(done).not.toContain('own too slow');
  });

  it('says why it does not open, and opens after that was mended', async () => {
    const { created } = depots(['store-disk-full', new Error('a bug')]);
    expect(await created.enter('own')).toEqual({ kind: 'own', state: 'failed', failure: 'store-disk-full' });
    expect(created.session()).toBeNull();
    expect(await created.reopen()).toEqual({ kind: 'own', state: 'failed', failure: 'store-not-opened' });
    expect(await created.reopen()).toEqual({ kind: 'own', state: 'open', failure: null });
  });

  it('is not closed by a second try to open it, in the middle of what goes on by then', async () => {
    const { created, done } = depots(['store-in-use']);
    await created.enter('own');
    await Promise.all([created.reopen(), created.reopen()]);
    expect(done.filter((step) => /^(?:open|close) /.test(step))).toEqual(['open own', 'open own']);
  });

  it('is made anew where practice begins again', async () => {
    const { created, done } = depots();
    await created.enter('practice');
    await created.restartPractice();
    expect(done.filter((step) => step.startsWith('open'))).toEqual(['open practice', 'open practice anew']);
  });

  it('stays closed after the end', async () => {
    const { created, done } = depots();
    await created.enter('own');
    await Promise.all([created.close(), created.enter('practice')]);
    expect(created.session()).toBeNull();
    expect(done.at(-1)).toBe('close own 1');
  });
});

describe('watching the store', () => {
  /** Time that passes by hand, and a store whose turn the test sets. */
  function watched() {
    const due = new Map<number, () => void>();
    let ids = 0;
    const world = { turn: 1, today: '2026-11-24', looks: 0, fails: false, told: [] as number[] };
    const watch = watchStore(
      {
        async turn() {
          world.looks += 1;
          if (world.fails) throw new Error('busy');
          return world.turn;
        },
        today: () => world.today,
        timer: {
          after(delayMs, action) {
            const id = ++ids;
            due.set(id, () => {
              due.delete(id);
              action();
            });
            delays.push(delayMs);
            return () => due.delete(id);
          },
        },
        tell: (revision) => world.told.push(revision),
      },
      10,
    );
    const pass = async () => {
      for (const run of [...due.values()]) run();
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    };
    return { watch, world, pass, due };
  }
  let delays: number[] = [];

  it('tells each change once, with a revision that goes on from the depot before', async () => {
    const { watch, world, pass } = watched();
    await pass();
    expect([watch.revision(), world.told]).toEqual([10, []]);
    world.turn = 5;
    await pass();
    await pass();
    expect([watch.revision(), world.told]).toEqual([11, [11]]);
  });

  it('tells that a new day has begun, once: other devices are new today', async () => {
    const { watch, world, pass } = watched();
    await pass();
    world.today = '2026-11-25';
    await pass();
    await pass();
    expect([watch.revision(), world.told]).toEqual([11, [11]]);
  });

  it('looks soon after something of ours, once for many', async () => {
    const { watch, world, pass, due } = watched();
    await pass();
    delays = [];
    for (let time = 0; time < 100; time += 1) watch.lookSoon();
    expect([delays, due.size]).toEqual([[250], 1]);
    world.turn = 2;
    await pass();
    expect(world.told).toEqual([11]);
  });

  it('looks once more where something happened while it looked', async () => {
    const { watch, pass } = watched();
    delays = [];
    const passing = pass();
    watch.lookSoon();
    await passing;
    expect(delays).toEqual([250]);
  });

  it('goes on after a store that could not be asked, and ends when it is closed', async () => {
    const { watch, world, pass, due } = watched();
    world.fails = true;
    await pass();
    world.fails = false;
    await pass();
    world.turn = 2;
    await pass();
    expect(world.told).toEqual([11]);
    watch.close();
    watch.lookSoon();
    expect(due.size).toBe(0);
  });
});
