import type { Result } from '../../../shared/result.ts';
import { type Drive, mainVolume } from '../../../shared/sticks/drive.ts';
import type { DriveStatusCode } from '../../../shared/sticks/drive-status.ts';
import type { KitSettings } from '../../../shared/sticks/manifest.ts';
import type { StageRow, StickProgress } from '../../../shared/sticks/stage-result.ts';
import type { Store } from '../store/open-store.ts';
import { listSticks, nextFreeNumbers, type RosterError, recordStaged } from '../store/sticks.ts';
import { readStick } from './read-stick.ts';
import type { StageOptions, StagePorts, StageRequest } from './stage-request.ts';
import { stageSticks } from './stage-sticks.ts';

/** What goes onto every stick of a run. */
export interface StickLabels {
  readonly batch: string;
  readonly tenant: string;
  readonly groupTag: string;
  readonly orderId: string;
}

export interface PrepareRequest {
  readonly drives: readonly Drive[];
  readonly labels: StickLabels;
  readonly settings: KitSettings;
  readonly acceptedWarnings: readonly DriveStatusCode[];
}

/** How one stick ended, and for a prepared one how the roster took it: the number of its trip. */
export interface PreparedStick {
  readonly drive: Drive;
  readonly row: StageRow;
  readonly roster: Result<number, RosterError> | null;
}

/**
 * Prepares drives as sticks of this depot: a stick that is ours keeps its id and number, a new one gets the lowest free
 * number. Each one that is done is in the roster when this resolves.
 */
export async function prepareSticks(
  request: PrepareRequest,
  options: StageOptions,
  ports: StagePorts & { readonly store: Store },
  onProgress: (progress: StickProgress) => void,
  signal: AbortSignal,
): Promise<readonly PreparedStick[]> {
  const { drives, labels, settings, acceptedWarnings } = request;
  const numbers = await numbersFor(drives, ports);
  const requests = drives.map((drive, index): StageRequest => {
    const number = numbers[index] ?? 0;
    return { drive, number, ...labels, settings, stickId: null, acceptedWarnings };
  });
  const rows = await stageSticks(requests, options, ports, onProgress, signal);
  const prepared: PreparedStick[] = [];
  for (const [index, row] of rows.entries()) {
    const drive = drives[index];
    if (drive === undefined) continue;
    const roster = row.outcome === 'done' ? await recordStaged(ports.store, row.manifest) : null;
    prepared.push({ drive, row, roster });
  }
  return prepared;
}

async function numbersFor(
  drives: readonly Drive[],
  { store, key }: StagePorts & { readonly store: Store },
): Promise<readonly number[]> {
  const roster = await listSticks(store);
  // Twice as many as drives: each drive can use one up and a foreign stick can hold another.
  const free = await nextFreeNumbers(store, drives.length * 2);
  const numberOf = new Map(roster.map((stick) => [stick.id, stick.number]));
  const taken = new Set(roster.map((stick) => stick.number));
  const numbers: number[] = [];
  for (const drive of drives) {
    const root = mainVolume(drive)?.path;
    const identity = root === undefined ? null : (await readStick(root, key.publicKey)).identity;
    const manifest = identity !== null && 'manifest' in identity ? identity.manifest : null;
    // A stick of another depot brings a number that may be one of ours; a retired one has given its number away.
    const known = manifest === null ? undefined : numberOf.get(manifest.stickId);
    const own = known ?? (manifest !== null && !taken.has(manifest.number) ? manifest.number : null);
    const isOwnFree = own !== null && !numbers.includes(own);
    numbers.push(isOwnFree ? own : (free.find((number) => !numbers.includes(number)) ?? 0));
  }
  return numbers;
}
