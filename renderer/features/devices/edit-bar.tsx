import {
  Button,
  makeStyles,
  Toolbar,
  ToolbarButton,
  ToolbarDivider,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import {
  ArrowUndoRegular,
  ArrowUploadRegular,
  DismissRegular,
  PersonRegular,
  ReceiptRegular,
  TagRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { DeviceEdit } from '../../../shared/ipc/devices.ts';
import { useDevicesView } from './devices-view.ts';
import { NOTHING_SELECTED, type ShownList, scopeOf, selectedCount } from './selection.ts';
import { useAskUndo } from './use-edit.ts';

const useStyles = makeStyles({
  bar: {
    position: 'absolute',
    left: '24px',
    right: '24px',
    bottom: '16px',
    zIndex: 3,
    minHeight: '56px',
    boxSizing: 'border-box',
    flexWrap: 'wrap',
    padding: '8px 8px 8px 16px',
    gap: '4px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    '@media (prefers-reduced-motion: no-preference)': {
      animationName: { from: { opacity: 0, transform: 'translateY(8px)' }, to: { opacity: 1, transform: 'none' } },
      animationDuration: '150ms',
      animationTimingFunction: tokens.curveDecelerateMid,
    },
  },
  count: { fontWeight: tokens.fontWeightSemibold, paddingRight: '8px', whiteSpace: 'nowrap' },
  button: {
    minHeight: '40px',
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    '@media (max-width: 760px)': {
      minWidth: 'unset',
      paddingLeft: '8px',
      paddingRight: '8px',
      '& .fui-Button__icon': { display: 'none' },
    },
  },
  icon: { minWidth: '40px', height: '40px' },
  last: { marginLeft: 'auto' },
});

const FIELDS: readonly { readonly field: DeviceEdit['field']; readonly icon: React.ReactElement }[] = [
  { field: 'groupTag', icon: <TagRegular /> },
  { field: 'assignedUser', icon: <PersonRegular /> },
  { field: 'orderId', icon: <ReceiptRegular /> },
];

/** What can be done with the selected devices; nothing where none is. */
export function EditBar({ list }: { readonly list: ShownList }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const selection = useDevicesView((view) => view.selection);
  const set = useDevicesView((view) => view.set);
  const askUndo = useAskUndo();
  const count = selectedCount(selection, list);
  // A dialog gives the focus back to what opened it.
  const opener = useRestoreFocusTarget();
  if (count === 0) return null;
  const chosen = () => ({ scope: scopeOf(selection), count });
  return (
    <Toolbar className={styles.bar} aria-label={t('edit.bar')}>
      <span className={styles.count}>{t('edit.selected', { count })}</span>
      <ToolbarDivider />
      {FIELDS.map(({ field, icon }) => (
        <ToolbarButton
          key={field}
          {...opener}
          className={styles.button}
          icon={icon}
          onClick={() => set({ editing: { ...chosen(), field, value: '' } })}
        >
          {t(`edit.${field}`)}
        </ToolbarButton>
      ))}
      <ToolbarButton
        {...opener}
        className={styles.button}
        icon={<ArrowUploadRegular />}
        onClick={() => set({ exporting: chosen() })}
      >
        {t('edit.export')}
      </ToolbarButton>
      <Button
        {...opener}
        appearance="subtle"
        className={`${styles.last} ${styles.icon}`}
        icon={<ArrowUndoRegular />}
        aria-label={t('undo.last')}
        title={t('undo.last')}
        onClick={() => void askUndo(null)}
      />
      <Button
        appearance="subtle"
        className={styles.icon}
        icon={<DismissRegular />}
        aria-label={t('edit.clear')}
        title={t('edit.clear')}
        onClick={() => set({ selection: NOTHING_SELECTED })}
      />
    </Toolbar>
  );
}
