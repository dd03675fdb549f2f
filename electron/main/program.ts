import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, type BrowserWindow, ipcMain, protocol } from 'electron';
import { languageFor } from '../../shared/language.ts';
import { systemClock } from '../adapters/system-ports.ts';
import type { AppFolders } from './app-folders.ts';
import { PAGE_SCHEME, pageServer } from './app-protocol.ts';
import { openSettings } from './app-settings.ts';
import type { BehindWindow } from './behind-window.ts';
import type { Log } from './log.ts';
import type { StartOptions } from './start-options.ts';
import { createAppWindow } from './window/app-window.ts';
import { askBeforeStopping } from './window/ask-before-stopping.ts';
import { quitInOrder } from './window/quit.ts';
import { mainWords } from './words.ts';

/** The running program, as start-up sees it. */
export interface Program {
  /** Rejects where what stands behind the window cannot stand. */
  readonly stands: Promise<void>;
  show(): void;
  /** The PC was asleep. */
  wokeUp(): void;
}

/** macOS passes no argument; it says so by itself. */
const isStartedAtSignIn = ({ isInBackground }: StartOptions) =>
  isInBackground || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

const systemLanguage = () => app.getPreferredSystemLanguages()[0] ?? app.getLocale();

/** Longer than a stick takes for one file, and than a store for its last commit. */
const QUIT_DEADLINE_MS = 20_000;

/** A window that is not painted by then is not waited for. */
const PAINTED_MS = 1_000;

/** Opening a store takes much of a small machine, so the window is let be painted first, where there is one. */
function painted(window: BrowserWindow | null): Promise<unknown> {
  if (window === null) return Promise.resolve();
  return Promise.race([once(window, 'ready-to-show'), sleep(PAINTED_MS, null, { ref: false })]);
}

/** The window first; what stands behind it is read when its page asks for the program, or at the latest once it is seen. */
export function startProgram(start: {
  readonly options: StartOptions;
  readonly folders: AppFolders;
  readonly log: Log;
}): Program {
  const { options, folders, log } = start;
  const settings = openSettings(folders.data, log);
  // The settings' package listens to any page for where its file is; ours asks by a channel of the contract.
  ipcMain.removeAllListeners('electron-store-get-data');
  const words = () => mainWords(settings.values().language, systemLanguage());
  let behind: BehindWindow | null = null;
  let reading: Promise<BehindWindow> | null = null;

  const quitting = quitInOrder({
    app,
    busy: () => behind?.busy() ?? null,
    ask: (what) => askBeforeStopping(window.current(), words(), what, 'quit'),
    shutDown: async () => (await reading)?.close(),
    onTooSlow: () => log.warn('quit-too-slow'),
    deadlineMs: QUIT_DEADLINE_MS,
  });

  async function readBehind(): Promise<BehindWindow> {
    const { standBehindWindow } = await import('./behind-window.ts');
    behind = standBehindWindow({ options, folders, log, settings, words, systemLanguage, window });
    return behind;
  }
  function behindWindow(): Promise<BehindWindow> {
    reading ??= readBehind();
    return reading;
  }

  const firstLook = () => {
    const { language, theme } = settings.values();
    return { language: languageFor(language, systemLanguage()), theme };
  };
  protocol.handle(PAGE_SCHEME, pageServer(folders.page, firstLook, behindWindow));
  const window = createAppWindow({
    ...{ settings, folders, words, quitting, log },
    clock: systemClock,
    isInBackground: isStartedAtSignIn(options),
  });

  async function enterDepot(): Promise<void> {
    await painted(window.current());
    const { enterDepot: enter } = await behindWindow();
    if (!quitting.isUnderWay()) enter();
  }
  return {
    stands: enterDepot(),
    show: () => window.show(),
    wokeUp: () => behind?.wokeUp(),
  };
}
