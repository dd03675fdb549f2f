import { describe, expect, it } from 'vitest';
import type { StageRun, StickCard } from '../../../shared/ipc/sticks.ts';
import type { BenchEvent, BenchState } from '../../../shared/sticks/bench-state.ts';
import { benchView } from '../../../shared/sticks/bench-view.ts';
import {
  added,
  begun,
  benchOf,
  doneRow,
  ended,
  failedRow,
  ID_A,
  identified,
  NOW_MS,
  numbers,
  progressed,
  readAs,
  removed,
  runBegan,
  runJoined,
  stranger,
} from './bench-events.ts';

const FREE = numbers(1, 2, 3, 4, 5);

function cardsOf(state: BenchState): readonly StickCard[] {
  return benchView(state, NOW_MS).cards;
}

/** Description, number and state of each card, in their order. */
function shown(state: BenchState): readonly string[] {
  return cardsOf(state).map(({ number, isIn, state: { is } }) => `${number ?? '-'} ${is}${isIn ? '' : ' (out)'}`);
}

function runOf(state: BenchState, nowMs = NOW_MS): StageRun {
  const { run } = benchView(state, nowMs);
  if (run === null) throw new Error('There is no run');
  return run;
}

const CASES: readonly {
  readonly what: string;
  readonly events: readonly BenchEvent[];
  readonly shows: readonly string[];
}[] = [
  {
    what: 'new sticks the lowest free numbers by their place',
    events: [FREE, added('/a'), added('/b'), readAs('/b', 'stranger'), readAs('/a', 'stranger')],
    shows: ['1 stranger', '2 stranger'],
  },
  {
    what: 'no number before it is known that the sticks before it have their own',
    events: [FREE, added('/a'), added('/b'), identified('/b', null), readAs('/b', 'stranger')],
    shows: ['- looking', '- stranger'],
  },
  {
    what: 'a stick of ours its own number, and the next one the lowest',
    events: [FREE, added('/a'), identified('/a', ID_A, 9), readAs('/a', 'prepared'), ...stranger('/b')],
    shows: ['9 prepared', '1 stranger'],
  },
  {
    what: 'a number that was shown also when a lower one gets free',
    events: [numbers(4, 5), ...stranger('/a'), numbers(2, 4, 5)],
    shows: ['4 stranger'],
  },
  {
    what: 'another number when the shown one was given away elsewhere',
    events: [numbers(4, 5), ...stranger('/a'), numbers(5)],
    shows: ['5 stranger'],
  },
  {
    what: 'no number to a drive with a warning',
    events: [FREE, ...stranger('/a', { kind: 'drive', sizeBytes: 2e12 }), ...stranger('/b')],
    shows: ['- stranger', '1 stranger'],
  },
  { what: 'nothing of a drive that was taken out', events: [...stranger('/a'), removed('/a')], shows: [] },
  {
    what: 'a stick that was pulled out of a run',
    events: [FREE, ...stranger('/a'), runBegan('/a'), removed('/a'), ended(failedRow('/a', 'pulled-out'))],
    shows: ['1 failed (out)'],
  },
  {
    what: 'a drive that left during a run until its end, so that nothing jumps',
    events: [FREE, ...stranger('/a'), ...stranger('/b'), runBegan('/a'), removed('/b')],
    shows: ['1 waiting', '- stranger (out)'],
  },
  {
    what: 'no card of such a drive after the run',
    events: [FREE, ...stranger('/a'), ...stranger('/b'), runBegan('/a'), removed('/b'), ended(doneRow('/a'))],
    shows: ['1 done'],
  },
  {
    what: 'a done stick that is out until its run is dismissed',
    events: [FREE, ...stranger('/a'), runBegan('/a'), ended(doneRow('/a')), removed('/a')],
    shows: ['1 done (out)'],
  },
  {
    what: 'nothing of it then',
    events: [
      FREE,
      ...stranger('/a'),
      runBegan('/a'),
      ended(doneRow('/a')),
      removed('/a'),
      { type: 'dismissed', token: 'run-2' },
    ],
    shows: [],
  },
  {
    what: 'what failed also when the next run begins, and what is done and gone no more',
    events: [
      ...[FREE, ...stranger('/a'), ...stranger('/b'), ...stranger('/c'), runBegan('/a', '/b')],
      ...[ended(doneRow('/a', 1)), removed('/a'), ended(failedRow('/b', 'pulled-out', { number: 2 })), removed('/b')],
      runBegan('/c'),
    ],
    shows: ['2 failed (out)', '3 waiting'],
  },
  {
    what: 'what a run said of a stick that is out, whatever fails after that',
    events: [
      ...[FREE, ...stranger('/a'), runBegan('/a'), removed('/a'), ended(failedRow('/a', 'pulled-out'))],
      { type: 'not-read', key: '/a', trouble: 'store-failed', captures: 0 },
    ],
    shows: ['1 failed (out)'],
  },
  {
    what: 'one card for a stick that is back in another port, in its new place',
    events: [
      ...[FREE, ...stranger('/a', { port: '1' }), ...stranger('/b', { port: '2' }), runBegan('/a')],
      ...[removed('/a'), ended(failedRow('/a', 'pulled-out')), added('/c', { port: '3' }), begun('/c', ID_A)],
    ],
    shows: ['2 stranger', '1 failed'],
  },
  {
    what: 'the stick that is being read while its run waits',
    events: [
      ...[FREE, added('/a'), { type: 'reading', key: '/a', filesDone: 1, filesTotal: 2, captures: 1 } as const],
      runBegan('/a'),
    ],
    shows: ['1 reading'],
  },
  {
    what: 'that it waits once it was read',
    events: [FREE, added('/a'), runBegan('/a'), identified('/a', null), readAs('/a', 'stranger')],
    shows: ['1 waiting'],
  },
  {
    what: 'why a drive is not read once it cannot be any more',
    events: [
      ...stranger('/a', { kind: 'drive' }),
      { type: 'drive-changed', drive: { ...drive('/a'), kind: 'drive', volumes: [] } },
    ],
    shows: ['- left-out'],
  },
];

