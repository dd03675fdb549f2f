import { create } from 'zustand';
import type { PracticeView } from '../../../shared/ipc/practice.ts';
import { PRACTICE_STEPS } from './practice-steps.ts';

interface PracticePageView {
  /** Whether the page of the sticks shows the round or, for a look, itself. */
  readonly showsRound: boolean;
  readonly showRound: (showsRound: boolean) => void;
}

export const usePracticePage = create<PracticePageView>()((set) => ({
  showsRound: true,
  showRound: (showsRound) => set({ showsRound }),
}));

export const isRoundOver = ({ done }: PracticeView): boolean => PRACTICE_STEPS.every((step) => done.includes(step));
