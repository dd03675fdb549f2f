import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { usePracticePage } from './practice-page-view.ts';
import type { PracticeCalls } from './use-practice-calls.ts';

interface AfreshDialogProps {
  readonly isOpen: boolean;
  readonly calls: PracticeCalls;
  readonly onClose: () => void;
}

export function AfreshDialog({ isOpen, calls, onClose }: AfreshDialogProps) {
  const { t } = useTranslation('practice');
  const showRound = usePracticePage((view) => view.showRound);
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('afreshTitle')}
      stays={[t('afreshStays')]}
      goes={[t('afreshGoes')]}
      safeLabel={t('afreshNo')}
      confirmLabel={t('afreshYes')}
      onSafe={onClose}
      onConfirm={() => {
        onClose();
        showRound(true);
        calls.restart();
      }}
    />
  );
}
