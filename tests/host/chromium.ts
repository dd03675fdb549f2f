/** The browser that shows the window; one process for all windows of a run, which ends with this process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium, NO_CHROMIUM } from '../../build/engines.ts';

export interface RunningChromium {
  readonly context: BrowserContext;
  /** For a second client, such as the test. */
  readonly endpoint: string;
}

/** Set by `npm start` where there is a display; else nobody sees the window. */
export const isShown = process.env.STAND_IN_WINDOW === 'shown';

export async function startChromium(profileFolder: string): Promise<RunningChromium> {
  const executablePath = findChromium(isShown);
  if (executablePath === null) throw new Error(`The window cannot be shown: ${NO_CHROMIUM}.`);
  const context = await chromium.launchPersistentContext(profileFolder, {
    executablePath,
    headless: !isShown,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--remote-debugging-port=0', ...(isShown ? ['--app=data:text/html,'] : [])],
    ignoreDefaultArgs: ['--hide-scrollbars'],
    // What is not granted is refused.
    permissions: [],
    // As a window of a system: its own size, and the system's colours.
    ...{ viewport: null, colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null },
    // The app ends in its own order.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  });
  // What a window that a page opens asks for; pages of ours have routes of their own.
  await context.route('**/*', (route) => route.abort());
  const [port, path] = readFileSync(join(profileFolder, 'DevToolsActivePort'), 'utf8').split('\n');
  return { context, endpoint: `ws://127.0.0.1:${port}${path}` };
}
