import type { Browser, Page } from 'playwright-core';
import { isLoaded, type Shown, showPage } from './shown-page.ts';
import type { WindowState } from './states.ts';
import { wordsIn } from './words.ts';

const STEP_MS = 10_000;

export type Variant = Omit<Shown, 'scene' | 'place' | 'onComplaint'>;

/**
 * Opens the window in one state. The caller closes the page's context, also where the state was not reached.
 *
 * @throws Where a step towards it does not find what it acts on.
 */
export async function reachState(
  browser: Browser,
  pageFolder: string,
  state: WindowState,
  variant: Variant,
  onComplaint: (complaint: string) => void,
): Promise<Page> {
  const { scene, place } = state;
  const page = await showPage(browser, pageFolder, { ...variant, scene, place, onComplaint });
  page.setDefaultTimeout(STEP_MS);
  if (state.isWaiting === true) await page.locator('main [aria-busy="true"]').first().waitFor();
  else if (!(await isLoaded(page))) onComplaint('something is still loading');
  await state.reach?.({
    page,
    t: await wordsIn(variant.language),
    press: (name, role = 'button') => page.getByRole(role, { name, exact: true }).first().click(),
  });
  // No hint of what the mouse was last on.
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  return page;
}
