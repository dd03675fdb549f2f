import { describe, expect, test } from 'vitest';
import { type Format, formatFor } from '../../../../renderer/i18n/format.ts';

/** A moment of this PC's own clock, as the bridge tells it. */
const at = (...[year, month, ...rest]: readonly [year: number, month: number, ...rest: number[]]) =>
  new Date(year, month - 1, ...rest).toISOString();
const EVENING = Date.parse(at(2026, 1, 5, 20, 0));

type Case = readonly [show: (format: Format) => string, english: string, dutch: string];
const CASES: Readonly<Record<string, readonly Case[]>> = {
  number: [
    [({ number }) => number(0), '0', '0'],
    [({ number }) => number(999), '999', '999'],
    [({ number }) => number(2_418), '2,418', '2.418'],
    [({ number }) => number(1_000_000), '1,000,000', '1.000.000'],
  ],
  decimal: [
    [({ decimal }) => decimal(12), '12.0', '12,0'],
    [({ decimal }) => decimal(1_234.56), '1,234.6', '1.234,6'],
  ],
  percent: [
    [({ percent }) => percent(0), '0%', '0%'],
    [({ percent }) => percent(0.009), '0%', '0%'],
    // 0.29 * 100 is 28.999…
    [({ percent }) => percent(0.29), '29%', '29%'],
    [({ percent }) => percent(0.999), '99%', '99%'],
    [({ percent }) => percent(0.999_999), '99%', '99%'],
    [({ percent }) => percent(1), '100%', '100%'],
    [({ percent }) => percent(1.2), '100%', '100%'],
  ],
  bytes: [
    [({ bytes }) => bytes(0), '0 byte', '0 byte'],
    [({ bytes }) => bytes(999), '999 byte', '999 byte'],
    [({ bytes }) => bytes(1_000), '1 kB', '1 kB'],
    [({ bytes }) => bytes(1_540), '1.5 kB', '1,5 kB'],
    [({ bytes }) => bytes(9_999), '10 kB', '10 kB'],
    [({ bytes }) => bytes(999_499), '999 kB', '999 kB'],
    [({ bytes }) => bytes(999_999), '1 MB', '1 MB'],
    [({ bytes }) => bytes(32e9), '32 GB', '32 GB'],
    [({ bytes }) => bytes(2e18), '2,000 PB', '2.000 PB'],
  ],
  amount: [
    [({ amount }) => amount({ value: 512, unit: 'gigabyte' }), '512 GB', '512 GB'],
    [({ amount }) => amount({ value: 1.92, unit: 'terabyte' }), '1.9 TB', '1,9 TB'],
  ],
  rate: [
    [({ rate }) => rate(3.94), '3.9', '3,9'],
    [({ rate }) => rate(10), '10', '10'],
    [({ rate }) => rate(1_240), '1,240', '1.240'],
  ],
  duration: [
    [({ duration }) => duration(-5), '0:00', '0:00'],
    [({ duration }) => duration(52_000), '0:52', '0:52'],
    [({ duration }) => duration(59_600), '1:00', '1:00'],
    [({ duration }) => duration(3_599_000), '59:59', '59:59'],
    [({ duration }) => duration(3_599_600), '1:00:00', '1:00:00'],
    [({ duration }) => duration(3_727_000), '1:02:07', '1:02:07'],
  ],
  time: [
    [({ time }) => time(at(2026, 1, 5, 9, 4)), '09:04', '09:04'],
    [({ time }) => time(at(2026, 1, 5, 0, 0)), '00:00', '00:00'],
  ],
  date: [
    [({ date }) => date(at(2001, 3, 1, 12)), '1 Mar 2001', '1 mrt 2001'],
    [({ date }) => date(at(new Date().getFullYear(), 3, 1, 12)), '1 Mar', '1 mrt'],
  ],
  moment: [
    [({ moment }) => moment(at(2026, 1, 5, 0, 0), EVENING), 'Today 00:00', 'Vandaag 00:00'],
    [({ moment }) => moment(at(2026, 1, 4, 23, 59), EVENING), 'Yesterday 23:59', 'Gisteren 23:59'],
    [({ moment }) => moment(at(2026, 1, 3, 23, 59), EVENING), '3 Jan 23:59', '3 jan 23:59'],
    [({ moment }) => moment(at(2025, 12, 31, 11, 0), EVENING), '31 Dec 2025 11:00', '31 dec 2025 11:00'],
    // A device whose clock runs ahead.
    [({ moment }) => moment(at(2026, 1, 6, 11, 0), EVENING), '6 Jan 11:00', '6 jan 11:00'],
    // A day of 23 hours where the clocks go forward.
    [
      ({ moment }) => moment(at(2026, 3, 28, 12, 0), Date.parse(at(2026, 3, 29, 12, 0))),
      'Yesterday 12:00',
      'Gisteren 12:00',
    ],
  ],
  full: [
    [({ full }) => full(at(2026, 11, 20, 16, 25, 7)), '20 November 2026 at 16:25:07', '20 november 2026 om 16:25:07'],
  ],
  days: [
    [({ days }) => days(1), '1 day', '1 dag'],
    [({ days }) => days(34), '34 days', '34 dagen'],
  ],
  list: [
    [({ list }) => list(['a']), 'a', 'a'],
    [({ list }) => list(['a', 'b', 'c']), 'a, b and c', 'a, b en c'],
  ],
};
const [ENGLISH, DUTCH] = [formatFor('en-GB'), formatFor('nl')];

/** Intl may put a space there that does not break. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  test.each(cases.map(([show, english, dutch]) => ({ show, english, dutch })))('is $english and $dutch', (each) => {
    expect([plain(each.show(ENGLISH)), plain(each.show(DUTCH))]).toEqual([each.english, each.dutch]);
  });
});

test('every way to write something is in the table', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(ENGLISH).sort());
});
