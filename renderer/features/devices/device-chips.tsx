import { makeStyles } from '@fluentui/react-components';
import { BranchCompareFilled, WarningFilled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { DeviceFilterView } from '../../../shared/ipc/devices.ts';
import { Chip } from '../../ui/chip.tsx';
import { useDevicesView } from './devices-view.ts';
import { useDeviceCounts } from './use-device-facts.ts';

const useStyles = makeStyles({
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
    // Inside its box, for a focus ring that is not cut off.
    '@media (max-height: 560px)': { flexWrap: 'nowrap', overflowX: 'auto', padding: '3px', margin: '-3px' },
  },
});

const CHOICES = [
  'all',
  'new-today',
  'attention',
  'conflict',
  'not-exported',
] as const satisfies readonly DeviceFilterView['only'][];
const COUNT_OF = {
  all: 'all',
  'new-today': 'newToday',
  attention: 'attention',
  conflict: 'conflict',
  'not-exported': 'notExported',
} as const;

export function DeviceChips() {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const only = useDevicesView((view) => view.filter.only);
  const setFilter = useDevicesView((view) => view.setFilter);
  const counts = useDeviceCounts().data;
  return (
    <fieldset className={styles.chips} aria-label={t('chips.label')}>
      {CHOICES.map((choice) => (
        <Chip
          key={choice}
          pressed={only === choice}
          onToggle={() => setFilter({ only: only === choice ? 'all' : choice })}
          {...(counts === undefined ? {} : { count: counts[COUNT_OF[choice]] })}
          {...(choice === 'attention' ? { icon: <WarningFilled />, look: 'attention' as const } : {})}
          {...(choice === 'conflict' ? { icon: <BranchCompareFilled />, look: 'failed' as const } : {})}
        >
          {t(`chips.${choice}`)}
        </Chip>
      ))}
    </fieldset>
  );
}
