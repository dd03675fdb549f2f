import { answerQuestions, askedQuestions } from './support/dialogs.ts';
import { startSecond } from './support/launch-app.ts';
import { expect, practiceArgs, test } from './support/test.ts';

test('a second start ends by itself and brings the first window to the front', async ({ launch, folder }) => {
  const first = await launch({ args: practiceArgs(folder) });
  await first.page.getByRole('heading', { level: 1 }).waitFor();
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const exitCode = await startSecond({ args: practiceArgs(folder), dataFolder: first.dataFolder });
  expect(exitCode).toBe(0);
  await expect
    .poll(() =>
      first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized())),
    )
    .toEqual([false]);
});

test('closing the window while sticks are written asks first, and staying lets every stick finish', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: practiceArgs(folder, { sticks: 8, paceMs: 600 }) });
  const { page } = app;
  await answerQuestions(app, 0);
  await page.getByRole('button', { name: 'See the page of the sticks' }).click();
  await page.getByRole('button', { name: 'Prepare 8 sticks' }).click();
  await expect(page.getByRole('article', { name: /: Writing$/ }).first()).toBeVisible();

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => askedQuestions(app)).toEqual(['Sticks are still being written']);
  await expect(page.getByText('8 sticks prepared')).toBeVisible();
});

test('quitting in spite of the question ends every stick after its file and closes the program', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: practiceArgs(folder, { sticks: 8, paceMs: 600 }), mayComplain: true });
  const { page } = app;
  await answerQuestions(app, 1);
  await page.getByRole('button', { name: 'See the page of the sticks' }).click();
  await page.getByRole('button', { name: 'Prepare 8 sticks' }).click();
  await expect(page.getByRole('article', { name: /: Writing$/ }).first()).toBeVisible();
  await app.evaluate(({ app: program }) => {
    // Not awaited: the answer could not come back from a program that has ended.
    setTimeout(() => program.quit(), 0);
  });
  expect(await app.waitForExit()).toBe(0);
});
