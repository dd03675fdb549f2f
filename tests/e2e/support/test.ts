/**
 * What every story of the window starts from: an app of its own that is closed afterwards, and a page that is not allowed
 * to complain. A violation of the content security policy or an error that nobody caught fails the story it happens in.
 */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { Page } from 'playwright-core';
// For the type of `window.hashCourier` in what runs in the page.
import type {} from '../../../renderer/bridge/bridge.ts';
import { type LaunchedApp, type LaunchOptions, launchApp } from './launch-app.ts';

export { expect } from '@playwright/test';

interface Stories {
  /** Starts the app; it is closed when the story ends. */
  readonly launch: (options?: LaunchOptions & { readonly mayComplain?: boolean }) => Promise<LaunchedApp>;
  /** A folder of the story's own, gone afterwards. */
  readonly folder: string;
}

export const test = base.extend<Stories>({
  // Playwright wants a pattern here, also where nothing is taken from it.
  // biome-ignore lint/correctness/noEmptyPattern: see above
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'hash-courier-story-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  // The folder is asked for so that it outlives the apps that work in it.
  launch: async ({ folder: _ }, use) => {
    const apps: LaunchedApp[] = [];
    const complaints: string[] = [];
    await use(async (options = {}) => {
      const app = await launchApp(options);
      apps.push(app);
      await giveFocus(app.page);
      if (options.mayComplain !== true) hearComplaints(app.page, complaints);
      return app;
    });
    for (const app of apps) await app.close();
    if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join('\n')}`);
  },
});

/** No window manager gives the focus here, and without it a page knows what has focus but does not show it. */
async function giveFocus(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: true });
}

function hearComplaints(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}

/** A practice depot in the story's folder. `paceMs` is what a virtual stick takes for one file operation. */
export function practiceArgs(folder: string, { sticks = 4, paceMs = 60 } = {}): readonly string[] {
  return [
    '--practice',
    ...['--practice-dir', join(folder, 'practice')],
    ...['--practice-sticks', String(sticks)],
    ...['--practice-pace', String(paceMs)],
  ];
}
