import type { Page } from 'playwright-core';
import type { Language } from '../../shared/language.ts';
import { isLoaded, showPage } from './shown-page.ts';
import type { WindowState } from './states.ts';
import { wordsIn } from './words.ts';

const STEP_MS = 10_000;
const LONGEST_MOVE_MS = 2_000;

/**
 * Brings a window into one state, whatever it showed before.
 *
 * @param language The window's own.
 * @throws Where a step towards it does not find what it acts on, or something of it goes on loading.
 */
export async function reachState(page: Page, state: WindowState, language: Language): Promise<void> {
  await showPage(page, state.scene, state.place);
  page.setDefaultTimeout(STEP_MS);
  if (state.isWaiting === true) await page.locator('main [aria-busy="true"]:not(:empty)').first().waitFor();
  else if (!(await isLoaded(page))) throw new Error('something is still loading');
  await state.reach?.({
    page,
    t: await wordsIn(language),
    press: (name, role = 'button') => page.getByRole(role, { name, exact: true }).first().click(),
  });
  // No hint of what the mouse was last on.
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await standsStill(page);
}

/**
 * Until what moves into its place or turns into another colour has done so. What lasts longer than a movement is none:
 * the time that a toast is shown.
 */
export function standsStill(page: Page): Promise<unknown> {
  return page.evaluate(async (longestMs) => {
    await new Promise(requestAnimationFrame);
    const moves = document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().endTime) < longestMs);
    return Promise.allSettled(moves.map(({ finished }) => finished));
  }, LONGEST_MOVE_MS);
}
