import type { WorkView } from '../../../../shared/ipc/work.ts';
import type { Words } from '../words.ts';

/** What a work is called in its line and in a spoken one. */
export function workTitle({ kind, field, title }: Pick<WorkView, 'kind' | 'field' | 'title'>, { t }: Words): string {
  if (kind === 'export') return t('works.exporting');
  if (field === null) return title;
  return kind === 'edit'
    ? t(`works.edit.${field}`, { value: title || t('history.none') })
    : t(`works.undoEdit.${field}`);
}

/** What an edit came to. */
export function editedWords(field: WorkView['field'], count: number, t: Words['t']): string {
  return field === null || count === 0 ? t('edit.none') : t(`edit.done.${field}`, { count });
}

/** "12,400 of 50,000 rows · 12,350 captures · 8,100 rows/s · 0:05 left, about", of a work that runs. */
export function progressWords(work: WorkView, words: Words): string {
  const { t, format } = words;
  const { unit, done, total, perSecond, leftMs, captures } = work;
  if (total === 0) return t('works.starting');
  const inBytes = unit === 'bytes';
  const parts = [
    inBytes
      ? t('works.progress.bytes', { read: format.bytes(done), size: format.bytes(total) })
      : t(`works.progress.${unit}`, { done, total }),
    work.kind === 'add-files' && captures > 0 ? t('works.captures', { count: captures }) : '',
    perSecond === 0
      ? ''
      : inBytes
        ? t('works.rate.bytes', { size: format.bytes(perSecond) })
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
        detail: [t(`works.failure.${work.failure?.code ?? 'unexpected'}`), halfWords(work, words)].join(' ').trim(),
      };
    case 'stopped':
      return { look: 'neutral', title: t('works.stopped', { title }), detail: stoppedWords(work, words) };
    case 'done':
      return doneWords(work, words);
  }
}

function stoppedWords(work: WorkView, words: Words): string {
  const { kind, captures, result } = work;
  const { t } = words;
  if (kind === 'export') return t('works.exportStopped');
  if (kind !== 'add-files') return halfWords(work, words) || t('works.editNone');
  const stored = result?.of === 'add-files' ? result.captures : captures;
  return stored === 0 ? t('works.stoppedNone') : t('works.stoppedKept', { count: stored });
}

/** How far an edit or an undo came that did not come to all of its devices; empty for other works. */
function halfWords({ kind, result, total }: WorkView, { t }: Words): string {
  if (result?.of !== 'edit') return '';
  const { changed, changedSince, left } = result;
  const half = t(kind === 'edit' ? 'works.editHalf' : 'works.undoHalf', { count: changed, total, left });
  return changedSince === 0 ? half : `${half} ${t('edit.changedSince', { count: changedSince })}`;
}

function doneWords({ result, title, kind, field }: WorkView, { t }: Words): Outcome {
  if (result === null) return { look: 'done', title, detail: '' };
  if (result.of === 'edit') {
    const { changed: count, changedSince } = result;
    return {
      look: 'done',
      title: kind === 'edit' ? editedWords(field, count, t) : t('edit.undone', { count }),
      detail: changedSince === 0 ? '' : t('edit.changedSince', { count: changedSince }),
    };
  }
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

/** The way back from an edit that changed something, or on from an undo that did not come to all of its devices. */
export function undoOf({
  kind,
  result,
}: WorkView): { readonly edit: string; readonly label: 'edit.undo' | 'works.undoRest' } | null {
  if (result?.of !== 'edit') return null;
  const { edit, changed, left } = result;
  if (kind === 'edit') return changed === 0 ? null : { edit, label: 'edit.undo' };
  return left === 0 ? null : { edit, label: 'works.undoRest' };
}
