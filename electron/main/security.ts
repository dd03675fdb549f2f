/**
 * The one guard for what a page may do beyond its bridge: it stays where it is, opens nothing, embeds nothing, loads
 * nothing and is given no permission. It holds for every web contents that there will ever be.
 */
import type { App, Session, WebContents } from 'electron';
import { PAGE_URL } from './app-protocol.ts';

/** Whether the window may show this address: the page itself, with or without a place on it. */
export function isPage(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.username + url.password !== '') return false;
  return `${url.protocol}//${url.host}${url.pathname}` === PAGE_URL;
}

export function guardContents(app: Pick<App, 'on'>, onRefused: (what: RefusedKind) => void): void {
  app.on('web-contents-created', (_, contents) => guard(contents, onRefused));
}

export type RefusedKind = 'navigation' | 'window' | 'webview' | 'permission' | 'download';

function guard(contents: WebContents, onRefused: (what: RefusedKind) => void): void {
  const refuse = (event: { preventDefault(): void }, what: RefusedKind) => {
    event.preventDefault();
    onRefused(what);
  };
  contents.on('will-navigate', (event) => {
    if (!isPage(event.url)) refuse(event, 'navigation');
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPage(event.url)) refuse(event, 'navigation');
  });
  contents.on('will-redirect', (event) => {
    if (!isPage(event.url)) refuse(event, 'navigation');
  });
  contents.on('will-attach-webview', (event) => refuse(event, 'webview'));
  contents.setWindowOpenHandler(() => {
    onRefused('window');
    return { action: 'deny' };
  });
}

export function guardSession(session: Session, onRefused: (what: RefusedKind) => void): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    onRefused('permission');
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
    onRefused('download');
  });
}
