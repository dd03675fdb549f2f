/** What `import 'electron'` gives in main. Parts that nothing uses yet throw their name when they are touched. */
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import * as desktop from './desktop.ts';
import { ipcMain } from './ipc-main.ts';
import { modelled } from './modelled.ts';
import { protocol, session } from './session.ts';
import { webContents } from './web-contents.ts';

export { app, BrowserWindow, ipcMain, protocol, session, webContents };
export const { clipboard, dialog, Menu, nativeImage, nativeTheme, Notification, powerMonitor, powerSaveBlocker } =
  desktop;
export const { safeStorage, screen, shell, Tray, shownNotifications, shownTrays } = desktop;

const electron = {
  ...{ app, BrowserWindow, ipcMain, protocol, session, webContents },
  ...desktop,
};
// As `import electron from 'electron'` and `require('electron')` give it.
// biome-ignore lint/style/noDefaultExport: Electron has one.
export default modelled<typeof import('electron')>('electron', electron);
