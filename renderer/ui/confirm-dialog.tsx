import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Regular, Dismiss20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Modal } from './modal.tsx';

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  /** A question: "Cancel preparing 7 sticks?" */
  readonly title: string;
  readonly children?: ReactNode;
  /** What stays as it is, a line each. */
  readonly stays?: readonly string[];
  /** What goes or ends, a line each. */
  readonly goes?: readonly string[];
  /** The answer that changes nothing. It has the focus. */
  readonly safeLabel: string;
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onSafe: () => void;
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '4px 0 0', padding: 0, display: 'grid', gap: '8px' },
  line: { display: 'flex', alignItems: 'flex-start', gap: '8px' },
  stays: { flexShrink: 0, color: tokens.colorStatusSuccessForeground1 },
  goes: { flexShrink: 0, color: tokens.colorStatusDangerForeground1 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** Asks before something ends or goes, and says what stays. Escape is the safe answer. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, stays = [], goes = [], safeLabel, confirmLabel, onConfirm, onSafe } = props;
  const styles = useStyles();
  const { t } = useTranslation('shell');
  if (!isOpen) return null;
  return (
    <Modal
      isAlert
      title={title}
      size="small"
      onClose={onSafe}
      actions={
        <>
          {/* The first one that can have the focus gets it. */}
          <Button appearance="primary" onClick={onSafe}>
            {safeLabel}
          </Button>
          <Button onClick={onConfirm}>{confirmLabel}</Button>
        </>
      }
    >
      {children}
      {stays.length + goes.length > 0 && (
        <ul className={styles.list}>
          {stays.map((line) => (
            <li key={line} className={styles.line}>
              <CheckmarkCircle20Regular className={styles.stays} aria-hidden />
              <span className={styles.hidden}>{t('confirm.stays')}</span>
              {line}
            </li>
          ))}
          {goes.map((line) => (
            <li key={line} className={styles.line}>
              <Dismiss20Regular className={styles.goes} aria-hidden />
              <span className={styles.hidden}>{t('confirm.goes')}</span>
              {line}
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
