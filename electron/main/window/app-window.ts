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
import { applyTheme, openMainWindow, showWindow } from './main-window.ts';
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
  readonly folders: Pick<AppFolders, 'preload' | 'icon' | 'trayIcon'>;
  readonly words: () => MainWords;
  readonly quitting: Quitting;
  readonly clock: Clock;
  readonly log: Log;
  /** Waits in the tray without a window. */
  readonly isInBackground: boolean;
}

const LOAD_AGAIN_TIMES = 3;
const LOAD_AGAIN_WITHIN_MS = 60_000;

export function createAppWindow(ports: AppWindowPorts): AppWindow {
  const { settings, folders, words, quitting, isInBackground, clock, log } = ports;
  let window: BrowserWindow | null = null;
  let loadedAgain: readonly number[] = [];
  const show = () => {
    if (window === null) make(true);
    else showWindow(window);
  };
  const tray = createTrayIcon({ icon: folders.trayIcon, words, onOpen: show, onQuit: () => app.quit() });

  function make(isShown: boolean): void {
    const made = openMainWindow(settings, { ...folders, isShown, isForBuilders: !app.isPackaged });
    window = made;
    made.on('close', (event) => {
      if (quitting.isUnderWay()) return;
      event.preventDefault();
      if (!settings.values().keepInTray) return app.quit();
      made.hide();
      sayOnceThatItStays();
    });
    made.on('closed', () => {
      window = null;
    });
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      log.warn('page-gone', { reason });
      if (reason !== 'clean-exit' && mayLoadAgain()) made.reload();
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

  /** A page that dies at once each time is not loaded for ever. */
  function mayLoadAgain(): boolean {
    const nowMs = clock.nowMs();
    loadedAgain = [...loadedAgain.filter((atMs) => nowMs - atMs < LOAD_AGAIN_WITHIN_MS), nowMs];
    return loadedAgain.length <= LOAD_AGAIN_TIMES;
  }

  const follow = () => {
    const { theme, keepInTray } = settings.values();
    applyTheme(theme, window);
    tray.show(keepInTray);
  };
  setAppMenu(!app.isPackaged);
  settings.onChange(follow);
  nativeTheme.on('updated', () => applyTheme(settings.values().theme, window));
  make(!(isInBackground && settings.values().keepInTray));
  follow();
  return { current: () => window, show };
}
