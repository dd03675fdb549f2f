/**
 * What is worth a message of the system: a stick that was collected, a run that ended, work that ended. Each is told once,
 * however often the views that say so arrive.
 */
import type { BenchView } from '../../../shared/ipc/sticks.ts';
import type { WorkView } from '../../../shared/ipc/work.ts';
import type { MainWords } from '../words.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
  /** Which page shows it. */
  readonly page: 'sticks' | 'devices';
}

export interface NoticeSource {
  ofBench(view: BenchView): readonly Notice[];
  ofWorks(works: readonly WorkView[]): readonly Notice[];
}

/**
 * Of one depot: another one names its notices, runs and works anew.
 *
 * @param isPreparedAgain Whether a stick that brought something is written at once: then nobody is told to take it out.
 */
export function createNoticeSource(words: () => MainWords, isPreparedAgain: () => boolean): NoticeSource {
  const told = new Set<string>();
  const isNew = (key: string) => told.size < told.add(key).size;

  return {
    ofBench({ cards, notices, run }) {
      const hasKitProblem = (notice: BenchView['notices'][number]) =>
        cards.some(({ card, state }) => card === notice.card && state.is === 'collected' && state.kitProblems > 0);
      const collected = notices
        .filter(({ notice }) => isNew(notice))
        .map((notice) => {
          const staysIn = isPreparedAgain() && (notice.new > 0 || hasKitProblem(notice));
          return collectedNotice(notice, staysIn, words());
        });
      // Sticks that are tried again go on in their run, which then ends anew.
      if (run?.hasEnded === false) told.delete(run.run);
      const isOver = run?.hasEnded === true && isNew(run.run);
      return isOver ? [...collected, runNotice(run, words())] : collected;
    },
    ofWorks: (works) =>
      works
        .filter(({ state, work }) => (state === 'done' || state === 'failed') && isNew(work))
        .map((work) => workNotice(work, words())),
  };
}

function collectedNotice(notice: BenchView['notices'][number], staysIn: boolean, say: MainWords): Notice {
  const { number, captures, seenBefore, needsAttention, newConflicts } = notice;
  const stick = number === null ? say('notice.aStick') : say('notice.stick', { number });
  const lines = [say('notice.collected', { count: captures, new: notice.new, seenBefore })];
  if (needsAttention > 0) lines.push(say('notice.attention', { count: needsAttention }));
  if (newConflicts > 0) lines.push(say('notice.conflicts', { count: newConflicts }));
  const title = say(staysIn ? 'notice.collectedStays' : 'notice.collectedTitle', { stick });
  return { title, body: lines.join(' '), page: 'sticks' };
}

function runNotice({ done, failed, cancelled, leftOut }: NonNullable<BenchView['run']>, say: MainWords): Notice {
  // Drives that were passed over are no news, unless there was nothing else.
  const unfinished = failed + cancelled || (done === 0 ? leftOut : 0);
  const [title, body] =
    unfinished === 0
      ? [say('notice.runDoneTitle'), say('notice.runDone', { count: done })]
      : [say('notice.runFailedTitle'), say('notice.runFailed', { count: unfinished, done })];
  return { title, body, page: 'sticks' };
}

function workNotice({ kind, state, result }: WorkView, say: MainWords): Notice {
  const page = 'devices';
  const failed = { title: say('notice.workFailedTitle'), body: say('notice.workFailed'), page } as const;
  switch (result?.of) {
    case 'add-files': {
      const body = say('notice.collected', { count: result.captures, new: result.new, seenBefore: result.seenBefore });
      return { title: say('notice.filesTitle'), body, page };
    }
    case 'export': {
      const lines = [say('notice.export', { count: result.exported, withheld: result.withheld })];
      if (result.unnoted !== null) lines.push(say('notice.unnoted'));
      return { title: say('notice.exportTitle'), body: lines.join(' '), page };
    }
    case 'edit': {
      if (state === 'failed') return failed;
      const body = say(kind === 'edit' ? 'notice.edited' : 'notice.undone', { count: result.changed });
      return { title: say('notice.editTitle'), body, page };
    }
    default:
      return failed;
  }
}
