import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { chooseFolder } from './support/dialogs.ts';
import { hear } from './support/heard.ts';
import { prepareAndRun } from './support/practice.ts';
import { expect, practiceArgs, test } from './support/test.ts';

test('a returned stick is collected by itself, a conflict is decided, and the file holds exactly the devices that count', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: practiceArgs(folder) });
  const { page } = app;
  await prepareAndRun(page);
  const heard = await hear(page);
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await page.getByRole('button', { name: 'See the page of the sticks' }).click();

  const sticks = ['Stick 1', 'Stick 2', 'Stick 3', 'Stick 4'];
  await expect
    .poll(async () =>
      (await heard()).flatMap((line) => /^(Stick \d) collected: \d captures, \d new\.$/.exec(line)?.[1] ?? []).sort(),
    )
    .toEqual(sticks);
  await expect(page.getByText(/Stick 4: 4 captures, 4 new, 0 seen before/)).toBeVisible();
  await expect(page.getByText(/The stick was only read; nothing on it changed/).first()).toBeVisible();

  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Devices/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^Devices/ })).toBeVisible();
  await page.getByRole('button', { name: /^Conflict/ }).click();
  await page
    .getByRole('row', { name: /Conflict/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Compare the two' }).first().click();
  await expect(page.getByRole('button', { name: 'Decide later' })).toBeVisible();
  await page.getByRole('radio', { name: /Use the older one/ }).check();
  await page.getByRole('button', { name: 'Use the older one' }).click();

  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Devices/ })
    .click();
  await page.getByRole('button', { name: /^All/ }).click();
  const out = join(folder, 'out');
  await chooseFolder(app, out);
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Export/ });
  await expect(dialog.getByText(/devices are left out/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText('1 file in out', { exact: true })).toBeVisible();
  await expect.poll(heard).toContainEqual(expect.stringMatching(/^1 file in out\. 9 devices, each hash checked/));

  const text = await readFile(join(out, 'intune.csv'), 'ascii');
  const rows = text
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
  expect(rows).toHaveLength(9);
  // Device 2 was captured on sticks 1 and 4, which carry different group tags; the older capture was chosen.
  const contested = rows.filter(([serial]) => serial === practiceDevice(2).serial);
  expect(contested).toHaveLength(1);
  expect(contested[0]?.[3]).toBe('STORE');
  // Every hash is the one that the device gave, but for its time and checksum.
  expect(rows.every(([, , hash]) => hash?.length === 4000)).toBe(true);
});

test('a file that holds no capture says so and leaves everything else as it is', async ({ launch, folder }) => {
  const app = await launch({});
  await mkdir(join(folder, 'files'));
  const path = join(folder, 'files', 'hardwarehash.csv');
  await writeFile(path, 'Name,Price\r\nApple,1\r\n');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
  await app.page
    .getByRole('navigation')
    .getByRole('button', { name: /^Devices/ })
    .click();
  await app.page.getByRole('button', { name: 'Add files' }).click();
  await expect(app.page.getByText(/1 remark/)).toBeVisible();
});
