import { EventEmitter } from 'node:events';
import type { App, BrowserWindow } from 'electron';
import { VERSION } from '../../shared/version.ts';
import { type RunningChromium, startChromium } from './chromium.ts';
import { modelled, preventable } from './modelled.ts';
import { takeLock } from './single-instance.ts';

class HostApp extends EventEmitter {
  readonly isPackaged = false;
  readonly windows = new Set<BrowserWindow>();
  private chromium: Promise<RunningChromium> | null = null;
  private isQuitting = false;
  private readonly paths = new Map<string, string>();

  /** The browser begins when it is first asked for: a second instance needs none. */
  started(): Promise<RunningChromium> {
    this.chromium ??= startChromium(this.getPath('userData')).catch((error) => {
      // As an Electron that cannot begin: there is nothing that the app could do about it.
      process.stderr.write(`${error.message}\n`);
      return process.exit(1);
    });
    return this.chromium;
  }
  async whenReady() {
    await this.started();
  }

  quit() {
    const before = preventable({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.isQuitting = true;
    for (const window of this.windows) window.close();
    // A window that stays has called it off.
    if (this.windows.size > 0) this.isQuitting = false;
    else this.windowsGone();
  }
  exit(code = 0) {
    this.emit('quit', {}, code);
    process.exit(code);
  }
  /** Called by the last window that goes. */
  windowsGone() {
    if (this.windows.size > 0) return;
    if (!this.isQuitting) {
      if (!this.emit('window-all-closed')) this.quit();
      return;
    }
    const last = preventable({});
    this.emit('will-quit', last);
    this.isQuitting = false;
    if (!last.defaultPrevented) this.exit();
  }

  requestSingleInstanceLock() {
    return takeLock(this.getPath('userData'), (argv) => this.emit('second-instance', {}, argv));
  }
  getPath(name: string) {
    const path = this.paths.get(name);
    if (path === undefined) throw new Error(`The stand-in for Electron does not model app.getPath('${name}').`);
    return path;
  }
  setPath(name: string, path: string) {
    this.paths.set(name, path);
  }
  getVersion = () => VERSION;
  getLocale = () => navigator.language;
  getPreferredSystemLanguages = () => [this.getLocale()];
  setBadgeCount = () => true;
  setAppUserModelId() {}
  /** Chromium's sandbox is always on, but for root on Linux. */
  enableSandbox() {}
}

export const hostApp = new HostApp();
export const app = modelled<App>('app', hostApp);
