import { beforeAll, expect, it } from 'vitest';
import { noticePromise } from '../../../../renderer/features/sticks/notice/notice-promise.ts';
import type { Say } from '../../../../renderer/features/sticks/words/say.ts';
import type { CardState } from '../../../../shared/ipc/sticks.ts';
import { card, sayIn } from './made-up-bench.ts';

let en: Say;
let nl: Say;
beforeAll(async () => {
  en = await sayIn('en');
  nl = await sayIn('nl');
});

const NEITHER = { prepareAgain: false, clearCollected: false };
const COLLECTED: CardState = {
  ...{ is: 'collected', captures: 12, new: 11, seenBefore: 1 },
  ...{ newDevices: 11, needsAttention: 0, newConflicts: 0, kitProblems: 0 },
};
const WORKING: CardState = {
  is: 'working',
  step: 'write',
  filesTotal: 9,
  filesWritten: 1,
  filesVerified: 0,
  share: 0.1,
};
const DONE: CardState = { is: 'done', notEjected: null, keptAside: 0, isNumberTaken: false };
const NOTICE = { captures: 12, new: 11 };
const ONLY_READ = /only read|alleen gelezen/;

const inWords = (of: Parameters<typeof noticePromise>[1], after = NEITHER, notice = NOTICE) =>
  [en, nl].map(({ t }) => noticePromise(notice, of, after, t));

it('promises that nothing changed, and that the stick can go, where it was only read and nothing follows', () => {
  const [english, dutch] = inWords(card({ state: COLLECTED }));
  expect(english).toEqual({
    head: 'Collected, you can take it out',
    promise: 'All 12 are stored as they came. The stick was only read; nothing on it changed.',
  });
  expect(dutch?.promise).toMatch(ONLY_READ);
});

it.each([
  ['it is prepared again', { state: COLLECTED }, { ...NEITHER, prepareAgain: true }],
  ['its captures are removed', { state: COLLECTED }, { ...NEITHER, clearCollected: true }],
  ['it is being written', { state: WORKING }, NEITHER],
  ['it was prepared since', { state: DONE }, NEITHER],
] as const)('promises neither where %s', (_, some, after) => {
  for (const { head, promise } of inWords(card(some), after)) {
    expect(head).not.toMatch(/you can take|eruit halen/);
    expect(promise).not.toMatch(ONLY_READ);
    expect(promise).toContain('12');
  }
});

it('asks to leave it in while it is written', () => {
  expect(inWords(card({ state: WORKING })).map(({ head }) => head)).toEqual([
    'Collected, leave it in while it is prepared again',
    'Opgehaald, laat hem zitten terwijl hij opnieuw wordt voorbereid',
  ]);
});

it('says nothing of a stick that has gone but that its captures are stored', () => {
  for (const of of [undefined, card({ isIn: false, state: DONE })]) {
    expect(inWords(of)[0]).toEqual({ head: 'Collected', promise: 'All 12 are stored as they came.' });
  }
});

it('is still only read with both settings on where it brought nothing that they are for', () => {
  const both = { prepareAgain: true, clearCollected: true };
  const state: CardState = { ...COLLECTED, captures: 0, new: 0 };
  expect(inWords(card({ state }), both, { captures: 0, new: 0 })[0]).toMatchObject({
    head: 'Collected, you can take it out',
    promise: expect.stringMatching(ONLY_READ),
  });
});
