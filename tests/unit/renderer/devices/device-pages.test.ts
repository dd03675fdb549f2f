import { expect, test } from 'vitest';
import { FIRST_SORT, NO_FILTER } from '../../../../renderer/features/devices/device-filter.ts';
import {
  createDevicePages,
  indexOf,
  PAGE_ROWS,
  type PageQuery,
  rowAt,
} from '../../../../renderer/features/devices/table/device-pages.ts';
import type { DevicePageView } from '../../../../shared/ipc/devices.ts';
import { bareDevice } from './made-up-device.ts';

const ALL: PageQuery = { filter: NO_FILTER, sort: FIRST_SORT };
const searching = (search: string): PageQuery => ({ filter: { ...NO_FILTER, search }, sort: FIRST_SORT });

/** A main that answers when it is told to. */
function heldMain(total = 100_000) {
  const asked: { search: string; cursor: number; answer: () => Promise<void>; fail: () => Promise<void> }[] = [];
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  let name = 'row';
  const pages = createDevicePages(
    ({ filter }, cursor, limit) =>
      new Promise<DevicePageView>((resolve, reject) => {
        const [prefix, all] = [name, total];
        const rowsOf = (count: number) =>
          Array.from({ length: Math.max(0, Math.min(limit, count - cursor)) }, (_, index) =>
            bareDevice(`${prefix}${filter.search} ${cursor + index}`),
          );
        asked.push({
          search: filter.search,
          cursor,
          answer: () => {
            resolve({ rows: rowsOf(all), total: all, revision: 1 });
            return settle();
          },
          fail: () => {
            reject(new Error('no'));
            return settle();
          },
        });
      }),
    ALL,
  );
  const next = () => {
    const call = asked.shift();
    if (call === undefined) throw new Error('Nothing was asked.');
    return call;
  };
  return {
    pages,
    asked,
    next,
    rename: (to: string) => {
      name = to;
    },
    set total(value: number) {
      total = value;
    },
  };
}

test('only pages near the eye are asked for, and far ones are dropped', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  await main.next().answer();
  for (let first = 0; first < 20_000; first += 50) {
    main.pages.look(first, first + 20);
    while (main.asked.length > 0) await main.next().answer();
    expect(rowAt(main.pages.snapshot(), first)?.serial).toBe(`row ${first}`);
    expect(main.pages.snapshot().pages.size).toBeLessThanOrEqual(20);
  }
  expect(rowAt(main.pages.snapshot(), 0)).toBeUndefined();
});

test('a jump through the whole list asks for what is in sight at its end, not for what was passed', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  await main.next().answer();
  for (let first = 1_000; first <= 90_000; first += 1_000) main.pages.look(first, first + 20);
  expect(main.asked).toHaveLength(2);
  while (main.asked.length > 0) await main.next().answer();
  expect(rowAt(main.pages.snapshot(), 90_010)?.serial).toBe('row 90010');
});

test('the rows stay while another search is on its way, and change at once when it is there', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  await main.next().answer();
  main.pages.ask(searching('a'));
  expect(rowAt(main.pages.snapshot(), 0)?.serial).toBe('row 0');
  expect(main.pages.snapshot().query).toEqual(ALL);
  await main.next().answer();
  expect(rowAt(main.pages.snapshot(), 0)?.serial).toBe('rowa 0');
  expect(main.pages.snapshot().query).toEqual(searching('a'));
});

test('one search at a time is on its way; of those typed meanwhile only the last is asked', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  await main.next().answer();
  for (const text of ['a', 'ab', 'abc', 'abcd']) main.pages.ask(searching(text));
  expect(main.asked.map(({ search }) => search)).toEqual(['a']);
  await main.next().answer();
  expect(main.asked.map(({ search }) => search)).toEqual(['abcd']);
  await main.next().answer();
  expect(rowAt(main.pages.snapshot(), 0)?.serial).toBe('rowabcd 0');
  expect(main.asked).toHaveLength(0);
});

test('a page that comes after the search has changed does not land among the new rows', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  await main.next().answer();
  main.pages.look(530, 550);
  const late = main.next();
  main.pages.ask(searching('a'));
  await main.next().answer();
  await late.answer();
  expect(rowAt(main.pages.snapshot(), 540)).toBeUndefined();
});

