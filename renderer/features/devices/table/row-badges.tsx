import { mergeClasses } from '@fluentui/react-components';
import type { DeviceRow } from '../../../../shared/ipc/devices.ts';
import { BadgeIconOf } from '../badge-icon.tsx';
import { badgeOfRow } from '../row-badge.ts';
import type { Words } from '../words.ts';
import type { TableStyles } from './table-styles.ts';

interface RowBadgesProps {
  readonly device: Pick<DeviceRow, 'isInConflict' | 'issues'>;
  readonly styles: TableStyles;
  readonly t: Words['t'];
}

const LOOKS = { done: 'allGood', failed: 'failed', attention: 'attention', neutral: 'neutral' } as const;

/** `StateBadge` in bare elements: the worst issue of a device, and how many more there are. */
export function RowBadges({ device, styles, t }: RowBadgesProps) {
  const { name, look, icon, days, more } = badgeOfRow(device);
  const text = days === null ? t(`badge.${name}`) : t('badge.clockDaysOff', { days });
  return (
    <>
      <span className={mergeClasses(styles.badge, styles[LOOKS[look]])} title={text}>
        <BadgeIconOf icon={icon} />
        <span className={styles.badgeText}>{text}</span>
      </span>
      {more > 0 && (
        <span role="img" title={t('badge.more', { count: more })} aria-label={t('badge.more', { count: more })}>
          {t('badge.plus', { count: more })}
        </span>
      )}
    </>
  );
}
