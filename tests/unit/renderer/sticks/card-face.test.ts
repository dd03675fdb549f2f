import { beforeAll, describe, expect, it } from 'vitest';
import { cardFace } from '../../../../renderer/features/sticks/words/card-face.ts';
import {
  cardContents,
  driveName,
  drivePlace,
  driveReasons,
} from '../../../../renderer/features/sticks/words/drive-words.ts';
import type { Say } from '../../../../renderer/features/sticks/words/say.ts';
import type { CardState } from '../../../../shared/ipc/sticks.ts';
import { STAGE_REASONS } from '../../../../shared/sticks/stage-reason.ts';
import { COLLECTED, card, sayIn } from './made-up-bench.ts';

let en: Say;
let nl: Say;
beforeAll(async () => {
  en = await sayIn('en');
  nl = await sayIn('nl');
});

const working = (step: 'write' | 'verify', filesWritten: number, filesVerified: number): CardState => ({
  is: 'working',
  step,
  filesTotal: 9,
  filesWritten,
  filesVerified,
  share: 0.43,
});

describe('the face of a card', () => {
  it.each([
    {
      what: 'a stick that is written',
      state: working('write', 3, 0),
      face: { look: 'working', icon: 'writing', word: 'Writing', sentence: 'File 4 of 9', share: 0.43 },
      steps: { write: 'now', verify: 'next', eject: 'next' },
    },
    {
      what: 'a stick that is read back',
      state: working('verify', 9, 6),
      face: { look: 'working', icon: 'verifying', word: 'Verifying', sentence: 'File 7 of 9, read back' },
      steps: { write: 'done', verify: 'now', eject: 'next' },
    },
    {
      what: 'the last file while it is at it',
      state: working('write', 9, 0),
      face: { sentence: 'File 9 of 9' },
      steps: { write: 'now', verify: 'next', eject: 'next' },
    },
    {
      what: 'a stick that is done and ejected',
      state: { is: 'done', notEjected: null, keptAside: 0, isNumberTaken: false } as const,
      face: { look: 'done', word: 'Done', sentence: 'Take it out', share: 1, advice: null },
      steps: { write: 'done', verify: 'done', eject: 'done' },
    },
    {
      what: 'a stick that was pulled out',
      state: { is: 'failed', step: 'verify', reason: 'pulled-out', canRetry: true, share: 0.55 } as const,
      face: {
        look: 'failed',
        word: 'Not finished',
        sentence: 'Pulled out during verify',
        advice: 'Put it back in, in any port: it starts again by itself.',
        share: 0.55,
      },
      steps: { write: 'done', verify: 'failed', eject: 'next' },
    },
    {
      what: 'a stick that waits',
      state: { is: 'waiting' } as const,
      face: { look: 'waiting', word: 'Waiting', sentence: 'Starts in a moment', share: 0 },
      steps: { write: 'next', verify: 'next', eject: 'next' },
    },
    {
      what: 'a stick whose step was cancelled',
      state: { is: 'cancelled', step: 'write', share: 0.2 } as const,
      face: { look: 'attention', word: 'Cancelled', sentence: 'Stopped during write', share: 0.2 },
      steps: { write: 'next', verify: 'next', eject: 'next' },
    },
  ])('says of $what what the look says', ({ state, face, steps }) => {
    const made = cardFace(card({ state }), en);
    expect(made).toMatchObject(face);
    expect(made.steps).toEqual(steps);
  });

  it('speaks Dutch with the words of the look', () => {
    const pulledOut: CardState = { is: 'failed', step: 'verify', reason: 'pulled-out', canRetry: true, share: 0.5 };
    expect(cardFace(card({ state: pulledOut }), nl)).toMatchObject({
      word: 'Niet afgemaakt',
      sentence: 'Eruit getrokken tijdens het controleren',
      advice: 'Steek hem terug, in welke poort ook: hij begint vanzelf opnieuw.',
    });
  });

  it('never lets a stick that is done but still in use look as if it can be taken out', () => {
    const state: CardState = { is: 'done', notEjected: 'in-use', keptAside: 0, isNumberTaken: false };
    const face = cardFace(card({ state }), en);
    expect(face.look).toBe('attention');
    expect(face.sentence).not.toBe('Take it out');
    expect(face.advice).toContain('another program uses the stick');
    expect(face.steps?.eject).toBe('failed');
  });

  it('still asks to take an ejected stick out, though the system no longer lists it', () => {
    const ejected: CardState = { is: 'done', notEjected: null, keptAside: 0, isNumberTaken: false };
    const gone: CardState = { ...ejected, notEjected: 'gone' };
    expect(cardFace(card({ state: ejected, isIn: false }), en).sentence).toBe('Take it out');
    expect(drivePlace(card({ state: ejected, isIn: false }), en)).toBe('Port 2.1');
    expect(cardFace(card({ state: gone, isIn: false }), en).sentence).toBe('Taken out');
  });

  it('marks a collected stick whose kit was changed, and says what to do', () => {
    const state: CardState = { ...COLLECTED, kitProblems: 2 };
    expect(cardFace(card({ state }), en)).toMatchObject({ look: 'attention', sentence: '12 captures, 11 new' });
    expect(cardFace(card({ state }), en).advice).toContain('changed in 2 places');
  });

  it.each(STAGE_REASONS)('has an advice in both languages for a stick that failed by %s', (reason) => {
    const state: CardState = { is: 'failed', step: 'write', reason, canRetry: true, share: 0 };
    for (const say of [en, nl]) {
      const face = cardFace(card({ state }), say);
      expect(face.advice?.length).toBeGreaterThan(10);
      expect(face.sentence.length).toBeGreaterThan(2);
    }
  });
});

describe('the drive on a card', () => {
  it('is named with its size, once', () => {
    expect(driveName(card(), en)).toBe('Practice Ultra 32 GB');
    expect(driveName(card({ description: 'Practice Ultra 32 GB' }), en)).toBe('Practice Ultra 32 GB');
    expect(driveName(card({ description: ' ', sizeBytes: null }), en)).toBe('Unnamed drive');
  });

  it('tells the port that it is in, and the one that it was in', () => {
    expect(drivePlace(card(), en)).toBe('Port 2.1');
    expect(drivePlace(card({ isIn: false }), en)).toBe('Was in port 2.1');
    expect(drivePlace(card({ port: null }), en)).toBe('E:');
    expect(drivePlace(card({ port: null, place: null }), en)).toBe('');
  });

  it('is left out with the size, the limit of the settings, and errors before warnings', () => {
    const statuses = [
      { code: 'too-large', level: 'warning' },
      { code: 'read-only', level: 'error' },
    ] as const;
    const reasons = driveReasons(card({ sizeBytes: 2_000_000_000_000, statuses }), 128, en);
    expect(reasons.map(({ label }) => label)).toEqual(['Read-only', '2 TB, over the limit of 128 GB']);
  });

  it('says what else it holds, and nothing before it was read', () => {
    expect(cardContents(card(), en)).toEqual({ whole: 'Holds nothing else', short: 'Nothing else' });
    expect(cardContents(card({ otherFiles: 1 }), en)?.whole).toBe('1 other file, left as it is');
    expect(cardContents(card({ otherFiles: 2_418 }), nl)).toEqual({
      whole: '2.418 andere bestanden, blijven zoals ze zijn',
      short: '2.418 andere',
    });
    expect(cardContents(card({ otherFiles: null }), en)).toBeNull();
  });
});
