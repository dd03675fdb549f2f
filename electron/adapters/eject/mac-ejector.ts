import type { Ejector } from '../../core/ports/ejector.ts';
import { ejectOutcome } from './eject-outcome.ts';
import type { RunCommand } from './run-command.ts';

/** `diskutil` unmounts all volumes of a disk and lets go of it. */
export function macEjector(run: RunCommand): Ejector {
  return {
    async eject(drive) {
      if (drive.device === null) return { ejected: false, reason: 'nothing-to-eject', detail: '' };
      return ejectOutcome(await run('/usr/sbin/diskutil', ['eject', drive.device]));
    },
  };
}
