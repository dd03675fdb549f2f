import { Button, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { EditToUndo } from '../../../shared/ipc/devices.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Modal } from '../../ui/modal.tsx';
import { useDevicesView } from './devices-view.ts';
import { useUndo } from './use-edit.ts';

const useStyles = makeStyles({
  about: { margin: 0, overflowWrap: 'anywhere' },
});

/** Says which edit would be taken back, on how many devices, before it is: it may be of another day. */
export function UndoDialog() {
  const undoing = useDevicesView((view) => view.undoing);
  return undoing === null ? null : <OpenDialog undoing={undoing} />;
}

function OpenDialog({ undoing: { edit, field, value, at, devices } }: { readonly undoing: EditToUndo }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const format = useFormat();
  const undo = useUndo();
  const close = () => useDevicesView.getState().set({ undoing: null });
  return (
    <Modal
      title={t('undo.title')}
      size="small"
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('edit.cancel')}</Button>
          <Button
            appearance="primary"
            onClick={() => {
              close();
              void undo(edit);
            }}
          >
            {t('edit.undo')}
          </Button>
        </>
      }
    >
      <p className={styles.about}>
        {t(`undo.about.${field}`, { when: format.moment(at), value: value || t('history.none'), count: devices })}
      </p>
      <p className={styles.about}>{t('undo.back')}</p>
    </Modal>
  );
}
