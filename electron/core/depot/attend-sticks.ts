/**
 * What a depot does by itself as sticks come and go: a stick that comes back is collected, a new or collected one is
 * prepared where that was asked for, and the roster knows where each one is. Guards that one stick is handled by one
 * task at a time, and that a stick is prepared again only after all that it brought is stored.
 */
import { type Drive, mainVolume } from '../../../shared/sticks/drive.ts';
import { isSafeToStage } from '../../../shared/sticks/drive-status.ts';
import type { CollectPorts } from '../collect/collect-folder.ts';
import { collectSource, type SourceCollected } from '../collect/collect-source.ts';
import { type DriveEvent, type DriveWatchPorts, watchDrives } from '../drives/watch-drives.ts';
import { type PreparedStick, type PrepareRequest, prepareSticks } from '../sticks/prepare-sticks.ts';
import type { StageOptions, StagePorts } from '../sticks/stage-request.ts';
import { recordPlace } from '../store/sticks.ts';

export interface AttendOptions {
  /** Folders and shares that count as sticks. */
  readonly folders: readonly string[];
  /** How to prepare what comes in; null leaves sticks as they are once they are collected. */
  readonly prepare: (Omit<PrepareRequest, 'drives'> & { readonly options: StageOptions }) | null;
}

export type AttendEvent =
  | { readonly type: 'collected'; readonly drive: Drive; readonly collected: SourceCollected }
  | { readonly type: 'prepared'; readonly stick: PreparedStick }
  /** Not one of ours, and not to be prepared. */
  | { readonly type: 'stranger'; readonly drive: Drive }
  | { readonly type: 'left'; readonly drive: Drive; readonly number: number | null }
  | Exclude<DriveEvent, { readonly type: 'added' | 'removed' | 'changed' }>;

export type AttendPorts = DriveWatchPorts & CollectPorts & StagePorts;

/** Works until the signal is aborted, then resolves once what was under way has ended. */
export async function attendSticks(
  options: AttendOptions,
  ports: AttendPorts,
  onEvent: (event: AttendEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  /** The task of each stick that is in, by drive key; each continues the one before it. */
  const tasks = new Map<string, Promise<void>>();
  const inside = new Map<string, { readonly stickId: string; readonly number: number }>();
  const failed: unknown[] = [];

  function enqueue(drive: Drive, work: () => Promise<void>): void {
    const before = tasks.get(drive.key) ?? Promise.resolve();
    const task = before.then(work).catch((error: unknown) => {
      failed.push(error);
      stopped.abort();
    });
    tasks.set(drive.key, task);
  }

  async function receive(drive: Drive): Promise<void> {
    const root = mainVolume(drive)?.path;
    if (root === undefined || stopped.signal.aborted) return;
    const isOpen = drive.kind === 'folder' ? drive.isSystem === false : isSafeToStage(drive);
    if (!isOpen) return;
    const publicKey = ports.key.publicKey;
    const collected = await collectSource({ root }, { ...ports, publicKey }, () => undefined, stopped.signal);
    const { identity, manifest, kitIssues, result } = collected;
    if (manifest !== null) inside.set(drive.key, manifest);
    const hasBrought = identity.state !== 'none' || result.files > 0;
    if (hasBrought) onEvent({ type: 'collected', drive, collected });
    if (options.prepare === null) {
      if (!hasBrought) onEvent({ type: 'stranger', drive });
      return;
    }
    const isPreparedAlready = identity.state === 'ours' && result.captures === 0 && kitIssues.length === 0;
    if (result.stopped === null && !isPreparedAlready) await prepare(drive, options.prepare);
  }

  async function prepare(drive: Drive, { options: stage, ...request }: NonNullable<AttendOptions['prepare']>) {
    const sticks = await prepareSticks({ ...request, drives: [drive] }, stage, ports, () => undefined, stopped.signal);
    for (const stick of sticks) {
      if (stick.row.outcome === 'done') inside.set(drive.key, stick.row.manifest);
      onEvent({ type: 'prepared', stick });
    }
  }

  async function letGo(drive: Drive): Promise<void> {
    const stick = inside.get(drive.key);
    inside.delete(drive.key);
    if (stick !== undefined) await recordPlace(ports.store, stick.stickId, 'out');
    onEvent({ type: 'left', drive, number: stick?.number ?? null });
  }

  function onDriveEvent(event: DriveEvent): void {
    switch (event.type) {
      case 'added':
        enqueue(event.drive, () => receive(event.drive));
        break;
      case 'changed':
        // A drive is listed before the system has mounted it.
        if (mainVolume(event.before) === null) enqueue(event.drive, () => receive(event.drive));
        break;
      case 'removed':
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
  await Promise.all(tasks.values());
  if (failed.length > 0) throw failed[0];
}
