import { useState } from 'react';
import type { StickCard } from '../../../shared/ipc/sticks.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { Act } from './card/card-buttons.tsx';
import type { StickCalls } from './use-stick-calls.ts';
import { driveName, driveReasons } from './words/drive-words.ts';
import { useSay } from './words/use-say.ts';

interface Asked {
  readonly about: 'clear' | 'prepare-again' | 'choose';
  readonly card: StickCard;
}

/** Does what a card's button says, or asks first where something goes or a warning stands. */
export function useCardActs(calls: StickCalls): {
  readonly onAct: Act;
  readonly asked: Asked | null;
  readonly close: () => void;
} {
  const [asked, setAsked] = useState<Asked | null>(null);
  const onAct: Act = (action, card) => {
    switch (action) {
      case 'clear':
      case 'prepare-again':
      case 'choose':
        return setAsked({ about: action, card });
      case 'prepare':
      case 'retry':
        return calls.prepare(card);
      case 'eject':
        return calls.eject(card);
      case 'collect':
        return calls.collect(card);
      case 'dismiss':
        return calls.dismiss(card.card);
    }
  };
  return { onAct, asked, close: () => setAsked(null) };
}

interface AskDialogsProps {
  readonly asked: Asked | null;
  readonly limitGib: number;
  readonly calls: StickCalls;
  readonly onClose: () => void;
}

export function AskDialogs({ asked, limitGib, calls, onClose }: AskDialogsProps) {
  const say = useSay();
  if (asked === null) return null;
  const { about, card } = asked;
  const { t } = say;
  const { number } = card;
  const name = driveName(card, say);
  const warnings = driveReasons(card, limitGib, say)
    .filter(({ level }) => level === 'warning')
    .map(({ reason }) => reason);
  const confirm = (act: () => void) => () => {
    onClose();
    act();
  };
  switch (about) {
    case 'clear':
      return (
        <ConfirmDialog
          isOpen
          title={number === null ? t('ask.clearTitleNew', { name }) : t('ask.clearTitle', { number })}
          stays={[t('ask.clearStays')]}
          goes={[t('ask.clearGoes')]}
          safeLabel={t('ask.clearNo')}
          confirmLabel={t('ask.clearYes')}
          onSafe={onClose}
          onConfirm={confirm(() => calls.clear(card))}
        />
      );
    case 'prepare-again':
      return (
        <ConfirmDialog
          isOpen
          title={number === null ? t('ask.againTitleNew', { name }) : t('ask.againTitle', { number })}
          stays={[t('ask.againStays'), t('ask.againGoes')]}
          goes={warnings}
          safeLabel={t('ask.againNo')}
          confirmLabel={t('ask.againYes')}
          onSafe={onClose}
          onConfirm={confirm(() => calls.prepare(card))}
        />
      );
    case 'choose':
      return (
        <ConfirmDialog
          isOpen
          title={t('ask.chooseTitle', { name })}
          stays={[t('ask.chooseText')]}
          goes={warnings}
          safeLabel={t('ask.chooseNo')}
          confirmLabel={t('ask.chooseYes')}
          onSafe={onClose}
          onConfirm={confirm(() => calls.prepare(card))}
        />
      );
  }
}
