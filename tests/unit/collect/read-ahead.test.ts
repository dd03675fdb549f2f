import { expect, test } from 'vitest';
import type { FileReading } from '../../../electron/core/collect/file-reading.ts';
import { readAhead } from '../../../electron/core/collect/read-ahead.ts';
import type { ReadInput } from '../../../electron/core/collect/read-captures.ts';
import type { FoundFile } from '../../../electron/core/collect/walk-folder.ts';
import type { BulkRunner } from '../../../electron/core/ports/bulk-runner.ts';
import { DEFAULT_CHECK_LIMITS } from '../../../shared/autopilot/checks/check-row.ts';

const INPUT = { folder: '/stick', fileBytes: 1, limits: DEFAULT_CHECK_LIMITS, takeOwnExports: false };
const files = (count: number): FoundFile[] =>
  Array.from({ length: count }, (_, index) => ({ path: `${index}`, role: 'expected', companion: null }));

/** Answers each task for its first files only, as many as it may, and counts the tasks that are under way. */
class FakeBulkRunner implements BulkRunner {
  readonly width = 2;
  readonly mostAtOnce: number;
  running = 0;
  mostRunning = 0;

  constructor(mostAtOnce: number) {
    this.mostAtOnce = mostAtOnce;
  }

  async run(_task: string, input: unknown): Promise<never> {
    this.running++;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    await Promise.resolve();
    this.running--;
    // Only the reading of captures is asked for here.
    const { files: asked } = input as ReadInput;
    const readings = asked.slice(0, this.mostAtOnce).map(({ path }) => ({ kind: 'failed', path }));
    return readings as never;
  }
}

async function pathsRead(count: number, runner: BulkRunner): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const readings of readAhead(files(count), INPUT, runner, new AbortController().signal)) {
    paths.push(...readings.map((reading: FileReading) => (reading.kind === 'failed' ? reading.path : '')));
  }
  return paths;
}

test.each([0, 1, 199, 200, 201, 1000])('%i files are each read once', async (count) => {
  expect(await pathsRead(count, new FakeBulkRunner(1000))).toEqual(files(count).map(({ path }) => path));
});

test('files that a task left over are read by the next ones', async () => {
  const paths = await pathsRead(1000, new FakeBulkRunner(7));
  expect(paths.toSorted()).toEqual(
    files(1000)
      .map(({ path }) => path)
      .toSorted(),
  );
});

test('no more is read ahead than keeps the threads busy', async () => {
  const runner = new FakeBulkRunner(1000);
  await pathsRead(5000, runner);
  expect(runner.mostRunning).toBeLessThanOrEqual(runner.width + 1);
});
