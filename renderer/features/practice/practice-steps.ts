import type { PracticeView } from '../../../shared/ipc/practice.ts';
import type { BenchView } from '../../../shared/ipc/sticks.ts';

export type PracticeStep = PracticeView['done'][number];

/** In the order in which the job is done. */
export const PRACTICE_STEPS = [
  'prepare',
  'run-devices',
  'bring-back',
  'export',
] as const satisfies readonly PracticeStep[];

export interface StepState {
  readonly step: PracticeStep;
  readonly is: 'done' | 'now' | 'next';
}

/** The first step that is not done is the one in hand; later ones that are done already stay done. */
export function stepStates({ done }: PracticeView): readonly StepState[] {
  const now = PRACTICE_STEPS.find((step) => !done.includes(step));
  return PRACTICE_STEPS.map((step) => ({ step, is: done.includes(step) ? 'done' : step === now ? 'now' : 'next' }));
}

export interface RoundCounts {
  readonly sticks: number;
  readonly devices: number;
  /** One device is captured on two sticks. */
  readonly captures: number;
}

export function roundCounts({ sticks, devices }: PracticeView): RoundCounts {
  const captures = sticks.reduce((sum, stick) => sum + stick.devices, 0);
  return { sticks: sticks.length, devices, captures };
}

/** Whether all sticks that are in have been looked at: one that is not yet would not be prepared with the others. */
export function areSticksKnown({ sticks }: PracticeView, { cards }: BenchView): boolean {
  const known = cards.filter(({ isIn, state }) => isIn && state.is !== 'looking' && state.is !== 'reading');
  return known.length >= sticks.filter(({ where }) => where === 'in').length;
}

/** What the step in hand waits for, where it is not the person's button. */
export type Hold = 'preparing' | 'prepare-failed' | 'running' | 'collecting' | 'conflict' | null;

export function holdOf(step: PracticeStep, practice: PracticeView, bench: BenchView): Hold {
  const isRunning = bench.run !== null && !bench.run.hasEnded;
  switch (step) {
    case 'prepare':
      if (isRunning) return 'preparing';
      return bench.run !== null && bench.run.failed + bench.run.cancelled > 0 ? 'prepare-failed' : null;
    case 'run-devices':
      return practice.isBusy ? 'running' : null;
    case 'bring-back': {
      const isReading = bench.cards.some(({ state }) => state.is === 'reading' || state.is === 'looking');
      if (practice.isBusy || isReading) return 'collecting';
      return practice.openConflicts > 0 ? 'conflict' : null;
    }
    case 'export':
      return null;
  }
}
