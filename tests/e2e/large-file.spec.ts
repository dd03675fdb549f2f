import { join } from 'node:path';
import { dropFiles } from './support/drop-files.ts';
import { writeOemFile } from './support/oem-file.ts';
import { expect, test } from './support/test.ts';

test('a supplier file of 50,000 devices is stopped half way, then added whole, and so is an edit of them all', async ({
  launch,
  folder,
}) => {
  test.slow();
  const path = join(folder, 'supplier.csv');
  await writeOemFile(path, 50_000);
  const { page } = await launch({});
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Devices/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Your devices come in by themselves' })).toBeVisible();
  await dropFiles(page, [path]);

  await expect(page.getByRole('progressbar', { name: /supplier\.csv/ })).toBeVisible();
  // Half way: rows have been read.
  await expect(page.getByText(/[1-9][\d,]* captures/).first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Stop: supplier.csv' }).click();
  await expect(page.getByText('supplier.csv stopped', { exact: true })).toBeVisible();
  // A file is stored whole or not at all.
  await expect(page.getByText('Nothing was stored. Add the file again when it suits.', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Your devices come in by themselves' })).toBeVisible();

  await dropFiles(page, [path]);
  await expect(page.getByText('supplier.csv: 50,000 captures', { exact: true })).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('header').filter({ hasText: 'Devices' })).toContainText('50,000');

  await page.getByRole('checkbox', { name: 'Select all devices of this list' }).click();
  await page.getByRole('toolbar', { name: 'Selected devices' }).getByRole('button', { name: 'Group tag' }).click();
  await page.getByRole('combobox', { name: 'New group tag' }).fill('DEPOT');
  await page.getByRole('button', { name: 'Change 50,000 devices' }).click();
  await expect(page.getByText(/[1-9][\d,]* of 50,000 devices ·/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop: Group tag: DEPOT' }).click();
  await expect(page.getByText('Group tag: DEPOT stopped', { exact: true })).toBeVisible();
  await expect(
    page.getByText(/^[1-9][\d,]* of 50,000 devices are changed; [1-9][\d,]* are as they were\.$/),
  ).toBeVisible();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Group tag: DEPOT' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(page.getByText(/^[1-9][\d,]* devices are as they were\.$/).first()).toBeVisible();
  await page.getByRole('searchbox').fill('DEPOT');
  await expect(page.getByRole('heading', { name: 'No device fits' })).toBeVisible();
});
