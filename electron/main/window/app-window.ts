/**
 * The one window of the program and the tray that stays for it. Guards that a window that is closed never ends work
 * unasked: it goes to the tray where a person wants sticks to be watched for, else it asks like quitting does.
 */
import { app, type BrowserWindow, Notification, nativeTheme } from 'electron';
import { z } from 'zod';
import type { Clock } from '../../core/ports/clock.ts';
import type { AppFolders } from '../app-folders.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings/settings.ts';
import type { MainWords } from '../words.ts';
import { setAppMenu } from './app-menu.ts';
import { askInBox } from './ask-in-box.ts';
import { applyTheme, openMainWindow, showWindow } from './main-window.ts';
import { createPageEnd } from './page-end.ts';
import type { Quitting } from './quit.ts';
import { createTrayIcon } from './tray.ts';

export interface AppWindow {
  /** Null while it is not made yet, and after the end. */
  current(): BrowserWindow | null;
  /** Makes it where there is none, and brings it to the front. */
  show(): void;
}

export interface AppWindowPorts {
  readonly settings: Settings;
  readonly folders: Pick<AppFolders, 'preload' | 'icon' | 'trayIcon' | 'logs'>;
  readonly words: () => MainWords;
  readonly quitting: Quitting;
  readonly clock: Clock;
  readonly log: Log;
  /** Waits in the tray without a window. */
  readonly isInBackground: boolean;
}

export function createAppWindow(ports: AppWindowPorts): AppWindow {
  const { settings, folders, words, quitting, isInBackground, clock, log } = ports;
  let window: BrowserWindow | null = null;
  /** In the tray. A window that is not shown yet because its page is not ready is not away. */
  let isAway = false;
  const show = () => {
    isAway = false;
    if (window === null) make(true);
    else showWindow(window);
    pageEnd.shown();
  };
  const pageEnd = createPageEnd({
    clock,
    isExpected: () => !isAway,
    load: () => window?.reload(),
    askToQuit: () => askAfterPageEnd(window, words(), folders.logs),
    quit: () => app.quit(),
    onBug: (error) => log.fault('page-gone', error),
  });
  const tray = createTrayIcon(folders.trayIcon, { words, settings, onOpen: show, onQuit: () => app.quit() });

  function make(isShown: boolean): void {
    const made = openMainWindow(settings, { ...folders, isShown, isForBuilders: !app.isPackaged });
    window = made;
    isAway = !isShown;
    made.on('close', (event) => {
      if (quitting.isUnderWay()) return;
      event.preventDefault();
      if (!settings.values().keepInTray) return app.quit();
      made.hide();
      isAway = true;
      sayOnceThatItStays();
    });
    made.on('closed', () => {
      window = null;
    });
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      log.warn('page-gone', { reason });
      if (reason !== 'clean-exit') pageEnd.ended();
    });
    made.webContents.on('preload-error', (_event, _path, error) => log.fault('preload', error));
    // Windows is told that this is no moment to end; it shows the person what holds it up.
    made.on('query-session-end', (event) => {
      if (quitting.isBusy()) event.preventDefault();
    });
  }

  function sayOnceThatItStays(): void {
    if (settings.remembered('tray-was-told', z.literal(true)) === true || !Notification.isSupported()) return;
    settings.remember('tray-was-told', true);
    const say = words();
    new Notification({ title: say('notice.stillHereTitle'), body: say('notice.stillHere'), silent: true }).show();
  }

  const follow = () => {
    applyTheme(settings.values().theme, window);
    tray.update();
  };
  setAppMenu(!app.isPackaged);
  settings.onChange(follow);
  nativeTheme.on('updated', () => applyTheme(settings.values().theme, window));
  make(!(isInBackground && settings.values().keepInTray));
  follow();
  return { current: () => window, show };
}

function askAfterPageEnd(window: BrowserWindow | null, say: MainWords, folder: string): Promise<boolean> {
  return askInBox(window, {
    message: say('pageEnd.title'),
    detail: say('pageEnd.detail', { folder }),
    answers: [say('pageEnd.openAgain'), say('pageEnd.quit')],
  });
}
