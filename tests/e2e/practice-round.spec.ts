import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { chooseFolder } from './support/dialogs.ts';
import { expect, practiceArgs, test } from './support/test.ts';

/** As the Intune portal takes it, to the letter: ASCII without a byte order mark, no quotes, CRLF after every line. */
const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User';

/** The rows of the capture files on the virtual sticks, by serial number; of two captures of a device the newer one. */
async function capturedRows(practiceFolder: string): Promise<ReadonlyMap<string, string>> {
  const paths = (await readdir(practiceFolder, { recursive: true })).filter((path) => /hardwarehash\.csv$/.test(path));
  // The folder of a capture is called by serial number and time.
  const oldestFirst = paths.toSorted((a, b) => (basename(dirname(a)) < basename(dirname(b)) ? -1 : 1));
  const rows = await Promise.all(
    oldestFirst.map(async (path) => (await readFile(join(practiceFolder, path), 'ascii')).split('\r\n')[1] ?? ''),
  );
  return new Map(rows.map((row) => [row.split(',')[0] ?? '', row]));
}

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
  const captured = await capturedRows(join(folder, 'practice'));
  expect(captured.size).toBe(12);
  // One hash is damaged, one serial is missing and one was edited: those three may not go out.
  const serials = [0, 1, 2, 3, 5, 7, 9, 11, 12].map((index) => practiceDevice(index).serial);
  // Sticks that come back at once are collected in any order.
  const inOrder = serials.toSorted((a, b) => bytes.indexOf(`\n${a},`) - bytes.indexOf(`\n${b},`));
  const wanted = Buffer.from(
    [HEADER, ...inOrder.map((serial) => `${captured.get(serial)},`), ''].join('\r\n'),
    'ascii',
  );
  expect(wanted.equals(bytes), `${wanted}\nis what should be in the file, and this is:\n${bytes}`).toBe(true);

  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Sticks/ })
    .click();
  await expect(page.getByText('4 of 4 done')).toBeVisible();
});
