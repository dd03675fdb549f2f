/**
 * All that stands behind the window: the depots, what the page may call, and what the system shows of them. It is read
 * when the page asks for its program, so that none of it holds up the window.
 */
import { randomUUID } from 'node:crypto';
import { app, ipcMain } from 'electron';
import { VERSION } from '../../shared/version.ts';
import { nodeTimer } from '../adapters/drives/node-timer.ts';
import { httpScriptFeed } from '../adapters/feed/http-script-feed.ts';
import { createIdSource, systemClock } from '../adapters/system-ports.ts';
import type { AppFolders } from './app-folders.ts';
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
import type { Settings } from './settings/settings.ts';
import { settingsView } from './settings/settings-view.ts';
import type { StartOptions } from './start-options.ts';
import type { AppWindow } from './window/app-window.ts';
import { askBeforeStopping } from './window/ask-before-stopping.ts';
import type { Busy } from './window/quit.ts';
import { keepStartAtSignIn } from './window/sign-in.ts';
import { systemSignIn } from './window/system-sign-in.ts';
import { createSystemSigns } from './window/system-signs.ts';
import type { MainWords } from './words.ts';

export interface BehindWindow {
  busy(): Busy;
  /** Opens the depot that the program was started for. */
  enterDepot(): void;
  /** The PC was asleep: sticks may have come and gone, and another day may have begun. */
  wokeUp(): void;
  /** Ends what is under way and closes the depot. */
  close(): Promise<void>;
}

export interface BehindWindowPorts {
  readonly options: StartOptions;
  readonly folders: AppFolders;
  readonly log: Log;
  readonly settings: Settings;
  readonly words: () => MainWords;
  /** What a person reads best, such as `nl-BE`. */
  readonly systemLanguage: () => string;
  readonly window: AppWindow;
}

/** From here on the page is answered. */
export function standBehindWindow(ports: BehindWindowPorts): BehindWindow {
  const { options, folders, log, settings, words, systemLanguage, window } = ports;
  const clock = systemClock;
  const ids = createIdSource(clock);
  const current = () => window.current();
  const script = createScriptChoice({
    settings,
    feed: httpScriptFeed(),
    ids,
    kitFolder: folders.kit,
    scriptFolder: folders.scripts,
  });

  const tell = createTell(
    () => current()?.webContents ?? null,
    (event) => log.warn('bad-event', { event }),
  );
  const signs = createSystemSigns({
    ...{ settings, words, window: current },
    goTo(page) {
      window.show();
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
  return {
    busy,
    enterDepot: () => void depots.enter(depots.view().kind),
    wokeUp() {
      const session = depots.session();
      session?.bench.lookNow();
      session?.watch.lookSoon();
    },
    close: () => depots.close(),
  };
}
