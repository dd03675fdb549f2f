/**
 * Runs the built main of an Electron app without Electron.
 *
 * Usage: node tests/host/run.ts MAIN.js [ARG ...]
 */
import { createRequire, registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumName } from '../../build/engines.ts';
import { hostApp } from './app.ts';
import { isShown } from './chromium.ts';
import { serveTest } from './control.ts';

const electronUrl = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: electronUrl, shortCircuit: true, format: 'module-typescript' }
      : next(specifier, context),
});

const [main = '', ...args] = process.argv.slice(2);
process.argv = [process.execPath, resolve(main), ...args];
const { version } = createRequire(import.meta.url)('electron/package.json');
Object.defineProperty(process.versions, 'electron', { value: version, enumerable: true });
// By this the app can tell that a stand-in plays Electron.
process.env.HASH_COURIER_STAND_IN = chromiumName(isShown) ?? 'no Chromium';
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => hostApp.quit());
serveTest();
await import(pathToFileURL(resolve(main)).href);
