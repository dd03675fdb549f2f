import { Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { BeakerFilled, PlugConnectedRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePracticeView } from '../../bridge/views.ts';
import { Plate } from '../../ui/plate.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { ownTokens } from '../../ui/theme-own.ts';
import { AfreshDialog } from './afresh-dialog.tsx';
import { isRoundOver, usePracticePage } from './practice-page-view.ts';
import { usePracticeCalls } from './use-practice-calls.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '12px',
    padding: '11px 16px',
    borderRadius: '8px',
    border: `1px solid ${ownTokens.colorPracticeBorder}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  text: { flexBasis: '100%', margin: 0, color: tokens.colorNeutralForeground2 },
  strong: { color: tokens.colorNeutralForeground1 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', gap: '8px 16px' },
  stick: { display: 'flex', alignItems: 'center', gap: '4px' },
  move: { minHeight: '40px', minWidth: 'unset' },
  end: { marginLeft: 'auto', display: 'flex', flexWrap: 'wrap', gap: '8px' },
  button: { minHeight: '40px' },
});

/** In the practice depot: the hand that pulls virtual sticks out and puts them in, over the page as it is every day. */
export function VirtualSticksBar() {
  const styles = useStyles();
  const { t } = useTranslation('practice');
  const practice = usePracticeView().data ?? null;
  const restore = useRestoreFocusTarget();
  const calls = usePracticeCalls();
  const showRound = usePracticePage((view) => view.showRound);
  const [isAfresh, setIsAfresh] = useState(false);
  if (practice === null) return null;
  const isOver = isRoundOver(practice);
  return (
    <section className={styles.bar} aria-label={t('virtualSticks')}>
      {isOver && (
        <p className={styles.text}>
          <strong className={styles.strong}>
            {t('doneOf', { done: practice.done.length, total: practice.done.length })}
          </strong>{' '}
          {t('roundDoneText')}
        </p>
      )}
      <StateBadge look="practice" icon={<BeakerFilled />}>
        {t('virtualSticks')}
      </StateBadge>
      <ul className={styles.list}>
        {practice.sticks.map((stick) => {
          const { number, where } = stick;
          const isIn = where === 'in';
          const label = isIn
            ? number === null
              ? t('pullOutNew')
              : t('pullOutStick', { number })
            : number === null
              ? t('putInNew')
              : t('putInStick', { number });
          return (
            <li key={stick.stick} className={styles.stick}>
              <Plate size={32} number={number} look={isIn ? 'working' : 'waiting'} />
              <Button
                appearance="subtle"
                className={styles.move}
                icon={isIn ? <PlugDisconnectedRegular /> : <PlugConnectedRegular />}
                aria-label={label}
                onClick={() => calls.moveStick(stick.stick, isIn ? 'out' : 'in')}
              >
                {t(isIn ? 'pullOut' : 'putIn')}
              </Button>
            </li>
          );
        })}
      </ul>
      <div className={styles.end}>
        <Button {...restore} className={styles.button} onClick={() => setIsAfresh(true)}>
          {t('afresh')}
        </Button>
        {isOver ? (
          <Button className={styles.button} onClick={calls.leave}>
            {t('leave')}
          </Button>
        ) : (
          <Button appearance="primary" className={styles.button} onClick={() => showRound(true)}>
            {t('toRound')}
          </Button>
        )}
      </div>
      <AfreshDialog isOpen={isAfresh} calls={calls} onClose={() => setIsAfresh(false)} />
    </section>
  );
}
