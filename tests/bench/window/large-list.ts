import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openSqliteStore } from '../../../electron/adapters/sqlite/open-sqlite-store.ts';
import { createIdSource, systemClock } from '../../../electron/adapters/system-ports.ts';
// For the type of `window.hashCourier` in what runs in the page.
import type {} from '../../../renderer/bridge/bridge.ts';
import type { DeviceFilterView } from '../../../shared/ipc/devices.ts';
import { launchApp } from '../../e2e/support/launch-app.ts';
import { EVERY_DEVICE } from '../../integration/devices-support/rows.ts';
import { percentile } from '../ratio.ts';
import { fillStore } from '../support/fill-store.ts';
import { inputLatency } from './input-latency.ts';

const DEVICES = 100_000;

export interface LargeList {
  /** From a letter in the search field to the list that answers it, 95th percentile. */
  readonly keystrokeMs: number;
  /** The longest frame while the list is scrolled, and the 99th percentile. */
  readonly longestFrameMs: number;
  readonly frameMs: number;
  readonly heapMiB: number;
  /** From a key to the paint that answers it, while main tells 50 changes a second for a minute. */
  readonly inputMs: number;
}

export async function measureLargeList(): Promise<LargeList> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hash-courier-list-'));
  try {
    await fill(dataFolder);
    const app = await launchApp({ dataFolder });
    try {
      const { page } = app;
      await page.locator('h1').waitFor();
      await page.keyboard.press('Control+2');
      await page.getByRole('row').nth(5).waitFor();
      const keystrokeMs = percentile(await keystrokes(page), 0.95);
      const frames = await scroll(page);
      const inputMs = await inputLatency(app);
      return {
        keystrokeMs,
        longestFrameMs: Math.max(...frames),
        frameMs: percentile(frames, 0.99),
        heapMiB: await heapMiB(page),
        inputMs,
      };
    } finally {
      await app.close();
    }
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function fill(dataFolder: string): Promise<void> {
  const opened = await openSqliteStore({
    path: join(dataFolder, 'hash-courier.sqlite'),
    clock: systemClock,
    ids: createIdSource(systemClock),
  });
  if (!opened.ok) throw new Error(opened.error.detail);
  await fillStore(opened.value, { devices: DEVICES, nowMs: systemClock.nowMs() });
  await opened.value.close();
}

/** Serial numbers letter by letter: each letter leaves fewer devices, so the list shows by its length what it answers. */
async function keystrokes(page: Page): Promise<readonly number[]> {
  const box = page.getByRole('searchbox');
  const took: number[] = [];
  for (const ending of ['A1', 'B2', 'K7', 'Z9', '3C', '0X', 'QM', '7T']) {
    const text = `5CG51${ending}`;
    await box.fill('5CG51');
    for (let length = 6; length <= text.length; length++) {
      const search = text.slice(0, length);
      await page.evaluate(watchFor, { ...EVERY_DEVICE, search });
      await box.press(text.charAt(length - 1));
      // Set by `watchFor` in the page.
      took.push(await page.evaluate(() => (window as unknown as { answered: Promise<number> }).answered));
    }
  }
  await box.fill('');
  return took;
}

/** Runs in the page: resolves `answered` with the time from the next input to the frame that shows its answer. */
async function watchFor(filter: DeviceFilterView): Promise<void> {
  const sort = { by: 'captured', isDescending: true } as const;
  const page = await window.hashCourier.devices.page({ filter, sort, cursor: 0, limit: 1 });
  if (!page.ok) throw new Error(page.error.code);
  const wanted = String(page.value.total + 1);
  const answered = new Promise<number>((resolve) => {
    let startedMs = 0;
    document.addEventListener(
      'input',
      ({ timeStamp }) => {
        startedMs = timeStamp;
      },
      { capture: true, once: true },
    );
    const look = () => {
      const rows = document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount');
      // The frame after the one in which it is right has been painted by the time its successor begins.
      if (startedMs > 0 && rows === wanted) requestAnimationFrame((nowMs) => resolve(nowMs - startedMs));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  Object.assign(window, { answered });
}

/** @returns How long each frame took, in milliseconds. */
function scroll(page: Page): Promise<readonly number[]> {
  return page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const grid = document.querySelector('[role="grid"]');
        if (grid === null) throw new Error('There is no list.');
        const frames: number[] = [];
        let before = 0;
        const step = (nowMs: number) => {
          if (before > 0) frames.push(nowMs - before);
          before = nowMs;
          // As fast as a wheel goes.
          grid.scrollTop += 240;
          if (frames.length < 400) requestAnimationFrame(step);
          else resolve(frames);
        };
        requestAnimationFrame(step);
      }),
  );
}

async function heapMiB(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('Performance.enable');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 2 ** 20;
}
