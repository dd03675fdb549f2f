/**
 * What a depot does by itself as sticks come and go: a stick that comes back is collected, a new or collected one is
 * prepared where that was asked for, and the roster knows where each one is. Guards that one stick is handled by one
 * task at a time, that a stick is prepared again only after all that it brought is stored, and that no stick is passed
 * over in silence.
 */
import { type Drive, mainVolume } from '../../../shared/sticks/drive.ts';
import { type DriveStatusCode, driveStatuses, whyNotRead } from '../../../shared/sticks/drive-status.ts';
import type { CollectPorts } from '../collect/collect-folder.ts';
import { collectSource, type SourceCollected } from '../collect/collect-source.ts';
import { type DriveEvent, type DriveWatchPorts, watchDrives } from '../drives/watch-drives.ts';
import { createNamesUnderWay } from '../sticks/name-sticks.ts';
import { type PreparedStick, type PrepareRequest, prepareSticks } from '../sticks/prepare-sticks.ts';
import type { StageOptions, StagePorts } from '../sticks/stage-request.ts';
import { untilStoreFree } from '../sticks/until-store-free.ts';
import { recordPlace } from '../store/sticks.ts';
import { StoreFailure } from '../store/store-failure.ts';
import { createLeftOut } from './left-out.ts';
import { createTurns } from './turns.ts';

export interface AttendOptions {
  /** Folders and shares that count as sticks. */
  readonly folders: readonly string[];
  /** How to prepare what comes in; null leaves sticks as they are once they are collected. */
  readonly prepare: (Omit<PrepareRequest, 'drives' | 'underWay'> & { readonly options: StageOptions }) | null;
}

export type AttendEvent =
  | { readonly type: 'collected'; readonly drive: Drive; readonly collected: SourceCollected }
  | { readonly type: 'prepared'; readonly stick: PreparedStick }
  /** Not one of ours, and not to be prepared. */
  | { readonly type: 'stranger'; readonly drive: Drive }
  /** Not read, and why. The drives that this PC runs from are not told. */
  | { readonly type: 'left-out'; readonly drive: Drive; readonly statuses: readonly DriveStatusCode[] }
  /** Read, and not prepared because of what speaks against writing to it. */
  | { readonly type: 'not-prepared'; readonly drive: Drive; readonly statuses: readonly DriveStatusCode[] }
  /** Another process holds the store. The work on this stick is done again until it is through. */
  | { readonly type: 'store-busy'; readonly drive: Drive }
  | { readonly type: 'left'; readonly drive: Drive; readonly number: number | null }
  | Exclude<DriveEvent, { readonly type: 'added' | 'removed' | 'changed' }>;

export type AttendPorts = DriveWatchPorts & CollectPorts & StagePorts;

/**
 * Works until the signal is aborted, then resolves once what was under way has ended. Rejects with a `StoreFailure`
 * where the store fails for good.
 */
