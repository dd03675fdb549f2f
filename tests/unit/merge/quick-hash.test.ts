import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickDecodeHash } from '../../../electron/core/merge/quick-hash.ts';
import { practiceDevice } from '../../../electron/core/practice/practice-device.ts';
import { decodeHardwareHash } from '../../../shared/autopilot/hardware-hash/decode.ts';
import type { HardwareHash } from '../../../shared/autopilot/hardware-hash/types.ts';

interface FixtureHash {
  readonly id: string;
  readonly hash: string;
  readonly expected: { readonly tpmVersion: string | null };
}
const fixtures: readonly FixtureHash[] = JSON.parse(
  readFileSync(new URL('../../fixtures/hashes.json', import.meta.url), 'utf8'),
);

const quick = (text: string) => quickDecodeHash(Buffer.from(text, 'latin1'), 0);

/** The full decoder's answer, cut to the fields of the fast one. */
function fullFields(text: string, fields: readonly string[]) {
  const decoded = decodeHardwareHash(text);
  if (!decoded.ok) return decoded.error.code;
  return Object.fromEntries(fields.map((field) => [field, decoded.value[field as keyof HardwareHash]]));
}

describe('the fast reading of a hash', () => {
  it.each(fixtures)('agrees with the full decoder on fixture $id, or leaves it to it', ({ hash, expected }) => {
    const answer = quick(hash);
    expect(answer === null).toBe(expected.tpmVersion === null);
    if (answer !== null) expect(answer).toEqual(fullFields(hash, Object.keys(answer)));
  });

  it('answers for every practice device that has a TPM and a serial', () => {
    for (let index = 0; index < 50; index++) {
      const { hash } = practiceDevice(index);
      const answer = quick(hash);
      expect(answer).not.toBeNull();
      expect(answer).toEqual(fullFields(hash, Object.keys(answer ?? {})));
    }
  });

  it('never answers differently from the full decoder when characters are changed', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_="!, ';
    const change = fc.tuple(fc.nat(3999), fc.constantFrom(...alphabet));
    fc.assert(
      fc.property(fc.nat(50), fc.array(change, { minLength: 1, maxLength: 3 }), (index, changes) => {
        const characters = [...practiceDevice(index).hash];
        for (const [at, character] of changes) characters[at] = character;
        const text = characters.join('');
        const answer = quick(text);
        if (answer !== null) expect(answer).toEqual(fullFields(text, Object.keys(answer)));
      }),
      { numRuns: 400 },
    );
  });

  it('reads in place, at any offset of a larger text', () => {
    const { hash, serial } = practiceDevice(3);
    const line = Buffer.from(`${serial},,${hash},TAG\r\n`, 'latin1');
    expect(quickDecodeHash(line, serial.length + 2)).toEqual(quick(hash));
    expect(quickDecodeHash(line, serial.length + 3)).toBeNull();
    expect(quickDecodeHash(line, line.length - 10)).toBeNull();
  });
});
