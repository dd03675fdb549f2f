import type { TFunction } from 'i18next';
import { numberWord } from './number-word.ts';
import type { Hold, PracticeStep, RoundCounts } from './practice-steps.ts';

export interface StepWords {
  readonly title: string;
  readonly text: string;
}

/** What a step says before, while and after it is done. Counts come from the round, not from here. */
export function stepWords(
  step: PracticeStep,
  is: 'done' | 'now' | 'next',
  hold: Hold,
  { sticks, devices }: RoundCounts,
  openConflicts: number,
  t: TFunction<'practice'>,
): StepWords {
  const stickWord = { count: sticks, word: numberWord(sticks, t) };
  const deviceWord = { count: devices, word: numberWord(devices, t) };
  const first = (count: number) => ({ count, word: numberWord(count, t, true) });
  switch (step) {
    case 'prepare': {
      const title = sentenceCase(t('prepare', stickWord));
      if (is === 'done') return { title, text: t('prepareDone', first(sticks)) };
      const text =
        hold === 'preparing' ? t('prepareNow') : hold === 'prepare-failed' ? t('prepareFailed') : t('prepareText');
      return { title, text };
    }
    case 'run-devices': {
      const title = sentenceCase(t('run', deviceWord));
      if (is === 'done') return { title, text: t('runDone', first(devices)) };
      return { title, text: hold === 'running' ? t('runNow') : t('runText') };
    }
    case 'bring-back': {
      const title = t('back');
      if (is === 'done') return { title, text: t('backDone') };
      if (hold === 'conflict') return { title, text: t('backConflict', { count: openConflicts }) };
      return { title, text: hold === 'collecting' ? t('backNow') : t('backText') };
    }
    case 'export':
      return { title: t('export'), text: is === 'done' ? t('exportDone') : t('exportText') };
  }
}

const sentenceCase = (text: string) => `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;
