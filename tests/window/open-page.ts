/** Takes pictures of pages over the scripted bridge; `scripted-bridge.ts` says how to use it. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { bundlePage } from '../../build/build-app.ts';
import { findChromium, NO_CHROMIUM } from '../../build/engines.ts';
import { projectRoot } from '../../build/project-root.ts';
import { SCENES, type SceneName } from './scenes.ts';
import { isLoaded, type Look, openWindow, type PageName, showPage } from './shown-page.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    page: { type: 'string', multiple: true, default: ['sticks'] },
    theme: { type: 'string', multiple: true, default: ['light'] },
    language: { type: 'string', multiple: true, default: ['en'] },
    size: { type: 'string', multiple: true, default: ['1280x800'] },
    /** 2 halves the window's size in CSS pixels, as a zoom of 200 % does. */
    zoom: { type: 'string', default: '1' },
    density: { type: 'string', default: 'comfortable' },
    /** Clicked in this order once the page stands: `button Export…`. */
    click: { type: 'string', multiple: true, default: [] },
    keys: { type: 'string', default: '' },
    forced: { type: 'boolean', default: false },
    out: { type: 'string', default: join(projectRoot, 'dist', 'screenshots') },
    /** Takes the last build. */
    'no-build': { type: 'boolean', default: false },
  },
});

const pageFolder = join(projectRoot, 'dist', 'scripted-page');
if (!values['no-build']) {
  await rm(pageFolder, { recursive: true, force: true });
  await bundlePage(pageFolder);
}
await mkdir(values.out, { recursive: true });

const executablePath = findChromium();
if (executablePath === null) throw new Error(NO_CHROMIUM);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const zoom = Number(values.zoom);
const scenes = positionals.length > 0 ? positionals : ['morning'];
try {
  for (const scene of scenes)
    for (const place of values.page)
      for (const theme of values.theme)
        for (const language of values.language)
          for (const size of values.size) await picture(scene, place, theme, language, size);
} finally {
  await browser.close();
}

async function picture(scene: string, place: string, theme: string, language: string, size: string): Promise<void> {
  if (!isScene(scene)) throw new Error(`There is no scene ${scene}. There are: ${Object.keys(SCENES).join(', ')}`);
  const [width = 1280, height = 800] = size.split('x').map(Number);
  const name = [scene, place, theme, language, size, zoom === 1 ? '' : `zoom${zoom}`, values.forced ? 'forced' : '']
    .filter((part) => part !== '')
    .join('-');
  const complain = (complaint: string) => process.stderr.write(`${name}: ${complaint}\n`);
  // What a person types here is checked by what comes of it.
  const typed = { theme, language, density: values.density } as Pick<Look, 'theme' | 'language' | 'density'>;
  const look: Look = { ...typed, width, height, zoom, isForced: values.forced };
  const page = await openWindow(browser, pageFolder, look, complain);
  await showPage(page, scene, place as PageName);
  if (!(await isLoaded(page))) complain('something is still loading');
  for (const click of values.click) {
    const [role = '', ...words] = click.split(' ');
    // A role that there is none of finds nothing, and that is said.
    await page
      .getByRole(role as 'button', { name: words.join(' ') })
      .first()
      .click({ timeout: 5_000 });
  }
  for (const key of values.keys.split(' ').filter((each) => each !== '')) await page.keyboard.press(key);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(values.out, `${name}.png`) });
  process.stdout.write(`${join(values.out, `${name}.png`)}\n`);
  await page.context().close();
}

function isScene(name: string): name is SceneName {
  return Object.hasOwn(SCENES, name);
}
