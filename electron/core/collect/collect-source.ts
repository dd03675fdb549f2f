import type { Issue } from '../../../shared/autopilot/issues.ts';
import type { Result } from '../../../shared/result.ts';
import type { StickManifest } from '../../../shared/sticks/manifest.ts';
import { MANIFEST_PATH } from '../../../shared/sticks/stick-layout.ts';
import {
  isSilent,
  type ReadStickPorts,
  readStick,
  type StickIdentity,
  type StickReading,
} from '../sticks/read-stick.ts';
import { currentTrip, type RosterError, recordReturned, recordStaged } from '../store/sticks.ts';
import { type CollectPorts, type CollectRequest, type CollectStick, collectFolder } from './collect-folder.ts';
import type { CollectProgress, CollectResult } from './collect-result.ts';

export interface SourceCollected {
  readonly identity: StickIdentity;
  /** The stick's manifest where its signature holds; its number is what the stick is called by. */
  readonly manifest: StickManifest | null;
  /** What was found of the kit and the manifest, before the captures. */
  readonly kitIssues: readonly Issue[];
  readonly result: CollectResult;
  /**
   * Whether the roster has the stick as returned: not where another stick has its number. Null for what is no stick of
   * ours, and for one that was not collected to its end.
   */
  readonly roster: Result<null, RosterError> | null;
}

/**
 * Takes in a returned stick, or any other folder or file: reads what it says of itself, collects its captures, and lets
 * the roster know that it is back. A manifest whose signature does not hold lends its captures nothing.
 *
 * @param request With what `readStick` said of the source, where that was just asked.
 */
export async function collectSource(
  { reading, ...request }: Omit<CollectRequest, 'stick' | 'sourceIssues'> & { readonly reading?: StickReading },
  ports: CollectPorts & ReadStickPorts & { readonly publicKey: string },
  onProgress: (progress: CollectProgress) => void,
  signal: AbortSignal,
): Promise<SourceCollected> {
  const { store, publicKey } = ports;
  const { identity, issues } = reading ?? (await readStick(request.root, publicKey, ports));
  // A source that does not answer is not walked: that would never end.
  if (isSilent(identity)) return { identity, manifest: null, kitIssues: issues, result: NOTHING_READ, roster: null };
  const isSigned = identity.state === 'ours' || identity.state === 'other-installation';
  const manifest = isSigned ? identity.manifest : null;
  // A stick of ours that the roster has never seen comes from a store that was lost: its captures still get their trip.
  const isNewToRoster = identity.state === 'ours' && (await currentTrip(store, identity.manifest.stickId)) === null;
  if (isNewToRoster && manifest !== null) await recordStaged(store, manifest);
  const sourceIssues = issues.map((issue) => ({ path: String(issue.values.path ?? MANIFEST_PATH), issue }));
  const result = await collectFolder({ ...request, sourceIssues, stick: stickOf(identity) }, ports, onProgress, signal);
  const isBack = identity.state === 'ours' && result.stopped === null;
  const roster = isBack ? await recordReturned(store, identity.manifest.stickId) : null;
  return { identity, manifest, kitIssues: issues, result, roster };
}

const NOTHING_READ: CollectResult = {
  files: 0,
  captures: 0,
  new: 0,
  seenBefore: 0,
  needsAttention: 0,
  otherFiles: 0,
  newDevices: 0,
  newConflicts: 0,
  issues: [],
  stopped: { reason: 'source-gone' },
};

/**
 * What a stick's captures take over from it. A stick of another installation lends its labels too, because two PCs of a
 * depot may share sticks, but never an id: anyone can sign with a key of their own and name one of our sticks.
 */
function stickOf(identity: StickIdentity): CollectStick | null {
  switch (identity.state) {
    case 'ours':
      return identity.manifest;
    case 'other-installation':
      return { ...identity.manifest, stickId: `other-installation/${identity.manifest.stickId}` };
    default:
      return null;
  }
}
