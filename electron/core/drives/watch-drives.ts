import type { Drive } from '../../../shared/sticks/drive.ts';
import type { DriveListError, DriveLister } from '../ports/drive-lister.ts';
import type { HotPlug } from '../ports/hot-plug.ts';
import type { Timer } from '../ports/timer.ts';
import { type DriveChange, driveChanges } from './drive-changes.ts';

/** `scan-slow`: the system has not answered yet; the watch goes on waiting for that answer. */
export type ScanTrouble = DriveListError | { readonly code: 'scan-slow'; readonly detail: string };

export type DriveEvent =
  | DriveChange
  /** Said once for each new trouble, not for each failed try. The last good list stays valid. */
  | { readonly type: 'scan-failed'; readonly error: ScanTrouble }
  | { readonly type: 'scan-recovered' }
  /** Said at most once: changes are then seen by polling only. */
  | { readonly type: 'hot-plug-unavailable'; readonly cause: string };

export interface DriveWatchPorts {
  readonly lister: DriveLister;
  readonly hotPlug: HotPlug;
  readonly timer: Timer;
}

export interface DriveWatchOptions {
  /** Absolute paths of folders and shares that are sources too. */
  readonly folders?: readonly string[];
  readonly intervalMs?: number;
  /** The longest pause after failed scans, which double it from `intervalMs` on. */
  readonly maxIntervalMs?: number;
  /** After this, a scan that has not answered is reported as slow. */
  readonly slowScanMs?: number;
  readonly signal?: AbortSignal;
}

export interface DriveWatch {
  /** The last good list, with free space as of the last scan. */
  current(): readonly Drive[];
  /** Replaces the folders added by hand and looks at once. A folder that cannot be reached is absent until it can. */
  setFolders(paths: readonly string[]): void;
  /** Looks now instead of at the next tick. */
  lookNow(): void;
  /** No event comes after it. */
  stop(): void;
}

const DEFAULTS = { intervalMs: 1_000, maxIntervalMs: 30_000, slowScanMs: 15_000 };

/**
 * Watches what is plugged in: polls, is woken at once by hot-plug events, and tells the listener what changed.
 * Invariants: scans never overlap; a wake-up during a scan causes one more scan, however many there were; a failed
 * scan changes nothing in the list.
 */
export function watchDrives(
  ports: DriveWatchPorts,
  options: DriveWatchOptions,
  listener: (event: DriveEvent) => void,
): DriveWatch {
  const { lister, hotPlug, timer } = ports;
  const { intervalMs, maxIntervalMs, slowScanMs } = { ...DEFAULTS, ...options };
  let folders = options.folders ?? [];
  let drives: readonly Drive[] = [];
  let known: readonly Drive[] = [];
  let isScanning = false;
  let isWoken = false;
  let isStopped = false;
  let failures = 0;
  let troubleCode: ScanTrouble['code'] | null = null;
  let cancelTick = () => {};

  function tell(event: DriveEvent): void {
    if (!isStopped) listener(event);
  }

  function report(error: ScanTrouble): void {
    if (error.code === troubleCode) return;
    troubleCode = error.code;
    tell({ type: 'scan-failed', error });
  }

  async function look(): Promise<void> {
    const cancelSlow = timer.after(slowScanMs, () => report({ code: 'scan-slow', detail: `${slowScanMs} ms` }));
    const [listed, ...foldersFound] = await Promise.all([lister.list(), ...folders.map((path) => lister.folder(path))]);
    cancelSlow();
    if (isStopped) return;
    if (listed.ok) {
      failures = 0;
      drives = listed.value;
      if (troubleCode !== null) tell({ type: 'scan-recovered' });
      troubleCode = null;
    } else {
      failures += 1;
      report(listed.error);
    }
    const found = [...drives, ...foldersFound.flatMap((folder) => (folder.ok ? [folder.value] : []))];
    const changes = driveChanges(known, found);
    known = found;
    for (const change of changes) tell(change);
  }

  async function scan(): Promise<void> {
    cancelTick();
    if (isStopped) return;
    if (isScanning) {
      isWoken = true;
      return;
    }
    isScanning = true;
    do {
      isWoken = false;
      await look();
    } while (isWoken && !isStopped);
    isScanning = false;
    if (!isStopped) cancelTick = timer.after(Math.min(intervalMs * 2 ** failures, maxIntervalMs), () => void scan());
  }

  function stop(): void {
    isStopped = true;
    cancelTick();
    stopHotPlug();
    options.signal?.removeEventListener('abort', stop);
  }

  const stopHotPlug = hotPlug.onChange(
    () => void scan(),
    (cause) => tell({ type: 'hot-plug-unavailable', cause }),
  );
  options.signal?.addEventListener('abort', stop);
  if (options.signal?.aborted) stop();
  void scan();

  return {
    current: () => known,
    setFolders(paths) {
      folders = paths;
      void scan();
    },
    lookNow: () => void scan(),
    stop,
  };
}
