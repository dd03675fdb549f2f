/** What an operating system shows around a window: kept as data, which tests look at and click. */
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { isShown } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { modelled, modelledClass } from './modelled.ts';

/** A person answers in the page; where nobody sees it, a test has put its own answer in place of the dialog's. */
async function ask(what: string, question: string): Promise<string | null> {
  const [window] = BrowserWindow.getAllWindows();
  if (!isShown || window === undefined) throw new Error(`Nobody is there to answer dialog.${what}.`);
  return window.webContents.executeJavaScript(`prompt(${JSON.stringify(question)})`);
}

/** Every dialog may be given the window that it belongs to first. */
const optionsOf = <Options>(given: readonly unknown[]) => (given[1] ?? given[0]) as Options;

export const dialog = modelled<Electron.Dialog>('dialog', {
  async showOpenDialog(...given: unknown[]) {
    const { title = 'Open' } = optionsOf<Electron.OpenDialogOptions>(given);
    const path = await ask('showOpenDialog', `${title} (path)`);
    return { canceled: !path, filePaths: path ? [path] : [] };
  },
  async showSaveDialog(...given: unknown[]) {
    const { title = 'Save' } = optionsOf<Electron.SaveDialogOptions>(given);
    const filePath = await ask('showSaveDialog', `${title} (path)`);
    return { canceled: !filePath, filePath: filePath ?? '' };
  },
  async showMessageBox(...given: unknown[]) {
    const { message, detail = '', buttons = ['OK'], cancelId = 0 } = optionsOf<Electron.MessageBoxOptions>(given);
    const choices = buttons.map((button, index) => `${index + 1} = ${button}`).join('\n');
    const answer = Number(await ask('showMessageBox', [message, detail, choices].join('\n')));
    return { response: answer in [null, ...buttons] && answer > 0 ? answer - 1 : cancelId, checkboxChecked: false };
  },
  showErrorBox: (title, content) => void process.stderr.write(`${title}\n${content}\n`),
});

/** @throws Where nobody would see what it opens. */
function openBySystem(address: string): void {
  if (!isShown) throw new Error('Nobody is there to see what shell would open.');
  const openers: Partial<Record<NodeJS.Platform, string>> = { win32: 'explorer', darwin: 'open' };
  spawn(openers[process.platform] ?? 'xdg-open', [address], { stdio: 'ignore', detached: true }).unref();
}

export const shell = modelled<Electron.Shell>('shell', {
  openExternal: async (address) => openBySystem(address),
  openPath: async (path) => {
    openBySystem(path);
    return '';
  },
  showItemInFolder: openBySystem,
});

let clipboardText = '';
export const clipboard = modelled<Electron.Clipboard>('clipboard', {
  async writeText(text) {
    clipboardText = text;
  },
  readText: async () => clipboardText,
});

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const display = modelled<Electron.Display>('Display', { id: 1, bounds: area, workArea: area, scaleFactor: 1 });
export const screen = modelled<Electron.Screen>(
  'screen',
  Object.assign(new EventEmitter(), {
    getAllDisplays: () => [display],
    getPrimaryDisplay: () => display,
    getDisplayMatching: (_place: Electron.Rectangle) => display,
  }),
);

export const powerMonitor = modelled<Electron.PowerMonitor>('powerMonitor', Object.assign(new EventEmitter(), {}));

/** Ids of what keeps the PC awake. */
const awake = new Set<number>();
let lastBlocker = 0;
export const powerSaveBlocker = modelled<Electron.PowerSaveBlocker>('powerSaveBlocker', {
  start(_type) {
    awake.add(++lastBlocker);
    return lastBlocker;
  },
  stop: (id) => awake.delete(id),
  isStarted: (id) => awake.has(id),
});

/** No key store of a system stands behind it, so it says that it cannot encrypt. */
export const safeStorage = modelled<Electron.SafeStorage>('safeStorage', { isEncryptionAvailable: () => false });

class HostTheme extends EventEmitter {
  readonly shouldUseHighContrastColors = false;
  private source: Electron.NativeTheme['themeSource'] = 'system';

  get themeSource() {
    return this.source;
  }
  set themeSource(source) {
    if (source === this.source) return;
    this.source = source;
    this.emit('updated');
  }
  get shouldUseDarkColors() {
    return this.source === 'dark';
  }
}
export const nativeTheme = modelled<Electron.NativeTheme>('nativeTheme', new HostTheme());

function image(from: string): Electron.NativeImage {
  return modelled<Electron.NativeImage>('NativeImage', {
    isEmpty: () => from === '',
    toDataURL: () => from,
    setTemplateImage: () => undefined,
    resize: () => image(from),
  });
}
export const nativeImage = modelled<typeof Electron.nativeImage>('nativeImage', {
  createEmpty: () => image(''),
  createFromPath: image,
  createFromDataURL: image,
  createFromBitmap: () => image('data:image/png;base64,'),
  createFromBuffer: (bytes) => image(`data:image/png;base64,${bytes.toString('base64')}`),
});

function menuOf(template: readonly Electron.MenuItemConstructorOptions[]): Electron.Menu {
  const items = template.map((options) => {
    const { submenu, ...rest } = options;
    // Callers give templates here, never menus that are made already.
    const inner = submenu === undefined ? {} : { submenu: menuOf(submenu as Electron.MenuItemConstructorOptions[]) };
    const usual = { label: '', enabled: true, visible: true, checked: false, type: 'normal' };
    return Object.assign({}, usual, rest, inner) as unknown as Electron.MenuItem;
  });
  const byId = (id: string): Electron.MenuItem | null =>
    items.find((item) => item.id === id) ??
    items.map((item) => item.submenu?.getMenuItemById(id)).find(Boolean) ??
    null;
  return modelled<Electron.Menu>('Menu', { items, getMenuItemById: byId, popup: () => undefined });
}
let applicationMenu: Electron.Menu | null = null;
export const Menu = modelled<typeof Electron.Menu>('Menu', {
  buildFromTemplate: (template) => menuOf(template as Electron.MenuItemConstructorOptions[]),
  setApplicationMenu(menu) {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
});

export class HostTray extends EventEmitter {
  toolTip = '';
  menu: Electron.Menu | null = null;
  private isGone = false;

  setToolTip(text: string) {
    this.toolTip = text;
  }
  setContextMenu(menu: Electron.Menu | null) {
    this.menu = menu;
  }
  setImage(_image: unknown) {}
  popUpContextMenu() {}
  destroy() {
    this.isGone = true;
  }
  isDestroyed() {
    return this.isGone;
  }
}
/** For tests of the stand-in alone: Electron keeps no list of them. */
export const shownTrays: HostTray[] = [];
export const Tray = modelledClass<typeof Electron.Tray>('Tray', () => {
  const tray = new HostTray();
  shownTrays.push(tray);
  return modelled<Electron.Tray>('Tray', tray);
});

export class HostNotification extends EventEmitter {
  title: string;
  body: string;

  constructor({ title = '', body = '' }: Electron.NotificationConstructorOptions = {}) {
    super();
    this.title = title;
    this.body = body;
  }
  show() {
    shownNotifications.push(this);
    this.emit('show');
  }
  close() {
    this.emit('close');
  }
}
/** For tests of the stand-in alone, which may click them: `emit('click')`. */
export const shownNotifications: HostNotification[] = [];
export const Notification = modelledClass<typeof Electron.Notification>(
  'Notification',
  (options) => modelled<Electron.Notification>('Notification', new HostNotification(options)),
  { isSupported: () => true },
);