function drive(key: string) {
  const event = added(key);
  if (event.type !== 'drive-added') throw new Error('No drive');
  return event.drive;
}

describe('the bench shows', () => {
  it.each(CASES)('$what', ({ events, shows }) => {
    expect(shown(benchOf(events))).toEqual(shows);
  });

  it('a card in its place until it goes, and a port in the place that it had', () => {
    const ports = ['1', '2', '3'].map((port) => added(`/${port}`, { port }));
    const slots = (state: BenchState) => cardsOf(state).map(({ port, slot }) => [port, slot]);
    const one = benchOf([...ports, removed('/2')]);
    expect(slots(one)).toEqual([
      ['1', 0],
      ['3', 2],
    ]);
    expect(slots(benchOf([added('/new', { port: '4' })], one))).toEqual([
      ['1', 0],
      ['3', 2],
      ['4', 3],
    ]);
    expect(slots(benchOf([added('/other', { port: '2' })], one))).toEqual([
      ['1', 0],
      ['2', 1],
      ['3', 2],
    ]);
  });

  it('system drives behind all others, counted and never writable', () => {
    const state = benchOf([added('/sys', { isSystem: true }), ...stranger('/a')]);
    const view = benchView(state, NOW_MS);
    expect(view.hiddenSystemDrives).toBe(1);
    expect(view.cards.map(({ isSystem, isSafe, canPrepare }) => [isSystem, isSafe, canPrepare])).toEqual([
      [false, true, true],
      [true, false, false],
    ]);
  });

  it('at most the twenty newest notices, and whether their stick is still in', () => {
    const counts = { since: '2026-11-24T09:00:00Z', captures: 1, new: 1, seenBefore: 0 };
    const collected = { ...counts, newDevices: 1, needsAttention: 0, newConflicts: 0 };
    const noticed: BenchEvent = { type: 'noticed', key: '/a', collected };
    const state = benchOf([...stranger('/a'), ...Array.from({ length: 25 }, () => noticed)]);
    const { notices } = benchView(state, NOW_MS);
    expect(notices).toHaveLength(20);
    expect(notices[0]).toMatchObject({ notice: 'notice-26', isIn: true });
    expect(benchView(benchOf([removed('/a')], state), NOW_MS).notices[0]?.isIn).toBe(false);
    expect(benchView(benchOf([{ type: 'dismissed', token: 'notice-26' }], state), NOW_MS).notices).toHaveLength(19);
  });

  it('the trouble that a person must mend first', () => {
    const trouble = (...events: readonly BenchEvent[]) => benchView(benchOf(events), NOW_MS).trouble;
    const scan: BenchEvent = { type: 'scan-trouble', trouble: 'scan-slow' };
    expect(trouble(scan)).toBe('scan-slow');
    expect(trouble(scan, { type: 'store', isFailed: true })).toBe('store-failed');
    expect(trouble(scan, { type: 'store', isFailed: true }, { type: 'disk', isLow: true })).toBe('disk-low');
  });
});

