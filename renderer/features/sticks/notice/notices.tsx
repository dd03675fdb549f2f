import { Button, makeStyles, Subtitle2 } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { BenchView, CollectedNotice } from '../../../../shared/ipc/sticks.ts';
import { useNavigation } from '../../../app/navigation.ts';
import { showDevices } from '../../devices/devices-view.ts';
import type { Act } from '../card/card-buttons.tsx';
import type { StickCalls } from '../use-stick-calls.ts';
import { useSay } from '../words/use-say.ts';
import { CollectedNoticeCard } from './collected-notice.tsx';
import { NoticeRow } from './notice-row.tsx';

const useStyles = makeStyles({
  notices: { display: 'flex', flexDirection: 'column', gap: '8px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '12px' },
  title: { margin: 0 },
  more: { alignSelf: 'start', minHeight: '40px' },
});

/** Of those before the newest; more of them would push the sticks themselves off the page. */
const SHOWN = 3;

interface NoticesProps {
  readonly bench: BenchView;
  readonly isRunning: boolean;
  readonly calls: StickCalls;
  readonly onAct: Act;
}

/** Sticks that came back: the newest as a notice to be read from a step away, the ones before it in a line each. */
export function Notices({ bench, isRunning, calls, onAct }: NoticesProps) {
  const styles = useStyles();
  const { t } = useSay();
  const go = useNavigation((state) => state.go);
  const [showsAll, setShowsAll] = useState(false);
  const [newest, ...earlier] = bench.notices;
  if (newest === undefined) return null;
  const show = ({ stickId, newDevices, since }: CollectedNotice) => {
    showDevices(newDevices > 0 ? { stickId, newSince: since } : { stickId });
    go('devices');
  };
  const dismiss = ({ notice }: CollectedNotice) => calls.dismiss(notice);
  return (
    <section className={styles.notices} aria-label={t('notice.list')}>
      <CollectedNoticeCard
        notice={newest}
        card={bench.cards.find(({ card }) => card === newest.card)}
        isRunning={isRunning}
        onAct={onAct}
        onShow={show}
        onDismiss={dismiss}
      />
      {earlier.length > 0 && (
        <>
          <div className={styles.head}>
            <Subtitle2 as="h2" className={styles.title}>
              {t('notice.earlier')}
            </Subtitle2>
            <Button appearance="subtle" onClick={() => bench.notices.forEach(dismiss)}>
              {t('notice.dismissAll')}
            </Button>
          </div>
          <ul className={styles.list}>
            {(showsAll ? earlier : earlier.slice(0, SHOWN)).map((notice) => (
              <li key={notice.notice}>
                <NoticeRow notice={notice} onShow={show} onDismiss={dismiss} />
              </li>
            ))}
          </ul>
          {earlier.length > SHOWN && (
            <Button
              appearance="subtle"
              className={styles.more}
              icon={showsAll ? <ChevronUpRegular /> : <ChevronDownRegular />}
              aria-expanded={showsAll}
              onClick={() => setShowsAll(!showsAll)}
            >
              {showsAll ? t('notice.fewer') : t('notice.more', { count: earlier.length - SHOWN })}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
