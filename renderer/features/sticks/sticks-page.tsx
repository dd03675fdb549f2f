import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { BenchView } from '../../../shared/ipc/sticks.ts';
import { bridge } from '../../bridge/bridge.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useBench, usePracticeView } from '../../bridge/views.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useTrouble } from '../../ui/use-trouble.ts';
import { PracticePage } from '../practice/practice-page.tsx';
import { isRoundOver, usePracticePage } from '../practice/practice-page-view.ts';
import { VirtualSticksBar } from '../practice/virtual-sticks-bar.tsx';
import { AskDialogs, useCardActs } from './ask-dialogs.tsx';
import { Notices } from './notice/notices.tsx';
import { PageFoot } from './page-foot.tsx';
import { PluggedIn } from './plugged-in.tsx';
import { Roster } from './roster/roster.tsx';
import { RunPanel } from './run/run-panel.tsx';
import { StickGrid } from './run/stick-grid.tsx';
import { StageDialog } from './stage/stage-dialog.tsx';
import { SticksHeader } from './sticks-header.tsx';
import { useSticksView, WHOLE_ROSTER } from './sticks-view.ts';
import { TroubleBar } from './trouble-bar.tsx';
import { useLimitGib } from './use-limit.ts';
import { useStickCalls } from './use-stick-calls.ts';
import { shownCards } from './words/shown-cards.ts';
import { useSay } from './words/use-say.ts';

const useStyles = makeStyles({
  page: {
    height: '100%',
    boxSizing: 'border-box',
    overflowY: 'auto',
    overflowX: 'hidden',
    padding: '0 24px',
    display: 'flex',
    flexDirection: 'column',
    // What is scrolled to stays clear of the header and of the note at the foot.
    scrollPaddingTop: '80px',
    scrollPaddingBottom: '64px',
    '@media (max-height: 560px)': { scrollPaddingTop: 0, scrollPaddingBottom: 0 },
    '@media (max-width: 720px)': { padding: '0 16px' },
  },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (max-height: 560px)': { position: 'static' },
  },
  content: {
    containerType: 'inline-size',
    flexGrow: 1,
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    paddingBottom: '16px',
  },
});

/** The sticks: what is plugged in, what is being prepared, what came back, and where all of them are. */
export function SticksPage() {
  const styles = useStyles();
  const { t } = useSay();
  const trouble = useTrouble();
  const bench = useBench();
  const practice = usePracticeView().data ?? null;
  const showsRound = usePracticePage((view) => view.showsRound);
  if (bench.data === undefined) {
    return (
      <div className={styles.page}>
        <PageHeader title={t('page.title')} />
        {bench.isError ? (
          <ErrorState
            isCard
            title={t('page.loadErrorTitle')}
            text={trouble(bench.error)}
            safe={t('page.loadErrorSafe')}
            action={
              <Button appearance="primary" onClick={() => void bench.refetch()}>
                {t('page.readAgain')}
              </Button>
            }
          />
        ) : (
          <LoadingRows rows={3} height={104} />
        )}
      </div>
    );
  }
  if (practice !== null && showsRound && !isRoundOver(practice)) {
    return <PracticePage practice={practice} bench={bench.data} />;
  }
  return <Sticks bench={bench.data} isPractice={practice !== null} />;
}

function Sticks({ bench, isPractice }: { readonly bench: BenchView; readonly isPractice: boolean }) {
  const styles = useStyles();
  const { t } = useSay();
  const calls = useStickCalls();
  const limitGib = useLimitGib();
  const scroller = useRef<HTMLDivElement>(null);
  const { onAct, asked, close } = useCardActs(calls);
  const showsSystemDrives = useSticksView((view) => view.showsSystemDrives);
  const isStageOpen = useSticksView((view) => view.isStageOpen);
  const openStage = useSticksView((view) => view.openStage);
  const cards = shownCards(bench.cards, showsSystemDrives);
  const { run } = bench;
  const isRunning = run !== null && !run.hasEnded;
  const hasSticks = useHasSticks();
  const isNew = hasSticks === false && cards.length === 0 && bench.notices.length === 0;
  const notices = <Notices bench={bench} isRunning={isRunning} calls={calls} onAct={onAct} />;
  return (
    <div ref={scroller} className={styles.page}>
      <div className={styles.head}>
        <SticksHeader bench={bench} isRunning={isRunning} calls={calls} />
      </div>
      <div className={styles.content}>
        {isPractice && <VirtualSticksBar />}
        <TroubleBar bench={bench} calls={calls} />
        {!isRunning && notices}
        {run === null ? (
          <PluggedIn bench={bench} cards={cards} limitGib={limitGib} calls={calls} onAct={onAct} isNew={isNew} />
        ) : (
          <>
            <RunPanel run={run} cards={bench.cards} calls={calls} />
            <StickGrid
              label={t('page.pluggedIn')}
              cards={cards}
              limitGib={limitGib}
              isRunning={isRunning}
              onAct={onAct}
            />
          </>
        )}
        {/* A stick that comes back while others are prepared moves none of their cards. */}
        {isRunning && notices}
        {(hasSticks === true || (hasSticks === false && !isNew && run === null)) && <Roster scroller={scroller} />}
      </div>
      <PageFoot />
      <AskDialogs asked={asked} limitGib={limitGib} calls={calls} onClose={close} />
      {isStageOpen && <StageDialog onClose={() => openStage(false)} />}
    </div>
  );
}

/** Whether the depot has any stick; undefined until it is known. */
function useHasSticks(): boolean | undefined {
  const roster = useAnswer(
    () => bridge.sticks.roster({ filter: WHOLE_ROSTER, cursor: 0, limit: 1 }),
    ['roster', 'any'],
  );
  if (roster.isError) return true;
  return roster.data === undefined ? undefined : roster.data.counts.all + roster.data.counts.retired > 0;
}
