import { describe, expect, it } from 'vitest';
import { literalTexts } from './literal-text.ts';
import { sourcesUnder } from './syntax.ts';

describe('text of the window', () => {
  it('stands in the locale files and nowhere in the sources', () => {
    expect(sourcesUnder('renderer').flatMap(literalTexts)).toEqual([]);
  });

  const seeded: readonly (readonly [description: string, text: string, found: string])[] = [
    ['between tags', '<p>Hello you</p>', 'Hello you'],
    ['in braces', "<p>{'Hello'}</p>", 'Hello'],
    ['in a template', '<p>{`Hello`}</p>', 'Hello'],
    ['in a fragment', '<>Hello</>', 'Hello'],
    ['as a name for screen readers', '<button aria-label="Close" />', 'Close'],
    ['as a name in braces', "<button aria-label={'Close'} />", 'Close'],
    ['as a placeholder', '<input placeholder="Search" />', 'Search'],
    ['as a tooltip', '<b title="More" />', 'More'],
    ['as a name given in an object', "f({ 'aria-label': 'Close' })", 'Close'],
  ];
  it.each(seeded)('is found %s', (_, text, found) => {
    expect(literalTexts({ path: 'seeded.tsx', text: `const x = ${text};` })).toEqual([`seeded.tsx:1 ${found}`]);
  });

  const free: readonly (readonly [description: string, text: string])[] = [
    ['signs without letters', '<p>? · {1}</p>'],
    ['words from the locale files', "<button aria-label={t('close')}>{t('close')}</button>"],
    ['attributes that nobody reads', '<a className="link" id="page" />'],
  ];
  it.each(free)('does not mean %s', (_, text) => {
    expect(literalTexts({ path: 'free.tsx', text: `const x = ${text};` })).toEqual([]);
  });
});
