import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, type BrowserWindow, ipcMain, protocol } from 'electron';
import { languageFor } from '../../shared/language.ts';
import { VERSION } from '../../shared/version.ts';
import { nodeTimer } from '../adapters/drives/node-timer.ts';
import { httpScriptFeed } from '../adapters/feed/http-script-feed.ts';
import { createIdSource, systemClock } from '../adapters/system-ports.ts';
import type { AppFolders } from './app-folders.ts';
import { PAGE_SCHEME, pageServer } from './app-protocol.ts';
import { openSettings } from './app-settings.ts';
import { depotPlaces } from './depot/depot-places.ts';
import { createDepots, type DepotKind } from './depot/depots.ts';
import { openDepot } from './depot/open-depot.ts';
import { showSession } from './depot/show-session.ts';
import { systemDesktop } from './desktop.ts';
import { allHandlers } from './ipc/all-handlers.ts';
import { createTell } from './ipc/events.ts';
import { createFileTokens } from './ipc/file-tokens.ts';
import { registerHandlers } from './ipc/registrar.ts';
import type { Log } from './log.ts';
import type { MainContext } from './main-context.ts';
import { createScriptChoice } from './settings/script-choice.ts';
import { settingsView } from './settings/settings-view.ts';
import type { StartOptions } from './start-options.ts';
import { type AppWindow, createAppWindow } from './window/app-window.ts';
import { askBeforeStopping } from './window/ask-before-stopping.ts';
import { type Busy, quitInOrder } from './window/quit.ts';
import { keepStartAtSignIn } from './window/sign-in.ts';
import { systemSignIn } from './window/system-sign-in.ts';
import { createSystemSigns } from './window/system-signs.ts';
import { mainWords } from './words.ts';

/** The running program, as start-up sees it. */
export interface Program {
  show(): void;
  /** The PC was asleep: sticks may have come and gone, and another day may have begun. */
  wokeUp(): void;
}

/** macOS passes no argument; it says so by itself. */
const isStartedAtSignIn = ({ isInBackground }: StartOptions) =>
  isInBackground || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

/** What a person reads best, such as `nl-BE`. */
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

export function startProgram(start: {
  readonly options: StartOptions;
  readonly folders: AppFolders;
  readonly log: Log;
}): Program {
  const { options, folders, log } = start;
  const clock = systemClock;
  const ids = createIdSource(clock);
  const settings = openSettings(folders.data, log);
  const script = createScriptChoice({
    settings,
    feed: httpScriptFeed(),
    ids,
    kitFolder: folders.kit,
    scriptFolder: folders.scripts,
  });
  const words = () => mainWords(settings.values().language, systemLanguage());
  let window: AppWindow | null = null;
  const current = () => window?.current() ?? null;

  const tell = createTell(
    () => current()?.webContents ?? null,
    (event) => log.warn('bad-event', { event }),
  );
  const signs = createSystemSigns({
    ...{ settings, words, window: current },
    goTo(page) {
      window?.show();
      tell('app:go-to', page);
    },
  });

  let revision = 0;
  const places = depotPlaces(options, folders, (error) => log.fault('practice', error));
  const depots = createDepots(
    {
      async open(kind: DepotKind, isAnew) {
        const place = await places(kind, isAnew);
        if (!place.ok) return place;
        const onStored = (next: number) => {
          revision = next;
          tell('devices:changed', { revision });
        };
        return openDepot(place.value, { clock, ids, settings, script, log, onStored, firstRevision: revision });
      },
      onBug: (error) => log.fault('depot', error),
      onTooSlow: (kind) => log.warn('depot-close-too-slow', { kind }),
      timer: nodeTimer,
      onChange(view) {
        log.note('depot', { kind: view.kind, state: view.state });
        signs.clear();
        tell('app:depot-changed', view);
        const session = depots.session();
        tell('practice:changed', session?.practice?.view() ?? null);
        if (session !== null) showSession(session, tell, signs);
      },
    },
    options.isPractice ? 'practice' : 'own',
  );

  const busy = (): Busy => {
    const session = depots.session();
    if (session === null) return null;
    if (session.bench.isWriting()) return 'writing';
    return session.works.isBusy() ? 'working' : null;
  };
  const quitting = quitInOrder({
    app,
    busy,
    ask: (what) => askBeforeStopping(current(), words(), what, 'quit'),
    shutDown: () => depots.close(),
    onTooSlow: () => log.warn('quit-too-slow'),
    deadlineMs: QUIT_DEADLINE_MS,
  });

  const isInstalled = app.isPackaged;
  const context: MainContext = {
    ...{ clock, folders, settings, script, depots },
    signIn: isInstalled ? keepStartAtSignIn(settings, log, systemSignIn) : null,
    files: createFileTokens({ clock, newToken: randomUUID }),
    desktop: systemDesktop(current, words),
    async mayLeave() {
      const what = busy();
      return what === null || askBeforeStopping(current(), words(), what, 'switch');
    },
    about: {
      version: VERSION,
      electron: process.versions.electron ?? '',
      isStandIn: process.env.HASH_COURIER_STAND_IN !== undefined,
      isInstalled,
      platform: process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux',
      locale: systemLanguage(),
    },
  };
  // The settings' package listens to any page for where its file is; ours asks by a channel of the contract.
  ipcMain.removeAllListeners('electron-store-get-data');
  registerHandlers(allHandlers(context), {
    ipc: ipcMain,
    isOurs: (contentsId) => current()?.webContents.id === contentsId,
    takeDropped: context.files.give,
    onTrouble({ channel, trouble, fields, error }) {
      if (error === null) log.warn('call', { channel, trouble, fields });
      else log.fault('call', error, { channel, trouble });
    },
  });

  let telling = Promise.resolve();
  const tellSettings = () => {
    // One after the other, so that the last one told is how it is.
    telling = telling
      .then(async () => tell('settings:changed', await settingsView(context)))
      .catch((error: unknown) => log.fault('settings', error));
  };
  settings.onChange(tellSettings);
  script.onChange(tellSettings);

  const firstLook = () => {
    const { language, theme } = settings.values();
    return { language: languageFor(language, systemLanguage()), theme };
  };
  protocol.handle(PAGE_SCHEME, pageServer(folders.page, firstLook));
  window = createAppWindow({
    ...{ settings, folders, words, quitting, clock, log },
    isInBackground: isStartedAtSignIn(options),
  });
  void painted(window.current()).then(() => {
    if (!quitting.isUnderWay()) void depots.enter(depots.view().kind);
  });
  return {
    show: () => window?.show(),
    wokeUp() {
      const session = depots.session();
      session?.bench.lookNow();
      session?.watch.lookSoon();
    },
  };
}
