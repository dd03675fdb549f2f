/**
 * One page of Chromium over CDP: its frames, its requests answered by the app's own handlers, its preload world, and the
 * values that pass between that world and main.
 */
import { readFileSync } from 'node:fs';
import type { WebFrameMain } from 'electron';
import type { CDPSession, Page } from 'playwright-core';
// Its package does not name the file by which it is typed itself.
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';
import { handlerOf, originOf, toChromium, toElectron } from './addresses.ts';
import { modelled } from './modelled.ts';
import { makeWire } from './wire.ts';
import { ASK_PATH, FROM_MAIN, PRELOAD_WORLD, pageWorldScript, preloadWorldScript, TO_MAIN } from './worlds.ts';

const wire = makeWire();

export interface NavigationAsked {
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly isRedirect: boolean;
  readonly frame: WebFrameMain | null;
}

export interface PageEvents {
  /** @returns Whether it may go on. */
  navigating(asked: NavigationAsked): boolean;
  /** A message of the preload. `answer` is null where none is awaited. */
  message(
    channel: string,
    values: unknown[],
    frame: WebFrameMain,
    answer: ((ok: boolean, value: unknown) => void) | null,
  ): void;
  loaded(): void;
  navigated(url: string): void;
  windowAsked(details: { url: string; frameName: string; features: string }): void;
  preloadFailed(error: Error): void;
}

interface Frame {
  url: string;
  name: string;
  parent: string | null;
  readonly shown: WebFrameMain;
}

export class PageSession {
  readonly page: Page;
  private readonly cdp: CDPSession;
  private readonly events: PageEvents;
  private readonly frames = new Map<string, Frame>();
  /** Execution context of a preload's world → its frame. */
  private readonly preloadContexts = new Map<number, string>();
  private readonly preloadScripts = new Set<string>();
  private mainFrameId = '';
  /** The address that main itself is loading. */
  private asked: string | null = null;

  private constructor(page: Page, cdp: CDPSession, events: PageEvents) {
    this.page = page;
    this.cdp = cdp;
    this.events = events;
  }

  static async open(page: Page, preloadFile: string | undefined, events: PageEvents): Promise<PageSession> {
    const session = new PageSession(page, await page.context().newCDPSession(page), events);
    await session.start(preloadFile);
    return session;
  }

  get mainFrame(): WebFrameMain | null {
    return this.frames.get(this.mainFrameId)?.shown ?? null;
  }

