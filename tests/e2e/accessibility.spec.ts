/** Every page in every theme and both languages, read by axe: it finds nothing. */
import { LANGUAGES } from '../../shared/language.ts';
import { axeFindings } from './support/axe-findings.ts';
import { prepareAndRun } from './support/practice.ts';
import { expect, practiceArgs, test } from './support/test.ts';

const THEMES = ['light', 'dark', 'high-contrast'] as const;

test('axe finds nothing on any page in any theme and language', async ({ launch, folder }) => {
  test.slow();
  const { page } = await launch({ args: practiceArgs(folder) });
  await prepareAndRun(page);
  const views: Readonly<Record<string, () => Promise<void>>> = {
    practice: async () => page.keyboard.press('Control+1'),
    devices: async () => page.keyboard.press('Control+2'),
    settings: async () => page.keyboard.press('Control+3'),
  };
  const found: string[] = [];
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      const set = await page.evaluate((patch) => window.hashCourier.settings.change(patch), { language, theme });
      expect(set).toMatchObject({ ok: true, value: { ok: true } });
      for (const [name, go] of Object.entries(views)) {
        await go();
        await page.getByRole('heading', { level: 1 }).waitFor();
        found.push(...(await axeFindings(page)).map((finding) => `${name} ${theme} ${language}: ${finding}`));
      }
    }
  }
  expect(found).toEqual([]);
});
