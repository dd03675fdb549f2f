import type { Result } from '../../../shared/result.ts';
import { type Drive, mainVolume } from '../../../shared/sticks/drive.ts';
import type { DriveStatusCode } from '../../../shared/sticks/drive-status.ts';
import type { KitSettings, StickManifest } from '../../../shared/sticks/manifest.ts';
import type { StageRow, StickProgress } from '../../../shared/sticks/stage-result.ts';
import type { Store } from '../store/open-store.ts';
import { listSticks, nextFreeNumbers, type RosterError, recordStaged } from '../store/sticks.ts';
import { createNamesUnderWay, type NamesUnderWay, nameSticks, type StickName, type WishedName } from './name-sticks.ts';
import { isSilent, readStick, type StickIdentity } from './read-stick.ts';
import type { StageOptions, StagePorts, StageRequest } from './stage-request.ts';
import { untouchedRow } from './stage-stick.ts';
import { stageSticks } from './stage-sticks.ts';
import { untilStoreFree } from './until-store-free.ts';

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
  /** Shared with the runs that go on at the same time. */
  readonly underWay?: NamesUnderWay;
  /** By drive key: what a stick is to be called where it proves no name of its own. */
  readonly wishes?: ReadonlyMap<string, WishedName>;
}

export type PreparePorts = StagePorts & { readonly store: Store };

/** Each try waits for the store by itself as well. */
const RECORD_TRIES = 3;

/** How one stick ended, and for a prepared one how the roster took it: the number of its trip. */
export interface PreparedStick {
  readonly drive: Drive;
  readonly row: StageRow;
  readonly roster: Result<number, RosterError> | null;
}

/**
 * Prepares drives as sticks of this depot: a stick that is ours keeps its id and number, a new one gets the lowest free
 * number, and so does a copy of a stick, with an id of its own. A stick that does not answer ends as its own row while
 * the others go on. Each one that is done is in the roster when this resolves.
 */
export async function prepareSticks(
  { drives, labels, settings, acceptedWarnings, underWay = createNamesUnderWay(), wishes }: PrepareRequest,
  options: StageOptions,
  ports: PreparePorts,
  onProgress: (progress: StickProgress) => void,
  signal: AbortSignal,
): Promise<readonly PreparedStick[]> {
  const identities = await Promise.all(drives.map((drive) => identityOf(drive, ports)));
  const manifests = identities.map(provenManifest);
  const wished = drives.map(({ key }) => wishes?.get(key) ?? null);
  const names = await underWay.inTurn(() => nameFromRoster(manifests, wished, ports, underWay));
  try {
    const requests = drives.map((drive, index): StageRequest => {
      const { number, stickId } = names[index] ?? { number: 0, stickId: null };
      return { drive, number, stickId, ...labels, settings, acceptedWarnings };
    });
    const answering = requests.filter((_, index) => !isSilent(identities[index]));
    for (const request of requests.filter((other) => !answering.includes(other))) {
      onProgress(untouchedRow(request, options, 'not-responding').progress);
    }
    const rows = await stageSticks(answering, options, ports, onProgress, signal);
    const rowOf = new Map(answering.map((request, index) => [request, rows[index]]));
    return await underWay.inTurn(() =>
      enter(
        requests.map((request) => {
          const row = rowOf.get(request) ?? untouchedRow(request, options, 'not-responding', 'ETIMEDOUT');
          return { drive: request.drive, row };
        }),
        ports,
      ),
    );
  } finally {
    for (const [index, { number, stickId }] of names.entries()) {
      underWay.numbers.delete(number);
      // The id of a copy is new and was never noted.
      underWay.ids.delete(stickId ?? manifests[index]?.stickId ?? '');
    }
  }
}

async function identityOf(drive: Drive, ports: PreparePorts): Promise<StickIdentity> {
  const root = mainVolume(drive)?.path;
  return root === undefined ? { state: 'none' } : (await readStick(root, ports.key.publicKey, ports)).identity;
}

/** What a signature does not hold for lends nothing: no id, and no number. */
function provenManifest(identity: StickIdentity): StickManifest | null {
  return identity.state === 'ours' || identity.state === 'other-installation' ? identity.manifest : null;
}

async function nameFromRoster(
  manifests: readonly (StickManifest | null)[],
  wishes: readonly (WishedName | null)[],
  { store, ids }: PreparePorts,
  underWay: NamesUnderWay,
): Promise<readonly StickName[]> {
  const roster = await listSticks(store);
  // Each stick can use one up, and hold another that is not in the roster.
  const free = await nextFreeNumbers(store, manifests.length * 2 + underWay.numbers.size);
  return nameSticks(manifests, roster, free, underWay, () => ids.ulid(), wishes);
}

/** Takes what is done into the roster. The sticks are out of our hands by then, so a busy store is asked again. */
async function enter(
  rows: readonly Pick<PreparedStick, 'drive' | 'row'>[],
  { store, timer }: PreparePorts,
): Promise<readonly PreparedStick[]> {
  const patience = { timer, tries: RECORD_TRIES, onBusy: () => undefined };
  const prepared: PreparedStick[] = [];
  for (const { drive, row } of rows) {
    const roster =
      row.outcome === 'done' ? await untilStoreFree(() => recordStaged(store, row.manifest), patience) : null;
    prepared.push({ drive, row, roster });
  }
  return prepared;
}
