import { z } from 'zod';
import { count, list, nothing, refusable, token } from './bounds.ts';

/** The steps of the practice round, in their order. */
export const PRACTICE_STEPS = ['prepare', 'run-devices', 'bring-back', 'export'] as const;

export const practiceView = z.object({
  /** Steps that are done. */
  done: list(z.enum(PRACTICE_STEPS), PRACTICE_STEPS.length),
  isBusy: z.boolean(),
  sticks: list(
    z.object({
      stick: token,
      number: count.nullable(),
      /** `in`: plugged in. `out`: taken out. */
      where: z.enum(['in', 'out']),
      isPrepared: z.boolean(),
      /** Devices that wait for it, and those of them that were captured. */
      devices: count,
      captured: count,
    }),
    40,
  ),
  /** Different devices: one that is captured on two sticks counts once. */
  devices: count,
  openConflicts: count,
});
export type PracticeView = z.infer<typeof practiceView>;

export const practiceChannels = {
  /** Goes to the practice depot; the own one stays as it is. */
  'practice:enter': { request: nothing, answer: nothing },
  'practice:leave': { request: nothing, answer: nothing },
  'practice:view': { request: nothing, answer: practiceView.nullable() },
  'practice:run-devices': {
    request: nothing,
    answer: refusable(practiceView, ['not-practice', 'no-prepared-stick', 'busy']),
  },
  /** `held`: the system keeps a stick where it is, because a file on it is open. */
  'practice:bring-back': { request: nothing, answer: refusable(practiceView, ['not-practice', 'busy', 'held']) },
  /** Takes one virtual stick out, or puts it in. */
  'practice:move-stick': {
    request: z.object({ stick: token, to: z.enum(['in', 'out']) }),
    answer: refusable(practiceView, ['not-practice', 'busy', 'held']),
  },
  'practice:restart': { request: nothing, answer: refusable(practiceView, ['not-practice', 'busy']) },
} as const;
