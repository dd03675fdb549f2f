import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromEvidence, toEvidence } from '../../../electron/core/collect/compress.ts';

describe('evidence', () => {
  test('gives back every byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 500 }), (bytes, times) => {
        const file = Buffer.concat(Array.from({ length: times }, () => bytes));
        expect(fromEvidence(toEvidence(file))).toEqual(file);
      }),
    );
  });

  test.each([
    { description: 'a long text', bytes: Buffer.from('A'.repeat(100_000)), encoding: 'deflate-raw' },
    { description: 'what deflate would make longer', bytes: Buffer.from([1]), encoding: 'none' },
    { description: 'nothing', bytes: Buffer.alloc(0), encoding: 'none' },
  ])('of $description is kept as $encoding', ({ bytes, encoding }) => {
    const evidence = toEvidence(bytes);
    expect(evidence).toMatchObject({ encoding, sizeBytes: bytes.length });
    expect(evidence.content.buffer.byteLength).toBe(evidence.content.length);
  });

  test.each([
    {
      description: 'changed',
      change: (content: Uint8Array) => content.map((byte, at) => (at === 3 ? byte ^ 1 : byte)),
    },
    { description: 'cut off', change: (content: Uint8Array) => content.subarray(0, 5) },
    { description: 'longer than it was', change: () => toEvidence(Buffer.from('A'.repeat(2000))).content },
  ])('that was $description is not given back', ({ change }) => {
    const evidence = toEvidence(Buffer.from('A'.repeat(1000)));
    expect(fromEvidence({ ...evidence, content: change(evidence.content) })).toBeNull();
  });
});
