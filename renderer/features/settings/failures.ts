import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { Envelope } from '../../../shared/ipc/contract.ts';
import { BridgeError } from '../../bridge/call.ts';
import { useTrouble } from '../../ui/use-trouble.ts';

/** Every refusal that can come from this page; the words of each are in the locale files. */
const REFUSALS = [
  'locked',
  'not-kept',
  'sign-in-not-set',
  'script-unreadable',
  'script-too-large',
  'script-no-text',
  'script-no-output-file',
  'offline',
  'feed-refused',
  'package-unusable',
  'tag-not-carried',
  'not-there',
  'not-opened',
] as const;
type Refusal = (typeof REFUSALS)[number];

interface Failures {
  /** What went wrong with a row's last change, by the row's id. */
  readonly texts: Readonly<Record<string, string>>;
  readonly set: (row: string, text: string | null) => void;
}

export const useFailures = create<Failures>((set) => ({
  texts: {},
  set: (row, text) =>
    set(({ texts: { [row]: _, ...others } }) => ({ texts: text === null ? others : { ...others, [row]: text } })),
}));

type Refusable<T, C extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: C; readonly detail: string } };

/**
 * Sends what a row wants and shows beside it why it was refused. Cancelling a dialog is no failure.
 * @returns What was answered; null where it was refused or failed.
 */
export function useAsk() {
  const { t } = useTranslation('settings');
  const trouble = useTrouble();
  return async <T, C extends Refusal | 'cancelled'>(
    row: string,
    sent: Promise<Envelope<Refusable<T, C>>>,
  ): Promise<T | null> => {
    const { set } = useFailures.getState();
    set(row, null);
    const envelope = await sent;
    if (!envelope.ok) {
      set(row, trouble(new BridgeError(envelope.error.code, envelope.error.detail)));
      return null;
    }
    const answer = envelope.value;
    if (answer.ok) {
      return answer.value;
    }
    const refusal = REFUSALS.find((code) => code === answer.error.code);
    if (refusal !== undefined) {
      set(row, t(`refused.${refusal}`));
    }
    return null;
  };
}
