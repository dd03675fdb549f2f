/** The practice round on the bench: real folders as sticks, a real store, real threads. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { listConflicts, resolveConflict } from '../../electron/core/store/conflicts.ts';
import { recordExport } from '../../electron/core/store/exports.ts';
import { listSticks } from '../../electron/core/store/sticks.ts';
import { practiceView } from '../../shared/ipc/practice.ts';
import { benchView } from '../../shared/ipc/sticks.ts';
import { allAre, hasEnded, openPracticeBench, PATIENCE, type PracticeBench } from './bench-support/practice-bench.ts';

let depot: PracticeBench;
afterEach(async () => {
  const { bugs } = depot;
  await depot.close();
  expect(bugs).toEqual([]);
});

describe('the practice round', () => {
  it('is prepared, run by the devices, brought back, decided and exported', async () => {
    depot = await openPracticeBench();
    const { bench, round, store } = depot;
    const strangers = await depot.until(allAre('stranger'));
    expect(strangers.cards.map(({ number, isSafe, port }) => [number, isSafe, port])).toEqual(
      [1, 2, 3, 4].map((number) => [number, true, String(number)]),
    );
    expect(await round.runDevices()).toMatchObject({ ok: false, error: { code: 'no-prepared-stick' } });

    expect(await bench.prepare(null, [])).toEqual({ ok: true, value: { sticks: 4 } });
    const prepared = await depot.until(hasEnded);
    expect(prepared.run).toMatchObject({ sticks: 4, done: 4, failed: 0, filesDone: 24, filesTotal: 24, leftMs: null });
    expect(prepared.cards.map(({ number, isIn, state }) => [number, isIn, state])).toEqual(
      [1, 2, 3, 4].map((number) => [
        number,
        false,
        { is: 'done', notEjected: null, keptAside: 0, isNumberTaken: false },
      ]),
    );
    await round.refresh();
    expect(round.view()).toMatchObject({ done: ['prepare'], isBusy: false });

    expect(await round.runDevices()).toMatchObject({ ok: true, value: { isBusy: true } });
    await expect.poll(() => round.view().done, PATIENCE).toEqual(['prepare', 'run-devices']);
    expect(round.view().sticks.map(({ devices, captured, where }) => [devices, captured, where])).toEqual([
      [3, 3, 'out'],
      [3, 3, 'out'],
      [3, 3, 'out'],
      [4, 4, 'out'],
    ]);

    expect((await round.bringBack()).ok).toBe(true);
    const collected = await depot.until(allAre('collected'));
    const { notices } = await depot.until((view) => view.notices.length === 4);
    expect(notices.reduce((sum, notice) => sum + notice.new, 0)).toBe(13);
    expect(collected.cards.map(({ otherFiles }) => otherFiles)).toEqual([0, 0, 0, 0]);
    expect(benchView.parse(collected)).toEqual(collected);

    await expect.poll(() => round.view().openConflicts, PATIENCE).toBe(1);
    expect(round.view().done).toEqual(['prepare', 'run-devices']);
    for (const { id } of await listConflicts(store, 'open')) await resolveConflict(store, id, 'use-newer');
    await round.refresh();
    expect(round.view().done).toEqual(['prepare', 'run-devices', 'bring-back']);
    await recordExport(store, [{ sha256: 'a'.repeat(64), fileName: 'x.csv', format: 'intune', rows: 9, sizeBytes: 9 }]);
    await round.refresh();
    expect(round.view().done).toEqual(['prepare', 'run-devices', 'bring-back', 'export']);
    expect(practiceView.parse(round.view())).toEqual(round.view());
  });

  it('goes on with a stick that was pulled out in the middle, under the same number and id', async () => {
    depot = await openPracticeBench({ sticks: 8, paceMs: 60 });
    const { bench, round, store } = depot;
    await depot.until(allAre('stranger'));
    await bench.prepare(null, []);
    await depot.until(() => {
      const { state } = depot.card(5);
      return state.is === 'working' && state.filesWritten > 0;
    });
    expect(await round.ports.move('stick-5', 'out')).toBe(true);
    const pulled = await depot.until(hasEnded);
    expect(pulled.run).toMatchObject({ sticks: 8, done: 7, failed: 1 });
    expect(depot.card(5)).toMatchObject({
      number: 5,
      isIn: false,
      isSafe: false,
      state: { is: 'failed', reason: 'pulled-out', canRetry: true },
    });
    const begun = readdirSync(join(round.depot.drawerFolder, 'stick-5', 'hash-courier'));
    expect(begun.some((name) => name.endsWith('.tmp'))).toBe(true);

    expect(await round.ports.move('stick-5', 'in')).toBe(true);
    const whole = await depot.until((view) => view.run?.done === 8);
    expect(whole.run).toMatchObject({ sticks: 8, failed: 0, hasEnded: true });
    expect(depot.card(5)).toMatchObject({ number: 5, state: { is: 'done' } });
    expect((await listSticks(store)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(existsSync(join(round.depot.drawerFolder, 'stick-5', 'go.cmd'))).toBe(true);
  });

  it('ends each stick after the file it is at when it is cancelled, and prepares them when asked again', async () => {
    depot = await openPracticeBench({ sticks: 4, paceMs: 60 });
    const { bench } = depot;
    await depot.until(allAre('stranger'));
    await bench.prepare(null, []);
    await depot.until(({ run }) => (run?.filesDone ?? 0) > 0);
    expect(bench.isWriting()).toBe(true);
    bench.cancel();
    expect(bench.view().run?.isCancelling).toBe(true);
    expect(await bench.prepare(null, [])).toMatchObject({ ok: false, error: { code: 'busy' } });
    const ended = await depot.until(hasEnded);
    expect(ended.run).toMatchObject({ cancelled: 4, done: 0, isCancelling: false });
    expect(bench.isWriting()).toBe(false);
    for (const { state, isIn } of ended.cards) expect([state.is, isIn]).toEqual(['cancelled', true]);
    expect(await bench.again('failed')).toMatchObject({ ok: false, error: { code: 'nothing-to-prepare' } });
    expect(await bench.again('cancelled')).toEqual({ ok: true, value: { sticks: 4 } });
    expect((await depot.until(({ run }) => run?.done === 4)).run).toMatchObject({ cancelled: 0, hasEnded: true });
  });

  it('plays with forty sticks', async () => {
    depot = await openPracticeBench({ sticks: 40 });
    const { bench, round } = depot;
    await depot.until((view) => view.cards.length === 40 && allAre('stranger')(view));
    await bench.prepare(null, []);
    await depot.until(({ run }) => run?.done === 40);
    await round.runDevices();
    await expect.poll(() => round.view().done, PATIENCE).toContain('run-devices');
    await round.bringBack();
    const { notices } = await depot.until((view) => view.cards.length === 40 && allAre('collected')(view));
    expect(notices.length).toBe(20);
    await expect.poll(() => round.view().openConflicts, PATIENCE).toBe(1);
  });
});
