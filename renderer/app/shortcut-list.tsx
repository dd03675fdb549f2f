import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../ui/kbd.tsx';
import { Modal } from '../ui/modal.tsx';
import { keysShown, useShortcutRegistry } from './shortcuts.ts';
import { TOLD_KEYS } from './told-keys.ts';

const useStyles = makeStyles({
  columns: { columns: '2 320px', columnGap: '40px', marginTop: '12px' },
  section: { breakInside: 'avoid', marginBottom: '16px' },
  group: {
    margin: '0 0 8px',
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

const SCOPES = ['everywhere', 'page', 'table'] as const satisfies readonly (keyof typeof TOLD_KEYS)[];

/** Keys whose name is another one in each language, or is two words. */
const NAMED_KEYS = ['Space', 'PageUp', 'PageDown', 'Escape'] as const;

/** Shortcuts that are there now and keys that are always heard, with what they do; `Settings` shows the same. */
export function ShortcutTable() {
  const styles = useStyles();
  const { t } = useTranslation('shell');
  const shortcuts = useShortcutRegistry((state) => state.shortcuts);
  const names = Object.fromEntries(NAMED_KEYS.map((key) => [key, t(`shortcuts.key.${key}`)]));
  const sections = SCOPES.map((scope) => {
    const heard = shortcuts.filter((shortcut) => shortcut.scope === scope);
    // What has two shortcuts is one thing to do.
    const rows: readonly { readonly label: string; readonly keys: readonly string[] }[] = [
      ...[...Map.groupBy(heard, ({ label }) => label)].map(([label, same]) => ({
        label,
        keys: same.map(({ keys }) => keys),
      })),
      ...TOLD_KEYS[scope].map(({ does, keys }) => ({ label: t(`shortcuts.does.${does}`), keys })),
    ];
    return rows.length === 0 ? null : (
      <section key={scope} className={styles.section}>
        <h3 className={styles.group}>{t(`shortcuts.${scope}`)}</h3>
        <dl className={styles.list}>
          {rows.map(({ label, keys }) => [
            <dt key={`${label}-label`}>{label}</dt>,
            <dd key={`${label}-keys`} className={styles.keys}>
              {keys.map((each) => (
                <Kbd key={each}>{keysShown(each, names)}</Kbd>
              ))}
            </dd>,
          ])}
        </dl>
      </section>
    );
  });
  return <div className={styles.columns}>{sections}</div>;
}

export function ShortcutDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  if (!isOpen) return null;
  return (
    <Modal
      isReadOnly
      title={t('shortcuts.title')}
      size="large"
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
