import type { DepotView } from '../../../../shared/ipc/app.ts';
import type { BenchView, StickCard } from '../../../../shared/ipc/sticks.ts';
import type { Sound } from '../../../ui/sound.ts';
import { cardFace } from './card-face.ts';
import type { Say } from './say.ts';

/** What is said when one stick ends. */
export interface StickNews {
  readonly line: string;
  readonly isGood: boolean;
}

/** The bench as it was seen at one time, and of which depot. */
export interface BenchSeen {
  readonly bench: BenchView;
  readonly kind: DepotView['kind'] | undefined;
}

/**
 * One line for each stick that ended since the bench was seen last, and one sound: the one for bad where any needs a hand.
 *
 * @param before Null at first. The first picture of a depot is how it is, not what happened.
 */
export function announcement(
  before: BenchSeen | null,
  now: BenchSeen,
  say: Say,
): { readonly lines: readonly string[]; readonly sound: Sound | null } {
  const news = before !== null && before.kind === now.kind ? stickNews(before.bench, now.bench, say) : [];
  const sound = news.length === 0 ? null : news.every(({ isGood }) => isGood) ? 'good' : 'bad';
  return { lines: news.map(({ line }) => line), sound };
}

const ENDS = ['done', 'failed', 'cancelled', 'collected', 'not-read'] as const;
type End = (typeof ENDS)[number];
// `includes` of a narrow list takes only what is in it, which is what is asked here.
const isEnd = (is: string): is is End => (ENDS as readonly string[]).includes(is);

/** One entry for each stick that ended between two views of the bench. What was over before is no news. */
export function stickNews(before: BenchView, after: BenchView, say: Say): readonly StickNews[] {
  const was = new Map(before.cards.map((card) => [card.card, card.state.is]));
  return after.cards.flatMap((card) => {
    const earlier = was.get(card.card);
    const is = card.state.is;
    return isEnd(is) && earlier !== is ? (newsOf(card, say) ?? []) : [];
  });
}

function newsOf(card: StickCard, say: Say): StickNews | null {
  const { t } = say;
  const face = cardFace(card, say);
  const name = card.number ?? card.description;
  const because = face.advice === null ? face.sentence : `${face.sentence}. ${face.advice}`;
  switch (card.state.is) {
    case 'done':
      return {
        line: t('news.done', { number: name, sentence: face.sentence }),
        isGood: face.look === 'done',
      };
    case 'failed':
      return { line: t('news.failed', { number: name, reason: because }), isGood: false };
    case 'cancelled':
      return { line: t('news.cancelled', { number: name }), isGood: false };
    case 'collected':
      return {
        line: t('news.collected', { number: name, count: card.state.captures, new: card.state.new }),
        isGood: face.look === 'done',
      };
    case 'not-read':
      if (card.state.trouble === 'not-asked') return null;
      return { line: t('news.notRead', { number: name, reason: because }), isGood: false };
    default:
      return null;
  }
}
