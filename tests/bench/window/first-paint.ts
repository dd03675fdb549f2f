import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { appDir } from '../../../build/build-app.ts';
import { projectRoot } from '../../../build/project-root.ts';
import { type LaunchOptions, launchApp } from '../../e2e/support/launch-app.ts';
import { median } from '../ratio.ts';

const ROUNDS = 5;
const EMPTY_APP = join(projectRoot, 'tests', 'host', 'tiny-app', 'main.js');

export interface FirstPaint {
  /** From the start of the process to the page's heading, against an empty page in the same host. */
  readonly ratio: number;
  /** Script that the page loads until then, gzip. */
  readonly scriptBytes: number;
}

/** Alternates the two, so that what else the machine does meets both. */
export async function measureFirstPaint(): Promise<FirstPaint> {
  const [ours, empty]: [number[], number[]] = [[], []];
  let scriptBytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    empty.push(await startToPaint({ main: EMPTY_APP }, 'p'));
    ours.push(
      await startToPaint({}, 'h1', async (page) => {
        scriptBytes = await loadedScript(page);
      }),
    );
  }
  return { ratio: median(ours) / median(empty), scriptBytes };
}

async function startToPaint(
  options: LaunchOptions,
  useful: string,
  look: (page: Page) => Promise<void> = async () => undefined,
): Promise<number> {
  const startedMs = Date.now();
  const app = await launchApp(options);
  try {
    await app.page.locator(useful).first().waitFor();
    // The page is empty until its frame, navigation and heading are drawn at once, so its first content is the useful one.
    const paintedMs = await app.page.evaluate(() => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0];
      return paint === undefined ? Number.NaN : performance.timeOrigin + paint.startTime;
    });
    await look(app.page);
    return paintedMs - startedMs;
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
