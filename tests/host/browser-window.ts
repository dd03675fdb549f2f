import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, BrowserWindow as ElectronWindow, Rectangle } from 'electron';
import { hostApp } from './app.ts';
import { modelled, modelledClass, preventable } from './modelled.ts';
import { HostWebContents } from './web-contents.ts';

/** Chromium shows the page; of its window the states are kept as data. */
class HostWindow extends EventEmitter {
  readonly whole = modelled<ElectronWindow>('BrowserWindow', this);
  readonly webContents: HostWebContents['whole'];
  private readonly contents: HostWebContents;
  private readonly bounds: Rectangle;
  private readonly is = { visible: true, focused: false, minimized: false, maximized: false, destroyed: false };

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    const { x = 0, y = 0, width = 800, height = 600, show = true } = options;
    this.bounds = { x, y, width, height };
    this.is.visible = show;
    this.contents = new HostWebContents(options);
    this.webContents = this.contents.whole;
    this.contents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.contents.once('destroyed', () => this.destroy());
    hostApp.windows.add(this.whole);
  }

  loadURL = (url: string) => this.contents.loadURL(url);
  show() {
    this.become('show', { visible: true });
    this.focus();
  }
  focus() {
    void this.contents.opened.then((page) => page.bringToFront()).catch(() => undefined);
    this.become('focus', { focused: true });
  }
  hide = () => this.become('hide', { visible: false, focused: false });
  minimize = () => this.become('minimize', { minimized: true, focused: false });
  restore = () => this.become('restore', { minimized: false });
  maximize = () => this.become('maximize', { maximized: true, visible: true });
  isVisible = () => this.is.visible;
  isFocused = () => this.is.focused;
  isMinimized = () => this.is.minimized;
  isMaximized = () => this.is.maximized;
  isDestroyed = () => this.is.destroyed;
  getNormalBounds = () => ({ ...this.bounds });
  setBounds(bounds: Partial<Rectangle>) {
    Object.assign(this.bounds, bounds);
    this.become('resize', {});
  }
  setProgressBar() {}
  setOverlayIcon() {}
  setBackgroundColor() {}
  setTitleBarOverlay() {}

  close() {
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

  private become(event: string, state: Partial<HostWindow['is']>) {
    if (this.is.destroyed) throw new TypeError('Object has been destroyed');
    Object.assign(this.is, state);
    this.emit(event);
  }
}

export const BrowserWindow = modelledClass<typeof ElectronWindow>(
  'BrowserWindow',
  (options) => new HostWindow(options).whole,
  { getAllWindows: () => [...hostApp.windows] },
);
