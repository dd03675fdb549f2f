import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { Session, WebContents, WebFrameMain, WindowOpenHandlerResponse } from 'electron';
import type { Page } from 'playwright-core';
import { app, hostApp, isShown } from './app.ts';
import { answerInvoke, tellMain } from './ipc-main.ts';
import { modelled, preventable } from './modelled.ts';
import { type NavigationAsked, PageSession } from './page-session.ts';
import { defaultSession } from './session.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

let nextId = 1;
const known = new Map<number, WebContents>();
/** Pages that a window of ours has. */
const ownPages = new Set<Page>();

export class HostWebContents extends EventEmitter {
  readonly id = nextId++;
  readonly session: Session = defaultSession;
  readonly whole = modelled<WebContents>('webContents', this);
  /** Settles once Chromium has the page. */
  readonly opened: Promise<PageSession>;
  private live: PageSession | null = null;
  private openHandler: OpenHandler = () => ({ action: 'allow' });
  private isGone = false;

  constructor(preload: string | undefined) {
    super();
    known.set(this.id, this.whole);
    // The app may set its guards for any contents before there is something to guard.
    app.emit('web-contents-created', {}, this.whole);
    this.opened = this.open(preload);
  }

  private async open(preload: string | undefined): Promise<PageSession> {
    const context = (await hostApp.started()).contexts()[0];
    if (context === undefined) throw new Error('Chromium has no window to show a page in.');
    // Every permission that is not granted here is refused.
    await context.grantPermissions([]);
    const page = context.pages().find((one) => !ownPages.has(one)) ?? (await context.newPage());
    ownPages.add(page);
    page.on('close', () => this.emit('stand-in-page-closed'));
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    // A person answers what `dialog` asks; without a listener Playwright would.
    if (isShown) page.on('dialog', () => {});
    this.live = await PageSession.open(page, preload, {
      navigating: (asked) => this.mayNavigate(asked),
      message: (channel, values, frame, answer) => this.onMessage(channel, values, frame, answer),
      loaded: () => {
        this.emit('dom-ready', {});
        this.emit('did-finish-load');
      },
      navigated: (url) => this.emit('did-navigate', {}, url, 200, 'OK'),
      windowAsked: (details) => this.onWindowAsked(details),
      preloadFailed: (error) => {
        process.stderr.write(`The preload failed: ${error.message}\n`);
        this.emit('preload-error', {}, preload, error);
      },
    });
    return this.live;
  }

  get mainFrame(): WebFrameMain {
    const frame = this.live?.mainFrame ?? null;
    if (frame === null) throw new Error('The page is not there yet.');
    return frame;
  }
  getURL() {
    return this.live?.mainFrame?.url ?? '';
  }
  async loadURL(url: string) {
    await (await this.opened).load(url);
  }
  reload() {
    void this.opened.then(({ page }) => page.reload());
  }
  send(channel: string, ...values: unknown[]) {
    this.live?.sendToPage(channel, values);
  }
  async executeJavaScript(code: string) {
    return (await this.opened).evaluate(code);
  }
  setWindowOpenHandler(handler: OpenHandler) {
    this.openHandler = handler;
  }
  isDestroyed() {
    return this.isGone;
  }
  isCrashed() {
    return false;
  }
  /** By its window only. */
  destroy() {
    if (this.isGone) return;
    this.isGone = true;
    known.delete(this.id);
    this.emit('destroyed');
    void this.opened.then(({ page }) => page.close()).catch(() => undefined);
  }

  private mayNavigate({ isRedirect, ...asked }: NavigationAsked): boolean {
    const event = preventable({ ...asked, isSameDocument: false, initiator: asked.frame });
    if (isRedirect) this.emit('will-redirect', event, asked.url);
    else {
      this.emit('will-frame-navigate', event);
      if (asked.isMainFrame && !event.defaultPrevented) this.emit('will-navigate', event, asked.url);
    }
    return !event.defaultPrevented;
  }
  private onMessage(
    channel: string,
    values: unknown[],
    senderFrame: WebFrameMain,
    answer: ((ok: boolean, value: unknown) => void) | null,
  ): void {
    const event = { sender: this.whole, senderFrame, frameId: 1, processId: 1, type: 'frame' as const };
    if (answer === null) tellMain(channel, event, values);
    else void answerInvoke(channel, event, values).then(({ ok, value }) => answer(ok, value));
  }
  private onWindowAsked({ url, frameName, features }: { url: string; frameName: string; features: string }): void {
    const referrer = { url: '', policy: 'no-referrer' as const };
    const details = { url, frameName, features, disposition: 'new-window' as const, referrer };
    const { action }: WindowOpenHandlerResponse = this.openHandler(details);
    if (action !== 'deny') throw new Error('The stand-in for Electron does not model windows that a page opens.');
  }
}

export const webContents = modelled<typeof Electron.webContents>('webContents', {
  getAllWebContents: () => [...known.values()],
  fromId: (id: number) => known.get(id),
});
