import { useTranslation } from 'react-i18next';
import type { DeviceDetail, Fix } from '../../../../shared/ipc/devices.ts';
import { useNavigation } from '../../../app/navigation.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { call } from '../../../bridge/call.ts';
import { usePolite } from '../../../ui/polite.tsx';
import { useToasts } from '../../../ui/toasts.tsx';
import { usePracticePage } from '../../practice/practice-page-view.ts';
import { editingOf, useDevicesView } from '../devices-view.ts';
import { useConflicts } from '../use-device-facts.ts';
import { useUndo } from '../use-edit.ts';

/** Does what a fix button says: what a person must do opens, the rest is done by main, with the way back. */
export function useFix({ device, conflicts }: DeviceDetail): (fix: Fix) => Promise<void> {
  const { t } = useTranslation('devices');
  const tell = useToasts();
  const say = usePolite();
  const undo = useUndo();
  const { set } = useDevicesView.getState();
  const open = useConflicts() ?? [];
  const go = useNavigation((state) => state.go);

  async function byMain(fix: Fix): Promise<void> {
    try {
      const answer = await call(bridge.devices.fix({ deviceId: device.id, fix }));
      if (!answer.ok) {
        tell({ title: t(`fix.refused.${answer.error.code}`), intent: 'warning' });
        return;
      }
      const { edit } = answer.value;
      say(t('fix.done'));
      tell({
        title: t('fix.done'),
        ...(edit === null ? {} : { action: { label: t('edit.undo'), onClick: () => void undo(edit) } }),
      });
    } catch {
      tell({ title: t('edit.failed'), intent: 'error' });
    }
  }

  function captureAgain(): void {
    usePracticePage.getState().showRound(false);
    go('sticks');
    const title = t('fix.toCapture', { serial: device.serial || t('table.noSerial') });
    tell({ title, text: t('fix.howToCapture'), intent: 'info' });
  }

  return async (fix) => {
    switch (fix) {
      case 'resolve-conflict':
        // Of several the one that waits for a person, before one that is decided.
        set({ conflict: conflicts.find((id) => open.includes(id)) ?? conflicts[0] ?? null });
        return;
      case 'edit-group-tag':
        set({ editing: editingOf(device, 'groupTag') });
        return;
      case 'edit-user':
        set({ editing: editingOf(device, 'assignedUser') });
        return;
      case 'capture-again':
        captureAgain();
        return;
      case 'shorten-group-tag':
      case 'clear-user':
        await byMain(fix);
    }
  };
}
