import type { Scene } from './scene.ts';
import { conflicts, devices, doneWorks, editedWorks, editingWorks, preview, runningWorks } from './scene-devices.ts';
import {
  practice,
  practiceBack,
  practiceBench,
  practiceCollectedBench,
  practiceConflict,
  practiceDone,
  practiceExport,
  practiceNew,
  practiceNewBench,
  practicePreparing,
  practicePreparingBench,
  practiceRunning,
} from './scene-practice.ts';
import { boot, openDepot, presets, settings, stage } from './scene-settings.ts';
import {
  chooseBench,
  collectedBench,
  diskLowBench,
  emptyBench,
  endedBench,
  manyCollectedBench,
  manySticks,
  oddBench,
  preparingBench,
  roster,
} from './scene-sticks.ts';

/** An ordinary morning in a depot: picture 2 on the sticks, picture 3 on the devices. */
const morning: Scene = {
  boot,
  settings,
  depot: openDepot,
  stage,
  presets,
  bench: collectedBench,
  roster,
  devices,
  conflicts,
  details: {},
  works: [],
  preview,
  practice: null,
  held: [],
  failing: {},
};

const practiceDepot = {
  ...morning,
  depot: { kind: 'practice', state: 'open', failure: null },
  bench: practiceBench,
  roster: [],
  devices: [],
  conflicts: [],
  practice,
} as const satisfies Scene;

/** States by name; a state that is hard to reach in a running program is one word away here. */
export const SCENES = {
  morning,
  /** Picture 1. */
  preparing: { ...morning, bench: preparingBench },
  ended: { ...morning, bench: endedBench },
  'many-collected': { ...morning, bench: manyCollectedBench },
  choose: { ...morning, bench: chooseBench },
  /** Nothing was kept under a name yet. */
  'no-presets': { ...morning, presets: [] },
  decided: {
    ...morning,
    conflicts: conflicts.map((conflict) => ({ ...conflict, state: 'resolved', choice: 'use-newer' })),
  },
  'many-sticks': { ...morning, roster: manySticks },
  /** Every state of a card that the pictures do not show. */
  odd: { ...morning, bench: oddBench },
  'disk-low': { ...morning, bench: diskLowBench },
  empty: { ...morning, bench: emptyBench, roster: [], devices: [], conflicts: [] },
  loading: {
    ...morning,
    held: ['sticks:bench', 'sticks:roster', 'devices:page', 'devices:counts', 'settings:get', 'sticks:stage-view'],
  },
  failing: {
    ...morning,
    failing: {
      'sticks:bench': 'store-failed',
      'sticks:roster': 'store-failed',
      'devices:page': 'store-failed',
      'devices:counts': 'store-failed',
      'sticks:stage-view': 'store-failed',
    },
  },
  works: { ...morning, works: runningWorks },
  'works-done': { ...morning, works: doneWorks },
  'works-editing': { ...morning, works: editingWorks },
  'works-edited': { ...morning, works: editedWorks },
  practice: practiceDepot,
  'practice-new': { ...practiceDepot, bench: practiceNewBench, practice: practiceNew },
  'practice-preparing': { ...practiceDepot, bench: practicePreparingBench, practice: practicePreparing },
  'practice-running': { ...practiceDepot, practice: practiceRunning },
  'practice-back': { ...practiceDepot, practice: practiceBack },
  'practice-conflict': { ...practiceDepot, bench: practiceCollectedBench, practice: practiceConflict },
  'practice-export': { ...practiceDepot, bench: practiceCollectedBench, practice: practiceExport },
  'practice-done': { ...practiceDepot, bench: practiceCollectedBench, roster, devices, practice: practiceDone },
  'store-damaged': { ...morning, depot: { kind: 'own', state: 'failed', failure: 'store-damaged' } },
  'store-in-use': { ...morning, depot: { kind: 'own', state: 'failed', failure: 'store-in-use' } },
  opening: { ...morning, depot: { kind: 'own', state: 'opening', failure: null } },
  'no-answer': { ...morning, held: ['app:boot', 'settings:get'] },
  /** Locked by policy as in picture 8, a script of one's own, and settings that had to be reset. */
  'settings-locked': {
    ...morning,
    settings: {
      ...settings,
      locked: ['clearCollected', 'scriptSource'],
      wereReset: true,
      values: { ...settings.values, scriptSource: 'file' },
      script: {
        ...settings.script,
        kind: 'file',
        name: 'Get-WindowsAutoPilotInfo-northgate.ps1',
        version: '3.9',
        signer: 'CN=Northgate Retail',
      },
    },
  },
} as const satisfies Record<string, Scene>;

export type SceneName = keyof typeof SCENES;
