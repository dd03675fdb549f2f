/**
 * The long works of the window: adding files, exporting and changing many devices. Guards that a work always ends, that
 * its end is told, and that a person can stop it. Works of one kind take turns, and so do an edit and an undo.
 */
import type { Request } from '../../../shared/ipc/contract.ts';
import type { DeviceScope } from '../../../shared/ipc/devices.ts';
import type { WorkView } from '../../../shared/ipc/work.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { toUtcText } from '../../../shared/time.ts';
import { leftMs, noted, perSecond, rateFrom, type WorkRate } from '../../../shared/work-rate.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import type { Timer } from '../ports/timer.ts';
import type { PlannedEdit, PlannedUndo } from '../store/device-edits.ts';
import type { Store } from '../store/open-store.ts';
import { addFilesJob } from './add-files-job.ts';
import { type EditAbout, editJob } from './edit-job.ts';
import { exportJob } from './export-job.ts';
import type { Job, JobEnd } from './job.ts';
import { failureOfError } from './work-failure.ts';

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

interface TooMany {
  readonly code: 'busy';
  readonly detail: string;
}
interface NothingChosen {
  readonly code: 'nothing-chosen';
  readonly detail: string;
}

/** What starts a work answers with its token. */
export interface Works {
  /** Newest last. */
  list(): readonly WorkView[];
  /** Told at most ten times a second, and always of the last state. @returns Ends the subscription. */
  onChange(listener: (works: readonly WorkView[]) => void): () => void;
  /** Collects files or folders that a person named. @param paths Absolute. */
  addFiles(paths: readonly string[]): Result<string, TooMany>;
  /** Writes import files. @param outDir Chosen in a dialog of main. */
  export(
    scope: DeviceScope,
    targets: Request<'work:export'>['targets'],
    outDir: string,
  ): Result<string, TooMany | NothingChosen>;
  /**
   * Changes a field of devices, or undoes that.
   *
   * @param plan Asked once, when its turn comes.
   */
  edit(
    about: EditAbout,
    plan: () => Promise<PlannedEdit | PlannedUndo>,
  ): Result<{ readonly of: 'work'; readonly work: string }, TooMany>;
  /** Whether an edit or an undo runs or waits. */
  isEditing(): boolean;
  /** What is not stored or written by then is not; what was stays. */
  stop(work: string): void;
  /** Forgets a work that is over. */
  dismiss(work: string): void;
  /** Whether anything runs or waits. */
  isBusy(): boolean;
  /** Stops everything and waits until it has ended. */
  close(): Promise<void>;
}

/** As many as the bridge carries. */
const MOST_WORKS = 50;
const TICK_MS = 100;

interface Work {
  readonly token: string;
  readonly job: Job;
  readonly abort: AbortController;
  startedMs: number;
  /** Null while it waits its turn. */
  rate: WorkRate | null;
  end: JobEnd | null;
  ended: Promise<void>;
}

export function createWorks(ports: WorksPorts): Works {
  const works: Work[] = [];
  const listeners = new Set<(works: readonly WorkView[]) => void>();
  const now = () => ports.store.clock.nowMs();
  let callOffTick: (() => void) | null = null;

  function viewOf(work: Work): WorkView {
    const { token, job, startedMs, rate, end, abort } = work;
    const { done, total, captures } = job.count();
    const isOver = end !== null;
    const left = rate && leftMs(rate, total);
    return {
      work: token,
      kind: job.kind,
      field: job.field,
      title: job.title,
      startedAt: toUtcText(startedMs),
      unit: job.unit(),
      done: Math.min(done, total),
      total,
      perSecond: rate === null ? 0 : perSecond(rate),
      leftMs: isOver || left === null ? null : Math.round(left),
      captures,
      state: end?.state ?? (abort.signal.aborted ? 'stopping' : 'running'),
      result: end?.result ?? null,
      failure: end?.failure ?? null,
    };
  }

  const list = () => works.map(viewOf);

  function tell(): void {
    const views = list();
    for (const listener of listeners) listener(views);
  }

  /** Tells at the next tick, and at every tick while anything runs. */
  function keepTelling(): void {
    if (callOffTick !== null) return;
    callOffTick = ports.timer.after(TICK_MS, () => {
      callOffTick = null;
      for (const work of works) if (work.end === null) work.rate &&= noted(work.rate, now(), work.job.count().done);
      tell();
      if (isBusy()) keepTelling();
    });
  }

  function start(job: Job): Result<string, TooMany> {
    const oldest = works.findIndex(({ end }) => end?.state === 'done');
    if (works.length >= MOST_WORKS && oldest === -1) return err({ code: 'busy', detail: '' });
    if (works.length >= MOST_WORKS) works.splice(oldest, 1);
    const before = works.filter((other) => turnOf(other.job) === turnOf(job)).map(({ ended }) => ended);
    const token = ports.store.ids.ulid().toLowerCase();
    const work: Work = {
      ...{ token, job, abort: new AbortController(), startedMs: now() },
      ...{ rate: null, end: null, ended: Promise.resolve() },
    };
    work.ended = Promise.all(before).then(() => runJob(work));
    works.push(work);
    keepTelling();
    return ok(token);
  }

  async function runJob(work: Work): Promise<void> {
    const { job, abort } = work;
    work.startedMs = now();
    work.rate = rateFrom(work.startedMs, 0);
    try {
      work.end = abort.signal.aborted ? STOPPED : await job.run(abort.signal);
    } catch (error) {
      work.end = { state: 'failed', result: null, failure: failureOfError(error) };
    }
    keepTelling();
  }

  const isBusy = () => works.some(({ end }) => end === null);

  return {
    list,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    addFiles: (paths) => start(addFilesJob(paths, ports)),
    export(scope, targets, outDir) {
      const isNothing = targets.length === 0 || (scope.of === 'devices' && scope.ids.length === 0);
      if (isNothing) return err({ code: 'nothing-chosen', detail: '' });
      return start(exportJob(scope, targets, outDir, ports));
    },
    edit(about, plan) {
      const started = start(editJob(about, plan, ports));
      return started.ok ? ok({ of: 'work', work: started.value }) : started;
    },
    isEditing: () => works.some(({ job, end }) => end === null && turnOf(job) === 'edit'),
    stop(token) {
      works.find((work) => work.token === token && work.end === null)?.abort.abort();
      keepTelling();
    },
    dismiss(token) {
      const index = works.findIndex((work) => work.token === token && work.end !== null);
      if (index !== -1) works.splice(index, 1);
      keepTelling();
    },
    isBusy,
    async close() {
      for (const { abort } of works) abort.abort();
      await Promise.all(works.map(({ ended }) => ended));
      callOffTick?.();
      callOffTick = null;
      tell();
    },
  };
}

const turnOf = ({ kind }: Job) => (kind === 'undo-edit' ? 'edit' : kind);

const STOPPED: JobEnd = { state: 'stopped', result: null, failure: null };
