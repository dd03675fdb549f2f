/**
 * A scheme of the app's own is a secure origin of its own in Electron. Chromium alone knows no such scheme, so the page
 * runs on `https://window.app.localhost` in place of `app://window`; no such request leaves the process.
 */
type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();

export function handleScheme(scheme: string, handler: Handler): void {
  if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} already has a handler.`);
  handlers.set(scheme, handler);
}

export function unhandleScheme(scheme: string): void {
  handlers.delete(scheme);
}

export function isSchemeHandled(scheme: string): boolean {
  return handlers.has(scheme);
}

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

export function originOf(address: string): string {
  const url = URL.parse(address);
  if (url === null) return 'null';
  return handlers.has(url.protocol.slice(0, -1)) ? `${url.protocol}//${url.host}` : url.origin;
}
