import { describe, expect, it } from 'vitest';
import { type StartOptions, startOptions } from '../../../electron/main/start-options.ts';

const USUAL: StartOptions = {
  dataFolder: null,
  isPractice: false,
  practiceFolder: null,
  practiceSticks: 4,
  practicePaceMs: null,
  isInBackground: false,
};

describe('what the program is started with', () => {
  const CASES: readonly (readonly [string, readonly string[], NodeJS.ProcessEnv, Partial<StartOptions>])[] = [
    ['nothing', [], {}, {}],
    ['a data folder', ['--data', '/depot'], {}, { dataFolder: '/depot' }],
    ['a data folder in one word', ['--data=/depot'], {}, { dataFolder: '/depot' }],
    ['a data folder of the environment', [], { HASH_COURIER_DATA: '/env' }, { dataFolder: '/env' }],
    ['both: what is typed counts', ['--data', '/depot'], { HASH_COURIER_DATA: '/env' }, { dataFolder: '/depot' }],
    ['a data folder without a name', ['--data'], {}, {}],
    ['an empty data folder', ['--data', ''], { HASH_COURIER_DATA: '' }, {}],
    ['practice', ['--practice'], {}, { isPractice: true }],
    [
      'a practice folder and its sticks',
      ['--practice', '--practice-dir', '/p', '--practice-sticks', '8'],
      {},
      { isPractice: true, practiceFolder: '/p', practiceSticks: 8 },
    ],
    ['the pace of virtual sticks', ['--practice-pace', '600'], {}, { practicePaceMs: 600 }],
    ['a pace without end', ['--practice-pace', '1e9'], {}, {}],
    ['too many sticks', ['--practice-sticks', '41'], {}, {}],
    ['no stick', ['--practice-sticks', '0'], {}, {}],
    ['half a stick', ['--practice-sticks', '1.5'], {}, {}],
    ['words for sticks', ['--practice-sticks', 'many'], {}, {}],
    ['the start at sign-in', ['--in-background'], {}, { isInBackground: true }],
    [
      'arguments of Chromium and of the system',
      ['--no-sandbox', '--remote-debugging-port=0', '-psn_0_1', '.', '--practice'],
      {},
      { isPractice: true },
    ],
  ];
  it.each(CASES)('%s', (_what, args, env, expected) => {
    expect(startOptions(args, env)).toEqual({ ...USUAL, ...expected });
  });
});
