import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { chooseFolder } from './support/dialogs.ts';
import { expect, practiceArgs, test } from './support/test.ts';

/**
 * Goes on with Tab until what has focus is called so; a page on which that never comes is not for the keyboard.
 *
 * @param within A part of the page that it has to be in.
 */
async function tabTo(page: Page, name: RegExp, within = 'body'): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate((part) => {
      const element = document.activeElement;
      if (element?.closest(part) == null) return '';
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const texts = [element.getAttribute('aria-label') ?? '', ...[...labels, element].map((each) => each.textContent)];
      return texts.join(' ').trim();
    }, within);
    if (name.test(focused)) return expectFocusSeen(page);
    passed.push(focused.slice(0, 40));
  }
  throw new Error(`Tab never reaches ${name}, only ${passed.join(' | ')}.`);
}

async function pressOn(page: Page, name: RegExp, within?: string): Promise<void> {
  await tabTo(page, name, within);
  await page.keyboard.press('Enter');
}

/** What has the focus is in sight, and something about it or what it stands in is drawn because it has. */
async function expectFocusSeen(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return 'nothing has the focus';
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) return 'it is out of sight';
    const looks = () =>
      [element, element.parentElement, element.parentElement?.parentElement].flatMap((each) =>
        each == null
          ? []
          : ['', '::before', '::after'].map((part) => {
              const { outline, boxShadow, border, transform } = getComputedStyle(each, part);
              return [outline, boxShadow, border, transform].join();
            }),
      );
    const focused = looks();
    element.blur();
    const blurred = looks();
    element.focus({ preventScroll: true });
    return focused.join() === blurred.join() ? `nothing is drawn around ${element.outerHTML.slice(0, 200)}` : 'seen';
  });
  expect(found).toBe('seen');
}

test('the whole job needs no mouse, and shows where the focus is', async ({ launch, folder }) => {
  const app = await launch({ args: practiceArgs(folder, { paceMs: 20 }) });
  const { page } = app;
  await page.getByRole('button', { name: 'Prepare the sticks' }).waitFor();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const listed of ['Go to Devices', 'Larger', 'Select all of the list']) await expect(keys).toContainText(listed);
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();

  await pressOn(page, /^See the page of the sticks$/);
  await pressOn(page, /^What goes on them$/);
  const stage = page.getByRole('dialog', { name: 'What goes on them' });
  await stage.waitFor();
  await tabTo(page, /^Group tag/);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('KIOSK');
  await pressOn(page, /^Use these$/);
  await expect(stage).toBeHidden();
  await expect(page.getByRole('button', { name: 'What goes on them' })).toBeFocused();
  await pressOn(page, /^Prepare 4 sticks$/);
  await pressOn(page, /^Back to the round$/);
  await page.getByRole('button', { name: 'Run the devices' }).waitFor();
  await pressOn(page, /^Run the devices$/);
  await page.getByRole('button', { name: 'Bring them back' }).waitFor();
  await pressOn(page, /^Bring them back$/);
  await page.getByRole('button', { name: 'Resolve the conflict' }).waitFor();
  await pressOn(page, /^Resolve the conflict$/);

  await page.getByRole('radio', { name: /Use the newer one/ }).waitFor();
  await tabTo(page, /^Use the (newer|older) one/);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /Use the older one/ })).toBeChecked();
  await pressOn(page, /^Use the older one$/);
  await expect(page.getByText('No conflict is left')).toBeVisible();
  await pressOn(page, /^Clear filters$/);

  await page.keyboard.press('Control+f');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('latitude');
  const rows = page.getByRole('row').filter({ hasText: 'Latitude' });
  await expect(page.getByRole('row').filter({ hasText: 'Elite' })).toHaveCount(0);
  await tabTo(page, /Latitude/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeHidden();
  await page.keyboard.press('Space');
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true');

  await pressOn(page, /^Group tag$/, '[role=toolbar]');
  await expect(page.getByRole('combobox', { name: 'New group tag' })).toBeFocused();
  await page.keyboard.type('LOBBY');
  await pressOn(page, /^Change 1 device$/);
  await expect(rows.first()).toContainText('LOBBY');
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'Group tag' })).toBeFocused();

  await chooseFolder(app, join(folder, 'out'));
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'Export…' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Export 1 device' });
  await expect(dialog.getByRole('button', { name: 'Export…' })).toBeEnabled();
  await pressOn(page, /^Export…$/);
  await expect(page.getByText('1 file in out', { exact: true })).toBeVisible();
  const [, row = '', ...rest] = (await readFile(join(folder, 'out', 'intune.csv'), 'ascii')).split('\r\n');
  expect([row.split(',')[3], rest]).toEqual(['LOBBY', ['']]);
});
