import type { RosterFilter, RosterRow } from '../../../../shared/ipc/sticks.ts';
import type { Look } from '../../../ui/look.ts';
import type { Say } from './say.ts';

export const PLACE_WORDS = {
  all: 'roster.all',
  here: 'roster.here',
  out: 'roster.out',
  'out-too-long': 'roster.outTooLong',
  shelf: 'roster.shelf',
  retired: 'roster.retired',
} as const satisfies Record<RosterFilter['place'], string>;

export interface WhereWords {
  readonly look: Exclude<Look, 'practice'>;
  readonly icon: 'done' | 'prepared' | 'attention' | 'out' | 'shelf' | 'retired';
  readonly words: string;
}

/** Where a stick of the roster is, as it stands in its row. */
export function whereWords(row: RosterRow, { t }: Say): WhereWords {
  switch (row.place) {
    case 'here':
      return row.isCollected
        ? { look: 'done', icon: 'done', words: t('roster.hereCollected') }
        : { look: 'working', icon: 'prepared', words: t('roster.herePrepared') };
    case 'out-too-long':
      return { look: 'attention', icon: 'attention', words: t('roster.outFor', { count: row.outDays ?? 0 }) };
    case 'out':
      return { look: 'neutral', icon: 'out', words: t('roster.out') };
    case 'shelf':
      return { look: 'neutral', icon: 'shelf', words: t('roster.shelf') };
    case 'retired':
      return { look: 'left-out', icon: 'retired', words: t('roster.retired') };
  }
}
