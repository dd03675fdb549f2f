import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '../../../shared/ipc/devices.ts';
import { bridge } from '../../bridge/bridge.ts';
import { call } from '../../bridge/call.ts';
import { useToasts } from '../../ui/toasts.tsx';

interface AddFiles {
  /** Asks for files in a dialog of main, then adds them. */
  readonly choose: () => Promise<void>;
  /** Adds files that main has given names to. */
  readonly add: (files: readonly ChosenFile[]) => Promise<void>;
}

export function useAddFiles(): AddFiles {
  const { t } = useTranslation('devices');
  const tell = useToasts();

  async function add(files: readonly ChosenFile[]): Promise<void> {
    if (files.length === 0) return;
    const answer = await call(bridge.work.addFiles(files.map(({ file }) => file)));
    if (!answer.ok) tell({ title: t(`works.notAdded.${answer.error.code}`), intent: 'warning' });
  }
  const orTell = async (adding: Promise<void>) => {
    try {
      await adding;
    } catch {
      tell({ title: t('works.notAdded.failed'), intent: 'error' });
    }
  };
  return {
    choose: () => orTell(call(bridge.work.chooseFiles()).then(add)),
    add: (files) => orTell(add(files)),
  };
}
