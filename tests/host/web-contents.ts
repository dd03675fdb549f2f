/**
 * One page of Chromium over CDP: its requests answered by the app's own handlers, its preload's world, and the values
 * that pass between that world and main.
 */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserWindowConstructorOptions, WebContents, WebFrameMain } from 'electron';
import type { CDPSession, Page } from 'playwright-core';
// Its package does not name the file by which it is typed itself.
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';
import { app, hostApp } from './app.ts';
import { isShown } from './chromium.ts';
import { answerInvoke } from './ipc-main.ts';
import { modelled, preventable } from './modelled.ts';
import { handlerOf, toChromium, toElectron } from './protocol.ts';
import { makeWire } from './wire.ts';
import { ASK_PATH, FROM_MAIN, type Message, PRELOAD_WORLD, TO_MAIN, type Told, worldScripts } from './worlds.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

const wire = makeWire();
let lastId = 1;
/** Pages that a window of ours has. */
const ownPages = new Set<Page>();

export class HostWebContents extends EventEmitter {
  readonly id = lastId++;
  readonly whole = modelled<WebContents>('webContents', this);
  /** Settles once Chromium has the page. */
  readonly opened: Promise<Page>;
  private cdp: CDPSession | null = null;
  /** Execution context of the preload's world of the page that is there now. */
  private world: number | null = null;
  private mainFrameId = '';
  /** The address that main itself loads. */
  private ownUrl = '';
  private openHandler: OpenHandler = () => ({ action: 'allow' });
  private isGone = false;
  private readonly secret = randomUUID();

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    // The app may set its guards for any contents before there is something to guard.
    app.emit('web-contents-created', {}, this.whole);
    this.opened = this.open(options);
  }

  private async open({ width = 800, height = 600, webPreferences }: BrowserWindowConstructorOptions): Promise<Page> {
    const { context } = await hostApp.started();
    const page = context.pages().find((one) => !ownPages.has(one)) ?? (await context.newPage());
    ownPages.add(page);
    page.on('close', () => this.destroy());
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('load', () => this.emit('did-finish-load'));
    page.on('popup', (popup) => void popup.close());
    // A person answers what `dialog` asks; without a listener Playwright would.
    if (isShown) page.on('dialog', () => {});

    const cdp = await context.newCDPSession(page);
    this.cdp = cdp;
    cdp.on('Page.windowOpen', ({ url }) => this.onWindowAsked(toElectron(url)));
    cdp.on('Runtime.bindingCalled', (call) => void this.onMessage(call));
    cdp.on('Debugger.paused', ({ callFrames }) => void this.onPaused(callFrames[0]));
    cdp.on('Fetch.requestPaused', (paused) => void this.onRequest(cdp, paused).catch(() => undefined));
    await Promise.all([cdp.send('Page.enable'), cdp.send('Runtime.enable'), cdp.send('Debugger.enable')]);
    await page.route('**/*', (route) => route.continue());
    await cdp.send('Fetch.enable');
    this.mainFrameId = (await cdp.send('Page.getFrameTree')).frameTree.frame.id;
    const { windowId } = await cdp.send('Browser.getWindowForTarget');
    await cdp.send('Browser.setContentsSize', { windowId, width, height });
    if (webPreferences?.preload === undefined) return page;
    const scripts = worldScripts(readFileSync(webPreferences.preload, 'utf8'), this.secret);
    await cdp.send('Runtime.addBinding', { name: TO_MAIN, executionContextName: PRELOAD_WORLD });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName: PRELOAD_WORLD });
    return page;
  }

  async loadURL(url: string) {
    const page = await this.opened;
    this.ownUrl = url;
    await page.goto(toChromium(url));
  }
  /** What comes before the preload's world or after its end is lost, as in Electron. */
  send(channel: string, ...values: unknown[]) {
    void this.tell(this.world, { channel, values: structuredClone(values) });
  }
  setWindowOpenHandler(handler: OpenHandler) {
    this.openHandler = handler;
  }
  isDestroyed = () => this.isGone;
  /** By its window, or by a person who closed Chromium's own, which nothing can hold. */
  destroy() {
    if (this.isGone) return;
    this.isGone = true;
    this.emit('destroyed');
    void this.opened.then((page) => page.close()).catch(() => undefined);
  }

  private async tell(world: number | null, told: Told): Promise<void> {
    if (world === null) return;
    const expression = `${FROM_MAIN}(${JSON.stringify(wire.encode(told))})`;
    await this.cdp?.send('Runtime.evaluate', { contextId: world, expression }).catch(() => undefined);
  }

  private async onMessage({ payload, executionContextId }: Protocol.Runtime.bindingCalledPayload): Promise<void> {
    this.world = executionContextId;
    // Encoded by `tellMain` in worlds.ts.
    const { failure, invoke } = wire.decode(payload) as Message;
    if (failure !== undefined) {
      process.stderr.write(`The preload failed: ${failure}\n`);
      this.emit('preload-error', {}, '', new Error(failure));
    }
    if (invoke === undefined) return;
    const { protocol, host, href } = new URL(toElectron((await this.opened).url()));
    // The preload runs in the top frame alone.
    const frame = modelled<WebFrameMain>('WebFrameMain', { url: href, origin: `${protocol}//${host}`, parent: null });
    const sender = { sender: this.whole, senderFrame: frame };
    const answer = await answerInvoke(invoke.channel, sender, [...invoke.values]);
    await this.tell(executionContextId, { id: invoke.id, ...answer });
  }

  /**
   * `webUtils.getPathForFile` answers at once, so the preload's world waits here. A page that names a function the same
   * does not know the secret, and learns nothing.
   */
  private async onPaused(top: Protocol.Debugger.CallFrame | undefined): Promise<void> {
    const ask = async (expression: string) =>
      (await this.cdp?.send('Debugger.evaluateOnCallFrame', { callFrameId: top?.callFrameId ?? '', expression }))
        ?.result;
    if (top?.functionName === ASK_PATH && (await ask('question.secret'))?.value === this.secret) {
      const objectId = (await ask('question.file'))?.objectId ?? '';
      // Not a file at all: Electron throws, here it has no path.
      const info = await this.cdp?.send('DOM.getFileInfo', { objectId }).catch(() => null);
      await ask(`question.path = ${JSON.stringify(info?.path ?? '')}`);
    }
    await this.cdp?.send('Debugger.resume');
  }

  private async onRequest(cdp: CDPSession, paused: Protocol.Fetch.requestPausedPayload): Promise<void> {
    const { requestId, request } = paused;
    const url = toElectron(request.url);
    const handler = handlerOf(url);
    if (paused.resourceType === 'Document' && !this.mayNavigate(paused, url)) {
      await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    } else if (handler === undefined) {
      await cdp.send('Fetch.continueRequest', { requestId });
    } else {
      const response = await handler(new Request(url, { method: request.method, headers: request.headers }));
      await cdp.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: response.status,
        responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
        body: Buffer.from(await response.arrayBuffer()).toString('base64'),
      });
    }
  }

  private mayNavigate({ frameId, redirectedRequestId }: Protocol.Fetch.requestPausedPayload, url: string): boolean {
    const isMainFrame = frameId === this.mainFrameId;
    const event = preventable({ url, isMainFrame });
    if (redirectedRequestId !== undefined) this.emit('will-redirect', event);
    // What main loads, and loads again, asks nobody; where a redirect leads does.
    else if (!isMainFrame || url !== this.ownUrl) {
      this.emit('will-frame-navigate', event);
      if (isMainFrame && !event.defaultPrevented) this.emit('will-navigate', event);
    }
    return !event.defaultPrevented;
  }

  private onWindowAsked(url: string): void {
    const referrer = { url: '', policy: 'no-referrer' as const };
    const { action } = this.openHandler({ url, frameName: '', features: '', disposition: 'new-window', referrer });
    if (action !== 'deny') throw new Error('The stand-in for Electron does not model windows that a page opens.');
  }
}
