import type { TFunction } from 'i18next';

const WORDS = {
  1: 'numbers.1',
  2: 'numbers.2',
  3: 'numbers.3',
  4: 'numbers.4',
  5: 'numbers.5',
  6: 'numbers.6',
  7: 'numbers.7',
  8: 'numbers.8',
  9: 'numbers.9',
  10: 'numbers.10',
  11: 'numbers.11',
  12: 'numbers.12',
} as const;

const hasWord = (count: number): count is keyof typeof WORDS => Object.hasOwn(WORDS, count);

/** `four`, or `Four` at the beginning of a sentence; figures above twelve. */
export function numberWord(count: number, t: TFunction<'practice'>, isFirst = false): string {
  if (!hasWord(count)) return String(count);
  const word = t(WORDS[count]);
  return isFirst ? `${word.charAt(0).toLocaleUpperCase()}${word.slice(1)}` : word;
}
