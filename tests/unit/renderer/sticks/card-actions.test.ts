import { describe, expect, it } from 'vitest';
import { cardActions } from '../../../../renderer/features/sticks/words/card-actions.ts';
import { safeCount, shownCards } from '../../../../renderer/features/sticks/words/shown-cards.ts';
import type { CardState } from '../../../../shared/ipc/sticks.ts';
import { card } from './made-up-bench.ts';

const COLLECTED: CardState = {
  is: 'collected',
  captures: 2,
  new: 2,
  seenBefore: 0,
  newDevices: 2,
  needsAttention: 0,
  newConflicts: 0,
  kitProblems: 0,
};
const FAILED: CardState = { is: 'failed', step: 'write', reason: 'full', canRetry: true, share: 0.2 };

describe('what can be done with a stick', () => {
  it.each([
    { what: 'a stranger', some: { state: { is: 'stranger' } }, main: 'prepare', more: [] },
    {
      what: 'a stranger with a warning',
      some: { state: { is: 'stranger' }, isSafe: false },
      main: 'choose',
      more: [],
    },
    {
      what: 'a stick that came back',
      some: { state: COLLECTED },
      main: 'eject',
      more: ['prepare-again', 'collect', 'clear'],
    },
    { what: 'a failed stick', some: { state: FAILED }, main: 'retry', more: ['eject', 'dismiss'] },
    { what: 'a failed stick that is out', some: { state: FAILED, isIn: false }, main: 'dismiss', more: [] },
    {
      what: 'a drive that is left out for a warning',
      some: { state: { is: 'left-out' }, isSafe: false },
      main: 'choose',
      more: ['eject'],
    },
    {
      what: 'a drive that must never be written',
      some: { state: { is: 'left-out' }, isSafe: false, canPrepare: false },
      main: null,
      more: [],
    },
    { what: 'a stick that waits for its turn', some: { state: { is: 'waiting' } }, main: null, more: [] },
  ] as const)('is offered for $what', ({ some, main, more }) => {
    expect(cardActions(card(some), false)).toEqual({ main, more });
  });

  it('never begins a second run beside the one that is at work', () => {
    for (const state of [{ is: 'stranger' }, COLLECTED, FAILED, { is: 'left-out' }] as const) {
      const { main, more } = cardActions(card({ state }), true);
      const offered = [main, ...more];
      expect(
        offered.filter((action) => ['prepare', 'prepare-again', 'choose', 'retry'].includes(action ?? '')),
      ).toEqual([]);
    }
  });

  it('never offers to eject a folder, which is taken off the list instead', () => {
    const statuses = [{ code: 'folder', level: 'warning' }] as const;
    const { main, more } = cardActions(card({ state: COLLECTED, statuses, isSafe: false }), false);
    expect([main, ...more]).not.toContain('eject');
    expect(more).toContain('dismiss');
  });
});

describe('the cards that are shown', () => {
  const system = card({ slot: 100_000, isSystem: true, isSafe: false });
  const added = card({
    slot: 3,
    isSystem: true,
    isSafe: false,
    statuses: [{ code: 'folder', level: 'warning' }],
  });

  it('hide system drives until a person asks, but not a folder that somebody added', () => {
    const cards = [system, added, card({ slot: 1 })];
    expect(shownCards(cards, false).map(({ slot }) => slot)).toEqual([1, 3]);
    expect(shownCards(cards, true).map(({ slot }) => slot)).toEqual([1, 3, 100_000]);
  });

  it('count only what the main button takes along', () => {
    expect(safeCount([system, added, card({ slot: 1 }), card({ slot: 2 })])).toBe(2);
  });
});
