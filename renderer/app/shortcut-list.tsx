import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../ui/kbd.tsx';
import { Modal } from '../ui/modal.tsx';
import { keysShown, type Shortcut, useShortcutRegistry } from './shortcuts.ts';

const useStyles = makeStyles({
  group: {
    margin: '12px 0 4px',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  list: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    columnGap: '24px',
    rowGap: '8px',
    alignItems: 'center',
  },
  keys: { margin: 0, display: 'flex', justifyContent: 'flex-end', gap: '8px' },
});

const SCOPES = ['everywhere', 'page'] as const satisfies readonly Shortcut['scope'][];

/** Shortcuts that are there now, as lists of keys with what they do; `Settings` shows the same. */
export function ShortcutTable() {
  const styles = useStyles();
  const { t } = useTranslation('shell');
  const shortcuts = useShortcutRegistry((state) => state.shortcuts);
  return SCOPES.map((scope) => {
    // What has two shortcuts is one thing to do.
    const rows = Map.groupBy(
      shortcuts.filter((shortcut) => shortcut.scope === scope),
      ({ label }) => label,
    );
    return rows.size === 0 ? null : (
      <section key={scope}>
        <h3 className={styles.group}>{t(`shortcuts.${scope}`)}</h3>
        <dl className={styles.list}>
          {[...rows].map(([label, same]) => [
            <dt key={`${label}-label`}>{label}</dt>,
            <dd key={`${label}-keys`} className={styles.keys}>
              {same.map(({ id, keys }) => (
                <Kbd key={id}>{keysShown(keys)}</Kbd>
              ))}
            </dd>,
          ])}
        </dl>
      </section>
    );
  });
}

export function ShortcutDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  if (!isOpen) return null;
  return (
    <Modal
      title={t('shortcuts.title')}
      size="medium"
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={onClose}>
          {t('shortcuts.close')}
        </Button>
      }
    >
      <ShortcutTable />
    </Modal>
  );
}
