import '../adapters/drives/file-threads.ts';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain, nativeTheme, protocol, session } from 'electron';
import { VERSION } from '../../shared/version.ts';
import { httpScriptFeed } from '../adapters/feed/http-script-feed.ts';
import { createIdSource, systemClock } from '../adapters/system-ports.ts';
import { appFolders } from './app-folders.ts';
import { PAGE_SCHEME, pageServer } from './app-protocol.ts';
import { makeFolder, systemDesktop } from './desktop.ts';
import { createFileTokens } from './ipc/file-tokens.ts';
import { appHandlers } from './ipc/handlers/app-handlers.ts';
import { settingsHandlers } from './ipc/handlers/settings-handlers.ts';
import { DepotClosed, type Handlers, registerHandlers } from './ipc/registrar.ts';
import { openLog } from './log.ts';
import type { MainContext } from './main-context.ts';
import { guardContents, guardSession } from './security.ts';
import { policyPath, readPolicy } from './settings/policy.ts';
import { createScriptChoice } from './settings/script-choice.ts';
import { createSettings } from './settings/settings.ts';
import { openSettingsFile } from './settings/settings-file.ts';
import { startOptions } from './start-options.ts';
import { applyTheme, openMainWindow, showWindow } from './window/main-window.ts';
import { mainWords } from './words.ts';

const options = startOptions(process.argv.slice(1), process.env);
const folders = appFolders(options, process.env, process.platform);

// Before anything is opened: the lock of the single instance is one of the data folder.
app.setPath('userData', folders.browser);
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
]);

if (app.requestSingleInstanceLock()) void start();
else app.quit();

async function start(): Promise<void> {
  let window: BrowserWindow | null = null;
  // Whatever the other program was started with, all that it may do here is to show the window.
  app.on('second-instance', () => window !== null && showWindow(window));

  await makeFolder(folders.logs);
  const log = openLog(folders.logs);
  guardContents(app, (what) => log.warn('refused', { what }));

  const policy = readPolicy(policyPath(process.env, process.platform));
  const stamp = new Date(systemClock.nowMs()).toISOString().replace(/\D/g, '').slice(0, 14);
  const { file, state } = openSettingsFile(folders.data, stamp);
  const settings = createSettings(file, policy, state !== 'good');
  log.note('start', { settings: state, policy: policy.state, refused: policy.refused });

  await app.whenReady();
  guardSession(session.defaultSession, (what) => log.warn('refused', { what }));
  protocol.handle(PAGE_SCHEME, pageServer(folders.page));

  const ids = createIdSource(systemClock);
  const words = () => mainWords(settings.values().language, app.getLocale());
  const context: MainContext = {
    clock: systemClock,
    folders,
    settings,
    script: createScriptChoice({
      settings,
      feed: httpScriptFeed(),
      ids,
      kitFolder: folders.kit,
      scriptFolder: join(folders.data, 'scripts'),
    }),
    depots: {
      view: () => ({ kind: 'own', state: 'opening', failure: null }),
      session: () => null,
      reopen: async () => ({ kind: 'own', state: 'opening', failure: null }),
      lastExportFolder: () => null,
    },
    files: createFileTokens({ clock: systemClock, newToken: randomUUID }),
    desktop: systemDesktop(() => window, words),
    about: {
      version: VERSION,
      electron: process.versions.electron ?? '',
      isStandIn: false,
      platform: process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux',
      locale: app.getLocale(),
    },
  };
  registerHandlers(allHandlers(context), {
    ipc: ipcMain,
    isOurs: (id) => window !== null && !window.isDestroyed() && window.webContents.id === id,
    takeDropped: (paths) => context.files.give(paths),
    onTrouble: ({ channel, trouble, fields, error }) => {
      if (error === null) log.warn('call', { channel, trouble, fields });
      else log.fault('call', error, { channel, trouble });
    },
  });

  window = openMainWindow(settings, { preload: folders.preload, icon: join(folders.icons, 'icon.png'), isShown: true });
  const paint = () => applyTheme(settings.values().theme, window);
  settings.onChange(paint);
  nativeTheme.on('updated', paint);
  app.on('window-all-closed', () => app.quit());
}

function allHandlers(context: MainContext): Handlers {
  const closed = async () => {
    throw new DepotClosed();
  };
  // Until the depot is opened here: these channels answer that it is closed.
  const later = new Proxy({}, { get: () => closed }) as Handlers;
  return new Proxy({ ...appHandlers(context), ...settingsHandlers(context) } as Handlers, {
    get: (own, name) => Reflect.get(own, name) ?? Reflect.get(later, name),
  });
}
