import { expect, test } from 'vitest';
import { outcomeOf, progressWords, undoOf, workTitle } from '../../../../renderer/features/devices/works/work-words.ts';
import { worksNews } from '../../../../renderer/features/devices/works/works-news.ts';
import { issue } from '../../../../shared/autopilot/issues.ts';
import type { WorkView } from '../../../../shared/ipc/work.ts';
import { spoken } from './spoken.ts';

const [english, dutch] = [await spoken('en'), await spoken('nl')];

const ADDING: WorkView = {
  work: 'work-1',
  kind: 'add-files',
  field: null,
  title: 'oem.csv',
  startedAt: '2026-11-24T09:00:00Z',
  unit: 'rows',
  done: 4_120,
  total: 50_000,
  perSecond: 1_240,
  leftMs: 37_000,
  captures: 4_118,
  state: 'running',
  result: null,
  failure: null,
};
const ADDED = {
  of: 'add-files',
  files: 1,
  captures: 12,
  new: 11,
  seenBefore: 1,
  newDevices: 11,
  newConflicts: 0,
  needsAttention: 0,
  issues: [],
} as const;

test('work that runs says how far it is, how fast, and how long it takes', () => {
  expect(progressWords(ADDING, english)).toBe(
    '4,120 of 50,000 rows · 4,118 captures · 1,240 rows/s · 0:37 left, about',
  );
  expect(progressWords(ADDING, dutch)).toBe(
    '4.120 van 50.000 rijen · 4.118 vastleggingen · 1.240 rijen/s · nog ongeveer 0:37',
  );
});

test('bytes are said as sizes, and nothing is said that is not known yet', () => {
  const bytes = { ...ADDING, unit: 'bytes', done: 1_200_000, total: 200_000_000, captures: 0, leftMs: null } as const;
  expect(progressWords({ ...bytes, perSecond: 8_000_000 }, english)).toBe('1.2 MB of 200 MB · 8 MB/s');
  expect(progressWords({ ...bytes, total: 0 }, english)).toBe('Starting');
});

test.each([
  {
    description: 'all was good',
    work: { ...ADDING, state: 'done', result: ADDED },
    expected: { look: 'done', title: 'oem.csv: 12 captures', detail: '11 new, 1 seen before' },
  },
  {
    description: 'there are conflicts',
    work: { ...ADDING, state: 'done', result: { ...ADDED, newConflicts: 1, needsAttention: 2 } },
    expected: { look: 'attention', detail: '11 new, 1 seen before · 2 need attention · 1 conflict' },
  },
  {
    description: 'a file could not be read',
    work: { ...ADDING, state: 'done', result: { ...ADDED, issues: [{ file: 'a.csv', issue: issue('file-cut-off') }] } },
    expected: { look: 'attention' },
  },
  {
    description: 'it was stopped, and says what is safe',
    work: { ...ADDING, state: 'stopped', result: { ...ADDED, captures: 4_000 } },
    expected: {
      look: 'neutral',
      title: 'oem.csv stopped',
      detail: '4,000 captures were stored before; nothing is lost. Add the file again for the rest.',
    },
  },
  {
    description: 'it failed, and says what to do',
    work: { ...ADDING, state: 'failed', failure: { code: 'disk-full', detail: '' } },
    expected: {
      look: 'failed',
      title: 'oem.csv was not finished',
      detail: 'The disk is full. Make room, then try again.',
    },
  },
  {
    description: 'files were written',
    work: {
      ...ADDING,
      kind: 'export',
      state: 'done',
      result: {
        of: 'export',
        exported: 181,
        withheld: 3,
        files: [{ name: 'intune.csv', rows: 181, bytes: 1, sha256: '' }],
        folderName: 'out',
        unnoted: null,
      },
    },
    expected: { look: 'done', title: '1 file in out', detail: '181 devices, each hash checked · 3 left out' },
  },
  {
    description: 'files were written and the store could not note their devices',
    work: {
      ...ADDING,
      kind: 'export',
      state: 'done',
      result: {
        of: 'export',
        exported: 181,
        withheld: 0,
        folderName: 'out',
        files: [{ name: 'intune.csv', rows: 181, bytes: 1, sha256: '' }],
        unnoted: { code: 'disk-full', detail: '' },
      },
    },
    expected: {
      look: 'attention',
      title: '1 file in out',
      detail:
        '181 devices, each hash checked · The files are there, but their devices are not noted as exported. The disk is full. Make room, then try again.',
    },
  },
] as const)('how it ended where $description', ({ work, expected }) => {
  expect(outcomeOf(work, english)).toMatchObject(expected);
});

