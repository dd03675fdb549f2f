import type { HistoryEntry } from '../../../../shared/ipc/devices.ts';
import type { Words } from '../words.ts';

export interface HistoryLine {
  readonly title: string;
  readonly detail: string | null;
  /** Struck out: it no longer holds. */
  readonly isUndone: boolean;
  readonly icon: 'captured' | 'edited' | 'conflict' | 'exported';
  /** A conflict that can be looked at again. */
  readonly conflict: string | null;
  /** An edit that can be undone. */
  readonly edit: string | null;
}

/** An entry of a device's history in words. */
export function historyLine(entry: HistoryEntry, { t }: Words): HistoryLine {
  const plain = { detail: null, isUndone: false, conflict: null, edit: null };
  switch (entry.what) {
    case 'captured':
      return {
        ...plain,
        icon: 'captured',
        title:
          entry.stickNumber === null ? t('history.captured') : t('history.capturedBy', { number: entry.stickNumber }),
        detail: entry.path,
      };
    case 'edited':
      return {
        ...plain,
        icon: 'edited',
        title: t(`history.edited.${entry.field}`),
        detail: t('history.fromTo', { from: entry.from || t('history.none'), to: entry.to || t('history.none') }),
        isUndone: entry.wasUndone,
        edit: entry.wasUndone ? null : entry.edit,
      };
    case 'conflict-resolved':
      return {
        ...plain,
        icon: 'conflict',
        title: t(`history.resolved.${entry.choice}`),
        conflict: entry.conflictId,
      };
    case 'exported':
      return { ...plain, icon: 'exported', title: t('history.exported'), detail: entry.fileName };
  }
}
