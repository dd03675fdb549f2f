import type { Page } from 'playwright-core';
import type { Language } from '../../shared/language.ts';
import { isLoaded, showPage } from './shown-page.ts';
import type { WindowState } from './states.ts';
import { wordsIn } from './words.ts';

const STEP_MS = 10_000;

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
}
