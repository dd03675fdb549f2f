import { DEFAULT_DRIVE_LIMITS } from '../../../shared/sticks/drive-status.ts';
import type { BenchOptions } from '../../core/depot/bench-ports.ts';
import type { Kit } from '../../core/sticks/kit.ts';
import type { ScriptChoice } from '../settings/script-choice.ts';
import type { Settings } from '../settings/settings.ts';
import type { DepotKind } from './depots.ts';

/** The settings as the bench takes them. */
export function benchOptions(settings: Settings, kind: DepotKind, kit: Kit | null): BenchOptions {
  const { largestDriveGib, ejectWhenDone, collectByItself, prepareAgain, clearCollected } = settings.values();
  return {
    kit,
    limits: { ...DEFAULT_DRIVE_LIMITS, maxBytes: largestDriveGib * 1024 ** 3 },
    eject: ejectWhenDone,
    collectByItself,
    prepareAgain,
    clearCollected,
    choice: settings.stage(kind).choice,
  };
}

/** Passes every change of the settings on. @returns Ends it. */
export function followSettings(
  settings: Settings,
  kind: DepotKind,
  script: Pick<ScriptChoice, 'kit'>,
  onOptions: (options: BenchOptions) => void,
): () => void {
  let asked = 0;
  const stop = settings.onChange(() => {
    asked += 1;
    const turn = asked;
    void script.kit().then((kit) => {
      // A kit that was read more slowly than the one after it is not passed on.
      if (turn === asked) onOptions(benchOptions(settings, kind, kit));
    });
  });
  return () => {
    asked += 1;
    stop();
  };
}
