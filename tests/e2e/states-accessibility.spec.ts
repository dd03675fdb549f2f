/** Every state of every page over the scripted bridge, read by axe: it finds nothing, in dialogs and menus neither. */
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { bundlePage } from '../../build/build-app.ts';
import { findChromium } from '../../build/engines.ts';
import { reachState, type Variant } from '../window/reach-state.ts';
import { WINDOW_STATES, type WindowState } from '../window/states.ts';
import { axeFindings } from './support/axe-findings.ts';
import { expect, test } from './support/test.ts';

const executablePath = findChromium();
const LIGHT = { theme: 'light', language: 'en', width: 1280, height: 800 } as const satisfies Variant;
const DARK = { ...LIGHT, theme: 'dark' } as const satisfies Variant;
const FORCED = { ...LIGHT, isForced: true } as const satisfies Variant;
const isMainPage = ({ isMain, isDialog, isScrolled }: WindowState) =>
  isMain === true && isDialog !== true && isScrolled !== true;
/** They wait for each other's pages to settle more than for a core. */
const AT_ONCE = 4;

test.describe('axe finds nothing', () => {
  test.skip(executablePath === null, 'no Chromium is here');
  const pageFolder = join(tmpdir(), `hash-courier-states-${process.pid}`);
  let browser: Browser;
  test.beforeAll(async () => {
    await bundlePage(pageFolder);
    browser = await chromium.launch({ ...(executablePath === null ? {} : { executablePath }), args: ['--no-sandbox'] });
  });
  test.afterAll(async () => {
    await browser.close();
    await rm(pageFolder, { recursive: true, force: true, maxRetries: 5 });
  });

  const rounds: readonly (readonly [string, Variant, (state: WindowState) => boolean])[] = [
    ['in any state', LIGHT, ({ isScrolled }) => isScrolled !== true],
    ['in dark', DARK, isMainPage],
    ['where the system forces its colours', FORCED, isMainPage],
  ];
  for (const [title, variant, isRead] of rounds) {
    test(title, async () => {
      test.slow();
      const found: string[] = [];
      // One that says after ten seconds that nobody answers is seen by the pictures.
      const left = WINDOW_STATES.filter((state) => isRead(state) && state.name !== 'sticks-no-answer').values();
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (const state of left) {
            const tell = (finding: string) => found.push(`${state.name}: ${finding}`);
            const page = await reachState(browser, pageFolder, state, variant, tell);
            (await axeFindings(page, state.isMenu === true ? ['region'] : [])).forEach(tell);
            await page.context().close();
          }
        }),
      );
      expect(found).toEqual([]);
    });
  }
});
