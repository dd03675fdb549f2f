import { describe, expect, it } from 'vitest';
import type { BenchParts } from '../../../electron/core/depot/bench-ports.ts';
import { createBenchRequests } from '../../../electron/core/depot/bench-requests.ts';
import { createBenchStager, type StageJob } from '../../../electron/core/depot/bench-stager.ts';
import { PRACTICE_CHOICE } from '../../../electron/core/practice/practice-choice.ts';
import { benchAfter } from '../../../shared/sticks/bench-reduce.ts';
import type { BenchEvent } from '../../../shared/sticks/bench-state.ts';
import { benchView } from '../../../shared/sticks/bench-view.ts';
import { benchOf, NOW_MS, numbers, removed, stranger } from '../sticks/bench-events.ts';

const JOB: StageJob = { kit: { version: '1', files: [] }, choice: PRACTICE_CHOICE, accepted: [] };

/** A stager whose sticks are never worked on, and what a person asks of it; `meanwhile` falls before the job is known. */
function bench(meanwhile: readonly BenchEvent[] = []) {
  let state = benchOf([numbers(1, 2), ...stranger('/a'), ...stranger('/b')]);
  const dispatch = (event: BenchEvent) => {
    state = benchAfter(state, event);
  };
  const parts = {
    ...{
      ports: { clock: { nowMs: () => NOW_MS } },
      stopped: new AbortController().signal,
      state: () => state,
      dispatch,
    },
    background: () => undefined,
  };
  // Nothing else is touched before the work on a stick begins.
  const stager = createBenchStager(parts as unknown as BenchParts, async () => true);
  const jobs = {
    async next() {
      for (const event of meanwhile) dispatch(event);
      return JOB;
    },
  };
  const requests = createBenchRequests(parts as unknown as BenchParts, stager, {} as never, jobs, {} as never);
  return { stager, requests, dispatch, view: () => benchView(state, NOW_MS) };
}

describe('a run', () => {
  it('has no part for a stick that has gone, which nothing would ever end', () => {
    const { stager, dispatch, view } = bench();
    dispatch(removed('/a'));
    stager.begin(['/a'], JOB, 0);
    expect(view().run).toBeNull();
    stager.begin(['/a', '/b'], JOB, 0);
    expect(view().run).toMatchObject({ sticks: 1 });
  });

  it('is not begun where all sticks went between the question and the answer', async () => {
    const { requests, view } = bench([removed('/a'), removed('/b')]);
    expect(await requests.prepare(null, [])).toMatchObject({ ok: false, error: { code: 'card-gone' } });
    expect(view().run).toBeNull();
  });

  it('counts the sticks that are still there', async () => {
    const { requests, view } = bench([removed('/b')]);
    expect(await requests.prepare(null, [])).toEqual({ ok: true, value: { sticks: 1 } });
    expect(view().run).toMatchObject({ sticks: 1, hasEnded: false });
  });
});
