import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/ipc/contract.ts';
import type { DeviceEdit, DeviceScope } from '../../../shared/ipc/devices.ts';
import { bridge } from '../../bridge/bridge.ts';
import { call } from '../../bridge/call.ts';
import { usePolite } from '../../ui/polite.tsx';
import { useToasts } from '../../ui/toasts.tsx';

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
      const { changed: count, edit: id } = answer.value;
      const title = count === 0 ? t('edit.none') : t(`edit.done.${edit.field}`, { count });
      say(title);
      tell({ title, ...(count === 0 ? {} : { action: { label: t('edit.undo'), onClick: () => void undo(id) } }) });
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

/** Takes an edit back, and says what could not be. */
export function useUndo(): (edit: string) => Promise<void> {
  const { t } = useTranslation('devices');
  const tell = useToasts();
  const say = usePolite();
  return async (edit) => {
    try {
      const answer = await call(bridge.devices.undoEdit(edit));
      if (!answer.ok) {
        tell({ title: t(`edit.refused.${answer.error.code}`), intent: 'warning' });
        return;
      }
      const { restored, changedSince } = answer.value;
      const title = t('edit.undone', { count: restored });
      say(title);
      tell({ title, ...(changedSince === 0 ? {} : { text: t('edit.changedSince', { count: changedSince }) }) });
    } catch {
      tell({ title: t('edit.failed'), intent: 'error' });
    }
  };
}
