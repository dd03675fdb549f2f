import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/ipc/contract.ts';
import type { DeviceEdit, DeviceScope } from '../../../shared/ipc/devices.ts';
import { bridge } from '../../bridge/bridge.ts';
import { call } from '../../bridge/call.ts';
import { usePolite } from '../../ui/polite.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { useDevicesView } from './devices-view.ts';
import { editedWords } from './works/work-words.ts';

type Refused<A> = A extends { readonly ok: false; readonly error: { readonly code: infer C } } ? C : never;
export type EditRefusal = Refused<Answer<'devices:edit'>>;

interface Edit {
  /** Why the last value was refused. */
  readonly refusal: EditRefusal | null;
  readonly isBusy: boolean;
  /** @returns Whether it was done. */
  readonly change: (scope: DeviceScope, edit: DeviceEdit) => Promise<boolean>;
  readonly forgetRefusal: () => void;
}

/** Changes a field of some devices, and tells it with the way back. */
export function useEdit(): Edit {
  const { t } = useTranslation('devices');
  const tell = useToasts();
  const say = usePolite();
  const undo = useUndo();
  const [refusal, setRefusal] = useState<EditRefusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function change(scope: DeviceScope, edit: DeviceEdit): Promise<boolean> {
    setIsBusy(true);
    try {
      const answer = await call(bridge.devices.edit({ scope, edit }));
      if (!answer.ok) {
        setRefusal(answer.error.code);
        return false;
      }
      // A work tells its own end.
      if (answer.value.of === 'work') return true;
      const { changed, changedSince, edit: id } = answer.value;
      const title = editedWords(edit.field, changed, t);
      say(title);
      tell({
        title,
        ...(changedSince === 0 ? {} : { text: t('edit.changedSince', { count: changedSince }) }),
        ...(changed === 0 ? {} : { action: { label: t('edit.undo'), onClick: () => void undo(id) } }),
      });
      return true;
    } catch {
      tell({ title: t('edit.failed'), intent: 'error' });
      return false;
    } finally {
      setIsBusy(false);
    }
  }
  return { refusal, isBusy, change, forgetRefusal: () => setRefusal(null) };
}

/** Asks before an edit is taken back, and says so where there is none; null is the last one. */
export function useAskUndo(): (edit: string | null) => Promise<void> {
  const { t } = useTranslation('devices');
  const tell = useToasts();
  const set = useDevicesView((view) => view.set);
  return async (edit) => {
    try {
      const undoing = await call(bridge.devices.editToUndo(edit));
      if (undoing === null) tell({ title: t('undo.nothing') });
      else set({ undoing });
    } catch {
      tell({ title: t('edit.failed'), intent: 'error' });
    }
  };
}

/** Takes an edit back, and says what could not be. @returns Whether it was done or has begun. */
export function useUndo(): (edit: string) => Promise<boolean> {
  const { t } = useTranslation('devices');
  const tell = useToasts();
  const say = usePolite();
  return async (edit) => {
    try {
      const answer = await call(bridge.devices.undoEdit(edit));
      if (!answer.ok) {
        tell({ title: t(`edit.refused.${answer.error.code}`), intent: 'warning' });
        return false;
      }
      if (answer.value.of === 'work') return true;
      const { restored, changedSince } = answer.value;
      const title = t('edit.undone', { count: restored });
      say(title);
      tell({ title, ...(changedSince === 0 ? {} : { text: t('edit.changedSince', { count: changedSince }) }) });
      return true;
    } catch {
      tell({ title: t('edit.failed'), intent: 'error' });
      return false;
    }
  };
}
