import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, BrowserWindow, LoginItemSettings } from 'electron';
import type { Browser } from 'playwright-core';
import { startChromium } from './chromium.ts';
import { modelled, preventable } from './modelled.ts';
import { takeLock } from './single-instance.ts';

/** Set by `npm start` where there is a display; else nobody sees the window. */
export const isShown = process.env.STAND_IN_WINDOW === 'shown';

const projectFolder = join(import.meta.dirname, '..', '..');
const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));

class HostApp extends EventEmitter {
  name = 'Hash Courier';
  dock = undefined;
  readonly isPackaged = false;
  readonly windows = new Set<BrowserWindow>();
  endpoint: string | null = null;
  private browser: Promise<Browser> | null = null;
  private isQuitting = false;
  private readonly paths = new Map<string, string>();
  private loginItem: Partial<LoginItemSettings> = { openAtLogin: false };
  private badge = 0;

  /** The browser begins when it is first asked for: a second instance needs none. */
  started(): Promise<Browser> {
    const profile = join(this.getPath('userData'), 'stand-in-chromium');
    this.browser ??= startChromium(profile, isShown).then(
      ({ browser, endpoint }) => {
        this.endpoint = endpoint;
        return browser;
      },
      (error) => {
        // As an Electron that cannot begin: there is nothing that the app could do about it.
        process.stderr.write(`${error.message}\n`);
        return process.exit(1);
      },
    );
    return this.browser;
  }
  async whenReady() {
    await this.started();
    if (this.listenerCount('ready') > 0) this.emit('ready', {}, {});
  }
  isReady() {
    return this.endpoint !== null;
  }

  quit() {
    const before = preventable({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.isQuitting = true;
    for (const window of this.windows) window.close();
    // A window that stays has called it off.
    if ([...this.windows].some((window) => !window.isDestroyed())) this.isQuitting = false;
    else this.windowsGone();
  }
  exit(code = 0) {
    this.emit('quit', {}, code);
    process.exit(code);
  }
  /** Called by the last window that goes. */
  windowsGone() {
    if (this.windows.size > 0) return;
    if (this.isQuitting) {
      const last = preventable({});
      this.emit('will-quit', last);
      this.isQuitting = false;
      if (!last.defaultPrevented) this.exit(0);
    } else if (!this.emit('window-all-closed')) this.quit();
  }

  requestSingleInstanceLock(additionalData: Record<never, never> = {}) {
    return takeLock(this.getPath('userData'), additionalData, ({ argv, workingDirectory, data }) =>
      this.emit('second-instance', {}, argv, workingDirectory, data),
    );
  }
  getPath(name: Parameters<App['getPath']>[0]) {
    const usual = { home: homedir(), temp: tmpdir(), exe: process.execPath, appData: join(homedir(), '.config') };
    const path = this.paths.get(name) ?? Object.entries(usual).find(([key]) => key === name)?.[1];
    if (path !== undefined) return path;
    if (name === 'userData' || name === 'sessionData') return join(usual.appData, this.name);
    throw new Error(`The stand-in for Electron does not model app.getPath('${name}').`);
  }
  setPath(name: string, path: string) {
    this.paths.set(name, path);
  }
  getAppPath() {
    return projectFolder;
  }
  getVersion() {
    return String(version);
  }
  getName() {
    return this.name;
  }
  getLocale() {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }
  getSystemLocale() {
    return this.getLocale();
  }
  getPreferredSystemLanguages() {
    return [this.getLocale()];
  }
  setLoginItemSettings(settings: Partial<LoginItemSettings>) {
    this.loginItem = settings;
  }
  getLoginItemSettings() {
    return modelled<LoginItemSettings>('LoginItemSettings', { openAtLogin: this.loginItem.openAtLogin ?? false });
  }
  setBadgeCount(count = 0) {
    this.badge = count;
    return true;
  }
  getBadgeCount() {
    return this.badge;
  }
  /** Chromium's sandbox is always on, but for root on Linux. */
  enableSandbox() {}
  setAppUserModelId(_id: string) {}
}

export const hostApp = new HostApp();
export const app = modelled<App>('app', hostApp);
