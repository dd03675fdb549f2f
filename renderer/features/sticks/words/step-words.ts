import type { CardState } from '../../../../shared/ipc/sticks.ts';
import type { StageStep } from '../../../../shared/sticks/stage-result.ts';
import type { Say } from './say.ts';

export type StepLook = 'done' | 'now' | 'failed' | 'next';

/** A person follows three steps; the six of staging fall into them. */
export interface CardSteps {
  readonly write: StepLook;
  readonly verify: StepLook;
  readonly eject: StepLook;
}

const PART = {
  check: 0,
  write: 0,
  rename: 0,
  verify: 1,
  manifest: 1,
  eject: 2,
} as const satisfies Record<StageStep, number>;

const DURING = {
  check: 'step.duringCheck',
  write: 'step.duringWrite',
  rename: 'step.duringWrite',
  verify: 'step.duringVerify',
  manifest: 'step.duringVerify',
  eject: 'step.duringEject',
} as const satisfies Record<StageStep, string>;

/** The step as it stands in "Pulled out during verify". */
export const duringStep = (step: StageStep, { t }: Say): string => t(DURING[step]);

type InRun = CardState & { is: 'waiting' | 'working' | 'done' | 'failed' | 'cancelled' };

export function stepsOf(state: InRun): CardSteps {
  if (state.is === 'waiting') return { write: 'next', verify: 'next', eject: 'next' };
  if (state.is === 'done') {
    const isOut = state.notEjected === null || state.notEjected === 'gone' || state.notEjected === 'nothing-to-eject';
    return {
      write: 'done',
      verify: 'done',
      eject: isOut ? 'done' : state.notEjected === 'not-asked' ? 'next' : 'failed',
    };
  }
  const at = PART[state.step];
  // A cancelled step begins again from its start: nothing went wrong with it.
  const here = state.is === 'working' ? 'now' : state.is === 'failed' ? 'failed' : 'next';
  const lookOf = (part: number): StepLook => (part < at ? 'done' : part === at ? here : 'next');
  return { write: lookOf(0), verify: lookOf(1), eject: lookOf(2) };
}
