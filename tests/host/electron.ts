/** What `import 'electron'` gives in main. Parts that nothing uses yet throw their name when they are touched. */
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import * as desktop from './desktop.ts';
import { ipcMain } from './ipc-main.ts';
import { modelled } from './modelled.ts';
import { protocol } from './protocol.ts';

export * from './desktop.ts';
export { app, BrowserWindow, ipcMain, protocol };

// As `import electron from 'electron'` gives it.
// biome-ignore lint/style/noDefaultExport: Electron has one.
export default modelled<typeof import('electron')>('electron', { app, BrowserWindow, ipcMain, protocol, ...desktop });
