/** The program in its order. Guards that every page is guarded, and that a start which fails is said and ends. */
import { mkdirSync } from 'node:fs';
import { app, dialog, powerMonitor, session } from 'electron';
import type { AppFolders } from './app-folders.ts';
import { type Log, openLog } from './log.ts';
import { type Program, startProgram } from './program.ts';
import { guardContents, guardSession, type RefusedKind } from './security.ts';
import type { StartOptions } from './start-options.ts';
import { mainWords } from './words.ts';

interface Start {
  readonly options: StartOptions;
  readonly folders: AppFolders;
  /** Settles once Electron is ready. */
  readonly ready: Promise<void>;
}

export async function startUp(start: Start): Promise<void> {
  const { logs } = start.folders;
  const log = startLog(logs);
  try {
    await startWith(start, log);
  } catch (error) {
    log.fault('start', error);
    // Else it would run on unseen, and keep the next one from starting.
    const say = mainWords('system', app.getLocale());
    dialog.showErrorBox(say('start.failedTitle'), say('start.failed', { folder: logs }));
    app.exit(1);
  }
}

async function startWith({ options, folders, ready }: Start, log: Log): Promise<void> {
  let program: Program | null = null;
  // Whatever the other program was started with: all that it may do here is to show the window.
  app.on('second-instance', () => program?.show());
  app.on('activate', () => program?.show());

  const onRefused = (what: RefusedKind) => log.warn('refused', { what });
  guardContents(app, onRefused);
  await ready;
  guardSession(session.defaultSession, onRefused);

  program = startProgram({ options, folders, log });
  powerMonitor.on('resume', () => program?.wokeUp());
  await program.stands;
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
