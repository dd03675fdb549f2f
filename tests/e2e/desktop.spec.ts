import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  closeWindow,
  holdsUpSignOut,
  isWindowShown,
  moveWindow,
  pressMessage,
  pressTray,
  seenDesktop,
  wakeUp,
  watchDesktop,
  windowPlace,
} from './support/desktop.ts';
import { startSecond } from './support/launch-app.ts';
import { prepareAndRun } from './support/practice.ts';
import { expect, practiceArgs, test } from './support/test.ts';

/** Puts a practice stick in, or takes it out, as a hand would. */
function moveStick(folder: string, stick: string, from: 'drawer' | 'plugged', to: 'drawer' | 'plugged') {
  return rename(join(folder, 'practice', from, stick), join(folder, 'practice', to, stick));
}

test('a closed window stays in the tray; the message of a stick that was collected meanwhile brings it back on its page', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: practiceArgs(folder, { sticks: 1, paceMs: 0 }) });
  const { page } = app;
  const places = page.getByRole('navigation');
  await watchDesktop(app);
  await prepareAndRun(page);
  await places.getByRole('button', { name: 'Settings' }).click();
  const keeps = page.getByRole('switch', { name: 'Keep watching when the window is closed' });
  await keeps.check();
  const atSignIn = page.getByRole('switch', { name: 'Start when you sign in' });
  await expect(atSignIn).toBeDisabled();
  await expect(atSignIn).toHaveAccessibleDescription(/this copy is not installed/);
  await closeWindow(app);
  await expect.poll(() => isWindowShown(app)).toBe(false);

  await moveStick(folder, 'stick-1', 'drawer', 'plugged');
  const collected = 'Stick 1: collected, you can take it out';
  await expect.poll(async () => (await seenDesktop(app)).messages).toContain(collected);
  expect((await seenDesktop(app)).messages[0]).toBe('Hash Courier keeps watching for sticks');
  await pressMessage(app, collected);
  await expect.poll(() => isWindowShown(app)).toBe(true);
  await expect(places.getByRole('button', { name: /^Sticks/ })).toHaveAttribute('aria-current', 'page');

  await closeWindow(app);
  await pressTray(app, 'Open Hash Courier');
  await expect.poll(() => isWindowShown(app)).toBe(true);
  expect((await seenDesktop(app)).tray).toContainEqual({ label: 'Keep watching for sticks', isChecked: true });
  await pressTray(app, 'Keep watching for sticks');
  expect((await seenDesktop(app)).tray).toContainEqual({ label: 'Keep watching for sticks', isChecked: false });
  await places.getByRole('button', { name: 'Settings' }).click();
  await expect(keeps).not.toBeChecked();
});

test('while sticks are written the PC stays awake, the taskbar shows how far they are, and signing out has to wait', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: practiceArgs(folder, { paceMs: 400 }) });
  const { page } = app;
  await watchDesktop(app);
  await page.getByRole('button', { name: 'See the page of the sticks' }).click();
  expect(await holdsUpSignOut(app)).toBe(false);
  await page.getByRole('button', { name: 'Prepare 4 sticks' }).click();
  await expect(page.getByRole('article', { name: /^Stick 3: (Writing|Verifying)$/ })).toBeVisible();
  await expect.poll(async () => (await seenDesktop(app)).progress).toBeGreaterThan(0);
  expect((await seenDesktop(app)).isKeptAwake).toBe(true);
  expect(await holdsUpSignOut(app)).toBe(true);
  await moveStick(folder, 'stick-3', 'plugged', 'drawer');

  await expect(page.getByText('3 of 4 sticks prepared')).toBeVisible();
  const badges = process.platform === 'win32' ? ['1 stick is not finished', ''] : [1, 0];
  await expect.poll(() => seenDesktop(app)).toMatchObject({ progress: -1, badge: badges[0], isKeptAwake: false });
  expect(await holdsUpSignOut(app)).toBe(false);
  await moveStick(folder, 'stick-3', 'drawer', 'plugged');
  await expect.poll(async () => (await seenDesktop(app)).badge).toBe(badges[1]);
});

test('started at sign-in it waits in the tray, and a window stands where it stood before', async ({
  launch,
  folder,
}) => {
  const dataFolder = join(folder, 'data');
  const settings = join(dataFolder, 'settings.json');
  await mkdir(dataFolder);
  await writeFile(settings, JSON.stringify({ values: { keepInTray: true } }));
  const args = practiceArgs(folder);
  const app = await launch({ args: [...args, '--in-background'], dataFolder });
  await app.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await isWindowShown(app)).toBe(false);
  expect(await startSecond({ args, dataFolder })).toBe(0);
  await expect.poll(() => isWindowShown(app)).toBe(true);

  await moveWindow(app, { x: 60, y: 50, width: 1_100, height: 700 });
  const place = await windowPlace(app);
  expect(place).toMatchObject({ width: 1_100, height: 700 });
  await expect.poll(async () => JSON.parse(await readFile(settings, 'utf8')).window).toMatchObject({ ...place });
  await app.close();
  expect(await windowPlace(await launch({ args, dataFolder }))).toEqual(place);
});

test('what changed while the PC slept shows when it wakes up: a stick that was put in, and that another day has begun', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: practiceArgs(folder, { sticks: 1, paceMs: 0 }) });
  const { page } = app;
  await prepareAndRun(page);
  await moveStick(folder, 'stick-1', 'drawer', 'plugged');
  await wakeUp(app);
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Devices/ })
    .click();
  const newToday = page.getByRole('button', { name: /^New today/ });
  await expect(newToday).toHaveText(/[1-9]\d*$/);
  await wakeUp(app, 1);
  await expect(newToday).toHaveText(/New today0$/);
});
