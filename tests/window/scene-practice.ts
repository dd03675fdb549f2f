import type { PracticeView } from '../../shared/ipc/practice.ts';
import type { BenchView, CardState } from '../../shared/ipc/sticks.ts';
import { card, noBench, preparingBench } from './scene-sticks.ts';

const DEVICES = [3, 4, 3, 2] as const;

type VirtualStick = PracticeView['sticks'][number];

const sticks = (more: (devices: number, index: number) => Partial<VirtualStick>): readonly VirtualStick[] =>
  DEVICES.map((devices, index) => ({
    stick: `stick-${index + 1}`,
    number: index + 1,
    where: 'out',
    isPrepared: true,
    devices,
    captured: 0,
    ...more(devices, index),
  }));

const round = (
  done: PracticeView['done'],
  more: (devices: number, index: number) => Partial<VirtualStick>,
): PracticeView => ({ done, isBusy: false, sticks: [...sticks(more)], devices: 11, openConflicts: 0 });

export const practiceBench: BenchView = { ...noBench, hiddenSystemDrives: 0, revision: 3 };

function benchOf(stateOf: (index: number) => CardState): BenchView {
  const cards = DEVICES.map((_, index) =>
    card(index, index + 1, stateOf(index), {
      isPractice: true,
      description: 'Practice stick',
      port: null,
      place: `stick-${index + 1}`,
      batch: '',
      groupTag: '',
    }),
  );
  return { ...practiceBench, revision: 9, cards };
}

/** Four new sticks in their ports. */
export const practiceNew = round([], () => ({ number: null, where: 'in', isPrepared: false }));
export const practiceNewBench = benchOf(() => ({ is: 'stranger' }));

export const practicePreparing: PracticeView = { ...practiceNew, isBusy: true };
export const practicePreparingBench: BenchView = {
  ...benchOf((index) =>
    index === 0
      ? { is: 'done', notEjected: null, keptAside: 0, isNumberTaken: false }
      : index === 3
        ? { is: 'waiting' }
        : {
            is: 'working',
            step: index === 1 ? 'verify' : 'write',
            filesTotal: 9,
            filesWritten: 9 - 5 * (index - 1),
            filesVerified: 4 - 4 * (index - 1),
            share: 0.7 / index,
          },
  ),
  run: preparingBench.run && { ...preparingBench.run, sticks: 4, done: 1, failed: 0, leftOut: 0, leftMs: 5_000 },
};

/** Picture 7: the second of four steps. */
export const practice = round(['prepare'], () => ({}));

export const practiceRunning: PracticeView = {
  ...round(['prepare'], (devices, index) => ({ captured: index < 2 ? devices : index === 2 ? 1 : 0 })),
  isBusy: true,
};

export const practiceBack = round(['prepare', 'run-devices'], (devices) => ({ captured: devices }));

const collected = (index: number): CardState => ({
  is: 'collected',
  captures: DEVICES[index] ?? 0,
  new: DEVICES[index] ?? 0,
  seenBefore: 0,
  newDevices: DEVICES[index] ?? 0,
  needsAttention: 0,
  newConflicts: 0,
  kitProblems: 0,
});

export const practiceConflict: PracticeView = {
  ...round(['prepare', 'run-devices'], (devices) => ({ captured: devices, where: 'in' })),
  openConflicts: 1,
};
export const practiceExport = round(['prepare', 'run-devices', 'bring-back'], (devices) => ({
  captured: devices,
  where: 'in',
}));
export const practiceDone = round(['prepare', 'run-devices', 'bring-back', 'export'], (devices) => ({
  captured: devices,
  where: 'in',
}));
export const practiceCollectedBench = benchOf(collected);
