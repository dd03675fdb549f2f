import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA_FILES, defaultDataFolder } from '../adapters/data-folder.ts';
import type { StartOptions } from './start-options.ts';

/** Folders that the program works with. */
export interface AppFolders {
  readonly data: string;
  readonly logs: string;
  /** What Chromium keeps for itself; nothing of a depot is in it. */
  readonly browser: string;
  readonly practice: string;
  /** Scripts that were chosen or downloaded. */
  readonly scripts: string;
  /** The built page. */
  readonly page: string;
  readonly preload: string;
  readonly kit: string;
  /** Of the window, where the system takes it from a file. */
  readonly icon: string;
  readonly trayIcon: string;
}

/** Where the bundle of main lies: `dist/app/main`, with the page and the preload beside it. */
const BUNDLE = fileURLToPath(new URL('.', import.meta.url));

export function appFolders(options: StartOptions, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): AppFolders {
  const data = resolve(options.dataFolder ?? defaultDataFolder(env, platform));
  const resources = join(BUNDLE, '..', '..', '..', 'resources');
  return {
    data,
    logs: join(data, 'logs'),
    browser: join(data, 'browser'),
    scripts: join(data, DATA_FILES.scripts),
    practice: resolve(options.practiceFolder ?? join(data, 'practice')),
    page: join(BUNDLE, '..', 'renderer'),
    preload: join(BUNDLE, '..', 'preload', 'preload.cjs'),
    kit: join(resources, 'kit'),
    icon: join(resources, 'icons', 'icon.png'),
    // Systems show it in one colour or in its own, and take the larger one beside it for sharper displays.
    trayIcon: join(resources, 'icons', platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'),
  };
}
