import type { Browser, Page } from 'playwright-core';
import type { SettingValues } from '../../shared/ipc/settings.ts';
import type { Language } from '../../shared/language.ts';
import type { SceneName } from './scenes.ts';
import { openScripted } from './scripted-page.ts';

export const PAGE_KEYS = { sticks: 'Control+1', devices: 'Control+2', settings: 'Control+3' } as const;
export type PageName = keyof typeof PAGE_KEYS;

export const STANDS_MS = 20_000;

export interface Shown {
  readonly scene: SceneName;
  readonly place: PageName;
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
  /** Told each error that the page logs or does not catch. */
  readonly onComplaint?: (complaint: string) => void;
}

/** Opens a page of the window over the scripted bridge. The caller closes its context. */
export async function showPage(browser: Browser, pageFolder: string, shown: Shown): Promise<Page> {
  const { scene, theme, language, density = 'comfortable', zoom = 1, onComplaint = () => {} } = shown;
  const context = await browser.newContext({
    viewport: { width: Math.round(shown.width / zoom), height: Math.round(shown.height / zoom) },
    deviceScaleFactor: zoom,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    forcedColors: shown.isForced === true ? 'active' : 'none',
  });
  context.on('console', (message) => message.type() === 'error' && onComplaint(message.text()));
  context.on('weberror', (error) => onComplaint(error.error().stack ?? error.error().message));
  const page = await openScripted(context, pageFolder, { scene, settings: { theme, language, density } });
  await page.getByRole('navigation').waitFor({ timeout: STANDS_MS });
  await page.keyboard.press(PAGE_KEYS[shown.place]);
  await page.locator('main h1').first().waitFor({ timeout: STANDS_MS });
  return page;
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
