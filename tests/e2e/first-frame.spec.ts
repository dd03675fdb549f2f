/** The frame that is painted before the program is read lies, reads and looks as the one that the program then draws. */
import { join } from 'node:path';
import { type Browser, chromium, type Locator } from 'playwright-core';
import { appDir } from '../../build/build-app.ts';
import { findChromium } from '../../build/engines.ts';
import { scriptContext, showScene } from '../window/scripted-page.ts';
import { expect, test } from './support/test.ts';

const executablePath = findChromium();
const LOOKS = [
  ['light', 'en', 1280],
  ['dark', 'nl', 1280],
  ['high-contrast', 'en', 640],
] as const;

test.describe('the first frame', () => {
  test.skip(executablePath === null, 'no Chromium is here');
  let browser: Browser;
  test.beforeAll(async () => {
    browser = await chromium.launch({ ...(executablePath === null ? {} : { executablePath }), args: ['--no-sandbox'] });
  });
  test.afterAll(() => browser.close());

  async function open(javaScriptEnabled: boolean, width: number, settings: Parameters<typeof scriptContext>[2]) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled });
    await scriptContext(context, join(appDir, 'renderer'), settings);
    const page = await context.newPage();
    await showScene(page, 'morning');
    return page;
  }

  for (const [theme, language, width] of LOOKS)
    test(`is the program's own: ${theme}, ${language}, ${width} px wide`, async () => {
      const painted = await open(false, width, { theme, language });
      const drawn = await open(true, width, { theme, language });
      await drawn.locator('main h1').waitFor();
      const frame = painted.locator('.first-frame');
      const places = drawn.getByRole('navigation').getByRole('button');
      const pairs: readonly (readonly [Locator, Locator])[] = [
        [frame.locator('.bar'), drawn.locator('#root header').first()],
        [frame.locator('.bar > span'), drawn.locator('#root header span[translate=no]')],
        [frame.locator('.mark'), drawn.locator('#root header svg').first()],
        [frame.locator('.rail'), drawn.getByRole('navigation')],
        ...[0, 1, 2].map((at) => [frame.locator('.place').nth(at), places.nth(at)] as const),
        ...[0, 1, 2].map((at) => [frame.locator('.place svg').nth(at), places.nth(at).locator('svg:visible')] as const),
        [frame.locator('.page'), drawn.locator('main')],
      ];
      for (const [painting, part] of pairs) expect.soft(await looks(painting)).toEqual(await looks(part));
      expect(await frame.locator('.page').innerText()).toBe(await drawn.locator('main h1').innerText());
      await painted.context().close();
      await drawn.context().close();
    });
});

/** Where it lies, to the pixel, in which colours, and what is drawn where it is a picture. */
function looks(part: Locator): Promise<object> {
  return part.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const { color, backgroundColor } = getComputedStyle(element);
    const path = element.matches('svg') ? element.querySelector('path')?.getAttribute('d') : null;
    return { box: [x, y, width, height].map(Math.round), color, backgroundColor, path };
  });
}
