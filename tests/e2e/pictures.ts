/**
 * The practice round in the window, done to its end, with a picture of each page on the way.
 *
 * Usage: node tests/e2e/pictures.ts FOLDER
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chooseFolder } from './support/dialogs.ts';
import { launchApp } from './support/launch-app.ts';
import { prepareAndRun } from './support/practice.ts';

const folder = resolve(process.argv[2] ?? 'practice');
mkdirSync(folder, { recursive: true });
const earlier = readdirSync(folder).filter((name) => /^window-\d+-.*\.png$/.test(name));
for (const name of earlier) rmSync(join(folder, name));
const practiceFolder = mkdtempSync(join(tmpdir(), 'hash-courier-pictures-'));
const app = await launchApp({
  args: ['--practice', '--practice-dir', join(practiceFolder, 'practice')],
  env: { LANG: 'en_US.UTF-8', LANGUAGE: 'en' },
});
const { page } = app;
page.setDefaultTimeout(60_000);
let number = 0;
const picture = async (name: string) => {
  number++;
  // No hint of what the mouse was last on.
  await page.mouse.move(640, 4);
  await page.screenshot({ path: join(folder, `window-${number}-${name}.png`) });
};
const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();

try {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Prepare the sticks' }).waitFor();
  await picture('practice');
  await prepareAndRun(page);
  await press('Bring them back');
  await press('Resolve the conflict');
  const newer = page.getByRole('radio', { name: /Use the newer one/ });
  await newer.waitFor();
  await picture('conflict');
  await newer.check();
  await press('Use the newer one');
  await page.getByRole('table').first().waitFor();
  await picture('devices');
  const navigation = page.getByRole('navigation');
  await navigation.getByRole('button', { name: /^Sticks/ }).click();
  await chooseFolder(app, join(practiceFolder, 'exported'));
  await press('Export the file…');
  await page.getByRole('dialog').getByRole('button', { name: 'Export…' }).click();
  await page.getByText('1 file in exported', { exact: true }).waitFor();
  await navigation.getByRole('button', { name: /^Sticks/ }).click();
  await page.getByText('4 of 4 done').waitFor();
  await picture('sticks');
  await navigation.getByRole('button', { name: /^Settings/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await picture('settings');
  console.log(`${number} pictures of the window are in ${folder}`);
} finally {
  await app.close();
  rmSync(practiceFolder, { recursive: true, force: true, maxRetries: 5 });
}
