import type { Drive } from '../../../shared/sticks/drive.ts';
import type { EjectOutcome } from '../../../shared/sticks/stage-reason.ts';
import type { Ejector } from '../../core/ports/ejector.ts';
import { ejectOutcome } from './eject-outcome.ts';
import type { RunCommand } from './run-command.ts';

/**
 * Unmounts every volume, then switches the stick off where it has a switch. `udisksctl` is what lets a user who is not
 * root do that; `umount` is the way without it. Unmounted is safe: a failed power-off is no failure.
 */
export function linuxEjector(run: RunCommand): Ejector {
  return {
    async eject(drive) {
      for (const { path, device } of drive.volumes) {
        if (path === null) continue;
        const outcome = await unmount(run, path, device);
        if (!outcome.ejected) return outcome;
      }
      if (drive.device !== null && drive.isUsb === true) {
        await run('udisksctl', ['power-off', '--block-device', drive.device, '--no-user-interaction']);
      }
      return { ejected: true };
    },
  };
}

async function unmount(run: RunCommand, path: string, device: Drive['device']): Promise<EjectOutcome> {
  if (device !== null) {
    const asked = await run('udisksctl', ['unmount', '--block-device', device, '--no-user-interaction']);
    // Without its service, as in a container, it fails; `umount` may still work for root.
    if (asked.ended === 'done' || asked.ended === 'too-slow') return ejectOutcome(asked);
  }
  return ejectOutcome(await run('umount', ['--', path]));
}
