import { Button, makeStyles, Subtitle2, Title2, tokens } from '@fluentui/react-components';
import { EyeRegular, UsbStickRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeView } from '../../../shared/ipc/practice.ts';
import type { BenchView } from '../../../shared/ipc/sticks.ts';
import { Strip } from '../../ui/strip.tsx';
import { useStickCalls } from '../sticks/use-stick-calls.ts';
import { AfreshDialog } from './afresh-dialog.tsx';
import { OnTheBench } from './on-the-bench.tsx';
import { usePracticePage } from './practice-page-view.ts';
import { holdOf, roundCounts, stepStates } from './practice-steps.ts';
import { StepAction } from './step-action.tsx';
import { StepCard } from './step-card.tsx';
import { stepWords } from './step-words.ts';
import { usePracticeCalls } from './use-practice-calls.ts';

const useStyles = makeStyles({
  page: {
    minHeight: '100%',
    boxSizing: 'border-box',
    padding: '16px 24px 24px',
    containerType: 'inline-size',
    '@media (max-width: 720px)': { padding: '16px' },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    justifyContent: 'space-between',
    columnGap: '24px',
    rowGap: '12px',
    marginBottom: '16px',
  },
  titles: { display: 'flex', flexDirection: 'column' },
  title: { margin: 0 },
  lead: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
  },
  done: {
    width: '160px',
    marginLeft: 'auto',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    gap: '8px',
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(360px, 392px)',
    gap: '32px',
    alignItems: 'start',
    '@container (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)', gap: '24px' },
  },
  steps: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '16px' },
  side: { display: 'flex', flexDirection: 'column', gap: '4px' },
  skip: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    paddingLeft: '8px',
    color: tokens.colorNeutralForeground2,
    '& > svg': { width: '24px', height: '24px', color: tokens.colorBrandForeground1 },
  },
  link: {
    minWidth: 'unset',
    minHeight: '40px',
    padding: '0 4px',
    marginLeft: '-5px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForegroundLink,
  },
});

/** The first run: the whole job in four steps on virtual sticks, with nothing to read elsewhere. */
export function PracticePage({ practice, bench }: { readonly practice: PracticeView; readonly bench: BenchView }) {
  const styles = useStyles();
  const { t } = useTranslation('practice');
  const calls = usePracticeCalls();
  const sticks = useStickCalls();
  const showRound = usePracticePage((view) => view.showRound);
  const [isAfresh, setIsAfresh] = useState(false);
  const states = stepStates(practice);
  const done = states.filter(({ is }) => is === 'done').length;
  const counts = roundCounts(practice);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <Title2 as="h1" className={styles.title}>
            {t('title')}
          </Title2>
          <p className={styles.lead}>{t('lead')}</p>
        </div>
        <div className={styles.done}>
          <Subtitle2>{t('doneOf', { done, total: states.length })}</Subtitle2>
          <Strip
            label={t('strip', { done, total: states.length })}
            segments={states.map(({ is }) => ({ look: is === 'done' ? 'done' : is === 'now' ? 'working' : 'waiting' }))}
          />
        </div>
      </header>
      <div className={styles.columns}>
        <ol className={styles.steps} aria-label={t('steps')}>
          {states.map(({ step, is }, index) => {
            const hold = is === 'now' ? holdOf(step, practice, bench) : null;
            return (
              <li key={step}>
                <StepCard
                  index={index + 1}
                  is={is}
                  words={stepWords(step, is, hold, counts, practice.openConflicts, t)}
                >
                  {is === 'now' && (
                    <StepAction
                      step={step}
                      hold={hold}
                      practice={practice}
                      bench={bench}
                      calls={calls}
                      sticks={sticks}
                    />
                  )}
                </StepCard>
              </li>
            );
          })}
        </ol>
        <div className={styles.side}>
          <OnTheBench practice={practice} bench={bench} calls={calls} onAfresh={() => setIsAfresh(true)} />
          <div className={styles.skip}>
            <UsbStickRegular aria-hidden />
            {t('realStick')}
            <Button appearance="transparent" className={styles.link} onClick={calls.leave}>
              {t('skip')}
            </Button>
          </div>
          <div className={styles.skip}>
            <EyeRegular aria-hidden />
            <Button appearance="transparent" className={styles.link} onClick={() => showRound(false)}>
              {t('toPage')}
            </Button>
          </div>
        </div>
      </div>
      <AfreshDialog isOpen={isAfresh} calls={calls} onClose={() => setIsAfresh(false)} />
    </div>
  );
}
