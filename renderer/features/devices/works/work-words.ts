import type { WorkView } from '../../../../shared/ipc/work.ts';
import type { Words } from '../words.ts';

/** What a work is called in its line and in a spoken one. */
export function workTitle({ kind, title }: Pick<WorkView, 'kind' | 'title'>, { t }: Words): string {
  return kind === 'export' ? t('works.exporting') : title;
}

/** "12,400 of 50,000 rows · 12,350 captures · 8,100 rows/s · 0:05 left, about", of a work that runs. */
export function progressWords(work: WorkView, words: Words): string {
  const { t, format } = words;
  const { unit, done, total, perSecond, leftMs, captures } = work;
  if (total === 0) return t('works.starting');
  const inBytes = unit === 'bytes';
  const parts = [
    inBytes
      ? t('works.progress.bytes', { done: format.bytes(done), total: format.bytes(total) })
      : t(`works.progress.${unit}`, { done, total }),
    work.kind === 'add-files' && captures > 0 ? t('works.captures', { count: captures }) : '',
    perSecond === 0
      ? ''
      : inBytes
        ? t('works.rate.bytes', { rate: format.bytes(perSecond) })
        : t(`works.rate.${unit}`, { rate: perSecond }),
    leftMs === null ? '' : t('works.left', { time: format.duration(leftMs) }),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

export interface Outcome {
  readonly look: 'done' | 'attention' | 'failed' | 'neutral';
  readonly title: string;
  readonly detail: string;
}

/** How a work ended; null while it runs. */
export function outcomeOf(work: WorkView, words: Words): Outcome | null {
  const { t } = words;
  const title = workTitle(work, words);
  switch (work.state) {
    case 'running':
    case 'stopping':
      return null;
    case 'failed':
      return {
        look: 'failed',
        title: t('works.failed', { title }),
        detail: t(`works.failure.${work.failure?.code ?? 'unexpected'}`),
      };
    case 'stopped':
      return { look: 'neutral', title: t('works.stopped', { title }), detail: stoppedWords(work, words) };
    case 'done':
      return doneWords(work, words);
  }
}

function stoppedWords({ kind, captures, result }: WorkView, { t }: Words): string {
  if (kind === 'export') return t('works.exportStopped');
  const stored = result?.of === 'add-files' ? result.captures : captures;
  return stored === 0 ? t('works.stoppedNone') : t('works.stoppedKept', { count: stored });
}

function doneWords({ result, title }: WorkView, { t }: Words): Outcome {
  if (result === null) return { look: 'done', title, detail: '' };
  if (result.of === 'export') {
    const parts = [
      t('works.exportedDevices', { count: result.exported }),
      result.withheld === 0 ? '' : t('works.withheld', { count: result.withheld }),
      result.unnoted === null ? '' : `${t('works.unnoted')} ${t(`works.failure.${result.unnoted.code}`)}`,
    ];
    return {
      look: result.unnoted === null ? 'done' : 'attention',
      title: t('works.exported', { count: result.files.length, folder: result.folderName }),
      detail: parts.filter((part) => part !== '').join(' · '),
    };
  }
  const { captures, needsAttention, newConflicts, issues } = result;
  const parts = [
    t('works.addedCounts', { new: result.new, seen: result.seenBefore }),
    needsAttention === 0 ? '' : t('works.attention', { count: needsAttention }),
    newConflicts === 0 ? '' : t('works.conflicts', { count: newConflicts }),
  ];
  const isOdd = newConflicts > 0 || issues.some(({ issue }) => issue.severity !== 'note');
  return {
    look: isOdd ? 'attention' : 'done',
    title: t('works.added', { title, captures: t('works.captures', { count: captures }) }),
    detail: parts.filter((part) => part !== '').join(' · '),
  };
}
