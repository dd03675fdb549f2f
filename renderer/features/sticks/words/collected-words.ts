import type { CardState } from '../../../../shared/ipc/sticks.ts';
import type { CardFace } from './card-face.ts';
import type { Say } from './say.ts';

type ReadTrouble = (CardState & { is: 'not-read' })['trouble'];

const NOT_READ = {
  'source-gone': ['card.notReadGone', 'card.notReadGoneDo'],
  'not-responding': ['card.notReadSlow', 'card.notReadSlowDo'],
  unreadable: ['card.notReadUnreadable', 'card.notReadUnreadableDo'],
  'store-busy': ['card.notReadStore', 'card.notReadBusyDo'],
  'store-failed': ['card.notReadStore', 'card.notReadStoreDo'],
  aborted: ['card.notReadStopped', 'card.notReadStoppedDo'],
  'disk-low': ['card.notReadFull', 'card.notReadFullDo'],
  'not-asked': ['card.notReadYet', 'card.notReadYetDo'],
} as const satisfies Record<ReadTrouble, readonly [string, string]>;

/** What only waits for a person to say so is no failure, and what is read again by itself needs no hand. */
const LOOK_OF: Readonly<Partial<Record<ReadTrouble, Pick<CardFace, 'look' | 'icon'>>>> = {
  'not-asked': { look: 'waiting', icon: 'waiting' },
  aborted: { look: 'attention', icon: 'attention' },
  'disk-low': { look: 'attention', icon: 'attention' },
};

type NotReadWords = Pick<CardFace, 'look' | 'icon' | 'word' | 'sentence' | 'advice'>;

export function notReadWords(trouble: ReadTrouble, { t }: Say): NotReadWords {
  const [sentence, advice] = NOT_READ[trouble];
  const look = LOOK_OF[trouble] ?? { look: 'failed', icon: 'failed' };
  const word = t(trouble === 'not-asked' ? 'card.waiting' : 'card.notRead');
  return { ...look, word, sentence: t(sentence), advice: t(advice) };
}

/** What is wrong with the stick itself. Conflicts and captures that need a look belong to the notice and the devices. */
export function collectedAdvice(state: CardState & { is: 'collected' }, { t }: Say): string | null {
  return state.kitProblems > 0 ? t('card.kitProblems', { count: state.kitProblems }) : null;
}
