import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { openSqliteStore } from '../../electron/adapters/sqlite/open-sqlite-store.ts';
import { createIdSource, systemClock } from '../../electron/adapters/system-ports.ts';
import { createBulkPool } from '../../electron/adapters/workers/bulk-pool.ts';
import { collectFolder } from '../../electron/core/collect/collect-folder.ts';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';

export interface CollectBench {
  /** With the threads running and the code compiled, as on a bench that collects all day. */
  readonly capturesPerSecond: number;
  /** The first stick that a new process collects. */
  readonly coldCapturesPerSecond: number;
  /** The longest time in which the main thread could do nothing else, cold start included. */
  readonly maxBlockMs: number;
  /** Most memory that the process held at a time, with its threads. */
  readonly maxResidentMiB: number;
}

const CAPTURES_A_STICK = 5_000;
/** The first is the cold one; the rate is taken over all others. */
const STICKS = 3;
/** How often the memory is looked at. */
const SAMPLE_MS = 20;

/**
 * Collects sticks of 5,000 captures into a new store, one after another, each capture a file of one row as Windows
 * PowerShell 5.1 writes it (UTF-16LE, BOM, 8 KB) in a folder of its own.
 */
export async function benchCollect(): Promise<CollectBench> {
  const folder = await mkdtemp(join(tmpdir(), 'hash-courier-collect-'));
  const bulk = createBulkPool();
  try {
    for (let stick = 0; stick < STICKS; stick++) await writeStick(join(folder, `stick-${stick}`), stick);
    // Else the first commits wait until the file system has written all of these files, which a stick had long ago.
    spawnSync('sync');
    const opened = await openSqliteStore({
      path: join(folder, 'store.sqlite'),
      clock: systemClock,
      ids: createIdSource(systemClock),
    });
    if (!opened.ok) throw new Error(opened.error.detail);
    const ports = { store: opened.value, bulk };
    let maxResidentMiB = 0;
    const sampler = setInterval(() => {
      maxResidentMiB = Math.max(maxResidentMiB, process.memoryUsage.rss() / 2 ** 20);
    }, SAMPLE_MS);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();

    const seconds: number[] = [];
    for (let stick = 0; stick < STICKS; stick++) {
      const root = join(folder, `stick-${stick}`);
      const start = performance.now();
      const result = await collectFolder({ root, stick: null }, ports, () => undefined, new AbortController().signal);
      seconds.push((performance.now() - start) / 1000);
      if (result.new !== CAPTURES_A_STICK)
        throw new Error(`${result.new} of ${CAPTURES_A_STICK} captures were stored.`);
    }
    delay.disable();
    clearInterval(sampler);
    await opened.value.close();

    const [cold = 0, ...warm] = seconds;
    const warmSeconds = warm.reduce((sum, one) => sum + one, 0);
    return {
      capturesPerSecond: (warm.length * CAPTURES_A_STICK) / warmSeconds,
      coldCapturesPerSecond: CAPTURES_A_STICK / cold,
      maxBlockMs: delay.max / 1e6,
      maxResidentMiB,
    };
  } finally {
    await bulk.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeStick(root: string, stick: number): Promise<void> {
  for (let index = stick * CAPTURES_A_STICK; index < (stick + 1) * CAPTURES_A_STICK; index++) {
    const { serial, hash } = practiceDevice(index);
    const folder = join(root, 'hash-courier', 'captures', `${serial}-${index}`);
    const text = `\uFEFFDevice Serial Number,Windows Product ID,Hardware Hash\r\n${serial},,${hash}\r\n`;
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'hardwarehash.csv'), text, 'utf16le');
  }
}
