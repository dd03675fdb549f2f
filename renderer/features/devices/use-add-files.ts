import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '../../../shared/ipc/devices.ts';
import { MAX_FILES_AT_ONCE } from '../../../shared/ipc/limits.ts';
import { bridge } from '../../bridge/bridge.ts';
import { call } from '../../bridge/call.ts';
import { useToasts } from '../../ui/toasts.tsx';

interface AddFiles {
  /** Asks for files in a dialog of main, then adds them. */
  readonly choose: () => Promise<void>;
  /** Takes what a person dropped or pasted, and adds it. */
  readonly take: (dropped: readonly File[]) => Promise<void>;
}

/** Adds files, and says so where not all of them, or none, could be added. */
export function useAddFiles(): AddFiles {
  const { t } = useTranslation('devices');
  const tell = useToasts();

  const tellTooMany = () =>
    tell({ title: t('works.notAdded.too-many', { count: MAX_FILES_AT_ONCE }), intent: 'warning' });

  async function add(files: readonly ChosenFile[], missing: number): Promise<void> {
    if (missing > 0) tell({ title: t('works.notFound', { count: missing }), intent: 'warning' });
    if (files.length === 0) return;
    const answer = await call(bridge.work.addFiles(files.map(({ file }) => file)));
    if (!answer.ok) tell({ title: t(`works.notAdded.${answer.error.code}`), intent: 'warning' });
  }

  async function choose(): Promise<void> {
    const chosen = await call(bridge.work.chooseFiles());
    if (!chosen.ok) return tellTooMany();
    await add(chosen.value.files, chosen.value.missing);
  }

  async function take(dropped: readonly File[]): Promise<void> {
    if (dropped.length === 0) return tell({ title: t('works.nothingDropped'), intent: 'warning' });
    if (dropped.length > MAX_FILES_AT_ONCE) return tellTooMany();
    const files = await call(bridge.takeFiles(dropped));
    await add(files, dropped.length - files.length);
  }

  const orTell = async (adding: Promise<void>) => {
    try {
      await adding;
    } catch {
      tell({ title: t('works.notAdded.failed'), intent: 'error' });
    }
  };
  return { choose: () => orTell(choose()), take: (dropped) => orTell(take(dropped)) };
}
