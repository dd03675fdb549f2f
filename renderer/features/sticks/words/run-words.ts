import type { StageRun, StickCard } from '../../../../shared/ipc/sticks.ts';
import type { Say } from './say.ts';

/** A segment of the run's strip; the marks become icons where it is drawn. */
export interface RunSegment {
  readonly look: 'done' | 'failed' | 'attention' | 'working' | 'waiting';
  readonly share?: number;
  readonly mark?: 'done' | 'failed' | 'attention';
  readonly caption?: string;
}

const IN_RUN: ReadonlySet<StickCard['state']['is']> = new Set(['waiting', 'working', 'done', 'failed', 'cancelled']);

/**
 * One segment for each stick of the run, in the order of their cards. Sticks that are done and gone, whose cards main
 * took away, come first: the strip always shows as many as the run has.
 */
export function runSegments(run: StageRun, cards: readonly StickCard[]): readonly RunSegment[] {
  const here = cards.filter((card) => IN_RUN.has(card.state.is)).slice(0, run.sticks);
  const gone = run.sticks - here.length;
  return [...Array.from({ length: gone }, (): RunSegment => ({ look: 'done', mark: 'done' })), ...here.map(segmentOf)];
}

function segmentOf({ number, state }: StickCard): RunSegment {
  const caption = number === null ? {} : { caption: String(number) };
  switch (state.is) {
    case 'done':
      return { look: 'done', mark: 'done', ...caption };
    case 'failed':
      return { look: 'failed', mark: 'failed', ...caption };
    case 'cancelled':
      return { look: 'attention', mark: 'attention', ...caption };
    case 'working':
      return { look: 'working', share: state.share, ...caption };
    default:
      return { look: 'waiting', ...caption };
  }
}

export interface RunWords {
  readonly title: string;
  /** What goes onto the sticks: `Batch 2026-11-24 B · group tag STORE-NL · kit 1.4: 3 files, 62 kB`. */
  readonly choice: string;
  readonly strip: string;
  readonly doneOf: string;
  readonly rate: string;
  /** Null while it is not known. */
  readonly left: string | null;
  /** After the end: how it went in one line. */
  readonly ending: string | null;
}

export function runWords(run: StageRun, { t, format }: Say): RunWords {
  const working = Math.max(0, run.sticks - run.done - run.failed - run.cancelled);
  return {
    title: runTitle(run, t),
    choice: runChoice(run, { t, format }),
    strip: t('run.strip', { done: run.done, failed: run.failed + run.cancelled, working }),
    doneOf: t('run.doneOf', { done: run.done, total: run.sticks }),
    rate: t('run.rate', { rate: format.rate(run.filesPerSecond) }),
    left: run.leftMs === null ? null : format.duration(run.leftMs),
    ending: run.hasEnded ? t(run.done === run.sticks ? 'run.allDone' : 'run.someNot') : null,
  };
}

function runTitle(run: StageRun, t: Say['t']): string {
  if (!run.hasEnded) {
    return run.isCancelling
      ? t('run.cancelling', { count: run.sticks - run.done - run.failed - run.cancelled })
      : t('run.preparing', { count: run.sticks });
  }
  return run.done === run.sticks
    ? t('run.prepared', { count: run.sticks })
    : t('run.preparedOf', { done: run.done, total: run.sticks });
}

function runChoice({ choice, kitFiles, kitBytes, kitVersion }: StageRun, { t, format }: Omit<Say, 'language'>): string {
  return [
    choice.batch === '' ? null : t('run.batch', { batch: choice.batch }),
    choice.groupTag === '' ? null : t('run.tag', { tag: choice.groupTag }),
    choice.orderId === '' ? null : t('run.order', { order: choice.orderId }),
    choice.tenant === '' ? null : t('run.tenant', { tenant: choice.tenant }),
    t('run.kit', { version: kitVersion, count: kitFiles, size: format.bytes(kitBytes) }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
