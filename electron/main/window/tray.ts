import { Menu, nativeImage, Tray } from 'electron';
import type { MainWords } from '../words.ts';

export interface TrayIcon {
  /** Shows it, or with false takes it away; again where the language has changed. */
  show(isWanted: boolean): void;
}

/** The icon that stays while the window is closed and sticks are still watched for. */
export function createTrayIcon(ports: {
  readonly icon: string;
  readonly words: () => MainWords;
  readonly onOpen: () => void;
  readonly onQuit: () => void;
}): TrayIcon {
  let tray: Tray | null = null;
  return {
    show(isWanted) {
      if (!isWanted) {
        tray?.destroy();
        tray = null;
        return;
      }
      if (tray === null) {
        tray = new Tray(nativeImage.createFromPath(ports.icon));
        tray.on('click', ports.onOpen);
      }
      const say = ports.words();
      tray.setToolTip(say('tray.tooltip'));
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: say('tray.open'), click: ports.onOpen },
          { type: 'separator' },
          { label: say('tray.quit'), click: ports.onQuit },
        ]),
      );
    },
  };
}
