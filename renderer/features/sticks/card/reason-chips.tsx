import { makeStyles, Tooltip } from '@fluentui/react-components';
import {
  DocumentErrorFilled,
  FolderFilled,
  HardDriveFilled,
  LockClosedFilled,
  QuestionCircleFilled,
  RulerFilled,
  StorageFilled,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../../ui/state-badge.tsx';
import type { DriveReason } from '../words/drive-words.ts';

const ICONS = {
  system: HardDriveFilled,
  unknown: QuestionCircleFilled,
  locked: LockClosedFilled,
  'no-file-system': DocumentErrorFilled,
  'not-mounted': DocumentErrorFilled,
  unreadable: DocumentErrorFilled,
  'read-only': LockClosedFilled,
  'too-small': RulerFilled,
  'not-enough-space': StorageFilled,
  'too-large': RulerFilled,
  virtual: HardDriveFilled,
  folder: FolderFilled,
} as const satisfies Record<DriveReason['code'], unknown>;

const useStyles = makeStyles({
  chips: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    minWidth: 0,
  },
  chip: { maxWidth: '100%', minWidth: 0, borderRadius: '4px' },
});

/** What speaks against writing to a drive: a chip each, with the reason and what to do behind it. */
export function ReasonChips({ reasons }: { readonly reasons: readonly DriveReason[] }) {
  const styles = useStyles();
  const { t } = useTranslation('sticks');
  return (
    <ul className={styles.chips} aria-label={t('card.why')}>
      {reasons.map(({ code, label, reason, action }) => {
        const Icon = ICONS[code];
        return (
          <li key={code} className={styles.chip}>
            <Tooltip content={`${reason} ${action}`} relationship="description">
              {/* The reason has to be reachable by keyboard too. */}
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
              <span tabIndex={0}>
                <StateBadge look="left-out" icon={<Icon aria-hidden />}>
                  {label}
                </StateBadge>
              </span>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}
