import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { PracticeView } from '../../../shared/ipc/practice.ts';
import type { BenchView } from '../../../shared/ipc/sticks.ts';
import { GlideBar } from '../sticks/glide-bar.tsx';
import type { StickCalls } from '../sticks/use-stick-calls.ts';
import { runWords } from '../sticks/words/run-words.ts';
import { safeCount } from '../sticks/words/shown-cards.ts';
import { useSay } from '../sticks/words/use-say.ts';
import type { Hold, PracticeStep } from './practice-steps.ts';
import { areSticksKnown, roundCounts } from './practice-steps.ts';
import { StepButton } from './step-card.tsx';
import type { PracticeCalls } from './use-practice-calls.ts';

interface StepActionProps {
  readonly step: PracticeStep;
  readonly hold: Hold;
  readonly practice: PracticeView;
  readonly bench: BenchView;
  readonly calls: PracticeCalls;
  readonly sticks: StickCalls;
}

/** The button of the step in hand; while it is under way, how far it is. */
export function StepAction({ step, hold, practice, bench, calls, sticks }: StepActionProps) {
  const { t } = useTranslation('practice');
  const say = useSay();
  switch (hold) {
    case 'preparing': {
      if (bench.run === null) return null;
      const { filesDone, filesTotal } = bench.run;
      const { doneOf, left } = runWords(bench.run, say);
      const words = left === null ? t('doneShort', { doneOf }) : t('doneAndLeft', { doneOf, left });
      return <Progress words={words} share={filesTotal === 0 ? 0 : filesDone / filesTotal} />;
    }
    case 'running': {
      const captured = practice.sticks.reduce((sum, stick) => sum + stick.captured, 0);
      const total = roundCounts(practice).captures;
      return <Progress words={t('capturedOf', { done: captured, total })} share={total === 0 ? 0 : captured / total} />;
    }
    case 'collecting': {
      const total = practice.sticks.length;
      const back = bench.cards.filter(({ state }) => state.is === 'collected').length;
      return <Progress words={t('collectedOf', { done: back, total })} share={total === 0 ? 0 : back / total} />;
    }
    case 'conflict':
      return (
        <StepButton icon="conflict" onClick={calls.resolveConflict}>
          {t('conflictGo')}
        </StepButton>
      );
    case 'prepare-failed':
    case null:
      return <StartButton step={step} practice={practice} bench={bench} calls={calls} sticks={sticks} />;
  }
}

function StartButton({ step, practice, bench, calls, sticks }: Omit<StepActionProps, 'hold'>) {
  const { t } = useTranslation('practice');
  switch (step) {
    case 'prepare': {
      // Virtual sticks are looked at first, as real ones are.
      const isReady = areSticksKnown(practice, bench) && safeCount(bench.cards) > 0;
      return (
        <StepButton icon="prepare" isReady={isReady} onClick={sticks.prepareAll}>
          {t('prepareGo')}
        </StepButton>
      );
    }
    case 'run-devices':
      return (
        <StepButton icon="run" onClick={calls.runDevices}>
          {t('runGo')}
        </StepButton>
      );
    case 'bring-back':
      return (
        <StepButton icon="back" onClick={calls.bringBack}>
          {t('backGo')}
        </StepButton>
      );
    case 'export':
      return (
        <StepButton icon="export" onClick={calls.exportAll}>
          {t('exportGo')}
        </StepButton>
      );
  }
}

const useStyles = makeStyles({
  progress: { width: '100%', maxWidth: '420px', display: 'flex', flexDirection: 'column', gap: '8px' },
  words: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

function Progress({ words, share }: { readonly words: string; readonly share: number }) {
  const styles = useStyles();
  return (
    <div className={styles.progress}>
      <span className={styles.words}>{words}</span>
      <GlideBar label={words} share={share} />
    </div>
  );
}
