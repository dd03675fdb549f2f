import type { CardState, StickCard } from '../../../../shared/ipc/sticks.ts';
import { EJECT_REASON_WORDS, STAGE_REASON_WORDS, STAGE_STEP_WORDS } from '../../../../shared/sticks/stage-words.ts';
import type { Look } from '../../../ui/look.ts';
import { collectedAdvice, notReadWords } from './collected-words.ts';
import type { Say } from './say.ts';
import { type CardSteps, duringStep, stepsOf } from './step-words.ts';

/** What the badge of a plate shows; each stands for one icon. */
export type CardIcon =
  | 'looking'
  | 'reading'
  | 'stranger'
  | 'prepared'
  | 'done'
  | 'writing'
  | 'verifying'
  | 'ejecting'
  | 'waiting'
  | 'failed'
  | 'attention'
  | 'left-out';

/** One drive in shape, words and bars: the same on the large card, on the small one and for a screen reader. */
export interface CardFace {
  readonly look: Exclude<Look, 'practice'>;
  readonly icon: CardIcon;
  /** The state in one or two words. */
  readonly word: string;
  /** One line that says more. */
  readonly sentence: string;
  /** 0 to 1; null where there is no progress to show. */
  readonly share: number | null;
  readonly steps: CardSteps | null;
  /** What a person has to know or do; null where there is nothing. */
  readonly advice: string | null;
}

const PLAIN = { share: null, steps: null, advice: null } as const;

export function cardFace(card: StickCard, say: Say): CardFace {
  const { t } = say;
  const state = card.state;
  switch (state.is) {
    case 'looking':
      return { ...PLAIN, look: 'waiting', icon: 'looking', word: t('card.looking'), sentence: t('card.lookingText') };
    case 'reading':
      return {
        ...PLAIN,
        look: 'working',
        icon: 'reading',
        word: t('card.reading'),
        sentence: t('card.readingText', { done: state.filesDone, total: state.filesTotal }),
        share: state.filesTotal === 0 ? 0 : state.filesDone / state.filesTotal,
      };
    case 'stranger':
      return {
        ...PLAIN,
        look: 'waiting',
        icon: 'stranger',
        word: t('card.stranger'),
        sentence: card.number === null ? t('card.strangerNew') : t('card.strangerText', { number: card.number }),
      };
    case 'prepared':
      return {
        ...PLAIN,
        look: 'working',
        icon: 'prepared',
        word: t('card.prepared'),
        sentence: t('card.preparedText'),
      };
    case 'collected': {
      const advice = collectedAdvice(state, say);
      return {
        ...PLAIN,
        look: state.kitProblems > 0 ? 'attention' : 'done',
        icon: state.kitProblems > 0 ? 'attention' : 'done',
        word: t('card.collected'),
        sentence:
          state.captures === 0
            ? t('card.collectedNone')
            : t('card.collectedText', { count: state.captures, new: state.new }),
        advice,
      };
    }
    case 'not-read':
      return { ...PLAIN, ...notReadWords(state.trouble, say) };
    case 'waiting':
      return {
        ...PLAIN,
        look: 'waiting',
        icon: 'waiting',
        word: t('card.waiting'),
        sentence: t('card.waitingSoon'),
        share: 0,
        steps: stepsOf(state),
      };
    case 'working':
      return workingFace(state, say);
    case 'done':
      return doneFace(card, state, say);
    case 'failed':
      return failedFace(state, say);
    case 'cancelled':
      return {
        look: 'attention',
        icon: 'attention',
        word: t('card.cancelled'),
        sentence: t('card.cancelledDuring', { step: duringStep(state.step, say) }),
        share: state.share,
        steps: stepsOf(state),
        advice: t('card.cancelledDo'),
      };
    case 'left-out':
      return {
        ...PLAIN,
        look: 'left-out',
        icon: 'left-out',
        word: t('card.leftOut'),
        sentence: card.canPrepare ? t('card.onlyIfChosen') : t('card.neverWritten'),
      };
  }
}

function workingFace(state: CardState & { is: 'working' }, { t, language }: Say): CardFace {
  const { step, filesTotal: total, share } = state;
  const fileAfter = (done: number) => Math.min(done + 1, total);
  const now = {
    check: ['writing', t('card.checkingText')],
    write: ['writing', t('card.writingText', { file: fileAfter(state.filesWritten), total })],
    rename: ['writing', t('card.writingText', { file: total, total })],
    verify: ['verifying', t('card.verifyingText', { file: fileAfter(state.filesVerified), total })],
    manifest: ['verifying', t('card.signingText')],
    eject: ['ejecting', t('card.ejectingText')],
  } as const satisfies Record<typeof step, readonly [CardIcon, string]>;
  const [icon, sentence] = now[step];
  const word = STAGE_STEP_WORDS[step][language];
  return { look: 'working', icon, word, sentence, share, steps: stepsOf(state), advice: null };
}

/** Reasons with which a stick may be pulled out all the same. */
const NEEDS_NO_EJECT: ReadonlySet<string> = new Set(['nothing-to-eject', 'gone']);

function doneFace(card: StickCard, state: CardState & { is: 'done' }, { t, language }: Say): CardFace {
  const isFree = state.notEjected === null || NEEDS_NO_EJECT.has(state.notEjected);
  const advice = [
    state.notEjected !== null && !isFree ? EJECT_REASON_WORDS[state.notEjected][language] : null,
    state.isNumberTaken && card.number !== null ? t('card.numberTaken', { number: card.number }) : null,
    state.keptAside > 0 ? t('card.keptAside', { count: state.keptAside }) : null,
  ].filter((line) => line !== null);
  const needsLook = state.isNumberTaken || (!isFree && state.notEjected !== 'not-asked');
  // The system no longer lists a stick that was ejected, and nobody can tell whether a hand has taken it.
  const isThere = state.notEjected === null || card.isIn;
  const sentence = isFree ? t(isThere ? 'card.takeItOut' : 'card.takenOut') : t('card.notEjected');
  return {
    look: needsLook ? 'attention' : 'done',
    icon: needsLook ? 'attention' : 'done',
    word: t('card.done'),
    sentence,
    share: 1,
    steps: stepsOf(state),
    advice: advice.length === 0 ? null : advice.join(' '),
  };
}

function failedFace(state: CardState & { is: 'failed' }, say: Say): CardFace {
  const { t, language } = say;
  const words = STAGE_REASON_WORDS[state.reason][language];
  const isPulledOut = state.reason === 'pulled-out';
  return {
    look: 'failed',
    icon: 'failed',
    word: t('card.notFinished'),
    sentence: isPulledOut ? t('card.pulledOutDuring', { step: duringStep(state.step, say) }) : words.title,
    share: state.share,
    steps: stepsOf(state),
    advice: isPulledOut ? t('card.pulledOutDo') : words.action,
  };
}
