import type { Page } from 'playwright-core';
import { expect, practiceArgs, test } from './support/test.ts';

/** Goes on with Tab until what has focus is called so; a page on which that never comes is not for the keyboard. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element === null ? '' : `${element.getAttribute('aria-label') ?? ''} ${element.textContent ?? ''}`.trim();
    });
    if (name.test(focused)) return;
  }
  throw new Error(`Tab never reaches ${name}.`);
}

test('the practice round up to the collected sticks needs no mouse', async ({ launch, folder }) => {
  const { page } = await launch({ args: practiceArgs(folder) });
  await page.getByRole('button', { name: 'Prepare the sticks' }).waitFor();
  await tabTo(page, /^Prepare the sticks$/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Run the devices' }).waitFor();
  await tabTo(page, /^Run the devices$/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Bring them back' }).waitFor();
  await tabTo(page, /^Bring them back$/);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Resolve the conflict' }).waitFor();

  await page.keyboard.press('Control+2');
  await expect(page.getByRole('heading', { level: 1, name: /^Devices/ })).toBeVisible();
  await page.getByRole('searchbox').waitFor();
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('latitude');
  const rows = page.getByRole('row').filter({ hasText: 'Latitude' });
  await expect(rows.first()).toBeVisible();
  await tabTo(page, /Latitude/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeHidden();
});

test('a question mark lists the shortcuts, and Escape closes the list', async ({ launch, folder }) => {
  const { page } = await launch({ args: practiceArgs(folder) });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toContainText('Go to Devices');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});
