import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_PATH } from '../../shared/sticks/stick-layout.ts';
import { expect, practiceArgs, test } from './support/test.ts';

test('eight sticks are prepared at once; one that is pulled out fails alone and is finished when it comes back', async ({
  launch,
  folder,
}) => {
  const { page } = await launch({ args: practiceArgs(folder, { sticks: 8, paceMs: 600 }) });
  await page.getByRole('button', { name: 'See the page of the sticks' }).click();
  await page.getByRole('button', { name: 'Prepare 8 sticks' }).click();

  await expect(page.getByRole('heading', { name: 'Preparing 8 sticks' })).toBeVisible();
  await expect(page.getByText('Nothing is erased.')).toBeVisible();
  await expect(page.getByRole('article', { name: /^Stick 3: (Writing|Verifying)$/ })).toBeVisible();
  const practice = join(folder, 'practice');
  await rename(join(practice, 'plugged', 'stick-3'), join(practice, 'drawer', 'stick-3'));

  await expect(page.getByRole('article', { name: 'Stick 3: Not finished' })).toContainText('Put it back in');
  for (const number of [1, 2, 4, 5, 6, 7, 8]) {
    await expect(page.getByRole('article', { name: `Stick ${number}: Done` })).toContainText(/Take it out|Taken out/);
  }
  await expect(page.getByText('7 of 8 sticks prepared')).toBeVisible();

  await rename(join(practice, 'drawer', 'stick-3'), join(practice, 'plugged', 'stick-3'));
  await expect(page.getByRole('article', { name: 'Stick 3: Done' })).toContainText(/Take it out|Taken out/);
  for (let number = 1; number <= 8; number++) {
    // A stick that is done was ejected, so it is in the drawer.
    const manifest = await readFile(join(practice, 'drawer', `stick-${number}`, MANIFEST_PATH), 'utf8');
    expect(manifest).toContain(`"number": ${number},`);
  }
});

test('a run that is cancelled ends every stick after its file, and says which are not ready', async ({
  launch,
  folder,
}) => {
  const { page } = await launch({ args: practiceArgs(folder, { sticks: 8, paceMs: 600 }) });
  await page.getByRole('button', { name: 'See the page of the sticks' }).click();
  await page.getByRole('button', { name: 'Prepare 8 sticks' }).click();
  await expect(page.getByRole('article', { name: /: Writing$/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Cancel…' }).click();

  const dialog = page.getByRole('alertdialog', { name: 'Stop preparing?' });
  await expect(dialog.getByRole('button', { name: 'Keep going' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Stop preparing' }).click();
  await expect(page.getByText(/\d cancelled/).first()).toBeVisible();
  await expect(page.getByRole('article', { name: /: Cancelled$/ }).first()).toContainText('not ready');
  await expect(page.getByRole('button', { name: /^Prepare the (one that was|\d that were) cancelled$/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Retry/ })).toHaveCount(0);
});
