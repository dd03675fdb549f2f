import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { BACKGROUND_ARGUMENT } from '../start-options.ts';
import { autostartEntry, isTurnedOff } from './autostart-entry.ts';
import type { SignInItem } from './sign-in.ts';

const args = [BACKGROUND_ARGUMENT];

const loginItem: SignInItem = {
  set: async (isWanted) => app.setLoginItemSettings({ openAtLogin: isWanted, args }),
  async state() {
    const { openAtLogin, executableWillLaunchAtLogin, status } = app.getLoginItemSettings({ args });
    if (process.platform === 'darwin') {
      if (openAtLogin) return 'on';
      return status === 'requires-approval' ? 'turned-off' : 'off';
    }
    if (!openAtLogin) return 'off';
    return executableWillLaunchAtLogin ? 'on' : 'turned-off';
  },
};

const autostart: SignInItem = {
  async set(isWanted) {
    const file = autostartFile(process.env);
    try {
      if (!isWanted) return await rm(file, { force: true });
      await mkdir(dirname(file), { recursive: true });
      // An AppImage runs from a place that changes; the file itself is named by this variable.
      await writeFile(file, autostartEntry(process.env.APPIMAGE ?? app.getPath('exe')));
    } catch {
      // The state says so.
    }
  },
  state: () =>
    readFile(autostartFile(process.env), 'utf8').then(
      (entry) => (isTurnedOff(entry) ? 'turned-off' : 'on'),
      () => 'off',
    ),
};

export const systemSignIn = process.platform === 'linux' ? autostart : loginItem;

/** https://specifications.freedesktop.org/autostart-spec/latest/ */
function autostartFile(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'autostart', 'hash-courier.desktop');
}
