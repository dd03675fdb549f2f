import type { MenuItemConstructorOptions } from 'electron';
import type { Settings } from '../settings/settings.ts';
import type { MainWords } from '../words.ts';

export interface TrayMenuPorts {
  readonly words: () => MainWords;
  readonly settings: Pick<Settings, 'values' | 'locked' | 'change'>;
  readonly onOpen: () => void;
  readonly onQuit: () => void;
  /** The system has set a mark by itself: the menu has to be made anew, whether the change was kept or not. */
  readonly onMarked: () => void;
}

/** The menu of the tray by the words and the settings as they are now. */
export function trayMenu({ words, settings, onOpen, onQuit, onMarked }: TrayMenuPorts): MenuItemConstructorOptions[] {
  const say = words();
  const { keepInTray } = settings.values();
  return [
    { label: say('tray.open'), click: onOpen },
    {
      label: say('tray.keepWatching'),
      type: 'checkbox',
      checked: keepInTray,
      enabled: !settings.locked.includes('keepInTray'),
      click() {
        settings.change({ keepInTray: !keepInTray });
        onMarked();
      },
    },
    { type: 'separator' },
    { label: say('tray.quit'), click: onQuit },
  ];
}
