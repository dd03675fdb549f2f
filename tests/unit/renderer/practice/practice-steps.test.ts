import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { numberWord } from '../../../../renderer/features/practice/number-word.ts';
import { isRoundOver } from '../../../../renderer/features/practice/practice-page-view.ts';
import {
  areSticksKnown,
  holdOf,
  PRACTICE_STEPS,
  roundCounts,
  stepStates,
} from '../../../../renderer/features/practice/practice-steps.ts';
import { stepWords } from '../../../../renderer/features/practice/step-words.ts';
import { cardOfStick, virtualFace } from '../../../../renderer/features/practice/stick-words.ts';
import english from '../../../../resources/locales/en/practice.json' with { type: 'json' };
import dutch from '../../../../resources/locales/nl/practice.json' with { type: 'json' };
import { PRACTICE_STEPS as CONTRACT_STEPS, type PracticeView } from '../../../../shared/ipc/practice.ts';
import { bench, card, run, sayIn } from '../sticks/made-up-bench.ts';

function round(some: Partial<PracticeView> = {}): PracticeView {
  const sticks = [3, 4, 3, 2].map((devices, index) => ({
    stick: `stick-${index + 1}`,
    number: index + 1,
    where: 'out' as const,
    isPrepared: true,
    devices,
    captured: 0,
  }));
  return { done: [], isBusy: false, sticks, devices: 11, openConflicts: 0, ...some };
}

async function wordsIn(language: 'en' | 'nl') {
  const i18n = createInstance();
  const practice = language === 'en' ? english : dutch;
  await i18n.init({ lng: language, fallbackLng: false, resources: { [language]: { practice } } });
  return i18n.getFixedT(language, 'practice');
}

describe('the steps of the practice round', () => {
  it('are those of the contract, in its order', () => {
    expect(PRACTICE_STEPS).toEqual(CONTRACT_STEPS);
  });

  it('have one in hand: the first that is not done', () => {
    expect(stepStates(round({ done: ['prepare'] })).map(({ is }) => is)).toEqual(['done', 'now', 'next', 'next']);
    expect(isRoundOver(round({ done: ['prepare', 'run-devices', 'bring-back'] }))).toBe(false);
    expect(isRoundOver(round({ done: [...PRACTICE_STEPS] }))).toBe(true);
  });

  it('say how many sticks and devices there really are', async () => {
    const counts = roundCounts(round());
    const [en, nl] = [await wordsIn('en'), await wordsIn('nl')];
    expect(counts).toEqual({ sticks: 4, devices: 11, captures: 12 });
    expect(stepWords('prepare', 'next', null, counts, 0, en).title).toBe('Prepare four sticks');
    expect(stepWords('run-devices', 'next', null, counts, 0, en).title).toBe('Let eleven devices run it');
    expect(stepWords('prepare', 'done', null, { sticks: 8, devices: 20, captures: 24 }, 0, nl).text).toMatch(
      /^Acht virtuele sticks/,
    );
    expect(stepWords('prepare', 'next', null, { sticks: 1, devices: 1, captures: 1 }, 0, en).title).toBe(
      'Prepare one stick',
    );
    expect(numberWord(40, en)).toBe('40');
  });

  it('lead to the conflict before bringing back is done', async () => {
    const en = await wordsIn('en');
    const practice = round({ done: ['prepare', 'run-devices'], openConflicts: 1 });
    expect(
      holdOf(
        'bring-back',
        practice,
        bench([card({ state: { is: 'reading', filesDone: 0, filesTotal: 3, captures: 0 } })]),
      ),
    ).toBe('collecting');
    expect(holdOf('bring-back', practice, bench([]))).toBe('conflict');
    expect(stepWords('bring-back', 'now', 'conflict', roundCounts(practice), 1, en).text).toContain(
      'One conflict waits',
    );
    expect(holdOf('bring-back', round({ done: ['prepare', 'run-devices'] }), bench([]))).toBeNull();
  });

  it('offer to prepare once every stick that is in has been looked at', () => {
    const sticks = round().sticks.map((stick, index) => ({
      ...stick,
      where: index < 2 ? ('in' as const) : stick.where,
    }));
    const looking = card({ slot: 1, state: { is: 'looking' } });
    const stranger = (slot: number) => card({ slot, state: { is: 'stranger' } });
    expect(areSticksKnown(round({ sticks }), bench([]))).toBe(false);
    expect(areSticksKnown(round({ sticks }), bench([stranger(0), looking]))).toBe(false);
    expect(areSticksKnown(round({ sticks }), bench([stranger(0), stranger(1)]))).toBe(true);
  });

  it('show preparing while it goes on, and say when a stick was not finished', () => {
    expect(holdOf('prepare', round(), bench([], { run: run() }))).toBe('preparing');
    expect(holdOf('prepare', round(), bench([], { run: run({ failed: 1, hasEnded: true }) }))).toBe('prepare-failed');
    expect(holdOf('prepare', round(), bench([]))).toBeNull();
  });
});

describe('a virtual stick on the bench', () => {
  const stick = { stick: 'stick-2', number: 2, where: 'out', isPrepared: true, devices: 4, captured: 0 } as const;

  it('waits for its devices, then holds their captures', async () => {
    const en = await wordsIn('en');
    const say = await sayIn('en');
    expect(virtualFace({ ...stick, isPrepared: false }, undefined, en, say)).toMatchObject({ look: 'waiting' });
    expect(virtualFace(stick, undefined, en, say)).toMatchObject({ word: 'Prepared', sentence: 'Waits for 4 devices' });
    expect(virtualFace({ ...stick, captured: 1 }, undefined, en, say).sentence).toBe('1 of 4 captured');
    expect(virtualFace({ ...stick, captured: 4 }, undefined, en, say)).toMatchObject({
      look: 'done',
      word: 'Captured',
    });
  });

  it('says what its card says while something is done to it', async () => {
    const en = await wordsIn('en');
    const say = await sayIn('en');
    const working = card({
      place: 'stick-2',
      isPractice: true,
      state: { is: 'working', step: 'write', filesTotal: 3, filesWritten: 1, filesVerified: 0, share: 0.2 },
    });
    const found = cardOfStick(stick, bench([card({ slot: 4, place: 'stick-1', number: 1 }), working]));
    expect(found).toBe(working);
    expect(virtualFace({ ...stick, isPrepared: false }, found, en, say)).toMatchObject({ word: 'Writing', share: 0.2 });
  });
});
