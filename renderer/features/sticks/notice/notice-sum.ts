import type { CollectedNotice } from '../../../../shared/ipc/sticks.ts';
import type { Say } from '../words/say.ts';

/** `Stick 7: 12 captures, 11 new, 1 seen before` */
export function noticeSum({ number, captures, new: fresh, seenBefore }: CollectedNotice, t: Say['t']): string {
  const counts = { count: captures, new: fresh, seen: seenBefore };
  return number === null ? t('notice.sumNew', counts) : t('notice.sum', { ...counts, number });
}
