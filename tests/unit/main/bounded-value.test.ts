import { describe, expect, it } from 'vitest';
import { isBounded } from '../../../electron/main/ipc/bounded-value.ts';

const SMALL = { characters: 1_000, depth: 4 };

function nested(depth: number): unknown {
  return depth === 0 ? null : { inner: nested(depth - 1) };
}
const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;
const cyclicList: unknown[] = [];
cyclicList.push(cyclicList, cyclicList);
const sparse: unknown[] = [];
sparse.length = 4_000_000_000;

describe('a message before any schema looks at it', () => {
  it.each([
    ['nothing', null],
    ['no value', undefined],
    ['a text', 'x'.repeat(900)],
    ['a list', [1, 2, 3]],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 })],
    ['a nested object', nested(4)],
  ])('%s is let on', (_what, value) => expect(isBounded(value, SMALL)).toBe(true));

  it.each([
    ['a long text', 'x'.repeat(1_001)],
    ['a long name', { ['n'.repeat(1_001)]: 1 }],
    ['many short texts', Array.from({ length: 200 }, () => 'abcdefgh')],
    ['many numbers', Array.from({ length: 200 }, () => 1)],
    ['a list with nothing in it but its length', sparse],
    ['an object nested too deep', nested(6)],
    ['an object that holds itself', cyclic],
    ['a list that holds itself', cyclicList],
    ['a prototype as a name', JSON.parse('{"__proto__":{"isAdmin":true}}')],
    ['a constructor as a name', { constructor: { prototype: {} } }],
    ['a prototype inside a list', [JSON.parse('{"a":{"__proto__":1}}')]],
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['bytes', new Uint8Array(4)],
    ['an object of a class', new (class Odd {})()],
    ['a function', () => 1],
  ])('%s is refused', (_what, value) => expect(isBounded(value, SMALL)).toBe(false));

  it('lets the largest request of the contract on', () => {
    const ids = Array.from({ length: 10_000 }, () => '01JZ0000000000000000000000');
    expect(isBounded({ scope: { of: 'devices', ids }, edit: { field: 'groupTag', value: 'x'.repeat(512) } })).toBe(
      true,
    );
  });
});
