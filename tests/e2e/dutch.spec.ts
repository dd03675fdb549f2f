import { expect, practiceArgs, test } from './support/test.ts';

test('Dutch takes over the whole window at once, and stays after a restart', async ({ launch, folder }) => {
  const dataFolder = folder;
  const first = await launch({ args: practiceArgs(folder), dataFolder });
  const { page } = first;
  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Language', exact: true }).first().click();
  await page.getByRole('option', { name: 'Nederlands' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Instellingen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  await expect(page.getByText('Niets hier is echt')).toBeVisible();
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Apparaten/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^Apparaten/ })).toBeVisible();
  await first.close();

  const { page: again } = await launch({ args: practiceArgs(folder), dataFolder });
  await expect(again.getByRole('heading', { level: 1, name: 'De hele klus in drie minuten' })).toBeVisible();
});
