import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { BACKGROUND_ARGUMENT } from '../start-options.ts';

/** Has the system start the program at sign-in, or no longer; it then waits for sticks without showing its window. */
export async function startAtSignIn(
  app: Pick<App, 'setLoginItemSettings' | 'getPath'>,
  isWanted: boolean,
  env: NodeJS.ProcessEnv,
): Promise<boolean> {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWanted, args: [BACKGROUND_ARGUMENT] });
    return true;
  }
  try {
    const file = autostartFile(env);
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

export function autostartEntry(program: string): string {
  // Inside quotes these four take a backslash, in a value each backslash stands twice, and so does %.
  const escaped = program
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%');
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Hash Courier',
    `Exec="${escaped}" ${BACKGROUND_ARGUMENT}`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}
