import { expect, it } from 'vitest';
import { WORDS } from '../../../electron/cli/words/words.ts';
import { languageOf } from '../../../shared/language.ts';

/** Every text that takes no value, by its path; the compiler holds both languages to the same names. */
function plainTexts(words: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([name, value]) => {
    const place = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string') return [[place, value] as const];
    return typeof value === 'function' ? [] : plainTexts(value, place);
  });
}

it('the words are all there, and calm', () => {
  for (const words of Object.values(WORDS)) {
    const texts = plainTexts(words);
    expect(texts.length).toBeGreaterThan(50);
    for (const [place, text] of texts) expect(text, place).toMatch(/^[^!]+$/);
  }
});

it('no sentence was left in English', () => {
  const dutch = new Map(plainTexts(WORDS.nl));
  const same = plainTexts(WORDS.en).filter(([place, text]) => dutch.get(place) === text && text.split(' ').length > 2);
  expect(same).toEqual([]);
});

it.each([
  ['nl_BE.UTF-8', 'nl'],
  ['nl-NL', 'nl'],
  ['en_GB', 'en'],
  ['de_DE', 'en'],
  ['nld', 'en'],
  ['C', 'en'],
])('the locale %s speaks %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});