export async function attendSticks(
  options: AttendOptions,
  ports: AttendPorts,
  onEvent: (event: AttendEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const turns = createTurns();
  const inside = new Map<string, { readonly stickId: string; readonly number: number }>();
  const failed: unknown[] = [];
  const underWay = createNamesUnderWay();
  const leftOut = createLeftOut(ports.timer, (drive, statuses) => onEvent({ type: 'left-out', drive, statuses }));

  function enqueue(drive: Drive, work: () => Promise<void>): void {
    turns.take([drive.key], work).catch((error: unknown) => {
      failed.push(error);
      stopped.abort();
    });
  }

  /** Null where the watch ended before the store was free. */
  function patiently<T>(drive: Drive, work: () => Promise<T>): Promise<T | null> {
    const onBusy = () => onEvent({ type: 'store-busy', drive });
    return untilStoreFree(work, {
      timer: ports.timer,
      signal: stopped.signal,
      tries: Number.POSITIVE_INFINITY,
      onBusy,
    });
  }

  async function receive(drive: Drive): Promise<void> {
    if (stopped.signal.aborted) return;
    const root = mainVolume(drive)?.path;
    const against = whyNotRead(drive);
    if (root === undefined || against.length > 0) return leftOut.tell(drive, against);
    const collected = await patiently(drive, () => collect(drive, root));
    if (collected === null) return;
    const { identity, kitIssues, result } = collected;
    if (options.prepare === null) {
      if (!hasBrought(collected)) onEvent({ type: 'stranger', drive });
      return;
    }
    const isPreparedAlready = identity.state === 'ours' && result.captures === 0 && kitIssues.length === 0;
    if (result.stopped === null && !isPreparedAlready) await prepare(drive, options.prepare);
  }

  async function collect(drive: Drive, root: string): Promise<SourceCollected> {
    const { publicKey } = ports.key;
    const collected = await collectSource({ root }, { ...ports, publicKey }, () => undefined, stopped.signal);
    const { manifest, result } = collected;
    if (manifest !== null) inside.set(drive.key, manifest);
    const failure = result.stopped?.reason === 'store-failed' ? result.stopped.error : null;
    // What a busy store took in by then is told now: at the next try it has been seen before.
    const isForLater = failure?.code === 'store-in-use' && result.captures === 0;
    if (hasBrought(collected) && !isForLater) onEvent({ type: 'collected', drive, collected });
    if (failure !== null) throw new StoreFailure(failure.code, failure.detail);
    return collected;
  }

  async function prepare(
    drive: Drive,
    { options: stage, ...request }: NonNullable<AttendOptions['prepare']>,
  ): Promise<void> {
    const statuses = driveStatuses(drive, stage.limits)
      .map(({ code }) => code)
      .filter((code) => !request.acceptedWarnings.includes(code));
    if (statuses.length > 0) return onEvent({ type: 'not-prepared', drive, statuses });
    const one = { ...request, drives: [drive], underWay };
    const sticks = await patiently(drive, () => prepareSticks(one, stage, ports, () => undefined, stopped.signal));
    for (const stick of sticks ?? []) {
      if (stick.row.outcome === 'done') inside.set(drive.key, stick.row.manifest);
      onEvent({ type: 'prepared', stick });
    }
  }

  async function letGo(drive: Drive): Promise<void> {
    const stick = inside.get(drive.key);
    inside.delete(drive.key);
    if (stick !== undefined) await patiently(drive, () => recordPlace(ports.store, stick.stickId, 'out'));
    onEvent({ type: 'left', drive, number: stick?.number ?? null });
  }

  function onDriveEvent(event: DriveEvent): void {
    switch (event.type) {
      case 'added':
        enqueue(event.drive, () => receive(event.drive));
        break;
      case 'changed':
        // A drive is listed before the system has mounted it, and a locked one can be unlocked.
        if (whyNotRead(event.before).join() === whyNotRead(event.drive).join()) break;
        leftOut.forget(event.drive);
        if (whyNotRead(event.before).length > 0) enqueue(event.drive, () => receive(event.drive));
        break;
      case 'removed':
        leftOut.forget(event.drive);
        enqueue(event.drive, () => letGo(event.drive));
        break;
      default:
        onEvent(event);
    }
  }

  const stopped = new AbortController();
  signal.addEventListener('abort', () => stopped.abort(signal.reason), { once: true });
  if (signal.aborted) stopped.abort(signal.reason);
  const watch = watchDrives(ports, { folders: options.folders, signal: stopped.signal }, onDriveEvent);
  if (!stopped.signal.aborted) {
    await new Promise<void>((resolve) => {
      stopped.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
  watch.stop();
  await turns.settled();
  leftOut.forgetAll();
  if (failed.length > 0) throw failed[0];
}

function hasBrought({ identity, result }: SourceCollected): boolean {
  return identity.state !== 'none' || result.files > 0;
}
