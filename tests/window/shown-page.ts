import type { Browser, Page } from 'playwright-core';
import type { SettingValues } from '../../shared/ipc/settings.ts';
import type { Language } from '../../shared/language.ts';
import type { SceneName } from './scenes.ts';
import { scriptContext, showScene } from './scripted-page.ts';

export const PAGE_KEYS = { sticks: 'Control+1', devices: 'Control+2', settings: 'Control+3' } as const;
export type PageName = keyof typeof PAGE_KEYS;

export const STANDS_MS = 20_000;

export interface Look {
  readonly theme: SettingValues['theme'];
  readonly language: Language;
  readonly density?: SettingValues['density'];
  /** In pixels of the screen. */
  readonly width: number;
  readonly height: number;
  /** 2 halves the window's size in CSS pixels, as a zoom of 200 % does. */
  readonly zoom?: number;
  /** Whether the system forces its colours onto the page. */
  readonly isForced?: boolean;
}

/**
 * Opens an empty window in which `showPage` shows page after page. The caller closes its context.
 *
 * @param onComplaint Told each error that a page logs or does not catch.
 */
export async function openWindow(
  browser: Browser,
  pageFolder: string,
  look: Look,
  onComplaint: (complaint: string) => void,
): Promise<Page> {
  const { theme, language, density = 'comfortable', zoom = 1 } = look;
  const context = await browser.newContext({
    viewport: { width: Math.round(look.width / zoom), height: Math.round(look.height / zoom) },
    deviceScaleFactor: zoom,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    forcedColors: look.isForced === true ? 'active' : 'none',
  });
  context.on('console', (message) => message.type() === 'error' && onComplaint(message.text()));
  context.on('weberror', (error) => onComplaint(error.error().stack ?? error.error().message));
  await scriptContext(context, pageFolder, { theme, language, density });
  return context.newPage();
}

/** Shows a page of the window over the scripted bridge, in place of the one before. */
export async function showPage(page: Page, scene: SceneName, place: PageName): Promise<void> {
  await showScene(page, scene);
  await page.getByRole('navigation').waitFor({ timeout: STANDS_MS });
  await page.keyboard.press(PAGE_KEYS[place]);
  await page.locator('main h1').first().waitFor({ timeout: STANDS_MS });
}

/** Resolves once nothing of the page is loading any more; false where something still is after five seconds. */
export async function isLoaded(page: Page): Promise<boolean> {
  return page
    .waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null, null, { timeout: 5_000 })
    .then(
      () => true,
      () => false,
    );
}
