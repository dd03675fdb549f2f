import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differingPieces } from '../../../../renderer/features/devices/conflict/value-difference.ts';

const written = (a: string, b: string) =>
  differingPieces(a, b).map((pieces) => pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''));

test.each([
  {
    description: 'the last group of a UUID',
    a: '3f0a21d6-58c4-11ee-8036-b7c04f4d3132',
    b: '3f0a21d6-58c4-11ee-8036-c2c04f375033',
    expected: ['3f0a21d6-58c4-11ee-8036-[b7c04f4d3132]', '3f0a21d6-58c4-11ee-8036-[c2c04f375033]'],
  },
  {
    description: 'the last byte of a MAC address',
    a: '00:00:5E:00:53:2C',
    b: '00:00:5E:00:53:71',
    expected: ['00:00:5E:00:53:[2C]', '00:00:5E:00:53:[71]'],
  },
  {
    description: 'the key and not the maker of a chip',
    a: '9F31 07AC … TPM 2.0, Infineon',
    b: '41D8 E2B5 … TPM 2.0, Infineon',
    expected: ['[9F31 07AC] … TPM 2.0, Infineon', '[41D8 E2B5] … TPM 2.0, Infineon'],
  },
  { description: 'a whole word', a: 'WAREHOUSE', b: 'STORE', expected: ['[WAREHOUSE]', '[STORE]'] },
  { description: 'what one has more', a: 'STORE', b: 'STORE-NL', expected: ['STORE', 'STORE[-NL]'] },
  { description: 'one more address in the middle', a: 'a, c', b: 'a, b, c', expected: ['a, c', 'a, [b, ]c'] },
  { description: 'something against nothing', a: '', b: 'STORE', expected: ['', '[STORE]'] },
])('$description is marked', ({ a, b, expected }) => {
  expect(written(a, b)).toEqual(expected);
});

test('the pieces are the value, and something is marked exactly where the values differ', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const [piecesA, piecesB] = differingPieces(a, b);
      expect(piecesA.map(({ text }) => text).join('')).toBe(a);
      expect(piecesB.map(({ text }) => text).join('')).toBe(b);
      expect([...piecesA, ...piecesB].some(({ differs }) => differs)).toBe(a !== b);
    }),
  );
});
