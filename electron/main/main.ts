/**
 * The first moment: what has to be said to Electron before it is ready. Guards that one program works on a data folder,
 * and that every page is sandboxed. All else is read while the browser begins.
 */
import '../adapters/drives/file-threads.ts';
import { app, protocol } from 'electron';
import { appFolders } from './app-folders.ts';
import { PAGE_SCHEME } from './app-protocol.ts';
import { startOptions } from './start-options.ts';

const options = startOptions(process.argv.slice(1), process.env);
const folders = appFolders(options, process.env, process.platform);

// The lock of the single instance is one of this folder.
app.setPath('userData', folders.browser);
app.setAppUserModelId('org.hash-courier.app');
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
]);

if (app.requestSingleInstanceLock()) void start();
else app.quit();

async function start(): Promise<void> {
  const ready = app.whenReady();
  const { startUp } = await import('./start-up.ts');
  await startUp({ options, folders, ready });
}
