import type { Drive } from '../../../shared/sticks/drive.ts';
import type { EjectOutcome } from '../../../shared/sticks/stage-reason.ts';

/** Makes a drive safe to take out. Never rejects, and ends within a minute. */
export interface Ejector {
  eject(drive: Drive): Promise<EjectOutcome>;
}
