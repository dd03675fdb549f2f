import { useState } from 'react';
import type { RosterRow } from '../../../../shared/ipc/sticks.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { call } from '../../../bridge/call.ts';
import { useToasts } from '../../../ui/toasts.tsx';
import { refusalWords } from '../words/refusal.ts';
import { useSay } from '../words/use-say.ts';
import type { RosterAction } from './roster-menu.tsx';

interface RosterActs {
  readonly onAct: (action: RosterAction, row: RosterRow) => void;
  readonly asked: { readonly about: 'renumber' | 'retire'; readonly row: RosterRow } | null;
  readonly place: (stickId: string, place: 'out' | 'shelf' | 'retired') => void;
  readonly close: () => void;
}

/** What the menu of a row does; numbers and retiring ask first. The roster itself is renewed by main's event. */
export function useRosterActs(): RosterActs {
  const say = useSay();
  const tell = useToasts();
  const [asked, setAsked] = useState<RosterActs['asked']>(null);
  const place: RosterActs['place'] = (stickId, where) => {
    call(bridge.sticks.place({ stickId, place: where })).then(
      (answer) => {
        if (!answer.ok) tell({ title: refusalWords(answer.error.code, say), intent: 'warning' });
      },
      () => tell({ title: say.t('refused.failed'), intent: 'error' }),
    );
  };
  return {
    asked,
    place,
    close: () => setAsked(null),
    onAct: (action, row) => {
      if (action === 'renumber' || action === 'retire') setAsked({ about: action, row });
      else place(row.stickId, action);
    },
  };
}
