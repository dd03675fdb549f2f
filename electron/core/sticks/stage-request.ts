import type { Drive } from '../../../shared/sticks/drive.ts';
import type { DriveLimits, DriveStatusCode } from '../../../shared/sticks/drive-status.ts';
import type { KitSettings } from '../../../shared/sticks/manifest.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ejector } from '../ports/ejector.ts';
import type { IdSource } from '../ports/ids.ts';
import type { Timer } from '../ports/timer.ts';
import type { InstallationKey } from './installation-key.ts';
import type { Kit } from './kit.ts';
import type { OpenDisk } from './stick-disk.ts';

/** One stick to prepare, and what its manifest says. Texts may be empty; each up to 512 characters. */
export interface StageRequest {
  /** As the drive list gave it: the stick is checked to be that one still. */
  readonly drive: Drive;
  /** 1 to 999999. */
  readonly number: number;
  readonly batch: string;
  readonly tenant: string;
  readonly groupTag: string;
  readonly orderId: string;
  readonly settings: KitSettings;
  /** Null: the id that is on the stick already, or a new one where it has none. */
  readonly stickId: string | null;
  /** The warnings of this drive that a person agreed to. An error cannot be agreed to. */
  readonly acceptedWarnings: readonly DriveStatusCode[];
}

export interface StageOptions {
  readonly kit: Kit;
  readonly limits: DriveLimits;
  /** Whether a stick that is done is made safe to take out. */
  readonly eject: boolean;
  /** How long one file operation may take. */
  readonly operationDeadlineMs?: number;
}

export interface StagePorts {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly timer: Timer;
  readonly ejector: Ejector;
  readonly key: InstallationKey;
  /** How a stick's file system is reached; `openDisk` unless a test stands in for it. */
  readonly openDisk?: OpenDisk;
}
