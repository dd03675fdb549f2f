import type { StickCard } from '../../../../shared/ipc/sticks.ts';

export type CardAction = 'prepare' | 'prepare-again' | 'choose' | 'retry' | 'eject' | 'collect' | 'clear' | 'dismiss';

export interface CardActions {
  /** The button on the card; null where there is nothing to press. */
  readonly main: CardAction | null;
  /** Behind the three dots. */
  readonly more: readonly CardAction[];
}

/** What a person can do with a drive now. While a run is at work, nothing else is prepared. */
export function cardActions(card: StickCard, isRunning: boolean): CardActions {
  const all = actionsFor(card);
  const isOffered = (action: CardAction) => !(isRunning && STARTS_RUN.has(action));
  const offered = all.filter(isOffered);
  const [first] = offered;
  // Clearing and dismissing are never the one button of a card that is plugged in.
  if (first === undefined || (card.isIn && (first === 'clear' || first === 'dismiss'))) {
    return { main: null, more: offered };
  }
  return { main: first, more: offered.slice(1) };
}

const STARTS_RUN: ReadonlySet<CardAction> = new Set(['prepare', 'prepare-again', 'choose', 'retry']);

/** The most likely one first. */
function actionsFor(card: StickCard): readonly CardAction[] {
  const { state, isIn } = card;
  if (state.is === 'looking' || state.is === 'reading' || state.is === 'waiting' || state.is === 'working') return [];
  if (!isIn) return ['dismiss'];
  const isFolder = card.statuses.some(({ code }) => code === 'folder');
  const leave: readonly CardAction[] = isFolder ? ['dismiss'] : ['eject'];
  const start: readonly CardAction[] = !card.canPrepare ? [] : card.isSafe ? ['prepare'] : ['choose'];
  switch (state.is) {
    case 'stranger':
      // Nothing was written to it: it can be pulled out as it is.
      return isFolder ? [...start, 'dismiss'] : start;
    case 'prepared':
    case 'collected': {
      const again: readonly CardAction[] = card.canPrepare ? ['prepare-again'] : [];
      return [
        ...leave.filter((action) => action === 'eject'),
        ...again,
        'collect',
        'clear',
        ...leave.filter((action) => action !== 'eject'),
      ];
    }
    case 'not-read':
      return ['collect', ...leave];
    case 'done':
      return state.notEjected === null || state.notEjected === 'gone' ? ['dismiss'] : [...leave];
    case 'failed':
      return [...(state.canRetry ? (['retry'] as const) : []), ...leave, 'dismiss'];
    case 'cancelled':
      return ['retry', ...leave, 'dismiss'];
    case 'left-out':
      return card.canPrepare ? ['choose', ...leave] : isFolder ? ['dismiss'] : [];
  }
}
