/**
 * The reading half of the bench: what a stick is, and what it brought. Guards that a card says it was collected only
 * once all that the stick holds is stored.
 */
import { type CardStick, cardOfDrive, type ReadState, type ReadTrouble } from '../../../shared/sticks/bench-state.ts';
import { type Drive, mainVolume } from '../../../shared/sticks/drive.ts';
import { whyNotRead } from '../../../shared/sticks/drive-status.ts';
import { toUtcText } from '../../../shared/time.ts';
import { WALK_LIMITS } from '../collect/collect-rules.ts';
import { collectSource, type SourceCollected } from '../collect/collect-source.ts';
import { isSilent, readBegunName, readStick, type StickIdentity, type StickReading } from '../sticks/read-stick.ts';
import { hasBroughtNothing } from '../store/sticks.ts';
import { StoreFailure } from '../store/store-failure.ts';
import type { BenchParts } from './bench-ports.ts';
import { createLeftOut } from './left-out.ts';

/** Below this the store could fail in the middle of a stick: evidence, rows and SQLite's own log. */
const LOW_DISK_BYTES = 256 * 1024 ** 2;

export interface BenchReader {
  /** Finds out what the stick is. Null where it is not to be read. */
  look(key: string): Promise<StickReading | null>;
  /** Whether the stick is the one that its card waits for. */
  isAwaited(key: string): Promise<boolean>;
  /** Whether there is too little room for what comes in; says so. */
  isDiskLow(): Promise<boolean>;
  /** Stores what the stick holds; the signal ends waiting for a busy store. @returns Whether all of it is stored now. */
  collect(key: string, reading: StickReading, signal?: AbortSignal): Promise<boolean>;
  /** Says what is on the stick without storing it. */
  survey(key: string, reading: StickReading): Promise<void>;
  /** The drive has gone or become another. */
  forget(drive: Drive): void;
  forgetAll(): void;
}

