import { DEFAULT_DRIVE_LIMITS } from '../../../shared/sticks/drive-status.ts';
import type { BenchOptions } from '../../core/depot/bench-ports.ts';
import type { ScriptChoice } from '../settings/script-choice.ts';
import type { Settings } from '../settings/settings.ts';
import type { DepotKind } from './depots.ts';

/** The settings as the bench takes them; its kit has to be read. */
export function benchOptions(settings: Settings, kind: DepotKind): Omit<BenchOptions, 'kit'> {
  const { largestDriveGib, ejectWhenDone, collectByItself, prepareAgain, clearCollected } = settings.values();
  return {
    limits: { ...DEFAULT_DRIVE_LIMITS, maxBytes: largestDriveGib * 1024 ** 3 },
    eject: ejectWhenDone,
    collectByItself,
    prepareAgain,
    clearCollected,
    choice: settings.stage(kind).choice,
  };
}

export interface SettingsFollower {
  /** Resolves once everything that was set until now has been passed on: what is prepared after it is what was set. */
  upToDate(): Promise<void>;
  stop(): void;
}

/** Passes every change of the settings and of the script on: at once what is known at once, and then the kit. */
export function followSettings(
  settings: Settings,
  kind: DepotKind,
  script: Pick<ScriptChoice, 'kit' | 'onChange'>,
  onOptions: (options: Partial<BenchOptions>) => void,
): SettingsFollower {
  let reading: Promise<void> = Promise.resolve();
  let isStopped = false;

  /** One after the other, so that a kit that was read more slowly does not come after the one that followed it. */
  function readKit(): void {
    const read = async () => {
      const kit = await script.kit();
      if (!isStopped) onOptions({ kit });
    };
    // One that failed was told to who waited for it, and is no reason to keep an old kit.
    reading = reading.then(read, read);
  }

  const ends = [
    settings.onChange(() => {
      onOptions(benchOptions(settings, kind));
      readKit();
    }),
    script.onChange(readKit),
  ];
  // The first kit may be of a moment before this began.
  readKit();
  return {
    upToDate: () => reading,
    stop() {
      isStopped = true;
      for (const end of ends) end();
    },
  };
}
