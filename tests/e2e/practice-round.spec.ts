import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IMPORT_FORMATS } from '../../shared/autopilot/import-file/import-format.ts';
import { chooseFolder } from './support/dialogs.ts';
import { expect, practiceArgs, test } from './support/test.ts';

test('a newcomer does the whole practice round by pressing what the page shows', async ({ launch, folder }) => {
  // As installed: in a depot of one's own that is empty.
  const app = await launch({ args: practiceArgs(folder).filter((argument) => argument !== '--practice') });
  const { page } = app;
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Devices/ })
    .click();
  await page.getByRole('button', { name: 'Practise first, without a stick' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The whole job in three minutes' })).toBeVisible();
  await expect(page.getByText('Nothing here is real')).toBeVisible();

  await page.getByRole('button', { name: 'Prepare the sticks' }).click();
  await page.getByRole('button', { name: 'Run the devices' }).click();
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await page.getByRole('button', { name: 'Resolve the conflict' }).click();

  await expect(page.getByRole('heading', { level: 1, name: /^Conflict/ })).toBeVisible();
  await page.getByRole('radio', { name: /Use the newer one/ }).check();
  await page.getByRole('button', { name: 'Use the newer one' }).click();

  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Sticks/ })
    .click();
  const exported = join(folder, 'exported');
  await chooseFolder(app, exported);
  await page.getByRole('button', { name: 'Export the file…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText('1 file in exported', { exact: true })).toBeVisible();

  const [name = '', ...others] = (await readdir(exported)).filter((file) => file.endsWith('.csv'));
  expect(others).toEqual([]);
  const bytes = await readFile(join(exported, name));
  const lines = bytes.toString('ascii').split('\r\n');
  expect(Buffer.from(lines.join('\r\n'), 'ascii')).toEqual(bytes);
  expect(lines[0]).toBe(IMPORT_FORMATS.intune.header);
  // Twelve devices; one hash is damaged, one serial is missing and one was edited: those three may not go out.
  expect(lines.slice(1, -1)).toHaveLength(9);
  expect(lines.at(-1)).toBe('');

  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Sticks/ })
    .click();
  await expect(page.getByText('4 of 4 done')).toBeVisible();
});
