import type { TFunction } from 'i18next';
import type { PracticeView } from '../../../shared/ipc/practice.ts';
import type { BenchView, StickCard } from '../../../shared/ipc/sticks.ts';
import type { Look } from '../../ui/look.ts';
import { type CardIcon, cardFace } from '../sticks/words/card-face.ts';
import type { Say } from '../sticks/words/say.ts';

export type VirtualStick = PracticeView['sticks'][number];

export interface VirtualFace {
  readonly look: Exclude<Look, 'practice'>;
  readonly icon: CardIcon;
  readonly word: string;
  readonly sentence: string;
  /** 0 to 1 while something is done to it; else null. */
  readonly share: number | null;
}

/** States of a card that say more of a virtual stick than the round itself does. */
const TELLS: ReadonlySet<StickCard['state']['is']> = new Set([
  'looking',
  'reading',
  'waiting',
  'working',
  'failed',
  'cancelled',
  'not-read',
  'collected',
]);

/** The card that the bench has for a virtual stick: a stick is a folder, and its card is named after it. */
export function cardOfStick({ stick, number }: VirtualStick, bench: BenchView): StickCard | undefined {
  return (
    bench.cards.find(({ place }) => place === stick) ??
    bench.cards.find((card) => card.isPractice && number !== null && card.number === number)
  );
}

export function virtualFace(
  stick: VirtualStick,
  card: StickCard | undefined,
  t: TFunction<'practice'>,
  say: Say,
): VirtualFace {
  if (card !== undefined && TELLS.has(card.state.is) && (card.isIn || card.state.is === 'failed')) {
    const { look, icon, word, sentence, share } = cardFace(card, say);
    return { look, icon, word, sentence, share };
  }
  const { devices, captured, isPrepared } = stick;
  if (!isPrepared) {
    return { look: 'waiting', icon: 'stranger', word: t('new'), sentence: t('newText'), share: null };
  }
  if (captured === 0) {
    const sentence = t('preparedText', { count: devices });
    return { look: 'working', icon: 'prepared', word: t('prepared'), sentence, share: null };
  }
  if (captured < devices) {
    const sentence = t('carryingText', { captured, devices });
    return { look: 'working', icon: 'prepared', word: t('carrying'), sentence, share: null };
  }
  return { look: 'done', icon: 'done', word: t('full'), sentence: t('fullText', { count: captured }), share: null };
}
