import { Menu, nativeImage, Tray } from 'electron';
import type { Settings } from '../settings/settings.ts';
import type { MainWords } from '../words.ts';

export interface TrayIcon {
  /** Shows the words and the settings as they are now. */
  update(): void;
}

/** The icon beside the clock, also while the window is closed and sticks are still watched for. */
export function createTrayIcon(ports: {
  readonly icon: string;
  readonly words: () => MainWords;
  readonly settings: Pick<Settings, 'values' | 'locked' | 'change'>;
  readonly onOpen: () => void;
  readonly onQuit: () => void;
}): TrayIcon {
  const { icon, words, settings, onOpen, onQuit } = ports;
  const tray = new Tray(nativeImage.createFromPath(icon));
  tray.on('click', onOpen);

  function update(): void {
    const say = words();
    const { keepInTray } = settings.values();
    tray.setToolTip(say('tray.tooltip'));
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: say('tray.open'), click: onOpen },
        {
          label: say('tray.keepWatching'),
          type: 'checkbox',
          checked: keepInTray,
          enabled: !settings.locked.includes('keepInTray'),
          click() {
            settings.change({ keepInTray: !keepInTray });
            // The system has set the mark already, also where the change was not kept.
            update();
          },
        },
        { type: 'separator' },
        { label: say('tray.quit'), click: onQuit },
      ]),
    );
  }

  return { update };
}
