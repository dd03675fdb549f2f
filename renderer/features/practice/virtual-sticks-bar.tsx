import { Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { BeakerFilled } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBench, usePracticeView } from '../../bridge/views.ts';
import { Plate } from '../../ui/plate.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { ownTokens } from '../../ui/theme-own.ts';
import { AfreshDialog } from './afresh-dialog.tsx';
import { MoveButton } from './on-the-bench.tsx';
import { isRoundOver, usePracticePage } from './practice-page-view.ts';
import { cardOfStick } from './stick-words.ts';
import { usePracticeCalls } from './use-practice-calls.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '12px',
    padding: '7px 16px',
    borderRadius: '8px',
    border: `1px solid ${ownTokens.colorPracticeBorder}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  text: { flexBasis: '100%', margin: 0, color: tokens.colorNeutralForeground2 },
  strong: { color: tokens.colorNeutralForeground1 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', gap: '4px 16px' },
  stick: { display: 'flex', alignItems: 'center', gap: '4px' },
  end: { marginLeft: 'auto', display: 'flex', flexWrap: 'wrap', gap: '8px' },
  button: { minHeight: '40px' },
});

/** In the practice depot: the hand that pulls virtual sticks out and puts them in, over the page as it is every day. */
export function VirtualSticksBar() {
  const styles = useStyles();
  const { t } = useTranslation('practice');
  const practice = usePracticeView().data ?? null;
  const bench = useBench().data;
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
          </strong>
          {' · '}
          {t('roundDoneText')}
        </p>
      )}
      <StateBadge look="practice" icon={<BeakerFilled />}>
        {t('virtualSticks')}
      </StateBadge>
      <ul className={styles.list}>
        {practice.sticks.map((stick) => {
          const card = bench === undefined ? undefined : cardOfStick(stick, bench);
          const isIn = stick.where === 'in';
          return (
            <li key={stick.stick} className={styles.stick}>
              <Plate
                size={32}
                number={stick.number ?? card?.number ?? null}
                look={isIn && stick.number !== null ? 'working' : 'waiting'}
              />
              <MoveButton stick={stick} calls={calls} />
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
          <Button className={styles.button} onClick={() => showRound(true)}>
            {t('toRound')}
          </Button>
        )}
      </div>
      <AfreshDialog isOpen={isAfresh} calls={calls} onClose={() => setIsAfresh(false)} />
    </section>
  );
}
