import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultDataFolder } from '../adapters/data-folder.ts';
import type { StartOptions } from './start-options.ts';

/** Folders that the program works with. */
export interface AppFolders {
  readonly data: string;
  readonly logs: string;
  /** What Chromium keeps for itself; nothing of a depot is in it. */
  readonly browser: string;
  readonly practice: string;
  /** The built page. */
  readonly page: string;
  readonly preload: string;
  readonly kit: string;
  readonly icons: string;
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
    practice: resolve(options.practiceFolder ?? join(data, 'practice')),
    page: join(BUNDLE, '..', 'renderer'),
    preload: join(BUNDLE, '..', 'preload', 'preload.cjs'),
    kit: join(resources, 'kit'),
    icons: join(resources, 'icons'),
  };
}
