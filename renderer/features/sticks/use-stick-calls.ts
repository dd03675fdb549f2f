import { useMemo } from 'react';
import type { Envelope } from '../../../shared/ipc/contract.ts';
import type { StickCard } from '../../../shared/ipc/sticks.ts';
import { EJECT_REASON_WORDS } from '../../../shared/sticks/stage-words.ts';
import { bridge } from '../../bridge/bridge.ts';
import { call } from '../../bridge/call.ts';
import { useToasts } from '../../ui/toasts.tsx';
import { type RefusalCode, refusalWords } from './words/refusal.ts';
import { useSay } from './words/use-say.ts';

export interface StickCalls {
  /** All safe sticks. */
  readonly prepareAll: () => void;
  /** One stick that a person named, with the warnings that they accepted. */
  readonly prepare: (card: StickCard) => void;
  /** Those of the run that ended so. */
  readonly again: (end: 'failed' | 'cancelled') => void;
  readonly cancelRun: () => void;
  readonly eject: (card: StickCard) => void;
  readonly collect: (card: StickCard) => void;
  readonly clear: (card: StickCard) => void;
  /** A card, a notice or a run that is over. */
  readonly dismiss: (token: string) => void;
  readonly addFolder: () => void;
}

type Refusable<T, C extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: C; readonly detail: string } };

/** What the page of the sticks asks of main. What is refused is told with what to do next; the bench itself tells the rest. */
export function useStickCalls(): StickCalls {
  const say = useSay();
  const tell = useToasts();
  return useMemo(() => {
    const { t, language } = say;
    const fail = () => tell({ title: t('refused.failed'), intent: 'error' });
    const ask = <T, C extends string>(
      sent: Promise<Envelope<Refusable<T, C>>>,
      onRefused: (code: C) => string | null,
      onDone?: (value: T) => void,
    ): void => {
      call(sent).then((answer) => {
        if (answer.ok) return onDone?.(answer.value);
        const words = onRefused(answer.error.code);
        if (words !== null) tell({ title: words, intent: 'warning' });
      }, fail);
    };
    const refused = (code: RefusalCode) => refusalWords(code, say);
    const notStarted = (code: RefusalCode) => (code === 'busy' ? t('refused.benchBusy') : refused(code));
    const warningsOf = (card: StickCard) =>
      card.statuses.filter(({ level }) => level === 'warning').map(({ code }) => code);
    return {
      prepareAll: () => ask(bridge.sticks.prepare({ cards: null, accepted: [] }), notStarted),
      prepare: (card) => ask(bridge.sticks.prepare({ cards: [card.card], accepted: warningsOf(card) }), notStarted),
      again: (end) => ask(bridge.sticks.again(end), notStarted),
      cancelRun: () => void call(bridge.sticks.cancel()).catch(fail),
      eject: ({ card }) =>
        ask(bridge.sticks.eject(card), (code) =>
          code === 'card-gone' || code === 'busy' ? refused(code) : EJECT_REASON_WORDS[code][language],
        ),
      collect: ({ card }) => ask(bridge.sticks.collect(card), refused),
      clear: ({ card }) =>
        ask(bridge.sticks.clear(card), refused, (counts) => tell({ title: t('ask.cleared', counts) })),
      dismiss: (token) => void call(bridge.sticks.dismiss(token)).catch(fail),
      addFolder: () => ask(bridge.sticks.addFolder(), (code) => (code === 'cancelled' ? null : refused(code))),
    };
  }, [say, tell]);
}
