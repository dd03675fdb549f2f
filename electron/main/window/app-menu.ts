import { Menu, type MenuItemConstructorOptions } from 'electron';
import { VIEW_KEYS } from '../../../shared/view-keys.ts';

/**
 * The commands that every page has: zoom everywhere, and on macOS what its menu bar always holds. Elsewhere the window
 * has no menu bar and these are keys only. Loading the page again and looking into it are for those who build it.
 */
export function setAppMenu(isForBuilders: boolean): void {
  const view: MenuItemConstructorOptions[] = [
    ...VIEW_KEYS.map(({ role }) => ({ role })),
    // The same key without Shift, as browsers take it.
    { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false },
  ];
  const building: MenuItemConstructorOptions[] = isForBuilders ? [{ role: 'reload' }, { role: 'toggleDevTools' }] : [];
  const ofMac: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...ofMac, { role: 'viewMenu', submenu: [...view, ...building] }]));
}
