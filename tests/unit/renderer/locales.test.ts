import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../shared/language.ts';
import { askedAs, holes, keyUse, namespaces, numberHoles, uses, wordsOf } from './locale-keys.ts';
import { sourcesUnder } from './syntax.ts';

/** The folder decides which namespace its words are in; `useTranslation` may name more. */
function homeOf(path: string): string {
  return path.startsWith('electron/main') ? 'main' : (/^renderer\/features\/([a-z-]+)\//.exec(path)?.[1] ?? 'shell');
}

const sources = [...sourcesUnder('renderer'), ...sourcesUnder('electron/main')];
const keyUses = sources.map((source) => ({ path: source.path, use: keyUse(source, homeOf(source.path)) }));
const english = namespaces('en');

describe('the locale files', () => {
  it('are the same in every language', () => {
    for (const language of LANGUAGES) expect(namespaces(language)).toEqual(english);
  });

  it.each(english)('%s has the same keys in every language', (namespace) => {
    const keys = [...wordsOf('en', namespace).keys()].toSorted();
    for (const language of LANGUAGES) expect([...wordsOf(language, namespace).keys()].toSorted()).toEqual(keys);
  });

  it.each(english)('%s has the same placeholders in every language, and no empty text', (namespace) => {
    const dutch = wordsOf('nl', namespace);
    for (const [key, text] of wordsOf('en', namespace)) {
      const other = dutch.get(key) ?? '';
      expect({ key, isEmpty: text.trim() === '' || other.trim() === '' }).toEqual({ key, isEmpty: false });
      // "One stick" may leave its count out in one language and name it in the other.
      const counted = (names: readonly string[]) => names.filter((name) => name !== 'count' || !key.endsWith('_one'));
      expect({ key, holes: counted(holes(other)) }).toEqual({ key, holes: counted(holes(text)) });
    }
  });

  it.each(english)('%s writes every count as its language does', (namespace) => {
    const texts = LANGUAGES.flatMap((language) =>
      [...wordsOf(language, namespace)].map(([key, text]) => ({ key, language, ...numberHoles(text) })),
    );
    // What is a number in one text is one in all of them.
    const counts = new Set(['count', ...texts.flatMap(({ formatted }) => formatted)]);
    const raw = texts.flatMap(({ key, language, raw: names }) =>
      names.filter((name) => counts.has(name)).map((name) => `${language} ${key}: ${name}`),
    );
    expect(raw).toEqual([]);
  });

  it.each(english)('%s has both forms of every counted text', (namespace) => {
    const keys = new Set(wordsOf('en', namespace).keys());
    const plural = [...keys].filter((key) => askedAs(key) !== key).map(askedAs);
    expect(plural.filter((key) => !keys.has(`${key}_one`) || !keys.has(`${key}_other`))).toEqual([]);
  });

  it.each(english)('%s has no key that nothing uses', (namespace) => {
    const unused = [...wordsOf('en', namespace).keys()].filter(
      (key) => !keyUses.some(({ use }) => uses(use, namespace, key)),
    );
    expect(unused).toEqual([]);
  });

  it('hold every key that a source asks for', () => {
    const known = new Map(english.map((name) => [name, new Set([...wordsOf('en', name).keys()].map(askedAs))]));
    const missing = keyUses.flatMap(({ path, use }) =>
      use.asked
        .filter(({ key }) => {
          const [namespace, name] = key.includes(':') ? key.split(':') : [null, key];
          const places = namespace === null || namespace === undefined ? [...use.namespaces] : [namespace];
          return !places.some((place) => known.get(place)?.has(name ?? '') === true);
        })
        .map(({ key, line }) => `${path}:${line} ${key}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the check of keys', () => {
  const use = keyUse(
    {
      path: 'seeded.tsx',
      text: `const { t } = useTranslation('sticks'); t('one'); t(\`two.\${x}\`); say.t('three'); const T = { a: 'four' };`,
    },
    'shell',
  );
  it.each([
    ['by name', 'one', true],
    ['by name in another form', 'one_other', true],
    ['by a template', 'two.anything', true],
    ['in a table', 'four', true],
    ['nowhere', 'five', false],
    ['by part of its name', 'two', false],
  ])('sees a key that is used %s', (_, key, isUsed) => {
    expect(uses(use, 'sticks', key)).toBe(isUsed);
  });
  it('does not take a key of one namespace for the same key of another', () => {
    expect(uses(use, 'devices', 'one')).toBe(false);
  });
  it('tells a count that is written as a number from one that is put in as it is', () => {
    expect(numberHoles('{{count, number}} of {{ total }}')).toEqual({ formatted: ['count'], raw: ['total'] });
  });
  it('sees each key that is asked for', () => {
    expect(use.asked.map(({ key }) => key)).toEqual(['one', 'three']);
  });
});
