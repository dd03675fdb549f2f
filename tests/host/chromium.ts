/** Starts the browser that shows the window; one process for all windows of a run. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { findChromium, NO_CHROMIUM } from '../../build/engines.ts';

export interface RunningChromium {
  readonly browser: Browser;
  /** For a second client, such as the test. */
  readonly endpoint: string;
}

/** @param isShown False: without a display. */
export async function startChromium(profileFolder: string, isShown: boolean): Promise<RunningChromium> {
  const binary = findChromium();
  if (binary === null) throw new Error(`The window cannot be shown: ${NO_CHROMIUM}.`);
  mkdirSync(profileFolder, { recursive: true });
  const flags = [
    '--remote-debugging-port=0',
    // Nothing is said over the pipe: it ends with this process, however that ends, and Chromium with it.
    '--remote-debugging-pipe',
    `--user-data-dir=${profileFolder}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-dev-shm-usage',
    '--disable-sync',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--password-store=basic',
    '--use-mock-keychain',
    ...(isShown ? ['--app=data:text/html,'] : ['--headless', '--mute-audio', 'about:blank']),
  ];
  if (process.getuid?.() === 0) flags.unshift('--no-sandbox');
  const child = spawn(binary, flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      said += said.length < 20_000 ? text : '';
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${binary} ended with ${code} before it was ready.\n${said}`)));
  });
  closeOpenedByPages(endpoint);
  return { browser: await chromium.connectOverCDP(endpoint, { noDefaults: true, isLocal: true }), endpoint };
}

/** A window that a page opens is held before its first request and closed: Electron would never have made it. */
function closeOpenedByPages(endpoint: string): void {
  // Playwright has no way to leave a page waiting.
  const socket = new WebSocket(endpoint);
  let id = 0;
  const send = (method: string, params: object, sessionId?: string) =>
    socket.send(JSON.stringify({ id: id++, method, params, sessionId }));
  socket.onopen = () => {
    const filter = [{ type: 'page' }];
    send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter });
  };
  socket.onmessage = ({ data }) => {
    const { method, params } = JSON.parse(data);
    if (method !== 'Target.attachedToTarget') return;
    const { targetId, openerId } = params.targetInfo;
    if (openerId === undefined) send('Runtime.runIfWaitingForDebugger', {}, params.sessionId);
    else send('Target.closeTarget', { targetId });
  };
}
