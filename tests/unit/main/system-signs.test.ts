import { describe, expect, it } from 'vitest';
import { createNoticeSource } from '../../../electron/main/window/notices.ts';
import { taskbarState } from '../../../electron/main/window/taskbar.ts';
import { mainWords } from '../../../electron/main/words.ts';
import { type BenchView, benchView } from '../../../shared/ipc/sticks.ts';
import { type WorkView, workView } from '../../../shared/ipc/work.ts';

const NO_BENCH: BenchView = {
  ...{ revision: 0, cards: [], hiddenSystemDrives: 0, run: null, notices: [], trouble: null },
  ...{ isPolling: false, isWatching: true },
};
type Notice = BenchView['notices'][number];
type Run = NonNullable<BenchView['run']>;

const notice = (change: Partial<Notice>): Notice => ({
  ...{ notice: 'n-1', card: 'c-1', number: 7, stickId: null, captures: 12, new: 11, seenBefore: 1, newDevices: 11 },
  ...{ needsAttention: 0, newConflicts: 0, isIn: true, since: '2026-11-24T09:00:00Z' },
  ...change,
});
const run = (change: Partial<Run>): Run => ({
  ...{ run: 'r-1', sticks: 8, done: 8, failed: 0, cancelled: 0, leftOut: 0, filesDone: 48, filesTotal: 48 },
  ...{
    again: { failed: 0, cancelled: 0 },
    filesPerSecond: 4,
    leftMs: null,
    isCancelling: false,
    hasEnded: true,
    kitFiles: 3,
    kitBytes: 1,
    kitVersion: '1',
  },
  choice: {
    ...{ tenant: '', batch: '', groupTag: '', orderId: '' },
    kit: { language: 'system', sound: true, after: 'ask', askFor: 'none' },
  },
  ...change,
});
const work = (change: Partial<WorkView>): WorkView => ({
  ...{
    work: 'w-1',
    kind: 'add-files',
    field: null,
    title: 'oem.csv',
    unit: 'rows',
    done: 1,
    total: 4,
    perSecond: 1,
    leftMs: 1,
  },
  ...{ captures: 1, startedAt: '2026-11-24T09:00:00Z', state: 'running', result: null, failure: null },
  ...change,
});
const ADDED: WorkView['result'] = {
  ...{ of: 'add-files', files: 1, captures: 1, new: 1, seenBefore: 0, newDevices: 1, newConflicts: 0 },
  ...{ needsAttention: 0, issues: [], since: '2026-11-24T09:00:00Z' },
};

it('is tried on views that the contract allows', () => {
  expect(benchView.safeParse({ ...NO_BENCH, notices: [notice({})], run: run({}) }).error).toBeUndefined();
  expect(workView.safeParse(work({ state: 'done', result: ADDED })).error).toBeUndefined();
});