export function createBenchReader({ ports, stopped, state, dispatch, patiently, stored }: BenchParts): BenchReader {
  const { publicKey } = ports.key;
  const leftOut = createLeftOut(ports.timer, ({ key }) => dispatch({ type: 'left-out', key }));

  function notRead(key: string, trouble: ReadTrouble, captures = 0): false {
    dispatch({ type: 'not-read', key, trouble, captures });
    return false;
  }

  async function look(key: string): Promise<StickReading | null> {
    const drive = cardOfDrive(state(), key)?.drive;
    if (drive === undefined) return null;
    const root = mainVolume(drive)?.path;
    const against = whyNotRead(drive);
    if (root === undefined || against.length > 0) {
      if (against.includes('system')) dispatch({ type: 'left-out', key });
      else leftOut.tell(drive, against);
      return null;
    }
    dispatch({ type: 'looking', key });
    const reading = await readStick(root, publicKey, ports);
    const stick = cardStick(reading.identity);
    const isSaid = stick !== null || isSilent(reading.identity);
    const begun = isSaid ? null : await readBegunName(root, publicKey, ports);
    dispatch({ type: 'identified', key, stick, begunId: begun?.stickId ?? null });
    if (!isSilent(reading.identity)) return reading;
    notRead(key, 'not-responding');
    return null;
  }

  async function isAwaited(key: string): Promise<boolean> {
    const card = cardOfDrive(state(), key);
    const root = rootOf(key);
    if (card === null || root === null) return false;
    const { identity } = await readStick(root, publicKey, ports);
    const found = cardStick(identity) ?? (await readBegunName(root, publicKey, ports));
    const awaitedId = card.begunId ?? card.stick?.stickId ?? null;
    if ((found?.stickId ?? null) === awaitedId) return true;
    // Pulled out before anything of the run was on it: then only the system can tell that it is the same.
    return found === null && card.doing.is === 'failed' && card.doing.share === 0;
  }

  async function isDiskLow(): Promise<boolean> {
    const freeBytes = await ports.freeBytes();
    const isLow = freeBytes !== null && freeBytes < LOW_DISK_BYTES;
    dispatch({ type: 'disk', isLow });
    return isLow;
  }

  async function collect(key: string, reading: StickReading, signal?: AbortSignal): Promise<boolean> {
    const root = rootOf(key);
    if (root === null) return notRead(key, 'source-gone');
    if (await isDiskLow()) return notRead(key, 'disk-low');
    const earlier = { since: toUtcText(ports.clock.nowMs()), new: 0, newDevices: 0, newConflicts: 0 };
    try {
      const collected = await patiently(
        key,
        async () => {
          const now = await collectOnce(key, root, reading);
          const { result } = now;
          if (result.stopped?.reason !== 'store-failed') return now;
          // What a busy store took in by then is new all the same: at the next try it has been seen before.
          for (const count of ['new', 'newDevices', 'newConflicts'] as const) earlier[count] += result[count];
          throw new StoreFailure(result.stopped.error.code, result.stopped.error.detail);
        },
        signal,
      );
      if (collected === null) return notRead(key, 'aborted');
      return await told(key, collected, earlier);
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      dispatch({ type: 'store', isFailed: true });
      return notRead(key, 'store-failed');
    }
  }

  function collectOnce(key: string, root: string, reading: StickReading): Promise<SourceCollected> {
    dispatch({ type: 'reading', key, filesDone: 0, filesTotal: 0, captures: 0 });
    return collectSource(
      { root, reading },
      { ...ports, publicKey },
      ({ filesDone, filesTotal, captures }) => dispatch({ type: 'reading', key, filesDone, filesTotal, captures }),
      stopped,
    );
  }

  /** Says how it went; `earlier` is what tries before this one took in. */
  async function told(key: string, collected: SourceCollected, earlier: Earlier): Promise<boolean> {
    const { identity, kitIssues, result } = collected;
    dispatch({ type: 'store', isFailed: false });
    if (result.captures > 0 || identity.state === 'ours') stored();
    if (result.stopped !== null) {
      return notRead(key, result.stopped.reason === 'aborted' ? 'aborted' : 'source-gone', result.captures);
    }
    if (identity.state === 'unreadable' && result.files === 0) return notRead(key, 'unreadable');
    const brought = result.new + earlier.new;
    const counts = {
      captures: result.captures,
      new: brought,
      // A file that went from the stick between two tries came in and is not among them any more.
      seenBefore: Math.max(0, result.captures - brought),
      newDevices: result.newDevices + earlier.newDevices,
      needsAttention: result.needsAttention,
      newConflicts: result.newConflicts + earlier.newConflicts,
    };
    const isUnused = brought === 0 && (await isUnusedSince(identity, earlier.since));
    const state = readState(identity, { ...counts, kitProblems: kitIssues.length }, isUnused);
    dispatch({ type: 'read', key, state, otherFiles: result.otherFiles, isStored: true });
    if (state.is === 'collected' && counts.captures > 0)
      dispatch({ type: 'noticed', key, collected: { since: earlier.since, ...counts } });
    return true;
  }

  /** Whether a stick of ours has brought nothing since it was prepared last: what it holds came home before. */
  async function isUnusedSince(identity: StickIdentity, since: string): Promise<boolean> {
    return identity.state === 'ours' && (await hasBroughtNothing(ports.store, identity.manifest.stickId, since));
  }

  async function survey(key: string, { identity, issues }: StickReading): Promise<void> {
    const root = rootOf(key);
    const walk = root === null ? null : await ports.bulk.run('collect:walk', { root, limits: WALK_LIMITS }, stopped);
    if (walk === null) return void notRead(key, 'source-gone');
    const isExpected = walk.files.some(({ role }) => role === 'expected');
    if (isExpected) return void notRead(key, 'not-asked');
    const otherFiles = walk.otherFiles + walk.files.length;
    const nothing = { captures: 0, new: 0, seenBefore: 0, newDevices: 0, needsAttention: 0, newConflicts: 0 };
    const state = readState(identity, { ...nothing, kitProblems: issues.length }, true);
    dispatch({ type: 'read', key, state, otherFiles, isStored: walk.files.length === 0 });
  }

  function rootOf(key: string): string | null {
    const drive = cardOfDrive(state(), key)?.drive;
    return drive === undefined ? null : (mainVolume(drive)?.path ?? null);
  }

  return { look, isAwaited, isDiskLow, collect, survey, forget: leftOut.forget, forgetAll: leftOut.forgetAll };
}

type Earlier = {
  readonly since: string;
  readonly new: number;
  readonly newDevices: number;
  readonly newConflicts: number;
};

function readState(
  identity: StickIdentity,
  counts: Omit<Extract<ReadState, { is: 'collected' }>, 'is'>,
  isUnused: boolean,
): ReadState {
  const hasBrought = counts.captures > 0 || counts.needsAttention > 0;
  if (counts.kitProblems > 0 || (hasBrought && !(isUnused && identity.state === 'ours'))) {
    return { is: 'collected', ...counts };
  }
  return { is: identity.state === 'ours' ? 'prepared' : 'stranger' };
}

function cardStick(identity: StickIdentity): CardStick | null {
  if (identity.state !== 'ours' && identity.state !== 'other-installation') return null;
  const { stickId, number, batch, groupTag } = identity.manifest;
  return { stickId, number, batch, groupTag, isOurs: identity.state === 'ours' };
}
