import { beforeAll, describe, expect, it } from 'vitest';
import { runSegments, runWords } from '../../../../renderer/features/sticks/words/run-words.ts';
import type { Say } from '../../../../renderer/features/sticks/words/say.ts';
import { announcement, stickNews } from '../../../../renderer/features/sticks/words/stick-news.ts';
import type { CardState } from '../../../../shared/ipc/sticks.ts';
import { bench, COLLECTED, card, run, sayIn } from './made-up-bench.ts';

let en: Say;
let nl: Say;
beforeAll(async () => {
  en = await sayIn('en');
  nl = await sayIn('nl');
});

const DONE: CardState = { is: 'done', notEjected: null, keptAside: 0, isNumberTaken: false };
const FAILED: CardState = { is: 'failed', step: 'verify', reason: 'pulled-out', canRetry: true, share: 0.5 };
const WRITING: CardState = {
  is: 'working',
  step: 'write',
  filesTotal: 9,
  filesWritten: 2,
  filesVerified: 0,
  share: 0.1,
};

describe('the words of a run', () => {
  it('count sticks and name what goes onto them', () => {
    const labels = { batch: '2026-11-24 B', groupTag: 'STORE-NL', orderId: 'PO-4471', tenant: 'Northgate' };
    const choice = { ...run().choice, ...labels };
    const words = runWords(run({ sticks: 7, done: 2, filesPerSecond: 7.26, leftMs: 52_000, choice }), en);
    expect(words).toMatchObject({
      title: 'Preparing 7 sticks',
      choice: 'Batch 2026-11-24 B · group tag STORE-NL · order PO-4471 · tenant Northgate · kit 1.4: 9 files, 62 kB',
      strip: '2 done, 0 not finished, 5 to come or at work',
      doneOf: '2 of 7',
      rate: '7.3 files/s',
      left: '0:52',
      ending: null,
    });
    expect(runWords(run({ sticks: 7 }), nl).title).toBe('7 sticks worden voorbereid');
  });

  it('do not hide what was not finished behind the total', () => {
    const words = runWords(run({ sticks: 7, done: 6, failed: 1, hasEnded: true }), en);
    expect(words.title).toBe('6 of 7 sticks prepared');
    expect(words.ending).toContain('not finished');
    expect(runWords(run({ sticks: 1, done: 1, hasEnded: true }), en).title).toBe('1 stick prepared');
  });

  it('say no time left before it is known', () => {
    expect(runWords(run(), en).left).toBeNull();
  });
});

describe('the strip of a run', () => {
  it('has one segment for each stick, in the order of the cards, without what is left out', () => {
    const cards = [
      card({ slot: 0, number: 12, state: DONE }),
      card({ slot: 1, number: 15, state: WRITING }),
      card({ slot: 2, number: 17, state: FAILED }),
      card({ slot: 3, number: null, state: { is: 'left-out' } }),
    ];
    expect(runSegments(run(), cards)).toEqual([
      { look: 'done', mark: 'done', caption: '12' },
      { look: 'working', share: 0.1, caption: '15' },
      { look: 'failed', mark: 'failed', caption: '17' },
    ]);
  });

  it('still shows as many as the run has when cards have gone', () => {
    expect(runSegments(run(), [card({ state: WRITING })]).map(({ look }) => look)).toEqual(['done', 'done', 'working']);
  });
});

describe('the news of sticks', () => {
  it('are one line for each stick that ended, and none for progress', () => {
    const before = bench([
      card({ slot: 0, number: 16, state: WRITING }),
      card({ slot: 1, number: 17, state: WRITING }),
    ]);
    const moved = bench([
      card({ slot: 0, number: 16, state: { ...WRITING, filesWritten: 5 } }),
      ...before.cards.slice(1),
    ]);
    const after = bench([card({ slot: 0, number: 16, state: DONE }), card({ slot: 1, number: 17, state: FAILED })]);
    expect(stickNews(before, moved, en)).toEqual([]);
    expect(stickNews(before, after, en)).toEqual([
      { line: 'Stick 16 done. Take it out.', isGood: true },
      {
        line: 'Stick 17 not finished: Pulled out during verify. Put it back in, in any port: it starts again by itself.',
        isGood: false,
      },
    ]);
    expect(stickNews(after, after, en)).toEqual([]);
  });

  it('sound once for all that ended together, and for bad where any needs a hand', () => {
    const at = (...states: readonly CardState[]) => ({
      bench: bench(states.map((state, slot) => card({ slot, number: slot + 1, state }))),
      kind: 'own' as const,
    });
    const writing = at(WRITING, WRITING);
    expect(announcement(writing, at(DONE, DONE), en)).toEqual({
      lines: ['Stick 1 done. Take it out.', 'Stick 2 done. Take it out.'],
      sound: 'good',
    });
    expect(announcement(writing, at(DONE, FAILED), en)).toMatchObject({ lines: { length: 2 }, sound: 'bad' });
    expect(announcement(writing, writing, en)).toEqual({ lines: [], sound: null });
  });

  it('are none at the first sight of a depot', () => {
    const ended = bench([card({ state: DONE })]);
    const silent = { lines: [], sound: null };
    expect(announcement(null, { bench: ended, kind: 'own' }, en)).toEqual(silent);
    expect(announcement({ bench: bench([]), kind: 'own' }, { bench: ended, kind: 'practice' }, en)).toEqual(silent);
  });

  it('tell of a stick that came back and was collected', () => {
    expect(stickNews(bench([]), bench([card({ state: COLLECTED })]), nl)).toEqual([
      { line: 'Stick 7 opgehaald: 12 vastleggingen, 11 nieuw.', isGood: true },
    ]);
  });
});
