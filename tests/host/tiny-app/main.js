/** The smallest app that uses what the host has to hold: tests of the host run it, and nothing else does. */
import { app, BrowserWindow, ipcMain, protocol } from 'electron';

const folder = process.argv[process.argv.indexOf('--data') + 1];
app.setPath('userData', folder);
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);

const heard = [];
globalThis.heard = heard;
if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.on('second-instance', (_event, argv) => heard.push(['second-instance', argv.at(-1)]));
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      heard.push(['window', url]);
      return { action: 'deny' };
    });
    for (const name of ['will-navigate', 'will-redirect']) {
      contents.on(name, (event) => {
        heard.push([name, event.url]);
        if (event.url !== 'app://window/away') event.preventDefault();
      });
    }
  });
  ipcMain.handle('echo', (event, value) => ({ value, url: event.senderFrame.url, origin: event.senderFrame.origin }));
  ipcMain.handle('fail', () => {
    throw new TypeError('no');
  });
  await app.whenReady();
  const page = '<!doctype html><title>tiny</title><p id="p">tiny</p><script src="page.js"></script>';
  const headers = { 'Content-Security-Policy': "default-src 'none'; script-src 'self'" };
  protocol.handle('app', ({ url }) => {
    if (url.endsWith('/page.js')) {
      const script =
        'window.atStart = typeof tiny; window.own = Object.keys(window).filter((key) => /stand/i.test(key))';
      return new Response(script, { headers: { 'Content-Type': 'text/javascript' } });
    }
    if (url.endsWith('/away')) return new Response(null, { status: 302, headers: { Location: 'https://away.test/' } });
    return new Response(page, { headers: { ...headers, 'Content-Type': 'text/html' } });
  });
  const preload = new URL('./preload.cjs', import.meta.url).pathname.replace(/^\/([A-Z]:)/, '$1');
  const window = new BrowserWindow({ width: 1000, height: 700, webPreferences: { preload } });
  await window.loadURL('app://window/index.html');
}
