/**
 * A scheme of the app's own is a secure origin of its own in Electron. Chromium alone knows no such scheme, so the page
 * runs on `https://window.app.localhost` in place of `app://window`; no such request leaves the process.
 */
import type { Protocol } from 'electron';
import { modelled } from './modelled.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();

export const protocol = modelled<Protocol>('protocol', {
  /** Every scheme is standard and secure here. */
  registerSchemesAsPrivileged() {},
  handle(scheme, handler) {
    // Electron's `Request` is the one of Chromium; a handler reads the same from Node's.
    handlers.set(scheme, handler as Handler);
  },
});

export function handlerOf(address: string): Handler | undefined {
  return handlers.get(new URL(address).protocol.slice(0, -1));
}

/** `app://window/index.html` → `https://window.app.localhost/index.html`; other addresses stay as they are. */
export function toChromium(address: string): string {
  return address.replace(/^([a-z][a-z0-9]*):\/\/([^/?#]+)/, (whole, scheme, host) =>
    handlers.has(scheme) ? `https://${host}.${scheme}.localhost` : whole,
  );
}

export function toElectron(address: string): string {
  return address.replace(/^https:\/\/([^/?#]+)\.([a-z][a-z0-9]*)\.localhost(?=$|[/?#])/, (whole, host, scheme) =>
    handlers.has(scheme) ? `${scheme}://${host}` : whole,
  );
}
