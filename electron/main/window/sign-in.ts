import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import type { Log } from '../log.ts';
import type { Settings } from '../settings/settings.ts';
import { BACKGROUND_ARGUMENT } from '../start-options.ts';
import { autostartEntry } from './autostart-entry.ts';

/**
 * Has the system start the program at sign-in while the settings say so; it then waits for sticks in the tray. A program
 * that runs from its sources has no place that the system could start.
 */
export function keepStartAtSignIn(settings: Settings, log: Log): void {
  let isKept = false;
  const keep = async () => {
    const isWanted = settings.values().startAtSignIn;
    if (isWanted === isKept || !app.isPackaged) return;
    isKept = isWanted;
    log.note('start-at-sign-in', { isWanted, isSet: await startAtSignIn(isWanted, process.env) });
  };
  settings.onChange(() => void keep());
  // Also at every start: the program may have moved, or an organization may have set it.
  void keep();
}

async function startAtSignIn(isWanted: boolean, env: NodeJS.ProcessEnv): Promise<boolean> {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWanted, args: [BACKGROUND_ARGUMENT] });
    return true;
  }
  const file = autostartFile(env);
  try {
    if (!isWanted) await rm(file, { force: true });
    else {
      await mkdir(dirname(file), { recursive: true });
      // An AppImage runs from a place that changes; the file itself is named by this variable.
      await writeFile(file, autostartEntry(env.APPIMAGE ?? app.getPath('exe')));
    }
    return true;
  } catch {
    return false;
  }
}

/** https://specifications.freedesktop.org/autostart-spec/latest/ */
function autostartFile(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'autostart', 'hash-courier.desktop');
}
