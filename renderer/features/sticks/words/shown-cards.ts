import type { StickCard } from '../../../../shared/ipc/sticks.ts';

/** A drive of the system's own. A folder on one is shown, because a person added it by hand. */
export const isHiddenCard = ({ isSystem, statuses }: StickCard): boolean =>
  isSystem && !statuses.some(({ code }) => code === 'folder');

/** The cards in the order of their slots: what is hidden stands behind all others, so that showing it moves nothing. */
export function shownCards(cards: readonly StickCard[], showsSystemDrives: boolean): readonly StickCard[] {
  return cards.filter((card) => showsSystemDrives || !isHiddenCard(card)).toSorted((a, b) => a.slot - b.slot);
}

/** What "Prepare n sticks" takes along. */
export const safeCount = (cards: readonly StickCard[]): number => cards.filter(({ isSafe }) => isSafe).length;
