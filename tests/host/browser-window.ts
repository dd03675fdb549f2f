import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as ElectronWindow,
  ProgressBarOptions,
  Rectangle,
} from 'electron';
import { app, hostApp } from './app.ts';
import { modelled, modelledClass, preventable } from './modelled.ts';
import { HostWebContents } from './web-contents.ts';

/** Chromium shows the page; what the desktop would show of its window is kept as data. */
class HostWindow extends EventEmitter {
  readonly whole = modelled<ElectronWindow>('BrowserWindow', this);
  readonly webContents: HostWebContents['whole'];
  title: string;
  progress = -1;
  overlay = '';
  private readonly contents: HostWebContents;
  private bounds: Rectangle;
  private sized: Promise<void> = Promise.resolve();
  private readonly is = { visible: true, focused: false, minimized: false, maximized: false, destroyed: false };

  constructor({ x = 0, y = 0, width = 800, height = 600, ...rest }: BrowserWindowConstructorOptions = {}) {
    super();
    this.bounds = { x, y, width, height };
    this.title = rest.title ?? app.getName();
    this.is.visible = rest.show ?? true;
    this.contents = new HostWebContents(rest.webPreferences?.preload);
    this.webContents = this.contents.whole;
    this.contents.once('did-finish-load', () => this.emit('ready-to-show'));
    // A person closed Chromium's own window, which nothing can hold.
    this.contents.once('stand-in-page-closed', () => this.destroy());
    this.applySize();
    hostApp.windows.add(this.whole);
  }

  async loadURL(url: string) {
    await this.sized;
    await this.contents.loadURL(url);
  }
  show() {
    this.become('show', { visible: true });
    this.focus();
  }
  showInactive = () => this.become('show', { visible: true });
  hide = () => this.become('hide', { visible: false, focused: false });
  focus() {
    void this.contents.opened.then(({ page }) => page.bringToFront()).catch(() => undefined);
    this.become('focus', { focused: true });
  }
  blur = () => this.become('blur', { focused: false });
  minimize = () => this.become('minimize', { minimized: true, focused: false });
  restore = () => this.become('restore', { minimized: false });
  maximize = () => this.become('maximize', { maximized: true, visible: true });
  unmaximize = () => this.become('unmaximize', { maximized: false });
  isVisible = () => this.is.visible;
  isFocused = () => this.is.focused;
  isMinimized = () => this.is.minimized;
  isMaximized = () => this.is.maximized;
  isDestroyed = () => this.is.destroyed;

  getBounds = () => ({ ...this.bounds });
  getNormalBounds = () => ({ ...this.bounds });
  setBounds(bounds: Partial<Rectangle>) {
    this.bounds = { ...this.bounds, ...bounds };
    this.applySize();
    this.become('resize', {});
  }
  setTitle(title: string) {
    this.title = title;
  }
  getTitle = () => this.title;
  setProgressBar(share: number, _options?: ProgressBarOptions) {
    this.progress = share;
  }
  setOverlayIcon(_icon: unknown, description: string) {
    this.overlay = description;
  }
  setBackgroundColor(_colour: string) {}
  setTitleBarOverlay(_overlay: object) {}

  close() {
    if (this.is.destroyed) return;
    const asked = preventable({});
    this.emit('close', asked);
    if (!asked.defaultPrevented) this.destroy();
  }
  destroy() {
    if (this.is.destroyed) return;
    this.is.destroyed = true;
    hostApp.windows.delete(this.whole);
    this.contents.destroy();
    this.emit('closed');
    hostApp.windowsGone();
  }

  private applySize() {
    const { width, height } = this.bounds;
    this.sized = this.contents.opened.then((session) => session.setContentSize(width, height)).catch(() => undefined);
  }
  private become(event: string, state: Partial<HostWindow['is']>) {
    if (this.is.destroyed) throw new TypeError('Object has been destroyed');
    Object.assign(this.is, state);
    this.emit(event);
  }
}

export const BrowserWindow = modelledClass<typeof ElectronWindow>(
  'BrowserWindow',
  (options) => new HostWindow(options).whole,
  {
    getAllWindows: () => [...hostApp.windows],
    getFocusedWindow: () => [...hostApp.windows].find((window) => window.isFocused()) ?? null,
    fromWebContents: (contents) => [...hostApp.windows].find((window) => window.webContents === contents) ?? null,
  },
);