test('a refresh reads what is in sight again and keeps the objects of rows that did not change', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  await main.next().answer();
  main.pages.look(0, 20);
  const before = rowAt(main.pages.snapshot(), 5);
  main.pages.refresh();
  await main.next().answer();
  expect(rowAt(main.pages.snapshot(), 5)).toBe(before);
  main.rename('changed');
  main.pages.refresh();
  await main.next().answer();
  expect(rowAt(main.pages.snapshot(), 5)?.serial).toBe('changed 5');
  expect(main.asked).toHaveLength(0);
});

test('a refresh while a page is on its way reads that page once more', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  await main.next().answer();
  main.pages.look(330, 350);
  const old = main.next();
  main.rename('changed');
  main.pages.refresh();
  await old.answer();
  await main.next().answer();
  expect(rowAt(main.pages.snapshot(), 340)?.serial).toBe('changed 340');
});

test('a failure is told, asks nothing more by itself, and a refresh mends it', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  await main.next().fail();
  expect(main.pages.snapshot()).toMatchObject({ hasFailed: true, total: null });
  main.pages.look(0, 20);
  expect(main.asked).toHaveLength(0);
  main.pages.refresh();
  await main.next().answer();
  expect(main.pages.snapshot()).toMatchObject({ hasFailed: false, total: 100_000 });
});

test('a search that failed is asked again by a refresh, and the rows of the one before never stand for it', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  await main.next().answer();
  main.pages.ask(searching('a'));
  await main.next().fail();
  expect(main.pages.snapshot().hasFailed).toBe(true);
  main.pages.refresh();
  expect(main.asked.map(({ search }) => search)).toEqual(['a']);
  await main.next().answer();
  expect(main.pages.snapshot()).toMatchObject({ hasFailed: false, query: searching('a') });
  expect(rowAt(main.pages.snapshot(), 0)?.serial).toBe('rowa 0');
  expect(main.asked).toHaveLength(0);
});

test('a refresh while a search is on its way reads its rows once more', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  await main.next().answer();
  main.pages.ask(searching('a'));
  const old = main.next();
  main.rename('changed');
  main.pages.refresh();
  await old.answer();
  await main.next().answer();
  expect(rowAt(main.pages.snapshot(), 0)?.serial).toBe('changeda 0');
  expect(main.asked).toHaveLength(0);
});

test('fewer devices than before shorten the list', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  await main.next().answer();
  main.total = 40;
  main.pages.refresh();
  await main.next().answer();
  expect(main.pages.snapshot().total).toBe(40);
  expect(rowAt(main.pages.snapshot(), 40)).toBeUndefined();
});

test('the ids of a range are read over pages that were never seen, up to the limit', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  await main.next().answer();
  const ids = main.pages.idsBetween(90, 310, 200);
  while (main.asked.length > 0) await main.next().answer();
  const found = await ids;
  expect(found).toHaveLength(200);
  expect(found[0]).toBe('row 90');
  expect(found.at(-1)).toBe('row 289');
});

test('the ids of a range are all of one list, also where another one is shown before they are read', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  await main.next().answer();
  const ids = main.pages.idsBetween(150, 310, 1_000);
  const first = main.next();
  main.pages.ask(searching('a'));
  await main.next().answer();
  main.pages.look(230, 250);
  for (const call of main.asked.splice(0)) await call.answer();
  await first.answer();
  while (main.asked.length > 0) await main.next().answer();
  const found = await ids;
  expect(found).toHaveLength(161);
  expect(found.every((id) => id.startsWith('row '))).toBe(true);
});

test('a device is found among the loaded rows', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  await main.next().answer();
  main.pages.look(250, 260);
  while (main.asked.length > 0) await main.next().answer();
  expect(indexOf(main.pages.snapshot(), 'row 255')).toBe(255);
  expect(indexOf(main.pages.snapshot(), `row ${50 * PAGE_ROWS}`)).toBe(-1);
});

test('after a change of depots nothing of the one before is shown, also not what was on its way', async () => {
  const main = heldMain();
  main.pages.ask(ALL);
  const old = main.next();
  main.rename('other');
  main.pages.reset();
  expect(main.pages.snapshot().total).toBeNull();
  await main.next().answer();
  await old.answer();
  expect(rowAt(main.pages.snapshot(), 0)?.serial).toBe('other 0');
  expect(main.asked).toHaveLength(0);
});
