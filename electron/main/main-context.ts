import type { BootView } from '../../shared/ipc/app.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { AppFolders } from './app-folders.ts';
import type { Depots } from './depot/depots.ts';
import type { Desktop } from './desktop.ts';
import type { FileTokens } from './ipc/file-tokens.ts';
import type { ScriptChoice } from './settings/script-choice.ts';
import type { Settings } from './settings/settings.ts';
import type { SignIn } from './window/sign-in.ts';

/** What the handlers work with. */
export interface MainContext {
  readonly clock: Clock;
  readonly folders: Pick<AppFolders, 'data' | 'logs'>;
  readonly settings: Settings;
  readonly script: ScriptChoice;
  readonly depots: Depots;
  /** Null where the program is not installed: it has no place that the system could start. */
  readonly signIn: SignIn | null;
  readonly files: FileTokens;
  readonly desktop: Desktop;
  /** Asks where something is being written. False: it goes on, and nothing changes. */
  readonly mayLeave: () => Promise<boolean>;
  /** What never changes while the program runs. */
  readonly about: Pick<BootView, 'version' | 'electron' | 'isStandIn' | 'isInstalled' | 'platform' | 'locale'>;
}
