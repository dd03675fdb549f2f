import { Menu, nativeImage, Tray } from 'electron';
import { type TrayMenuPorts, trayMenu } from './tray-menu.ts';

export interface TrayIcon {
  /** Shows the words and the settings as they are now. */
  update(): void;
}

/** The icon beside the clock, also while the window is closed and sticks are still watched for. */
export function createTrayIcon(icon: string, ports: Omit<TrayMenuPorts, 'onMarked'>): TrayIcon {
  const tray = new Tray(nativeImage.createFromPath(icon));
  tray.on('click', ports.onOpen);
  const update = () => {
    tray.setToolTip(ports.words()('tray.tooltip'));
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu({ ...ports, onMarked: update })));
  };
  return { update };
}
