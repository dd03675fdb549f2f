import {
  Button,
  Card,
  LargeTitle,
  makeStyles,
  mergeClasses,
  Subtitle1,
  Title2,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  CheckmarkCircleFilled,
  CheckmarkFilled,
  DismissCircleFilled,
  DismissFilled,
  DismissRegular,
  ProhibitedFilled,
  WarningFilled,
} from '@fluentui/react-icons';
import { useState } from 'react';
import type { StageRun, StickCard } from '../../../../shared/ipc/sticks.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { cardSurface, edge } from '../../../ui/look.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { Strip } from '../../../ui/strip.tsx';
import type { StickCalls } from '../use-stick-calls.ts';
import { runSegments, runWords } from '../words/run-words.ts';
import { useSay } from '../words/use-say.ts';

const MARKS = {
  done: <CheckmarkFilled />,
  failed: <DismissFilled />,
  attention: <WarningFilled />,
} as const;

const useStyles = makeStyles({
  panel: {
    ...cardSurface,
    minHeight: '118px',
    padding: '8px 20px',
    display: 'flex',
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '24px',
    rowGap: '16px',
  },
  good: edge(tokens.colorStatusSuccessBorder1),
  run: { flex: '1 1 400px', minWidth: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  // With the buttons beneath it rather than pressed against them.
  ended: { flexBasis: '560px' },
  titleLine: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '12px', rowGap: '4px' },
  title: { margin: 0 },
  choice: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  strip: { marginTop: '4px' },
  figures: { display: 'flex', alignItems: 'flex-end', gap: '24px', flexWrap: 'wrap' },
  figure: { display: 'flex', flexDirection: 'column', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  number: { fontVariantNumeric: 'tabular-nums' },
  big: { fontVariantNumeric: 'tabular-nums', lineHeight: '44px', minWidth: '84px' },
  caption: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  ending: { color: tokens.colorNeutralForeground2 },
  buttons: { marginLeft: 'auto', display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '12px' },
  button: { minHeight: '48px', minWidth: '120px', fontSize: tokens.fontSizeBase400 },
});

interface RunPanelProps {
  readonly run: StageRun;
  readonly cards: readonly StickCard[];
  readonly calls: StickCalls;
}

/** The run of "Prepare n sticks": how many, how fast, how long still; then how it went. It stays until it is closed. */
export function RunPanel({ run, cards, calls }: RunPanelProps) {
  const styles = useStyles();
  const say = useSay();
  const { t } = say;
  const restore = useRestoreFocusTarget();
  const [isAsked, setIsAsked] = useState(false);
  const words = runWords(run, say);
  const isGood = run.hasEnded && run.done === run.sticks;
  const open = run.sticks - run.done - run.failed - run.cancelled;
  return (
    <Card
      role="region"
      appearance="outline"
      aria-label={t('run.panel')}
      className={mergeClasses(styles.panel, isGood && styles.good)}
    >
      <div className={mergeClasses(styles.run, run.hasEnded && styles.ended)}>
        <div className={styles.titleLine}>
          <Subtitle1 as="h2" className={styles.title}>
            {words.title}
          </Subtitle1>
          {isGood && (
            <StateBadge look="done" icon={<CheckmarkCircleFilled />}>
              {t('card.done')}
            </StateBadge>
          )}
          {run.failed > 0 && (
            <StateBadge look="failed" icon={<DismissCircleFilled />}>
              {t('run.failed', { count: run.failed })}
            </StateBadge>
          )}
          {run.cancelled > 0 && (
            <StateBadge look="attention" icon={<WarningFilled />}>
              {t('run.cancelled', { count: run.cancelled })}
            </StateBadge>
          )}
          {run.leftOut > 0 && (
            <StateBadge look="left-out" icon={<ProhibitedFilled />}>
              {t('run.leftOut', { count: run.leftOut })}
            </StateBadge>
          )}
        </div>
        <span className={styles.choice}>{words.choice}</span>
        <div className={styles.strip}>
          <Strip
            label={words.strip}
            segments={runSegments(run, cards).map(({ mark, ...segment }) =>
              mark === undefined ? segment : { ...segment, mark: MARKS[mark] },
            )}
          />
        </div>
        {words.ending !== null && <span className={styles.ending}>{words.ending}</span>}
      </div>
      {!run.hasEnded && (
        <div className={styles.figures}>
          <div className={styles.figure}>
            <Title2 className={styles.number}>{words.doneOf}</Title2>
            <span className={styles.caption}>{t('run.done')}</span>
          </div>
          <div className={styles.figure}>
            <Title2 className={styles.number}>{words.rate}</Title2>
            <span className={styles.caption}>{t('run.together')}</span>
          </div>
          <div className={styles.figure}>
            <LargeTitle className={styles.big}>{words.left ?? '–'}</LargeTitle>
            <span className={styles.caption}>{t(words.left === null ? 'run.leftSoon' : 'run.left')}</span>
          </div>
        </div>
      )}
      <div className={styles.buttons}>
        {run.hasEnded ? (
          <>
            <Button className={styles.button} onClick={() => calls.dismiss(run.run)}>
              {t('run.dismiss')}
            </Button>
            {run.again.cancelled > 0 && (
              <Button className={styles.button} onClick={() => calls.again('cancelled')}>
                {t('run.prepareCancelled', { count: run.again.cancelled })}
              </Button>
            )}
            {run.again.failed > 0 && (
              <Button
                appearance="primary"
                className={styles.button}
                icon={<ArrowClockwiseRegular />}
                onClick={() => calls.again('failed')}
              >
                {t('run.retry', { count: run.again.failed })}
              </Button>
            )}
          </>
        ) : (
          <Button
            {...restore}
            className={styles.button}
            icon={<DismissRegular />}
            disabled={run.isCancelling}
            disabledFocusable={run.isCancelling}
            onClick={() => setIsAsked(true)}
          >
            {t(run.isCancelling ? 'run.stopping' : 'run.cancel')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        isOpen={isAsked && !run.hasEnded}
        title={t('ask.cancelTitle')}
        stays={[...(run.done > 0 ? [t('ask.cancelStays', { count: run.done })] : []), t('ask.cancelStaysNone')]}
        goes={[t('ask.cancelGoes', { count: Math.max(1, open) })]}
        safeLabel={t('ask.cancelNo')}
        confirmLabel={t('ask.cancelYes')}
        onSafe={() => setIsAsked(false)}
        onConfirm={() => {
          setIsAsked(false);
          calls.cancelRun();
        }}
      />
    </Card>
  );
}
