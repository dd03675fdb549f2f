import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { ok } from '../../shared/result.ts';
import type { Drive } from '../../shared/sticks/drive.ts';
import { openPracticeBench, type PracticeBench } from '../integration/bench-support/practice-bench.ts';
import { fakeDrive } from '../unit/sticks/stage-fakes.ts';
import { atMost, percentile, type Ratio } from './ratio.ts';

/** From the moment that the system lists a stick until its card is told. */
const SHOWN_WITHIN_MS = 300;
const INSERTIONS = 40;
/** A minute of a hub that has gone mad. */
const EVENTS = 50 * 60;
const MINUTE_MS = 60_000;

/** What the page of the sticks costs in main: real folders as sticks, a real store, the events of a made-up system. */
export async function sticksRatios(): Promise<readonly Ratio[]> {
  let drives: readonly Drive[] = [];
  let wake = () => {};
  const lister = {
    list: async () => ok(drives),
    folder: async () => ({ ok: false, error: { code: 'missing', detail: '' } }) as const,
  };
  const hotPlug = {
    onChange(listener: () => void) {
      wake = listener;
      return () => undefined;
    },
  };
  const depot = await openPracticeBench({ ports: { lister, hotPlug } });
  const sticks = Array.from({ length: 8 }, (_, index) => {
    const root = join(depot.folder, `bench-${index}`);
    mkdirSync(root);
    return fakeDrive(root, { port: String(index) });
  });
  const list = (next: readonly Drive[]) => {
    drives = next;
    wake();
  };
  try {
    const shownMs = await insertions(depot, sticks, list);
    const busyMs = await storm(depot, sticks, list);
    return [
      atMost(
        'a stick shown after it is listed (95th percentile / 300 ms)',
        percentile(shownMs, 0.95) / SHOWN_WITHIN_MS,
        1,
      ),
      atMost('50 drive events a second for a minute (main busy / minute)', busyMs / MINUTE_MS, 0.1),
    ];
  } finally {
    await depot.close();
  }
}

async function insertions(
  { until }: PracticeBench,
  sticks: readonly Drive[],
  list: (drives: readonly Drive[]) => void,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < INSERTIONS; index += 1) {
    const present = (index % sticks.length) + 1;
    list(sticks.slice(0, present - 1));
    await until(({ cards }) => cards.length === present - 1);
    const start = performance.now();
    list(sticks.slice(0, present));
    await until(({ cards }) => cards.length === present);
    times.push(performance.now() - start);
  }
  return times;
}

/** The same events as fast as they can be taken: how long main is kept busy by what comes in a minute. */
async function storm(
  { until }: PracticeBench,
  sticks: readonly Drive[],
  list: (drives: readonly Drive[]) => void,
): Promise<number> {
  const before = performance.eventLoopUtilization();
  for (let event = 0; event < EVENTS; event += 1) {
    list(sticks.filter((_, index) => (event >> index) % 2 === 0));
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  list(sticks);
  await until(({ cards }) => cards.length === sticks.length && cards.every(({ state }) => state.is === 'stranger'));
  return performance.eventLoopUtilization(before).active;
}