test('work that runs has not ended', () => {
  expect(outcomeOf(ADDING, english)).toBeNull();
  expect(outcomeOf({ ...ADDING, state: 'stopping' }, english)).toBeNull();
});

const EDITING: WorkView = {
  ...{ ...ADDING, kind: 'edit', field: 'groupTag', title: 'STORE-NL', unit: 'devices', captures: 0 },
  ...{ done: 38_000, total: 100_000, perSecond: 21_400, leftMs: 3_000 },
};
const HALF = { of: 'edit', edit: 'e', changed: 38_000, changedSince: 0, left: 62_000 } as const;
const WHOLE = { ...HALF, changed: 99_997, changedSince: 3, left: 0 } as const;

test('a long edit says what it sets and how far it is', () => {
  expect(workTitle(EDITING, english)).toBe('Group tag: STORE-NL');
  expect(workTitle({ ...EDITING, field: 'assignedUser', title: '' }, english)).toBe('User: none');
  expect(workTitle({ ...EDITING, kind: 'undo-edit' }, dutch)).toBe('Ongedaan maken: groepstag');
  expect(progressWords(EDITING, english)).toBe('38,000 of 100,000 devices · 21,400 devices/s · 0:03 left, about');
});

test.each<{ description: string; work: WorkView; expected: object; way: string | null }>([
  {
    description: 'an edit that was stopped says what is changed and what is not, with the way back',
    work: { ...EDITING, state: 'stopped', result: HALF },
    expected: {
      look: 'neutral',
      title: 'Group tag: STORE-NL stopped',
      detail: '38,000 of 100,000 devices are changed; 62,000 are as they were.',
    },
    way: 'edit.undo',
  },
  {
    description: 'an edit that was stopped before its turn changed nothing',
    work: { ...EDITING, state: 'stopped' },
    expected: { detail: 'Nothing was changed.' },
    way: null,
  },
  {
    description: 'an edit that is done says how many devices it really changed, and who kept another value',
    work: { ...EDITING, state: 'done', result: WHOLE },
    expected: {
      look: 'done',
      title: 'Group tag changed on 99,997 devices.',
      detail: '3 were changed again since and stay as they are.',
    },
    way: 'edit.undo',
  },
  {
    description: 'an edit that failed half way says why and how far it came',
    work: { ...EDITING, state: 'failed', result: HALF, failure: { code: 'disk-full', detail: '' } },
    expected: {
      look: 'failed',
      title: 'Group tag: STORE-NL was not finished',
      detail:
        'The disk is full. Make room, then try again. 38,000 of 100,000 devices are changed; 62,000 are as they were.',
    },
    way: 'edit.undo',
  },
  {
    description: 'an undo that was stopped goes on where a person wants it to',
    work: { ...EDITING, kind: 'undo-edit', state: 'stopped', result: HALF },
    expected: { detail: '38,000 of 100,000 devices are as they were; 62,000 keep the change.' },
    way: 'works.undoRest',
  },
  {
    description: 'an undo that is done has no way back',
    work: { ...EDITING, kind: 'undo-edit', state: 'done', result: WHOLE },
    expected: { title: '99,997 devices are as they were.' },
    way: null,
  },
])('$description', ({ work, expected, way }) => {
  expect(outcomeOf(work, english)).toMatchObject(expected);
  expect(undoOf(work)?.label ?? null).toBe(way);
});

test('a work that ends is said once, and what had ended before the first look is not', () => {
  const added: WorkView = { ...ADDING, state: 'done', result: ADDED };
  const stopped: WorkView = { ...ADDING, work: 'work-2', state: 'stopped' };
  const line = 'oem.csv: 12 captures. 11 new, 1 seen before';
  expect(worksNews(undefined, [added], english)).toEqual([]);
  expect(worksNews([ADDING], [ADDING], english)).toEqual([]);
  expect(worksNews([ADDING], [added], english)).toEqual([line]);
  expect(worksNews([added], [added, stopped], english)).toEqual([expect.stringContaining('oem.csv stopped')]);
  // As small as to be over before it was seen.
  expect(worksNews([], [added], english)).toEqual([line]);
});
