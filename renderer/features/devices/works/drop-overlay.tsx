import { makeStyles, Title2, tokens } from '@fluentui/react-components';
import { DocumentAddRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { SafeNote } from '../../../ui/safe-note.tsx';
import { useFileDrop } from './use-file-drop.ts';

const useStyles = makeStyles({
  overlay: {
    position: 'fixed',
    inset: 0,
    zIndex: 1_000,
    padding: '16px',
    // What is dropped is heard by the window, whatever lies under the hand.
    pointerEvents: 'none',
    backgroundColor: tokens.colorBackgroundOverlay,
  },
  target: {
    height: '100%',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '12px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `2px dashed ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    '& > svg': { width: '48px', height: '48px', color: tokens.colorBrandForeground1 },
  },
  title: { margin: 0 },
});

/** Hears files over the window and says what happens when they are let go. */
export function DropOverlay() {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const isOver = useFileDrop();
  if (!isOver) return null;
  return (
    <section className={styles.overlay} aria-label={t('drop.title')}>
      <div className={styles.target}>
        <DocumentAddRegular aria-hidden />
        <Title2 as="p" className={styles.title}>
          {t('drop.title')}
        </Title2>
        <SafeNote>{t('drop.text')}</SafeNote>
      </div>
    </section>
  );
}
