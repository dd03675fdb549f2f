import { lstat } from 'node:fs/promises';
import { canRetry, type EjectOutcome, reasonOfErrno, type StageReason } from '../../../shared/sticks/stage-reason.ts';
import type { StageRow, StageStep, StickProgress } from '../../../shared/sticks/stage-result.ts';
import { openPatiently } from './patient-disk.ts';
import { allowedRoot, planStick, type StagePlan, type Stop } from './stage-plan.ts';
import type { StageOptions, StagePorts, StageRequest } from './stage-request.ts';
import { placeManifest, removeTraces, renameKit, type StageWork, verifyKit, writeKit } from './stage-steps.ts';
import { openDisk, type StickDisk } from './stick-disk.ts';
import { errnoOf } from './stick-error.ts';

const DEFAULT_DEADLINE_MS = 90_000;

/** What usually means that a stick is gone, on one that still lists its files. ENOTDIR: a file stands where a folder must. */
const REASON_ON_A_STICK_THAT_ANSWERS: ReadonlyMap<string, StageReason> = new Map([
  ['ENOENT', 'file-vanished'],
  ['ENOTDIR', 'foreign-file'],
]);

const WRITING = [
  ['write', writeKit],
  ['rename', renameKit],
  ['verify', verifyKit],
  ['manifest', placeManifest],
] as const;

/** Prepares one stick. Never rejects for anything that a stick or its system can do: every end is a row. */
export async function stageStick(
  request: StageRequest,
  options: StageOptions,
  ports: StagePorts,
  onProgress: (progress: StickProgress) => void,
  signal: AbortSignal,
): Promise<StageRow> {
  let progress: StickProgress = firstProgress(request, options);
  const report = (change: Partial<StickProgress>) => {
    progress = { ...progress, ...change };
    onProgress(progress);
  };
  let disk: StickDisk | null = null;
  let plan: StagePlan | null = null;
  let work: StageWork | null = null;

  function row() {
    return { key: request.drive.key, number: request.number, stickId: plan?.manifest.stickId ?? null, progress };
  }

  function failed(stop: Stop, errno = ''): StageRow {
    report({ outcome: 'failed' });
    const { reason, path = '', statuses = [] } = stop;
    return {
      ...row(),
      outcome: 'failed',
      step: progress.step,
      reason,
      errno,
      path,
      statuses,
      canRetry: canRetry(reason),
    };
  }

  function cancelled(): StageRow {
    report({ outcome: 'cancelled' });
    return { ...row(), outcome: 'cancelled', step: progress.step };
  }

  if (signal.aborted) return cancelled();
  try {
    report({ step: 'check' });
    const root = allowedRoot(request, options.limits);
    if (!root.ok) return failed(root.error);
    const deadlineMs = options.operationDeadlineMs ?? DEFAULT_DEADLINE_MS;
    disk = await openPatiently(ports.openDisk ?? openDisk, root.value, ports.timer, deadlineMs);
    const planned = await planStick(disk, request, options, ports);
    if (!planned.ok) return failed(planned.error);
    plan = planned.value;
    const traces = { manifestTemp: '', temps: new Map(), newFolders: [], keptAside: [], hasRenamed: false };
    const onFile: StageWork['onFile'] = (done, sizeBytes) => report(counted(progress, done, sizeBytes));
    work = { disk, plan, ids: ports.ids, signal, onFile, traces };
    for (const [step, run] of WRITING) {
      report({ step });
      const end = await run(work);
      if (end === null) continue;
      await removeTraces(work).catch(errnoOf);
      return end === 'cancelled' ? cancelled() : failed(end);
    }
    report({ step: 'eject' });
    const eject: EjectOutcome = options.eject
      ? await ports.ejector.eject(request.drive)
      : { ejected: false, reason: 'not-asked', detail: '' };
    report({ outcome: 'done' });
    return { ...row(), outcome: 'done', manifest: plan.manifest, eject, keptAside: traces.keptAside };
  } catch (error) {
    const errno = errnoOf(error);
    const reason = await reasonNow(errno, disk, request.drive.device);
    if (work !== null && reason !== 'pulled-out' && reason !== 'not-responding') {
      await removeTraces(work).catch(errnoOf);
    }
    return failed({ reason }, errno);
  }
}

/** The row of a stick that nothing was done to. */
export function untouchedRow(request: StageRequest, options: StageOptions, reason: StageReason, errno = ''): StageRow {
  return {
    key: request.drive.key,
    number: request.number,
    stickId: null,
    progress: { ...firstProgress(request, options), outcome: 'failed' },
    outcome: 'failed',
    step: 'check',
    reason,
    errno,
    path: '',
    statuses: [],
    canRetry: canRetry(reason),
  };
}

/** A stick that nothing has been done to. */
export function firstProgress({ drive, number }: StageRequest, { kit }: StageOptions): StickProgress {
  return {
    key: drive.key,
    number,
    step: 'check' satisfies StageStep,
    outcome: 'running',
    filesTotal: kit.files.length,
    filesWritten: 0,
    filesVerified: 0,
    bytesTotal: kit.files.reduce((sum, file) => sum + file.sizeBytes, 0),
    bytesWritten: 0,
    bytesVerified: 0,
  };
}

function counted(progress: StickProgress, done: 'written' | 'verified', sizeBytes: number): Partial<StickProgress> {
  return done === 'written'
    ? { filesWritten: progress.filesWritten + 1, bytesWritten: progress.bytesWritten + sizeBytes }
    : { filesVerified: progress.filesVerified + 1, bytesVerified: progress.bytesVerified + sizeBytes };
}

/**
 * The reason behind an error, from what can be seen now. One error has several causes: ENOENT is a stick that is gone
 * or a file that a virus scanner took; EIO is a bad stick or one that was pulled out while the system was writing.
 */
async function reasonNow(errno: string, disk: StickDisk | null, device: string | null): Promise<StageReason> {
  const reason = reasonOfErrno(errno);
  if (reason === 'not-responding' || disk === null) return reason;
  if (device?.startsWith('/dev/') && (await hasGone(device))) return 'pulled-out';
  try {
    await disk.list('');
  } catch (error) {
    const second = reasonOfErrno(errnoOf(error));
    return second === 'pulled-out' ? second : reason;
  }
  return REASON_ON_A_STICK_THAT_ANSWERS.get(errno) ?? reason;
}

async function hasGone(device: string): Promise<boolean> {
  return lstat(device).then(
    () => false,
    (error: unknown) => errnoOf(error) === 'ENOENT',
  );
}
