import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { projectRoot } from '../../build/project-root.ts';
import { pageServer } from '../../electron/main/app-protocol.ts';
import type { SettingValues } from '../../shared/ipc/settings.ts';
import { languageFor } from '../../shared/language.ts';
import { NOW } from './scene.ts';
import type { SceneName } from './scenes.ts';

/** Where the page is while a scripted bridge stands behind it; an origin that is trusted, as the program's own is. */
const ORIGIN = 'http://window.localhost';

let bundled: Promise<string> | undefined;

/** The scripted bridge and its scenes as one script for a page. */
function bridgeScript(): Promise<string> {
  bundled ??= bundleEntry();
  return bundled;
}

async function bundleEntry(): Promise<string> {
  const output = await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: join(projectRoot, 'tests', 'window', 'scripted-entry.ts'),
        output: { format: 'iife' },
      },
    },
  });
  const [result] = [output].flat();
  if (result === undefined || !('output' in result)) throw new Error('Vite built no script.');
  return result.output[0].code;
}

/**
 * Puts the built page and the scripted bridge behind every page of a context, with the headers that the program serves
 * it with.
 *
 * @param pageFolder Holds the built `index.html`.
 */
export async function scriptContext(
  context: BrowserContext,
  pageFolder: string,
  settings: Partial<SettingValues>,
): Promise<void> {
  const { language = 'system', theme = 'system' } = settings;
  const firstLook = () => ({ language: languageFor(language, 'en'), theme });
  const serve = pageServer(pageFolder, firstLook, async () => undefined);
  await context.route(`${ORIGIN}/**`, async (route) => {
    const answer = await serve({ url: route.request().url().replace(ORIGIN, 'app://window'), method: 'GET' });
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  await context.clock.setFixedTime(new Date(NOW));
  const told = `globalThis.__SETTINGS__ = ${JSON.stringify(settings)};`;
  await context.addInitScript({ content: `${told}\n${await bridgeScript()}` });
}

/** Loads the page anew over another scene. */
export async function showScene(page: Page, scene: SceneName): Promise<void> {
  await page.goto(`${ORIGIN}/index.html?${scene}`);
}
