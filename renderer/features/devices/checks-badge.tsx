import { useTranslation } from 'react-i18next';
import type { DeviceRow } from '../../../shared/ipc/devices.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { BadgeIconOf } from './badge-icon.tsx';
import { badgeOfRow, type RowBadge } from './row-badge.ts';

function Badge({ name, look, icon, days }: Omit<RowBadge, 'more'>) {
  const { t } = useTranslation('devices');
  return (
    <StateBadge look={look} icon={<BadgeIconOf icon={icon} />} isQuiet={name === 'allGood'}>
      {days === null ? t(`badge.${name}`) : t('badge.clockDaysOff', { days })}
    </StateBadge>
  );
}

/** What is to be said of a device: its worst issue, and how many more there are. */
export function ChecksBadge({ device }: { readonly device: Pick<DeviceRow, 'isInConflict' | 'issues'> }) {
  const { t } = useTranslation('devices');
  const { more, ...badge } = badgeOfRow(device);
  return (
    <>
      <Badge {...badge} />
      {more > 0 && (
        <span role="img" title={t('badge.more', { count: more })} aria-label={t('badge.more', { count: more })}>
          {t('badge.plus', { count: more })}
        </span>
      )}
    </>
  );
}
