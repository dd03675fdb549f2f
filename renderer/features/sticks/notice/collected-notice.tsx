import { Button, Card, makeStyles, Subtitle2, Title2, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { CheckmarkCircleFilled, DismissRegular } from '@fluentui/react-icons';
import type { CollectedNotice, StickCard } from '../../../../shared/ipc/sticks.ts';
import { useSettings } from '../../../bridge/views.ts';
import { cardSurface, edge, useLookText } from '../../../ui/look.ts';
import { Plate } from '../../../ui/plate.tsx';
import { SafeNote } from '../../../ui/safe-note.tsx';
import type { Act } from '../card/card-buttons.tsx';
import { useSay } from '../words/use-say.ts';
import { NoticeBadges } from './notice-badges.tsx';
import { noticePromise } from './notice-promise.ts';
import { noticeSum } from './notice-sum.ts';

const useStyles = makeStyles({
  notice: {
    position: 'relative',
    ...cardSurface,
    ...edge(tokens.colorStatusSuccessBorder1),
    minHeight: '128px',
    padding: '16px 20px',
    display: 'flex',
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '24px',
    rowGap: '16px',
  },
  words: { flex: '1 1 320px', minWidth: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  sum: { margin: 0, fontVariantNumeric: 'tabular-nums' },
  badges: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px' },
  buttons: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: '210px', marginRight: '20px' },
  button: { minHeight: '40px' },
  dismiss: { position: 'absolute', top: '4px', right: '4px', minWidth: '32px' },
});

/** Until the settings are known nothing is promised. */
const NOT_KNOWN = { prepareAgain: true, clearCollected: true };

interface CollectedNoticeProps {
  readonly notice: CollectedNotice;
  /** Its card, as long as the stick is in. */
  readonly card: StickCard | undefined;
  readonly isRunning: boolean;
  readonly onAct: Act;
  readonly onShow: (notice: CollectedNotice) => void;
  readonly onDismiss: (notice: CollectedNotice) => void;
}

/** "Stick 7: 12 captures, 11 new, 1 seen before", with the promise that is true of it. */
export function CollectedNoticeCard({ notice, card, isRunning, onAct, onShow, onDismiss }: CollectedNoticeProps) {
  const styles = useStyles();
  const text = useLookText();
  const restore = useRestoreFocusTarget();
  const { t } = useSay();
  const sum = noticeSum(notice, t);
  const after = useSettings().data?.values ?? NOT_KNOWN;
  const { head, promise } = noticePromise(notice, card, after, t);
  const canPrepare = card?.canPrepare === true && card.isIn && !isRunning;
  return (
    <Card role="article" appearance="outline" className={styles.notice} aria-label={sum}>
      <Plate size={88} number={notice.number} look="done" icon={<CheckmarkCircleFilled />} />
      <div className={styles.words}>
        <div className={styles.badges}>
          <Subtitle2 className={text.done}>{head}</Subtitle2>
          <NoticeBadges notice={notice} />
        </div>
        <Title2 as="h2" className={styles.sum}>
          {sum}
        </Title2>
        <SafeNote>{promise}</SafeNote>
      </div>
      <div className={styles.buttons}>
        {(notice.newDevices > 0 || notice.captures > 0) && (
          <Button className={styles.button} onClick={() => onShow(notice)}>
            {notice.newDevices > 0 ? t('notice.showNew', { count: notice.newDevices }) : t('notice.showAll')}
          </Button>
        )}
        {canPrepare && (
          <Button {...restore} className={styles.button} onClick={() => onAct('prepare-again', card)}>
            {t('notice.prepareAgain')}
          </Button>
        )}
      </div>
      <Button
        className={styles.dismiss}
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={notice.number === null ? t('notice.dismiss') : t('notice.dismissStick', { number: notice.number })}
        onClick={() => onDismiss(notice)}
      />
    </Card>
  );
}
