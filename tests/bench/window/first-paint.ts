import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { appDir } from '../../../build/build-app.ts';
import { projectRoot } from '../../../build/project-root.ts';
import { type LaunchOptions, launchApp } from '../../e2e/support/launch-app.ts';
import { median } from '../ratio.ts';

const ROUNDS = 9;
const EMPTY_APP = join(projectRoot, 'tests', 'host', 'tiny-app', 'main.js');

/** Each from the start of the process, against an empty page in the same host. */
export interface FirstPaint {
  /** Until the frame of the window is painted: name, navigation and the page's title. */
  readonly frameRatio: number;
  /** Until the program has drawn its own page in it, which answers. */
  readonly pageRatio: number;
  /** Script that the page loads until then, gzip. */
  readonly scriptBytes: number;
}

/** Alternates the two, so that what else the machine does meets both. */
export async function measureFirstPaint(): Promise<FirstPaint> {
  const [empty, frame, page]: [number[], number[], number[]] = [[], [], []];
  let scriptBytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    empty.push((await measureStart({ main: EMPTY_APP }, 'p')).paintedMs);
    const ours = await measureStart({}, 'h1', async (page) => {
      scriptBytes = await loadedScript(page);
    });
    frame.push(ours.paintedMs);
    page.push(ours.standsMs);
  }
  return { frameRatio: median(frame) / median(empty), pageRatio: median(page) / median(empty), scriptBytes };
}

interface Start {
  /** The page's first content: of ours the frame, at once as a whole. */
  readonly paintedMs: number;
  /** What was waited for is there. */
  readonly standsMs: number;
}

async function measureStart(
  options: LaunchOptions,
  waitedFor: string,
  look: (page: Page) => Promise<void> = async () => undefined,
): Promise<Start> {
  const startedMs = Date.now();
  const app = await launchApp(options);
  try {
    await app.page.locator(waitedFor).first().waitFor();
    const standsMs = Date.now() - startedMs;
    const paintedMs = await app.page.evaluate(() => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0];
      return paint === undefined ? Number.NaN : performance.timeOrigin + paint.startTime;
    });
    await look(app.page);
    return { paintedMs: paintedMs - startedMs, standsMs };
  } finally {
    await app.close();
  }
}

async function loadedScript(page: Page): Promise<number> {
  const names = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  );
  return names
    .filter((name) => name.endsWith('.js'))
    .map((name) => gzipSync(readFileSync(join(appDir, 'renderer', name))).length)
    .reduce((sum, size) => sum + size, 0);
}
