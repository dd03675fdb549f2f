import type { Log } from '../log.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * Has the system start the program at sign-in while the settings say so, and no more once they do not.
 *
 * @param set Tells the system. @returns False where it could not.
 */
export function keepStartAtSignIn(
  settings: Pick<Settings, 'values' | 'onChange'>,
  log: Pick<Log, 'note'>,
  set: (isWanted: boolean) => Promise<boolean>,
): void {
  // Not known at the start: the program may have moved, and an organization may have set it or taken it back meanwhile.
  let isKept: boolean | null = null;
  const keep = async () => {
    const isWanted = settings.values().startAtSignIn;
    if (isWanted === isKept) return;
    isKept = isWanted;
    log.note('start-at-sign-in', { isWanted, isSet: await set(isWanted) });
  };
  settings.onChange(() => void keep());
  void keep();
}
