/** Every page in every theme and both languages, read by axe: it finds nothing. */
import { LANGUAGES } from '../../shared/language.ts';
import { axeColourFindings, axeFindings } from './support/axe-findings.ts';
import { prepareAndRun } from './support/practice.ts';
import { expect, practiceArgs, test } from './support/test.ts';

const THEMES = ['light', 'dark', 'high-contrast'] as const;

test('axe finds nothing on any page in any theme and language', async ({ launch, folder }) => {
  test.slow();
  const { page } = await launch({ args: practiceArgs(folder) });
  await prepareAndRun(page);
  const found: string[] = [];
  const readAll = async (views: Readonly<Record<string, string>>) => {
    for (const language of LANGUAGES) {
      for (const theme of THEMES) {
        const set = await page.evaluate((patch) => window.hashCourier.settings.change(patch), { language, theme });
        expect(set).toMatchObject({ ok: true, value: { ok: true } });
        for (const [name, keys] of Object.entries(views)) {
          await page.keyboard.press(keys);
          await page.getByRole('heading', { level: 1 }).waitFor();
          // In other colours the page is the same one.
          const findings = await (theme === 'light' ? axeFindings(page) : axeColourFindings(page));
          found.push(...findings.map((finding) => `${name} ${theme} ${language}: ${finding}`));
        }
      }
    }
  };
  await page.getByRole('button', { name: 'See the page of the sticks' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sticks' }).waitFor();
  await readAll({ sticks: 'Control+1', devices: 'Control+2', settings: 'Control+3' });
  await page.evaluate((patch) => window.hashCourier.settings.change(patch), { language: 'en' } as const);
  await page.keyboard.press('Control+1');
  await page.getByRole('button', { name: 'Back to the round' }).click();
  await page.getByRole('heading', { level: 1, name: 'The whole job in three minutes' }).waitFor();
  await readAll({ practice: 'Control+1' });
  expect(found).toEqual([]);
});
