import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseFolder } from './support/dialogs.ts';
import { prepareAndRun } from './support/practice.ts';
import { expect, practiceArgs, test } from './support/test.ts';

test('a group tag is changed on several devices, taken back, changed again, and exported as it was changed', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: practiceArgs(folder) });
  const { page } = app;
  await prepareAndRun(page);
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await page.getByRole('button', { name: 'Resolve the conflict' }).waitFor();
  await page.keyboard.press('Control+2');
  const good = page.getByRole('row').filter({ hasText: 'All good' });
  await good.first().waitFor();
  for (const index of [0, 1, 2]) await good.nth(index).getByRole('checkbox').click();
  await expect(page.getByText('3 selected')).toBeVisible();

  const change = async (tag: string) => {
    await page.getByRole('toolbar', { name: 'Selected devices' }).getByRole('button', { name: 'Group tag' }).click();
    await page.getByRole('combobox', { name: 'New group tag' }).fill(tag);
    await page.getByRole('button', { name: 'Change 3 devices' }).click();
  };
  await change('a "quoted", tag');
  await expect(page.getByText(/have no room for this value/)).toBeVisible();
  await page.getByRole('combobox', { name: 'New group tag' }).fill('KIOSK');
  await page.getByRole('button', { name: 'Change 3 devices' }).click();
  await expect(page.getByText('Group tag changed on 3 devices.').first()).toBeVisible();
  await expect(good.filter({ hasText: 'KIOSK' })).toHaveCount(3);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(good.filter({ hasText: 'KIOSK' })).toHaveCount(0);

  await change('LOBBY');
  await expect(good.filter({ hasText: 'LOBBY' })).toHaveCount(3);
  await change('CELLAR');
  await expect(good.filter({ hasText: 'CELLAR' })).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('dialog', { name: 'Undo this change?' })).toContainText('group tag CELLAR on 3 devices');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(good.filter({ hasText: 'LOBBY' })).toHaveCount(3);
  const out = join(folder, 'out');
  await chooseFolder(app, out);
  await page.getByRole('toolbar', { name: 'Selected devices' }).getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('dialog', { name: 'Export 3 devices' }).getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText('1 file in out', { exact: true })).toBeVisible();
  const rows = (await readFile(join(out, 'intune.csv'), 'ascii')).trimEnd().split('\r\n').slice(1);
  expect(rows).toHaveLength(3);
  expect(rows.map((row) => row.split(',')[3])).toEqual(['LOBBY', 'LOBBY', 'LOBBY']);

  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('combobox', { name: 'User' }).click();
  await page.getByRole('option', { name: 'Without (12)' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'User: Without', exact: true })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Devices' })).toHaveAttribute('aria-rowcount', '13');
});
