import { EventEmitter } from 'node:events';
import type { App, Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { LINK_ADDRESSES } from '../../../electron/main/links.ts';
import { guardContents, guardSession, isPage, type RefusedKind } from '../../../electron/main/security.ts';
import { LINKS } from '../../../shared/ipc/app.ts';

describe('the page and nothing else', () => {
  it.each(['app://window/index.html', 'app://window/index.html#/devices', 'app://window/index.html?x=1'])(
    '%s is the page',
    (address) => expect(isPage(address)).toBe(true),
  );

  it.each([
    'app://window/',
    'app://window/other.html',
    'app://window/assets/main.js',
    'app://evil/index.html',
    'app://window.evil/index.html',
    'app://user@window/index.html',
    'https://window/index.html',
    'https://example.com/app://window/index.html',
    'file:///index.html',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    'devtools://window/index.html',
    '',
  ])('%s is not', (address) => expect(isPage(address)).toBe(false));
});

/** As much of web contents as the guard touches. */
function guardedContents() {
  const refused: RefusedKind[] = [];
  const app = new EventEmitter();
  let openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null;
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler(handler: typeof openHandler) {
      openHandler = handler;
    },
  });
  // An emitter is all that the guard asks of the app.
  guardContents(app as unknown as Pick<App, 'on'>, (what) => refused.push(what));
  app.emit('web-contents-created', {}, contents);
  const ask = (event: string, url: string, isMainFrame = true) => {
    let isPrevented = false;
    contents.emit(event, { url, isMainFrame, preventDefault: () => (isPrevented = true) });
    return isPrevented;
  };
  const open = (url: string) => openHandler?.({ url } as Parameters<NonNullable<typeof openHandler>>[0]);
  return { ask, open, refused };
}

describe('the guard of every web contents', () => {
  it('lets the page be loaded again, and stops every other navigation, redirect and frame', () => {
    const { ask, refused } = guardedContents();
    expect(ask('will-navigate', 'app://window/index.html')).toBe(false);
    expect(ask('will-navigate', 'https://example.com/')).toBe(true);
    expect(ask('will-redirect', 'https://example.com/')).toBe(true);
    expect(ask('will-frame-navigate', 'app://window/index.html')).toBe(false);
    expect(ask('will-frame-navigate', 'app://window/index.html', false)).toBe(true);
    expect(ask('will-attach-webview', 'app://window/index.html')).toBe(true);
    expect(refused).toEqual(['navigation', 'navigation', 'navigation', 'webview']);
  });

  it('opens no window, whatever the address', () => {
    const { open, refused } = guardedContents();
    expect(open('app://window/index.html')).toEqual({ action: 'deny' });
    expect(open('https://example.com/')).toEqual({ action: 'deny' });
    expect(refused).toEqual(['window', 'window']);
  });
});

describe('the guard of the session', () => {
  it('denies every permission that is asked for or looked up, and every download', () => {
    const handlers: Record<string, (...values: never[]) => unknown> = {};
    const keep = (name: string) => (handler: (...values: never[]) => unknown) => {
      handlers[name] = handler;
    };
    const session = Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
    });
    const refused: RefusedKind[] = [];
    // The guard touches these four parts only.
    guardSession(session as unknown as Session, (what) => refused.push(what));

    const answers: boolean[] = [];
    const answer = (isGranted: boolean) => answers.push(isGranted);
    handlers.request?.(...([null, 'clipboard-read', answer] as never[]));
    handlers.request?.(...([null, 'media', answer] as never[]));
    let isPrevented = false;
    session.emit('will-download', { preventDefault: () => (isPrevented = true) });
    expect(answers).toEqual([false, false]);
    expect(handlers.check?.()).toBe(false);
    expect(handlers.device?.()).toBe(false);
    expect(isPrevented).toBe(true);
    expect(refused).toEqual(['permission', 'permission', 'download']);
  });
});

it('knows an https address for every link that the window may name', () => {
  for (const name of LINKS) expect(new URL(LINK_ADDRESSES[name]).protocol).toBe('https:');
});
