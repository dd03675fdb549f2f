import { expect, it } from 'vitest';
import { parsePolicy } from '../../../electron/main/settings/policy.ts';
import { createSettings } from '../../../electron/main/settings/settings.ts';
import { trayMenu } from '../../../electron/main/window/tray-menu.ts';
import { mainWords } from '../../../electron/main/words.ts';

/** @param isKept Whether a change of the settings can be kept. */
function tray({ policy = '{}', language = 'en' as 'en' | 'nl', isKept = true } = {}) {
  const file = { read: () => undefined, write: () => isKept, keepCopy: () => undefined };
  const settings = createSettings(file, parsePolicy(policy), false);
  const pressed: string[] = [];
  const item = (label: string) => {
    const press = (what: string) => () => pressed.push(what);
    const ports = { onOpen: press('open'), onQuit: press('quit'), onMarked: press('made anew') };
    const found = trayMenu({ words: () => mainWords(language, 'en'), settings, ...ports }).find(
      (each) => each.label === label,
    );
    // No item asks what it was pressed with.
    return { ...found, press: found?.click as () => void };
  };
  return { item, pressed, settings };
}

it('turns keeping watch on and off, in the words of the language', () => {
  const { item, pressed, settings } = tray({ language: 'nl' });
  const label = 'Op sticks blijven wachten';
  expect(item(label)).toMatchObject({ type: 'checkbox', checked: false, enabled: true });
  item(label).press();
  expect([settings.values().keepInTray, item(label).checked]).toEqual([true, true]);
  item(label).press();
  expect([settings.values().keepInTray, item(label).checked]).toEqual([false, false]);
  expect(pressed).toEqual(['made anew', 'made anew']);
});

it('shows a change that could not be kept as it was', () => {
  const { item, pressed } = tray({ isKept: false });
  item('Keep watching for sticks').press();
  expect([pressed, item('Keep watching for sticks').checked]).toEqual([['made anew'], false]);
});

it('leaves to the organization what it has set', () => {
  expect(tray({ policy: '{"keepInTray":true}' }).item('Keep watching for sticks')).toMatchObject({
    checked: true,
    enabled: false,
  });
});

it('opens the window and ends the program', () => {
  const { item, pressed } = tray();
  item('Open Hash Courier').press();
  item('Quit').press();
  expect(pressed).toEqual(['open', 'quit']);
});
