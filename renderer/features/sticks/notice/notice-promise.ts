import type { SettingValues } from '../../../../shared/ipc/settings.ts';
import type { CollectedNotice, StickCard } from '../../../../shared/ipc/sticks.ts';
import type { Say } from '../words/say.ts';

interface NoticePromise {
  /** Over the sum: whether the stick can go, or has to stay. */
  readonly head: string;
  /** Under it: what became of the captures, and of the stick as far as that is sure. */
  readonly promise: string;
}

/** @param card Of the stick of the notice, as long as it has one; what has gone since may have been written to. */
export function noticePromise(
  { captures, new: brought }: Pick<CollectedNotice, 'captures' | 'new'>,
  card: Pick<StickCard, 'isIn' | 'state'> | undefined,
  { prepareAgain, clearCollected }: Pick<SettingValues, 'prepareAgain' | 'clearCollected'>,
  t: Say['t'],
): NoticePromise {
  const state = card?.isIn === true ? card.state : null;
  const isBeingWritten = state?.is === 'waiting' || state?.is === 'working';
  const isPreparedNext = prepareAgain && (brought > 0 || (state?.is === 'collected' && state.kitProblems > 0));
  const isClearedNext = clearCollected && captures > 0;
  if (state?.is !== 'collected' || isPreparedNext || isClearedNext) {
    return {
      head: t(isBeingWritten ? 'notice.staysIn' : 'notice.collected'),
      promise: captures === 0 ? t('notice.storedNone') : t('notice.stored', { count: captures }),
    };
  }
  return {
    head: t('notice.canTakeOut'),
    promise: captures === 0 ? t('notice.promiseNone') : t('notice.promise', { count: captures }),
  };
}
