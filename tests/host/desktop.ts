/** What an operating system has around a window: as much of it as lets the app run, and most of it shows nothing. */
import { spawn } from 'node:child_process';
import type * as Electron from 'electron';
import { hostApp } from './app.ts';
import { isShown } from './chromium.ts';
import { modelled, modelledClass, withEvents } from './modelled.ts';

/** A person answers in the page; where nobody sees it, a test has put its own answer in place of the dialog's. */
async function ask(question: string, proposed = ''): Promise<string | null> {
  const [page] = (await hostApp.started()).context.pages();
  if (!isShown || page === undefined) throw new Error(`Nobody is there to answer: ${question}`);
  return page.evaluate(([text, answer]) => prompt(text, answer), [question, proposed] as const);
}

/** Every dialog may be given the window that it belongs to first. */
const optionsOf = <Options>(given: readonly unknown[]) => given.at(-1) as Options;

export const dialog = modelled<Electron.Dialog>('dialog', {
  async showOpenDialog(...given: unknown[]) {
    const { title, defaultPath } = optionsOf<Electron.OpenDialogOptions>(given);
    const path = await ask(`${title} (path)`, defaultPath);
    return { canceled: !path, filePaths: path ? [path] : [] };
  },
  async showSaveDialog(...given: unknown[]) {
    const { title, defaultPath } = optionsOf<Electron.SaveDialogOptions>(given);
    const filePath = await ask(`${title} (path)`, defaultPath);
    return { canceled: !filePath, filePath: filePath ?? '' };
  },
  async showMessageBox(...given: unknown[]) {
    const { message, detail, buttons = [], cancelId = 0 } = optionsOf<Electron.MessageBoxOptions>(given);
    const choices = buttons.map((button, index) => `${index + 1} = ${button}`);
    const number = Number(await ask([message, detail, ...choices].join('\n')));
    return { response: buttons[number - 1] === undefined ? cancelId : number - 1, checkboxChecked: false };
  },
  showErrorBox: (title, content) => void process.stderr.write(`${title}\n${content}\n`),
});

/** @throws Where nobody would see what it opens. */
async function openBySystem(address: string): Promise<string> {
  if (!isShown) throw new Error('Nobody is there to see what shell would open.');
  const openers: Partial<Record<NodeJS.Platform, string>> = { win32: 'explorer', darwin: 'open' };
  spawn(openers[process.platform] ?? 'xdg-open', [address], { stdio: 'ignore', detached: true }).unref();
  return '';
}
export const shell = modelled<Electron.Shell>('shell', {
  openExternal: async (address) => void (await openBySystem(address)),
  openPath: openBySystem,
});

export const safeStorage = modelled<Electron.SafeStorage>('safeStorage', { isEncryptionAvailable: () => false });
export const clipboard = modelled<Electron.Clipboard>('clipboard', { writeText: async () => undefined });

/** What shows nothing here. */
const nothing = () => undefined;

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const display = modelled<Electron.Display>('Display', { id: 1, workArea: area });
export const screen = modelled<Electron.Screen>('screen', {
  getAllDisplays: () => [display],
  getPrimaryDisplay: () => display,
});

export const nativeTheme = modelled<Electron.NativeTheme>(
  'nativeTheme',
  withEvents({ themeSource: 'system' as const, shouldUseDarkColors: false, shouldUseHighContrastColors: false }),
);
export const powerMonitor = modelled<Electron.PowerMonitor>('powerMonitor', withEvents({}));
export const powerSaveBlocker = modelled<Electron.PowerSaveBlocker>('powerSaveBlocker', {
  start: () => 1,
  stop: () => true,
});

/** Chromium refuses every permission here, whatever a handler says. */
export const session = modelled<typeof Electron.session>('session', {
  defaultSession: modelled<Electron.Session>(
    'Session',
    withEvents({
      setPermissionRequestHandler: nothing,
      setPermissionCheckHandler: nothing,
      setDevicePermissionHandler: nothing,
    }),
  ),
});

const image = modelled<Electron.NativeImage>('NativeImage', {});
export const nativeImage = modelled<typeof Electron.nativeImage>('nativeImage', {
  createFromPath: () => image,
  createFromBitmap: () => image,
});

export const Menu = modelled<typeof Electron.Menu>('Menu', {
  buildFromTemplate: () => modelled<Electron.Menu>('Menu', {}),
  setApplicationMenu: nothing,
});

export const Tray = modelledClass<typeof Electron.Tray>('Tray', () =>
  modelled<Electron.Tray>('Tray', withEvents({ setToolTip: nothing, setContextMenu: nothing, destroy: nothing })),
);

export const Notification = modelledClass<typeof Electron.Notification>(
  'Notification',
  ({ title = '' } = {}) => modelled<Electron.Notification>('Notification', withEvents({ title, show: nothing })),
  { isSupported: () => true },
);
