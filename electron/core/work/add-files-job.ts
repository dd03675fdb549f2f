import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Issue } from '../../../shared/autopilot/issues.ts';
import { addTo, countOf, newCounters } from '../collect/collect-counters.ts';
import type { CollectResult, CollectStop } from '../collect/collect-result.ts';
import { collectSource } from '../collect/collect-source.ts';
import { cut, issueView } from '../devices/bounded.ts';
import type { Job, JobEnd, WorkFailure, WorkResult } from './job.ts';
import { DETAIL_CHARS, storeFailure } from './work-failure.ts';
import type { WorksPorts } from './works.ts';

const MOST_ISSUES = 50;
const TITLE_CHARS = 300;

type Added = Extract<WorkResult, { of: 'add-files' }>;

/**
 * Takes files and folders that a person named into the store, one after another; one that cannot be read never keeps the
 * others. A file is stored whole or not at all, so that what is stopped half way leaves the files before it.
 *
 * Its bytes count half when they are read and half when their rows are written.
 */
export function addFilesJob(paths: readonly string[], ports: WorksPorts): Job {
  const counters = newCounters();
  let isBytes = true;
  let bytesTotal = 0;
  let files = { before: 0, done: 0, total: 0 };
  let sums = NOTHING_ADDED;
  let hasEnded = false;
  const issues: { file: string; issue: Issue }[] = [];

  async function measure(): Promise<void> {
    for (const path of paths) {
      const stats = await stat(path).catch(() => null);
      if (stats?.isDirectory() === true) isBytes = false;
      bytesTotal += stats?.isFile() === true ? stats.size : 0;
    }
  }

  async function add(path: string, signal: AbortSignal): Promise<CollectStop | null> {
    files = { before: files.total, done: files.total, total: files.total };
    const { result, kitIssues } = await collectSource(
      { root: path, counters },
      ports,
      ({ filesDone, filesTotal, committed }) => {
        files = { before: files.before, done: files.before + filesDone, total: files.before + filesTotal };
        if (committed.length > 0) ports.onDevicesChanged();
      },
      signal,
    );
    sums = plus(sums, result);
    const ofFiles = result.issues.filter(({ issue }) => issue.row === null);
    for (const issue of kitIssues) issues.push({ file: basename(path), issue });
    for (const { path: file, issue } of ofFiles) issues.push({ file: file || basename(path), issue });
    return result.stopped;
  }

  async function run(signal: AbortSignal): Promise<JobEnd> {
    await measure();
    let failure: WorkFailure | null = null;
    for (const path of paths) {
      if (signal.aborted) break;
      const before = doneBytes();
      const stopped = await add(path, signal);
      settleBytes(before, stopped, await sizeOf(path));
      if (stopped === null || stopped.reason === 'aborted') continue;
      failure ??= failureOf(stopped, path);
      // Without its store nothing else can be added; without one of its files everything else can.
      if (stopped.reason === 'store-failed') break;
    }
    hasEnded = true;
    const state = signal.aborted ? 'stopped' : failure === null ? 'done' : 'failed';
    return { state, failure: signal.aborted ? null : failure, result: { ...sums, issues: issuesTold() } };
  }

  function doneBytes(): number {
    return (countOf(counters, 'bytesRead') + countOf(counters, 'bytesStored')) / 2;
  }

  /** What was known before, an archive or no capture has no rows of its own to count by: once it is over it is all done. */
  function settleBytes(before: number, stopped: CollectStop | null, sizeBytes: number): void {
    if (stopped === null) addTo(counters, 'bytesStored', 2 * (before + sizeBytes - doneBytes()));
  }

  function issuesTold(): Added['issues'] {
    return issues.slice(0, MOST_ISSUES).map(({ file, issue }) => ({ file: cut(file), issue: issueView(issue) }));
  }

  return {
    kind: 'add-files',
    field: null,
    title: titleOf(paths),
    unit: () => (isBytes ? 'bytes' : 'files'),
    count: () => ({
      ...(isBytes ? { done: Math.trunc(doneBytes()), total: bytesTotal } : { done: files.done, total: files.total }),
      // At the end only what is stored counts.
      captures: hasEnded ? sums.captures : Math.max(countOf(counters, 'captures'), sums.captures),
    }),
    run,
  };
}

async function sizeOf(path: string): Promise<number> {
  const stats = await stat(path).catch(() => null);
  return stats?.isFile() === true ? stats.size : 0;
}

const NOTHING_ADDED: Omit<Added, 'issues'> = {
  of: 'add-files',
  files: 0,
  captures: 0,
  new: 0,
  seenBefore: 0,
  newDevices: 0,
  newConflicts: 0,
  needsAttention: 0,
};

function plus(sums: Omit<Added, 'issues'>, result: CollectResult): Omit<Added, 'issues'> {
  return {
    of: 'add-files',
    files: sums.files + result.files,
    captures: sums.captures + result.captures,
    new: sums.new + result.new,
    seenBefore: sums.seenBefore + result.seenBefore,
    newDevices: sums.newDevices + result.newDevices,
    newConflicts: sums.newConflicts + result.newConflicts,
    needsAttention: sums.needsAttention + result.needsAttention,
  };
}

function titleOf([first = '', ...others]: readonly string[]): string {
  const name = basename(first) || first;
  return cut(others.length === 0 ? name : `${name} +${others.length}`, TITLE_CHARS);
}

function failureOf(stopped: Exclude<CollectStop, { reason: 'aborted' }>, path: string): WorkFailure {
  if (stopped.reason === 'source-gone') return { code: 'source-gone', detail: cut(basename(path), DETAIL_CHARS) };
  return storeFailure(stopped.error);
}
