/** Every state of every page over the scripted bridge, read by axe: it finds nothing, in dialogs and menus neither. */
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { appDir } from '../../build/build-app.ts';
import { findChromium } from '../../build/engines.ts';
import { reachState, standsStill } from '../window/reach-state.ts';
import { type Look, openWindow } from '../window/shown-page.ts';
import { WINDOW_STATES, type WindowState } from '../window/states.ts';
import { axeColourFindings, axeFindings } from './support/axe-findings.ts';
import { expect, test } from './support/test.ts';

const executablePath = findChromium();
const LOOK = { theme: 'system', language: 'en', width: 1280, height: 800 } as const satisfies Look;
const isRead = ({ name, isScrolled }: WindowState) =>
  // One that says after ten seconds that nobody answers is seen by the pictures.
  isScrolled !== true && name !== 'sticks-no-answer';
const isMainPage = ({ isMain, isDialog }: WindowState) => isMain === true && isDialog !== true;
const USUAL_COLOURS = { colorScheme: 'light', forcedColors: 'none' } as const;
const OTHER_COLOURS = {
  'in dark': { ...USUAL_COLOURS, colorScheme: 'dark' },
  'where the system forces its colours': { ...USUAL_COLOURS, forcedColors: 'active' },
} as const;
/** They wait for their pages to settle as well as for a core. */
const AT_ONCE = 3;

test.describe('axe finds nothing', () => {
  test.skip(executablePath === null, 'no Chromium is here');
  const pageFolder = join(appDir, 'renderer');
  let browser: Browser;
  test.beforeAll(async () => {
    browser = await chromium.launch({ ...(executablePath === null ? {} : { executablePath }), args: ['--no-sandbox'] });
  });
  test.afterAll(() => browser.close());

  test('in any state, and on the main pages in no colours of the system', async () => {
    test.slow();
    const found: string[] = [];
    const left = WINDOW_STATES.filter(isRead).values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        let current = '';
        const tell = (finding: string) => found.push(`${current}: ${finding}`);
        const page = await openWindow(browser, pageFolder, LOOK, tell);
        for (const state of left) {
          current = state.name;
          await reachState(page, state, LOOK.language);
          (await axeFindings(page, state.isMenu === true ? ['region'] : [])).forEach(tell);
          if (!isMainPage(state)) continue;
          for (const [name, colours] of Object.entries(OTHER_COLOURS)) {
            current = `${state.name} ${name}`;
            await page.emulateMedia(colours);
            await page.locator(`[data-theme="${colours.colorScheme}"]`).waitFor();
            await standsStill(page);
            (await axeColourFindings(page)).forEach(tell);
          }
          await page.emulateMedia(USUAL_COLOURS);
        }
        await page.context().close();
      }),
    );
    expect(found).toEqual([]);
  });
});