describe('messages of the system', () => {
  const english = () => mainWords('en', 'en-US');

  it('tell of each collected stick once, with what needs a person', () => {
    const source = createNoticeSource(english, () => false);
    const bench = { ...NO_BENCH, notices: [notice({ needsAttention: 2, newConflicts: 1 })] };
    expect(source.ofBench(bench)).toEqual([
      {
        title: 'Stick 7: collected, you can take it out',
        body: '12 captures, 11 new, 1 seen before. 2 need a look. 1 conflict to decide.',
        page: 'sticks',
      },
    ]);
    expect(source.ofBench(bench)).toEqual([]);
    const another = { ...bench, notices: [notice({ notice: 'n-2', number: null }), ...bench.notices] };
    expect(source.ofBench(another).map(({ title }) => title)).toEqual(['A stick: collected, you can take it out']);
  });

  it('tell of a run when it has ended, and of what is not finished', () => {
    const source = createNoticeSource(english, () => false);
    expect(source.ofBench({ ...NO_BENCH, run: run({ hasEnded: false }) })).toEqual([]);
    expect(source.ofBench({ ...NO_BENCH, run: run({}) })).toMatchObject([{ body: '8 sticks are prepared.' }]);
    expect(source.ofBench({ ...NO_BENCH, run: run({ run: 'r-2', done: 7, failed: 1 }) })).toMatchObject([
      { title: 'Not every stick is ready', body: '1 stick is not finished, 7 are prepared.' },
    ]);
  });

  it.each([
    { ended: { done: 0, cancelled: 8 }, body: '8 sticks are not finished, 0 are prepared.' },
    { ended: { done: 5, failed: 1, cancelled: 2 }, body: '3 sticks are not finished, 5 are prepared.' },
    { ended: { sticks: 0, done: 0, leftOut: 2 }, body: '2 sticks are not finished, 0 are prepared.' },
  ])('never call a run ready that was not: $body', ({ ended, body }) => {
    const source = createNoticeSource(english, () => false);
    expect(source.ofBench({ ...NO_BENCH, run: run(ended) })).toMatchObject([
      { title: 'Not every stick is ready', body },
    ]);
  });

  it('tell of a run again where its sticks were tried again', () => {
    const source = createNoticeSource(english, () => false);
    expect(source.ofBench({ ...NO_BENCH, run: run({ done: 7, failed: 1 }) })).toHaveLength(1);
    expect(source.ofBench({ ...NO_BENCH, run: run({ done: 7, hasEnded: false }) })).toEqual([]);
    expect(source.ofBench({ ...NO_BENCH, run: run({}) })).toMatchObject([{ body: '8 sticks are prepared.' }]);
  });

  it('tell nobody to take out a stick that is written again at once', () => {
    const source = createNoticeSource(english, () => true);
    const [told] = source.ofBench({ ...NO_BENCH, notices: [notice({})] });
    expect(told?.title).toBe('Stick 7: collected, leave it in while it is prepared again');
    const [unused] = source.ofBench({ ...NO_BENCH, notices: [notice({ notice: 'n-2', new: 0 })] });
    expect(unused?.title).toBe('Stick 7: collected, you can take it out');
  });

  it('tell of work that is done or has failed, not of work that was stopped', () => {
    const source = createNoticeSource(english, () => false);
    expect(source.ofWorks([work({}), work({ work: 'w-2', state: 'stopped' })])).toEqual([]);
    expect(source.ofWorks([work({ state: 'done', result: ADDED })])).toMatchObject([
      { title: 'Files are added', body: '1 capture, 1 new, 0 seen before.', page: 'devices' },
    ]);
    expect(source.ofWorks([work({ work: 'w-3', state: 'failed' })])).toMatchObject([{ title: 'Not finished' }]);
  });

  it('speak the language of the settings, else of the system, and write numbers as it does', () => {
    const title = (language: 'system' | 'en' | 'nl', locale: string) =>
      createNoticeSource(
        () => mainWords(language, locale),
        () => false,
      ).ofBench({
        ...NO_BENCH,
        notices: [notice({ captures: 1_234 })],
      })[0];
    expect(title('nl', 'en-US')).toMatchObject({ body: '1.234 vastleggingen, 11 nieuw, 1 eerder gezien.' });
    expect(title('system', 'nl-BE')?.title).toBe('Stick 7: opgehaald, u kunt hem eruit halen');
    expect(title('en', 'nl-NL')).toMatchObject({ body: '1,234 captures, 11 new, 1 seen before.' });
    expect(title('system', 'fr-FR')?.title).toBe('Stick 7: collected, you can take it out');
  });
});

describe('the button in the taskbar', () => {
  const failed: BenchView['cards'][number] = {
    ...{ card: 'c-1', slot: 0, number: 1, isIn: true, isPractice: false, isSystem: false },
    ...{ description: '', sizeBytes: null, port: null, place: null, batch: '', groupTag: '', otherFiles: null },
    ...{ statuses: [], isSafe: true, canPrepare: true },
    state: { is: 'failed', step: 'verify', reason: 'pulled-out', canRetry: true, share: 0.5 },
  };

  it('shows nothing while nothing goes on', () => {
    expect(taskbarState(null, [])).toEqual({ share: null, isFailed: false, failed: 0 });
    const over = { ...NO_BENCH, run: run({}) };
    expect(taskbarState(over, [work({ state: 'done' })])).toEqual({ share: null, isFailed: false, failed: 0 });
  });

  it('shows how far the slowest of what goes on is, and how many sticks need a hand', () => {
    const bench = { ...NO_BENCH, cards: [failed], run: run({ hasEnded: false, filesDone: 24 }) };
    expect(taskbarState(bench, [])).toEqual({ share: 0.5, isFailed: true, failed: 1 });
    expect(taskbarState(bench, [work({})])).toEqual({ share: 0.25, isFailed: true, failed: 1 });
    expect(taskbarState(null, [work({ total: 0 })]).share).toBe(0);
  });
});
