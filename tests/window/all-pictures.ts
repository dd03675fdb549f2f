/**
 * Pictures of every page and state of the window, to be looked at: `npm run pictures`. They are made over the scripted
 * bridge, so nothing has to be reached by hand. A state that is not reached and a page that logs an error fail the
 * command.
 *
 * Usage: node tests/window/all-pictures.ts [PART OF A STATE'S NAME ...] [--readme]
 */
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { bundlePage } from '../../build/build-app.ts';
import { findChromium, NO_CHROMIUM } from '../../build/engines.ts';
import { projectRoot } from '../../build/project-root.ts';
import { reachState } from './reach-state.ts';
import { type Look, openWindow } from './shown-page.ts';
import { WINDOW_STATES, type WindowState } from './states.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Also puts the two pictures of the README where they are kept. */
    readme: { type: 'boolean', default: false },
  },
});

/** A browser waits more than it computes; more of them at once are slower on two cores. */
const AT_ONCE = 4;

const PLAIN = { theme: 'light', language: 'en', width: 1280, height: 800 } as const satisfies Look;
/** Themes, languages and sizes that every state is looked at in. */
const LOOKS: readonly Look[] = [
  PLAIN,
  { ...PLAIN, theme: 'dark' },
  { ...PLAIN, theme: 'high-contrast' },
  { ...PLAIN, isForced: true },
  { ...PLAIN, language: 'nl' },
  { ...PLAIN, width: 1920, height: 1080 },
  { ...PLAIN, zoom: 2 },
];

/** Made-up sticks and devices only, in the program's own look. */
const README_PICTURES: Readonly<Record<string, string>> = {
  'sticks-run-of-eight': 'window.png',
  'devices-selection': 'window-devices.png',
};

// Of its own: whoever looks at one page meanwhile builds it anew.
const pageFolder = await mkdtemp(join(tmpdir(), 'hash-courier-pictures-'));
const outFolder = join(projectRoot, 'dist', 'screenshots');
const started = performance.now();
await bundlePage(pageFolder);
const isWanted = ({ name }: WindowState) => positionals.length === 0 || positionals.some((part) => name.includes(part));
const wanted = WINDOW_STATES.filter(isWanted).flatMap((state) => LOOKS.map((variant) => ({ state, variant })));
// What is no longer made would be looked at as if it were.
if (positionals.length === 0) await rm(outFolder, { recursive: true, force: true });
await mkdir(outFolder, { recursive: true });

const executablePath = findChromium();
if (executablePath === null) throw new Error(NO_CHROMIUM);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const complaints: string[] = [];
try {
  const left = wanted.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const { state, variant } of left) await picture(browser, state, variant);
    }),
  );
} finally {
  await browser.close();
  await rm(pageFolder, { recursive: true, force: true, maxRetries: 5 });
}
if (values.readme) {
  for (const [state, name] of Object.entries(README_PICTURES)) {
    const made = join(outFolder, `${state}-light-en-1280x800.png`);
    await copyFile(made, join(projectRoot, 'docs', 'pictures', name));
  }
}
const seconds = Math.round((performance.now() - started) / 1000);
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
console.log(`${wanted.length} pictures of ${wanted.length === 0 ? 'no' : 'the'} window in ${seconds} s: ${outFolder}`);
if (complaints.length > 0 || wanted.length === 0) process.exitCode = 1;

async function picture(browser: Browser, state: WindowState, variant: Look): Promise<void> {
  const { theme, language, width, height, zoom, isForced } = variant;
  const size = zoom === undefined ? `${width}x${height}` : `${zoom * 100}-percent`;
  const name = [state.name, isForced === true ? 'forced-colours' : theme, language, size].join('-');
  const complain = (complaint: string) => complaints.push(`${name}: ${complaint}`);
  const page = await openWindow(browser, pageFolder, variant, complain);
  try {
    await reachState(page, state, language);
    await page.screenshot({ path: join(outFolder, `${name}.png`) });
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
  } finally {
    await page.context().close();
  }
}
