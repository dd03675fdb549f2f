import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromUtcText, toUtcText } from '../../shared/time.ts';

const anyTime = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) });

describe('time as text', () => {
  it('is the ISO text of the whole second, whatever was asked before', () => {
    fc.assert(
      fc.property(fc.array(anyTime, { minLength: 1, maxLength: 5 }), (times) => {
        for (const time of times) expect(toUtcText(time)).toBe(new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z'));
      }),
    );
  });

  it('comes back as the same second, and anything else is no time', () => {
    fc.assert(
      fc.property(anyTime, (time) => {
        expect(fromUtcText(toUtcText(time))).toBe(Math.floor(time / 1000) * 1000);
      }),
    );
    expect(fromUtcText('yesterday')).toBeNull();
  });
});
