import { err, ok, type Result } from '../../../shared/result.ts';
import { nodeTimer } from '../../adapters/drives/node-timer.ts';
import { systemDriveLister } from '../../adapters/drives/system-drive-lister.ts';
import { usbHotPlug } from '../../adapters/drives/usb-hot-plug.ts';
import { systemEjector } from '../../adapters/eject/system-ejector.ts';
import { systemClock } from '../../adapters/system-ports.ts';
import { createPracticeRound } from '../../core/practice/practice-round.ts';
import type { AppFolders } from '../app-folders.ts';
import type { StartOptions } from '../start-options.ts';
import type { DepotFailure, DepotKind } from './depots.ts';
import type { DepotPlace } from './open-depot.ts';

/**
 * Where each depot is. The own one sees this PC's drives, the practice depot sees its virtual sticks only.
 *
 * @returns `isAnew`: a practice depot that is there is not gone on with.
 */
export function depotPlaces(
  { practiceSticks, practicePaceMs }: Pick<StartOptions, 'practiceSticks' | 'practicePaceMs'>,
  folders: Pick<AppFolders, 'data' | 'practice'>,
  onBug: (error: unknown) => void,
): (kind: DepotKind, isAnew: boolean) => Promise<Result<DepotPlace, DepotFailure>> {
  return async (kind, isAnew) => {
    if (kind === 'own') {
      const system = { lister: systemDriveLister, hotPlug: usbHotPlug(), ejector: systemEjector };
      return ok({ ...system, kind, dataFolder: folders.data, practice: null });
    }
    const round = await createPracticeRound(
      {
        folder: folders.practice,
        sticks: practiceSticks,
        isKept: !isAnew,
        ...(practicePaceMs === null ? {} : { paceMs: practicePaceMs }),
      },
      { clock: systemClock, timer: nodeTimer, onBug },
    );
    if (!round.ok) return err(round.error.code === 'not-made' ? 'practice-not-made' : 'practice-folder-taken');
    const { depot } = round.value;
    const { lister, hotPlug, ejector, openDisk } = round.value.ports;
    const sticks = { lister, hotPlug, ejector, openDisk };
    return ok({ ...sticks, kind, dataFolder: depot.dataFolder, practice: round.value });
  };
}
