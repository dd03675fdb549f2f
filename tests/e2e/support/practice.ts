import type { Page } from 'playwright-core';

/** The first two steps of the practice round: sticks that are out, with captures on them. */
export async function prepareAndRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Prepare the sticks' }).click();
  await page.getByRole('button', { name: 'Run the devices' }).click();
  await page.getByRole('button', { name: 'Bring them back' }).waitFor();
}
