/**
 * Starting at sign-in. Guards that the setting says how it is: what the system did not take goes back in the setting,
 * and what a person turned off in the system itself is not turned on again behind their back.
 */
import type { Log } from '../log.ts';
import type { Settings } from '../settings/settings.ts';

/** The program among those that the system starts at sign-in. */
export interface SignInItem {
  /** Adds it or takes it out; `state` says what came of it. */
  set(isWanted: boolean): Promise<void>;
  /** `turned-off`: it is there, and turned off in the system's own settings. */
  state(): Promise<'on' | 'off' | 'turned-off'>;
}

export interface SignIn {
  /** Resolves once the system was told of everything that was set until now, and the setting is how it took it. */
  upToDate(): Promise<void>;
}

export function keepStartAtSignIn(
  settings: Pick<Settings, 'values' | 'locked' | 'change' | 'onChange'>,
  log: Pick<Log, 'note'>,
  item: SignInItem,
): SignIn {
  // Not known at the start: the program may have moved, and an organization may have set it or taken it back meanwhile.
  let isKept: boolean | null = null;
  let keeping = Promise.resolve();

  async function keep(): Promise<void> {
    const isWanted = settings.values().startAtSignIn;
    if (isWanted === isKept) return;
    const isAskedFor = isKept !== null || settings.locked.includes('startAtSignIn');
    if (!isWanted || isAskedFor || (await item.state()) !== 'turned-off') await item.set(isWanted);
    isKept = (await item.state()) === 'on';
    log.note('start-at-sign-in', { isWanted, isSet: isKept === isWanted });
    if (isKept !== isWanted) settings.change({ startAtSignIn: isKept });
  }

  const keepSoon = () => {
    keeping = keeping.then(keep, keep);
  };
  settings.onChange(keepSoon);
  keepSoon();
  return { upToDate: () => keeping };
}
