import { expect, test } from 'vitest';
import { NO_FILTER } from '../../../../renderer/features/devices/device-filter.ts';
import {
  everythingIn,
  headerState,
  isSelected,
  NOTHING_SELECTED,
  SELECTION_LIMIT,
  scopeOf,
  selectedCount,
  withDevices,
} from '../../../../renderer/features/devices/selection.ts';

const MANY = { filter: NO_FILTER, total: 100_000 };
const picked = (...ids: string[]) => withDevices(NOTHING_SELECTED, ids, true) ?? NOTHING_SELECTED;

test('a picked selection names its devices', () => {
  const selection = withDevices(picked('a', 'b', 'c'), ['b'], false) ?? NOTHING_SELECTED;
  expect(scopeOf(selection)).toEqual({ of: 'devices', ids: ['a', 'c'] });
  expect(isSelected(selection, 'b')).toBe(false);
  expect(selectedCount(selection, MANY)).toBe(2);
});

test('all that a filter lets pass is the filter and the exceptions, also for devices never seen', () => {
  const filter = { ...NO_FILTER, search: 'latitude' };
  const selection = withDevices(everythingIn(filter), ['a'], false) ?? NOTHING_SELECTED;
  expect(scopeOf(selection)).toEqual({ of: 'filter', filter, except: ['a'] });
  expect(isSelected(selection, 'never seen')).toBe(true);
  expect(selectedCount(selection, { filter, total: 100_000 })).toBe(99_999);
  expect(selectedCount(withDevices(selection, ['a'], true) ?? selection, { filter, total: 100_000 })).toBe(100_000);
});

test('of all that a filter lets pass nothing is counted, and so nothing done, while the table shows another list', () => {
  const selection = everythingIn({ ...NO_FILTER, only: 'conflict' });
  expect(selectedCount(selection, MANY)).toBe(0);
  expect(headerState(selection, MANY, ['a'])).toBe('none');
  expect(selectedCount(selection, { filter: { ...NO_FILTER, only: 'conflict' }, total: 12 })).toBe(12);
});

test('more single devices than one request may name are refused as a whole', () => {
  const ids = Array.from({ length: SELECTION_LIMIT }, (_, index) => `id-${index}`);
  const full = withDevices(NOTHING_SELECTED, ids, true);
  expect(full && selectedCount(full, MANY)).toBe(SELECTION_LIMIT);
  expect(full && withDevices(full, ['one more'], true)).toBeNull();
});

test.each([
  { description: 'nothing is selected', selection: NOTHING_SELECTED, total: 3, expected: 'none' },
  { description: 'some are picked', selection: picked('a'), total: 3, expected: 'some' },
  { description: 'all are picked one by one', selection: picked('a', 'b', 'c'), total: 3, expected: 'all' },
  { description: 'as many are picked, but others', selection: picked('x', 'y', 'z'), total: 3, expected: 'some' },
  { description: 'the filter is taken', selection: everythingIn(NO_FILTER), total: 100_000, expected: 'all' },
  { description: 'the filter lets nothing pass', selection: everythingIn(NO_FILTER), total: 0, expected: 'none' },
  {
    description: 'one of the filter is taken out',
    selection: withDevices(everythingIn(NO_FILTER), ['a'], false) ?? NOTHING_SELECTED,
    total: 3,
    expected: 'some',
  },
])('the box in the header where $description: $expected', ({ selection, total, expected }) => {
  expect(headerState(selection, { filter: NO_FILTER, total }, ['a', 'b', 'c'])).toBe(expected);
});
