/**
 * Start-up: what has to be said to Electron before it is ready, then the program in its order. Guards that one program
 * works on a data folder, that every page is sandboxed and guarded, and that the end comes in its order.
 */
import '../adapters/drives/file-threads.ts';
import { mkdirSync } from 'node:fs';
import { app, dialog, powerMonitor, protocol, session } from 'electron';
import { type AppFolders, appFolders } from './app-folders.ts';
import { PAGE_SCHEME } from './app-protocol.ts';
import { type Log, openLog } from './log.ts';
import type { Program } from './program.ts';
import { guardContents, guardSession, type RefusedKind } from './security.ts';
import { startOptions } from './start-options.ts';
import { mainWords } from './words.ts';

const options = startOptions(process.argv.slice(1), process.env);
const folders = appFolders(options, process.env, process.platform);

// The lock of the single instance is one of this folder.
app.setPath('userData', folders.browser);
app.setAppUserModelId('org.hash-courier.app');
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
]);

if (app.requestSingleInstanceLock()) void start(folders);
else app.quit();

async function start({ logs }: AppFolders): Promise<void> {
  const log = startLog(logs);
  try {
    await startWith(log);
  } catch (error) {
    log.fault('start', error);
    // Else it would run on unseen, and keep the next one from starting.
    const say = mainWords('system', app.getLocale());
    dialog.showErrorBox(say('start.failedTitle'), say('start.failed', { folder: logs }));
    app.exit(1);
  }
}

async function startWith(log: Log): Promise<void> {
  // Read while the browser begins.
  const loading = import('./program.ts');
  let program: Program | null = null;
  // Whatever the other program was started with: all that it may do here is to show the window.
  app.on('second-instance', () => program?.show());
  app.on('activate', () => program?.show());

  const onRefused = (what: RefusedKind) => log.warn('refused', { what });
  guardContents(app, onRefused);
  await app.whenReady();
  guardSession(session.defaultSession, onRefused);

  const { startProgram } = await loading;
  program = startProgram({ options, folders, log });
  powerMonitor.on('resume', () => program?.wokeUp());
}

function startLog(folder: string): Log {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    // Without a folder nothing is logged; the store then says what is wrong with the place.
  }
  const log = openLog(folder);
  log.note('start');
  // A bug in one part must not end the writing of eight sticks.
  process.on('uncaughtException', (error) => log.fault('uncaught', error));
  process.on('unhandledRejection', (error) => log.fault('unhandled', error));
  return log;
}
