import type { Drive } from '../../../shared/sticks/drive.ts';
import type { DriveStatusCode } from '../../../shared/sticks/drive-status.ts';
import type { Timer } from '../ports/timer.ts';

/** What is said of a drive right after it was plugged in, before the system has mounted it. */
const PASSING: ReadonlySet<DriveStatusCode> = new Set(['no-file-system', 'not-mounted']);
const MOUNT_PATIENCE_MS = 10_000;

type TellLeftOut = (drive: Drive, statuses: readonly DriveStatusCode[]) => void;

/** Tells which drives are not read and why. */
export interface LeftOut {
  /** At once, or a while later where the system may still mount the drive. */
  readonly tell: TellLeftOut;
  /** The drive has gone or become another: what was not told yet is not told any more. */
  forget(drive: Drive): void;
  forgetAll(): void;
}

export function createLeftOut(timer: Timer, onLeftOut: TellLeftOut): LeftOut {
  const waiting = new Map<string, () => void>();

  function forget({ key }: Pick<Drive, 'key'>): void {
    waiting.get(key)?.();
    waiting.delete(key);
  }

  return {
    tell(drive, statuses) {
      // A folder was named by a person, who waits for it.
      if (statuses.includes('system') && drive.kind !== 'folder') return;
      forget(drive);
      if (!statuses.some((code) => PASSING.has(code))) return onLeftOut(drive, statuses);
      const cancel = timer.after(MOUNT_PATIENCE_MS, () => {
        waiting.delete(drive.key);
        onLeftOut(drive, statuses);
      });
      waiting.set(drive.key, cancel);
    },
    forget,
    forgetAll() {
      for (const key of [...waiting.keys()]) forget({ key });
    },
  };
}
