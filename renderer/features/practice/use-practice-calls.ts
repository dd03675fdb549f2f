import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Envelope } from '../../../shared/ipc/contract.ts';
import type { PracticeView } from '../../../shared/ipc/practice.ts';
import { useNavigation } from '../../app/navigation.ts';
import { bridge } from '../../bridge/bridge.ts';
import { call } from '../../bridge/call.ts';
import { queryClient } from '../../bridge/query-client.ts';
import { useToasts } from '../../ui/toasts.tsx';
import { NO_FILTER } from '../devices/device-filter.ts';
import { showDevices, useDevicesView } from '../devices/devices-view.ts';

const REFUSALS = {
  'not-practice': 'notPractice',
  'no-prepared-stick': 'noPreparedStick',
  busy: 'busy',
  held: 'held',
} as const;

type Answered =
  | { readonly ok: true; readonly value: PracticeView }
  | { readonly ok: false; readonly error: { readonly code: keyof typeof REFUSALS } };

export interface PracticeCalls {
  readonly runDevices: () => void;
  readonly bringBack: () => void;
  readonly moveStick: (stick: string, to: 'in' | 'out') => void;
  readonly restart: () => void;
  readonly leave: () => void;
  /** Opens the first open conflict on the page of the devices. */
  readonly resolveConflict: () => void;
  /** Opens the export of all devices on their page. */
  readonly exportAll: () => void;
}

/** What the practice round asks of main: the same calls as the real job, and the few that play the devices. */
export function usePracticeCalls(): PracticeCalls {
  const { t } = useTranslation('practice');
  const tell = useToasts();
  const go = useNavigation((state) => state.go);
  return useMemo(() => {
    const fail = (reason: string) => tell({ title: t('failed', { reason }), intent: 'error' });
    const failed = () => fail(t('unexpected'));
    const ask = (sent: Promise<Envelope<Answered>>) =>
      void call(sent).then(
        (answer) =>
          answer.ok ? queryClient.setQueryData(['practice'], answer.value) : fail(t(REFUSALS[answer.error.code])),
        failed,
      );
    return {
      runDevices: () => ask(bridge.practice.runDevices()),
      bringBack: () => ask(bridge.practice.bringBack()),
      moveStick: (stick, to) => ask(bridge.practice.moveStick({ stick, to })),
      restart: () => ask(bridge.practice.restart()),
      leave: () => void call(bridge.practice.leave()).catch(failed),
      resolveConflict: () =>
        void call(bridge.devices.conflicts()).then(([first]) => {
          showDevices({ only: 'conflict' });
          if (first !== undefined) useDevicesView.getState().set({ conflict: first });
          go('devices');
        }, failed),
      exportAll: () =>
        void call(bridge.devices.counts()).then(({ all }) => {
          showDevices({});
          useDevicesView
            .getState()
            .set({ exporting: { scope: { of: 'filter', filter: NO_FILTER, except: [] }, count: all } });
          go('devices');
        }, failed),
    };
  }, [t, tell, go]);
}