  async load(url: string): Promise<void> {
    this.asked = toChromium(url);
    const loaded = new Promise((resolve) => this.page.once('load', resolve));
    const { errorText } = await this.cdp.send('Page.navigate', { url: this.asked });
    this.asked = null;
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`);
    await loaded;
  }

  /** Into the preload's world of the main frame; what comes before it or after its end is lost, as in Electron. */
  async send(
    message: Readonly<Record<string, unknown>>,
    value: unknown,
    contextId = this.mainContext(),
  ): Promise<void> {
    if (contextId === undefined) return;
    const text = JSON.stringify({ ...message, value: wire.encode(value) });
    const expression = `${FROM_MAIN}(${JSON.stringify(text)})`;
    await this.cdp.send('Runtime.evaluate', { contextId, expression }).catch(() => undefined);
  }

  /** In the page's own world. */
  async evaluate(expression: string): Promise<unknown> {
    const run = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.cdp.send('Runtime.evaluate', run);
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return result.value;
  }

  /** The values as main would get them over the wire; throws for what cannot be cloned. */
  sendToPage(channel: string, values: unknown[]): void {
    void this.send({ channel }, structuredClone(values));
  }

  async setContentSize(width: number, height: number): Promise<void> {
    const { windowId } = await this.cdp.send('Browser.getWindowForTarget');
    // What Chromium's own window has around the page.
    const around = '[outerWidth - innerWidth, outerHeight - innerHeight]';
    const [aside = 0, above = 0] = (await this.evaluate(around)) as number[];
    const bounds = { width: width + aside, height: height + above };
    await this.cdp.send('Browser.setWindowBounds', { windowId, bounds });
  }

  private mainContext(): number | undefined {
    return [...this.preloadContexts].findLast(([, frameId]) => frameId === this.mainFrameId)?.[0];
  }

  private async start(preloadFile: string | undefined): Promise<void> {
    const { cdp } = this;
    cdp.on('Page.frameNavigated', ({ frame }) => this.onFrame(frame));
    cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.frames.get(frameId);
      if (frame !== undefined) frame.url = toElectron(url);
    });
    cdp.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.frames.delete(frameId);
    });
    cdp.on('Page.loadEventFired', () => this.events.loaded());
    cdp.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.events.windowAsked({ url: toElectron(url), frameName: windowName, features: windowFeatures.join() }),
    );
    cdp.on('Runtime.executionContextsCleared', () => this.preloadContexts.clear());
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
      this.preloadContexts.delete(executionContextId),
    );
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === PRELOAD_WORLD) this.preloadContexts.set(context.id, context.auxData?.frameId ?? '');
    });
    cdp.on('Runtime.bindingCalled', (call) => this.onMessage(call));
    cdp.on('Debugger.scriptParsed', ({ scriptId, executionContextId }) => {
      if (this.preloadContexts.has(executionContextId ?? -1)) this.preloadScripts.add(scriptId);
    });
    cdp.on('Debugger.paused', (paused) => void this.onPaused(paused));
    cdp.on('Fetch.requestPaused', (paused) => void this.onRequest(paused).catch(() => undefined));

    await Promise.all([cdp.send('Page.enable'), cdp.send('Runtime.enable'), cdp.send('Debugger.enable')]);
    this.onFrame((await cdp.send('Page.getFrameTree')).frameTree.frame);
    await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    if (preloadFile === undefined) return;
    await cdp.send('Runtime.addBinding', { name: TO_MAIN, executionContextName: PRELOAD_WORLD });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript() });
    const source = preloadWorldScript(readFileSync(preloadFile, 'utf8'));
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: PRELOAD_WORLD });
  }

  private onFrame({ id, parentId, url, name }: Protocol.Page.Frame): void {
    if (parentId === undefined) this.mainFrameId = id;
    const fields = { url: toElectron(url), name: name ?? '', parent: parentId ?? null };
    const known = this.frames.get(id);
    if (known !== undefined) Object.assign(known, fields);
    else this.frames.set(id, { ...fields, shown: this.shownFrame(id) });
    if (parentId === undefined) this.events.navigated(fields.url);
  }

  /** One object a frame, for as long as the frame is there. */
  private shownFrame(id: string): WebFrameMain {
    const { frames } = this;
    return modelled<WebFrameMain>('WebFrameMain', {
      get url() {
        return frames.get(id)?.url ?? '';
      },
      get origin() {
        return originOf(frames.get(id)?.url ?? '');
      },
      get name() {
        return frames.get(id)?.name ?? '';
      },
      get parent() {
        return frames.get(frames.get(id)?.parent ?? '')?.shown ?? null;
      },
      get top() {
        const parent = frames.get(frames.get(id)?.parent ?? '');
        return parent === undefined ? (frames.get(id)?.shown ?? null) : parent.shown.top;
      },
      get detached() {
        return !frames.has(id);
      },
      isDestroyed: () => !frames.has(id),
    });
  }

  private onMessage({ name, payload, executionContextId }: Protocol.Runtime.bindingCalledPayload): void {
    const frame = this.frames.get(this.preloadContexts.get(executionContextId) ?? '');
    if (name !== TO_MAIN || frame === undefined) return;
    const { channel, value, invoke, failure } = JSON.parse(payload);
    if (failure !== undefined) {
      this.events.preloadFailed(new Error(failure));
      return;
    }
    // Encoded from the list of arguments.
    const values = wire.decode(value) as unknown[];
    const answer = (ok: boolean, given: unknown) => void this.send({ answer: invoke, ok }, given, executionContextId);
    this.events.message(channel, values, frame.shown, invoke === undefined ? null : answer);
  }

  /**
   * `webUtils.getPathForFile` answers at once, so the preload's world waits here. Only a pause in a script of that world
   * counts: a page that names a function the same learns nothing.
   */
  private async onPaused({ callFrames }: Protocol.Debugger.pausedPayload): Promise<void> {
    const top = callFrames[0];
    if (top?.functionName === ASK_PATH && this.preloadScripts.has(top.location.scriptId)) {
      const { callFrameId } = top;
      const file = await this.cdp.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: 'question.file' });
      const { objectId } = file.result;
      // Not a file at all: Electron throws, here it has no path.
      const info = await this.cdp.send('DOM.getFileInfo', { objectId: objectId ?? '' }).catch(() => ({ path: '' }));
      const expression = `question.path = ${JSON.stringify(info.path)}`;
      await this.cdp.send('Debugger.evaluateOnCallFrame', { callFrameId, expression });
    }
    await this.cdp.send('Debugger.resume');
  }

  private async onRequest(paused: Protocol.Fetch.requestPausedPayload): Promise<void> {
    const { requestId, request } = paused;
    const url = toElectron(request.url);
    if (paused.resourceType === 'Document' && !this.mayNavigate(paused, url)) {
      await this.cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    const handler = handlerOf(url);
    if (handler === undefined) {
      await this.cdp.send('Fetch.continueRequest', { requestId });
      return;
    }
    const { method, headers, postData } = request;
    const body = postData === undefined ? {} : { body: postData };
    const response = await handler(new Request(url, { method, headers, ...body }));
    await this.cdp.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  private mayNavigate(
    { request, frameId, redirectedRequestId }: Protocol.Fetch.requestPausedPayload,
    url: string,
  ): boolean {
    const isMainFrame = frameId === this.mainFrameId;
    const isRedirect = redirectedRequestId !== undefined;
    // What main loads and what is loaded again asks nobody; where a redirect leads does.
    const isReload = isMainFrame && url === this.frames.get(frameId)?.url;
    if (!isRedirect && (isReload || (isMainFrame && request.url === this.asked))) return true;
    return this.events.navigating({ url, isMainFrame, isRedirect, frame: this.frames.get(frameId)?.shown ?? null });
  }
}
