import '../../electron/adapters/drives/file-threads.ts';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeTimer } from '../../electron/adapters/drives/node-timer.ts';
import { loadKit } from '../../electron/core/sticks/kit.ts';
import { fakeDrive, stageAll, stagePorts, stageRequest } from '../unit/sticks/stage-fakes.ts';
import { slowDisks } from './slow-disk.ts';

/** Stages eight slow sticks one by one, then all at once, and prints `StagingTimes` as JSON. */
const STICKS = 8;

const kit = await loadKit(join(import.meta.dirname, '../../resources/kit'), '1.0.0');
if (!kit.ok) throw new Error(`The kit cannot be read: ${kit.error.code}`);
const options = { kit: kit.value, eject: false };
const folder = mkdtempSync(join(tmpdir(), 'hash-courier-stage-bench-'));
const disks = slowDisks(folder);
const ports = await stagePorts({ timer: nodeTimer, openDisk: disks.open });
let rounds = 0;

/** Stages so many fresh sticks at once. */
async function timeMs(count: number): Promise<number> {
  const requests = Array.from({ length: count }, () => {
    const root = join(folder, `stick-${rounds++}`);
    mkdirSync(root);
    return stageRequest(fakeDrive(root));
  });
  const startMs = performance.now();
  const rows = await stageAll(requests, ports, options);
  const tookMs = performance.now() - startMs;
  const failed = rows.find((row) => row.outcome !== 'done');
  if (failed !== undefined) throw new Error(`A stick was not finished: ${JSON.stringify(failed)}`);
  return tookMs;
}

try {
  const singleMs: number[] = [];
  for (let stick = 0; stick < STICKS; stick += 1) singleMs.push(await timeMs(1));
  const eightMs = await timeMs(STICKS);
  process.stdout.write(JSON.stringify({ eightMs, slowestSingleMs: Math.max(...singleMs) }));
} finally {
  await disks.end();
  rmSync(folder, { recursive: true, force: true });
}
