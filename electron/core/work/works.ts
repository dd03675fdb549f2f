import type { Answer, Request } from '../../../shared/ipc/contract.ts';
import type { DeviceScope } from '../../../shared/ipc/devices.ts';
import type { WorkView } from '../../../shared/ipc/work.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import type { Timer } from '../ports/timer.ts';
import type { Store } from '../store/open-store.ts';

export interface WorksPorts {
  readonly store: Store;
  readonly bulk: BulkRunner;
  /** The installation's, to know our own sticks by when a folder is added. */
  readonly publicKey: string;
  readonly timer: Timer;
  /** When the local day began, as UTC text: what `new-today` in a scope means. */
  readonly startOfToday: () => string;
  /** Told after each commit that changed devices. */
  readonly onDevicesChanged: () => void;
}

/** Long work of the window: one at a time of each kind, the others wait their turn. */
export interface Works {
  list(): readonly WorkView[];
  /** Told at most ten times a second, and always of the last state. @returns Ends the subscription. */
  onChange(listener: (works: readonly WorkView[]) => void): () => void;
  /** Collects files or folders that a person named. @param paths Absolute. */
  addFiles(paths: readonly string[]): Answer<'work:add-files'>;
  /** Writes import files. @param outDir Chosen in a dialog of main. */
  export(scope: DeviceScope, targets: Request<'work:export'>['targets'], outDir: string): Answer<'work:export'>;
  /** The work ends between two commits; what was stored by then stays. */
  stop(work: string): void;
  /** Forgets a work that is over. */
  dismiss(work: string): void;
  /** Whether anything runs or waits. */
  isBusy(): boolean;
  /** Stops everything and waits until it has ended. */
  close(): Promise<void>;
}

export function createWorks(_ports: WorksPorts): Works {
  throw new Error('not yet');
}
