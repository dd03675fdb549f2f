/**
 * `node tests/bench/every-device-bench.ts [devices]`: how long edits, undo, preview and export of all devices of a large
 * store take, and how long another view and another writer wait meanwhile.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { nodeTimer } from '../../electron/adapters/drives/node-timer.ts';
import { openSqliteStore } from '../../electron/adapters/sqlite/open-sqlite-store.ts';
import { createIdSource, systemClock } from '../../electron/adapters/system-ports.ts';
import { createBulkPool } from '../../electron/adapters/workers/bulk-pool.ts';
import { devicePage } from '../../electron/core/devices/device-page.ts';
import { previewExport } from '../../electron/core/devices/preview-export.ts';
import { exportDevices } from '../../electron/core/export/export-devices.ts';
import { planEdit, planUndo } from '../../electron/core/store/device-edits.ts';
import { inRecording } from '../../electron/core/store/recording.ts';
import { editJob } from '../../electron/core/work/edit-job.ts';
import { toUtcText } from '../../shared/time.ts';
import { ALL, EVERY_DEVICE } from '../integration/devices-support/rows.ts';
import { fillStore } from './support/fill-store.ts';

const devices = Number(process.argv[2] ?? 100_000);
const folder = await mkdtemp(join(tmpdir(), 'hash-courier-every-'));
const opened = await openSqliteStore({
  path: join(folder, 'store.sqlite'),
  clock: systemClock,
  ids: createIdSource(systemClock),
});
if (!opened.ok) throw new Error(opened.error.detail);
const store = opened.value;
const bulk = createBulkPool(1);
const { signal } = new AbortController();
const startOfToday = toUtcText(systemClock.nowMs() - 8 * 3_600_000);
const begun = performance.now();
await fillStore(store, { devices, withEvidence: devices, nowMs: systemClock.nowMs() });
console.log(`${devices} devices made in ${((performance.now() - begun) / 1000).toFixed(1)} s`);

/** Runs the work while others read a page and write, again and again. */
async function time<T>(name: string, run: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let isOver = false;
  const slowest = { view: 0, write: 0 };
  const others = async (what: keyof typeof slowest, other: () => Promise<unknown>) => {
    while (!isOver) {
      const start = performance.now();
      await other();
      slowest[what] = Math.max(slowest[what], performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const sort = { by: 'captured', isDescending: true } as const;
  const start = performance.now();
  const running = run();
  const waiting = [
    others('view', () =>
      devicePage(store, { filter: EVERY_DEVICE, sort, cursor: 0, limit: 100 }, { startOfToday, revision: 1 }),
    ),
    others('write', () => inRecording(store, async () => undefined)),
  ];
  const result = await running;
  const tookMs = performance.now() - start;
  isOver = true;
  await Promise.all(waiting);
  delay.disable();
  const figures = [slowest.view, slowest.write, delay.max / 1e6].map((ms) => `${ms.toFixed(0)} ms`);
  const memory = `${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`;
  console.log(
    `${name.padEnd(16)} ${(tookMs / 1000).toFixed(2)} s, a view waited ${figures[0]}, a writer ${figures[1]}, main thread ${figures[2]}, ${memory}`,
  );
  return result;
}

const edit = { field: 'groupTag', value: 'ALL-OF-THEM' } as const;
const ports = { store, timer: nodeTimer, onDevicesChanged: () => undefined };
const editAll = editJob({ kind: 'edit', ...edit }, () => planEdit(store, {}, edit.field, edit.value), ports);
const { result } = await time('edit all', () => editAll.run(signal));
if (result?.of !== 'edit') throw new Error('It is an edit.');
console.log(result);
const plan = () => planUndo(store, { editId: result.edit, field: edit.field });
const undoAll = editJob({ kind: 'undo-edit', ...edit }, plan, ports);
console.log((await time('undo all', () => undoAll.run(signal))).result);
const targets = ['intune'] as const;
const preview = await time('preview of all', () =>
  previewExport({ store, bulk }, { scope: ALL, targets: [...targets] }, startOfToday, signal),
);
console.log(preview.exported, preview.withheldTotal, preview.files.length);
const exported = await time('export of all', () =>
  exportDevices({ targets, outDir: join(folder, 'out'), filter: {} }, { store, bulk }, () => undefined, signal),
);
if (!exported.ok) throw new Error(exported.error.code);
console.log(exported.value.exported, exported.value.withheld.length, exported.value.written.length);
await bulk.close();
await store.close();
await rm(folder, { recursive: true, force: true });
