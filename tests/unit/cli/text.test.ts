import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenLine } from '../../../electron/cli/terminal/text.ts';

describe('breaking a line', () => {
  it('leaves a line alone that fits', () => {
    expect(brokenLine('  as it is', 40)).toEqual(['  as it is']);
  });

  it('puts what follows two further in', () => {
    expect(brokenLine('  one two three four five six seven eight nine', 40)).toEqual([
      '  one two three four five six seven',
      '    eight nine',
    ]);
  });

  it('puts what follows of a value under the value', () => {
    expect(brokenLine('  Label  one two three four five six seven eight', 40)).toEqual([
      '  Label  one two three four five six',
      '         seven eight',
    ]);
  });

  it('keeps a word whole that is too long, such as a path', () => {
    const path = `/${'x'.repeat(60)}/file.csv`;
    expect(brokenLine(`    ${path}: why`, 40)).toEqual([`    ${path}:`, '      why']);
    expect(brokenLine(`    ${path}`, 40)).toEqual([`    ${path}`]);
  });

  it('loses no word, adds none, and keeps every part as narrow as its longest word lets it', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9:/.×…]{1,30}$/);
    const line = fc.tuple(fc.nat(8), fc.array(fc.tuple(word, fc.integer({ min: 1, max: 4 })), { maxLength: 40 }));
    fc.assert(
      fc.property(line, fc.integer({ min: 40, max: 130 }), ([indent, words], width) => {
        const text =
          ' '.repeat(indent) +
          words
            .map(([word, gap]) => word + ' '.repeat(gap))
            .join('')
            .trimEnd();
        const parts = brokenLine(text, width);
        expect(parts.join(' ').split(/ +/).filter(Boolean)).toEqual(text.split(/ +/).filter(Boolean));
        for (const part of parts) expect(part.length <= width || !part.trim().includes(' ')).toBe(true);
      }),
    );
  });
});
