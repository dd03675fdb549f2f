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

/** Of one depot: another one names its notices, runs and works anew. */
export function createNoticeSource(words: () => MainWords): NoticeSource {
  const told = new Set<string>();
  const isNew = (key: string) => told.size < told.add(key).size;

  return {
    ofBench({ notices, run }) {
      const collected = notices.filter(({ notice }) => isNew(notice)).map((notice) => collectedNotice(notice, words()));
      const isOver = run?.hasEnded === true && isNew(run.run);
      return isOver ? [...collected, runNotice(run, words())] : collected;
    },
    ofWorks: (works) =>
      works
        .filter(({ state, work }) => (state === 'done' || state === 'failed') && isNew(work))
        .map((work) => workNotice(work, words())),
  };
}

function collectedNotice(notice: BenchView['notices'][number], say: MainWords): Notice {
  const { number, captures, seenBefore, needsAttention, newConflicts } = notice;
  const stick = number === null ? say('notice.aStick') : say('notice.stick', { number });
  const lines = [say('notice.collected', { count: captures, new: notice.new, seenBefore })];
  if (needsAttention > 0) lines.push(say('notice.attention', { count: needsAttention }));
  if (newConflicts > 0) lines.push(say('notice.conflicts', { count: newConflicts }));
  return { title: say('notice.collectedTitle', { stick }), body: lines.join(' '), page: 'sticks' };
}

function runNotice({ done, failed }: NonNullable<BenchView['run']>, say: MainWords): Notice {
  return failed === 0
    ? { title: say('notice.runDoneTitle'), body: say('notice.runDone', { count: done }), page: 'sticks' }
    : { title: say('notice.runFailedTitle'), body: say('notice.runFailed', { count: failed, done }), page: 'sticks' };
}

function workNotice({ result }: WorkView, say: MainWords): Notice {
  const page = 'devices';
  switch (result?.of) {
    case 'add-files': {
      const body = say('notice.collected', { count: result.captures, new: result.new, seenBefore: result.seenBefore });
      return { title: say('notice.filesTitle'), body, page };
    }
    case 'export': {
      const body = say('notice.export', { count: result.exported, withheld: result.withheld });
      return { title: say('notice.exportTitle'), body, page };
    }
    default:
      return { title: say('notice.workFailedTitle'), body: say('notice.workFailed'), page };
  }
}
