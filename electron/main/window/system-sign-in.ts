import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { BACKGROUND_ARGUMENT } from '../start-options.ts';
import { autostartEntry } from './autostart-entry.ts';

/** Has the system start the program at sign-in, in the background, or no more. @returns False where it could not. */
export async function setStartAtSignIn(isWanted: boolean): Promise<boolean> {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWanted, args: [BACKGROUND_ARGUMENT] });
    return true;
  }
  const file = autostartFile(process.env);
  try {
    if (!isWanted) await rm(file, { force: true });
    else {
      await mkdir(dirname(file), { recursive: true });
      // An AppImage runs from a place that changes; the file itself is named by this variable.
      await writeFile(file, autostartEntry(process.env.APPIMAGE ?? app.getPath('exe')));
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