describe('a run', () => {
  const begunRun = benchOf([FREE, ...stranger('/a'), ...stranger('/b'), runBegan('/a', '/b')]);

  it('counts files written and read back over all sticks', () => {
    const state = benchOf(
      [progressed('/a', { filesWritten: 3, filesVerified: 1 }), progressed('/b', { filesWritten: 2 })],
      begunRun,
    );
    expect(runOf(state)).toMatchObject({ sticks: 2, done: 0, filesDone: 6, filesTotal: 12 });
  });

  it('has a rate, and after three seconds a time left in whole seconds', () => {
    const state = benchOf([progressed('/a', { filesWritten: 3 })], begunRun);
    expect(runOf(state, NOW_MS + 2_999).leftMs).toBeNull();
    expect(runOf(state, NOW_MS + 3_000)).toMatchObject({ filesPerSecond: 1, leftMs: 9_000 });
    expect(runOf(begunRun, NOW_MS + 60_000)).toMatchObject({ filesPerSecond: 0, leftMs: null });
  });

  it('does not count a sleep of the PC into its rate', () => {
    const wokenMs = NOW_MS + 3_600_000;
    const slept = benchOf(
      [
        progressed('/a', { filesWritten: 3 }),
        { type: 'tick', atMs: NOW_MS + 3_000 },
        { type: 'tick', atMs: wokenMs },
        progressed('/a', { filesWritten: 3, filesVerified: 3 }),
      ],
      begunRun,
    );
    expect(runOf(slept, wokenMs + 2_999).leftMs).toBeNull();
    expect(runOf(slept, wokenMs + 3_000)).toMatchObject({ filesPerSecond: 1, leftMs: 6_000 });
  });

  it('ends with its last stick, and keeps its rate', () => {
    const state = benchOf(
      [ended(doneRow('/a', 1), NOW_MS + 3_000), ended(failedRow('/b', 'full', { filesWritten: 2 }), NOW_MS + 4_000)],
      begunRun,
    );
    expect(runOf(state, NOW_MS + 99_000)).toMatchObject({
      ...{ done: 1, failed: 1, filesDone: 8, filesTotal: 8, hasEnded: true, leftMs: null, filesPerSecond: 2 },
    });
  });

  it('goes on with a stick that is tried again, without taking back what was done', () => {
    const failed = benchOf(
      [ended(failedRow('/a', 'full', { filesWritten: 2 }), NOW_MS), ended(doneRow('/b', 2), NOW_MS)],
      begunRun,
    );
    const state = benchOf([runJoined('/a')], failed);
    expect(runOf(state)).toMatchObject({
      sticks: 2,
      done: 1,
      failed: 0,
      filesDone: 8,
      filesTotal: 14,
      hasEnded: false,
    });
    expect(shown(state)).toEqual(['1 waiting', '2 done']);
    expect(runOf(benchOf([ended(doneRow('/a', 1))], state))).toMatchObject({
      done: 2,
      filesDone: 14,
      filesTotal: 14,
      hasEnded: true,
    });
  });

  it('never lets a bar run backwards', () => {
    const state = benchOf(
      [progressed('/a', { filesWritten: 3, filesVerified: 2 }), progressed('/a', { filesWritten: 1 })],
      begunRun,
    );
    expect(cardsOf(state)[0]?.state).toMatchObject({ is: 'working', share: 5 / 8 });
  });

  it('counts what was not begun and what could not be stored first as its own ends', () => {
    const state = benchOf(
      [
        { type: 'run-cancelling' },
        { type: 'run-not-begun', key: '/a', atMs: NOW_MS },
        { type: 'run-left-out', key: '/b', atMs: NOW_MS },
      ],
      begunRun,
    );
    expect(runOf(state)).toMatchObject({ sticks: 1, cancelled: 1, leftOut: 1, hasEnded: true, isCancelling: false });
  });

  it('offers to begin again what failed apart from what was cancelled, and only sticks that are in and can', () => {
    const paths = ['/full', '/worn', '/gone', '/off', '/off-too'];
    const [full, worn, gone, ...off] = paths.map((path) => progressed(path));
    const state = benchOf(
      [
        ...[full, worn, gone, ...off].filter((event) => event !== undefined),
        ended(failedRow('/full', 'full')),
        ended({ ...failedRow('/worn', 'full'), canRetry: false }),
        ended(failedRow('/gone', 'pulled-out')),
        removed('/gone'),
        { type: 'run-cancelling' },
        { type: 'run-not-begun', key: '/off', atMs: NOW_MS },
        { type: 'run-not-begun', key: '/off-too', atMs: NOW_MS },
      ],
      benchOf([FREE, ...paths.flatMap((path) => stranger(path)), runBegan(...paths)]),
    );
    expect(runOf(state)).toMatchObject({ failed: 3, cancelled: 2, again: { failed: 1, cancelled: 2 } });
    const next = benchOf([runJoined('/full'), ended(doneRow('/full', 1))], state);
    expect(runOf(next).again).toEqual({ failed: 0, cancelled: 2 });
    // What an earlier run left behind is not of this one.
    expect(runOf(benchOf([runBegan('/off'), ended(doneRow('/off', 2))], next)).again).toEqual({
      failed: 0,
      cancelled: 0,
    });
  });

  it('leaves no card waiting for a stick that it left out', () => {
    const state = benchOf([{ type: 'run-left-out', key: '/a', atMs: NOW_MS }], begunRun);
    expect(cardsOf(state).map(({ state: { is } }) => is)).toEqual(['looking', 'waiting']);
  });

  it('is not dismissed while it goes on', () => {
    expect(runOf(benchOf([{ type: 'dismissed', token: 'run-3' }], begunRun)).run).toBe('run-3');
  });
});
