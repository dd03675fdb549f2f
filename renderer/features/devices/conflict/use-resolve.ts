import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resolution } from '../../../../shared/devices/conflict.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { call } from '../../../bridge/call.ts';
import { usePolite } from '../../../ui/polite.tsx';
import { useToasts } from '../../../ui/toasts.tsx';

interface Resolve {
  /**
   * @param before The choice that stands now, `later` for an open one: what the way back leads to.
   * @returns Whether it was done.
   */
  readonly resolve: (conflict: string, choice: Resolution, before: Resolution) => Promise<boolean>;
  readonly isBusy: boolean;
}

/** Decides a conflict, or opens it again, and tells it with the way back. */
export function useResolve(): Resolve {
  const { t } = useTranslation('devices');
  const tell = useToasts();
  const say = usePolite();
  const client = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);

  async function resolve(conflict: string, choice: Resolution, before: Resolution): Promise<boolean> {
    setIsBusy(true);
    try {
      const answer = await call(bridge.devices.resolve({ conflict, choice }));
      if (!answer.ok) {
        tell({ title: t(`conflict.refused.${answer.error.code}`), intent: 'warning' });
        return false;
      }
      client.setQueryData(['devices', 'conflict', conflict], answer);
      await client.invalidateQueries({ queryKey: ['devices', 'conflicts'] });
      const isOpen = choice === 'later';
      const title = t(isOpen ? 'conflict.reopened' : 'conflict.done');
      say(title);
      tell({
        title,
        ...(isOpen
          ? {}
          : {
              text: t(`conflict.choice.${choice}`),
              action: { label: t('edit.undo'), onClick: () => void resolve(conflict, before, choice) },
            }),
      });
      return true;
    } catch {
      tell({ title: t('edit.failed'), intent: 'error' });
      return false;
    } finally {
      setIsBusy(false);
    }
  }
  return { resolve, isBusy };
}
