import { homedir } from 'node:os';
import { join } from 'node:path';

/** What stands in a data folder: the same for the window and for the terminal, which work on one store. */
export const DATA_FILES = {
  key: 'installation.key',
  store: 'hash-courier.sqlite',
  /** Folder of the downloaded scripts. */
  scripts: 'scripts',
} as const;

/** Where programs keep their data on each system. */
export function defaultDataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Hash Courier');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Hash Courier');
    default:
      return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'hash-courier');
  }
}
