import { benchAfter } from '../../../shared/sticks/bench-reduce.ts';
import { type BenchEvent, type BenchState, emptyBench } from '../../../shared/sticks/bench-state.ts';
import type { Drive } from '../../../shared/sticks/drive.ts';
import { DEFAULT_DRIVE_LIMITS } from '../../../shared/sticks/drive-status.ts';
import { DEFAULT_KIT_SETTINGS, type StickManifest } from '../../../shared/sticks/manifest.ts';
import type { StageReason } from '../../../shared/sticks/stage-reason.ts';
import type { StageRow, StickProgress } from '../../../shared/sticks/stage-result.ts';
import { fakeDrive } from './stage-fakes.ts';

export const NOW_MS = 1_000_000;
export const KIT_FILES = 3;
export const ID_A = '01J0000000000000000000000A';
const CHOICE = { tenant: '', batch: 'B', groupTag: 'T', orderId: '', kit: DEFAULT_KIT_SETTINGS };

export function benchOf(
  events: readonly BenchEvent[],
  state: BenchState = emptyBench(DEFAULT_DRIVE_LIMITS),
): BenchState {
  return events.reduce(benchAfter, state);
}

export const added = (key: string, change: Partial<Drive> = {}): BenchEvent => ({
  type: 'drive-added',
  drive: fakeDrive(key, change),
});
export const removed = (key: string): BenchEvent => ({ type: 'drive-removed', key });
export const numbers = (...free: readonly number[]): BenchEvent => ({ type: 'numbers', free });
export const readAs = (key: string, is: 'stranger' | 'prepared'): BenchEvent => ({
  type: 'read',
  key,
  state: { is },
  otherFiles: 0,
  isStored: true,
});
export const identified = (key: string, stickId: string | null, number = 7): BenchEvent => ({
  type: 'identified',
  key,
  stick: stickId === null ? null : { stickId, number, batch: 'B', groupTag: 'T', isOurs: true },
  begunId: null,
});
export const begun = (key: string, begunId: string): BenchEvent => ({ type: 'identified', key, stick: null, begunId });

/** A stick that is in and not one of ours. */
export const stranger = (key: string, change: Partial<Drive> = {}): readonly BenchEvent[] => [
  added(key, change),
  identified(key, null),
  readAs(key, 'stranger'),
];

export const runBegan = (...keys: readonly string[]): BenchEvent => ({
  type: 'run-began',
  keys,
  choice: CHOICE,
  kit: { kitFiles: KIT_FILES, kitBytes: 3_000, kitVersion: '1.0.0' },
  passedOver: 0,
  atMs: NOW_MS,
});
export const runJoined = (...keys: readonly string[]): BenchEvent => ({ type: 'run-joined', keys, atMs: NOW_MS });

export function progressOf(key: string, change: Partial<StickProgress> = {}): StickProgress {
  return {
    key,
    number: 1,
    step: 'write',
    outcome: 'running',
    filesTotal: KIT_FILES,
    filesWritten: 0,
    filesVerified: 0,
    bytesTotal: 3_000,
    bytesWritten: 0,
    bytesVerified: 0,
    ...change,
  };
}
export const progressed = (key: string, change: Partial<StickProgress> = {}): BenchEvent => ({
  type: 'stage-progress',
  progress: progressOf(key, change),
});

export function failedRow(
  key: string,
  reason: StageReason,
  change: Partial<StickProgress> = {},
): StageRow & { readonly outcome: 'failed' } {
  const progress = progressOf(key, { outcome: 'failed', ...change });
  const facts = { key, number: progress.number, stickId: ID_A, progress, step: progress.step, reason };
  return { ...facts, outcome: 'failed', errno: '', path: '', statuses: [], canRetry: true };
}

export function doneRow(key: string, number = 1, stickId: string = ID_A): StageRow {
  const files = { filesWritten: KIT_FILES, filesVerified: KIT_FILES };
  const progress = progressOf(key, { step: 'eject', outcome: 'done', number, ...files });
  const labels = { batch: 'B', tenant: '', groupTag: 'T', orderId: '', stagedAt: '2026-11-24T09:14:05Z' };
  const manifest: StickManifest = {
    ...{ schema: 1, stickId, number, kitVersion: '1.0.0', settings: DEFAULT_KIT_SETTINGS, files: [] },
    ...labels,
  };
  return { key, number, stickId, progress, outcome: 'done', manifest, eject: { ejected: true }, keptAside: [] };
}

export const ended = (row: StageRow, atMs = NOW_MS): BenchEvent => ({
  type: 'stage-ended',
  row,
  isNumberTaken: false,
  atMs,
});
