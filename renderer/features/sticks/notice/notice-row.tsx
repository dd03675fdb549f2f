import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { CollectedNotice } from '../../../../shared/ipc/sticks.ts';
import { Plate } from '../../../ui/plate.tsx';
import { useSay } from '../words/use-say.ts';
import { NoticeBadges } from './notice-badges.tsx';
import { noticeSum } from './notice-sum.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '12px',
    rowGap: '4px',
    minHeight: '56px',
    boxSizing: 'border-box',
    padding: '7px 8px 7px 20px',
    borderRadius: '8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  sum: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  end: { marginLeft: 'auto', display: 'flex', alignItems: 'center', gap: '8px' },
  button: { minHeight: '40px' },
  dismiss: { minWidth: '32px' },
});

interface NoticeRowProps {
  readonly notice: CollectedNotice;
  readonly onShow: (notice: CollectedNotice) => void;
  readonly onDismiss: (notice: CollectedNotice) => void;
}

/** A stick that came back a little earlier. */
export function NoticeRow({ notice, onShow, onDismiss }: NoticeRowProps) {
  const styles = useStyles();
  const { t } = useSay();
  const { number, newDevices, captures } = notice;
  return (
    <div className={styles.row}>
      <Plate size={32} number={number} look="done" />
      <span className={styles.sum}>{noticeSum(notice, t)}</span>
      <NoticeBadges notice={notice} />
      <div className={styles.end}>
        {captures > 0 && (
          <Button className={styles.button} onClick={() => onShow(notice)}>
            {newDevices > 0 ? t('notice.showNew', { count: newDevices }) : t('notice.showAll')}
          </Button>
        )}
        <Button
          appearance="subtle"
          className={styles.dismiss}
          icon={<DismissRegular />}
          aria-label={number === null ? t('notice.dismiss') : t('notice.dismissStick', { number })}
          onClick={() => onDismiss(notice)}
        />
      </div>
    </div>
  );
}
