import { createHash, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHardwareHash, decodeHashBytes } from '../../../shared/autopilot/hardware-hash/decode.ts';
import { encodeHardwareHash } from '../../../shared/autopilot/hardware-hash/encode.ts';
import { HASH_ERROR_CODES } from '../../../shared/autopilot/hardware-hash/types.ts';

const MUTATIONS = 10_000;
const MAX_LENGTH = 20_000;

/** Set FUZZ_SEED to the number that a failing run printed to have the same mutations again. */
const seed = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31));
console.info(`hardware hash fuzz: FUZZ_SEED=${seed}`);

// The fixture file is a list of objects with a `hash` text.
const hashes = (
  JSON.parse(readFileSync(new URL('../../fixtures/hashes.json', import.meta.url), 'utf8')) as readonly {
    readonly hash: string;
  }[]
).map(({ hash }) => hash);

/** A number from 0, below `bound`. */
type Dice = (bound: number) => number;

/** Mulberry32: small, and the same on every machine. */
function diceOf(start: number): Dice {
  let state = start;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ \r\n\0é\uFFFD,"';

function anyCharacter(dice: Dice): string {
  return ALPHABET.charAt(dice(ALPHABET.length));
}

function anyBytes(dice: Dice, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => dice(256)));
}

/** Makes the checksum match again where the bytes still have room for one, so that the records are read. */
function mended(bytes: Buffer): Buffer {
  const totalLength = bytes.length >= 4 ? bytes.readUInt16LE(2) : 0;
  if (totalLength + 36 > bytes.length) return bytes;
  bytes.write('CS$\0', totalLength, 'latin1');
  createHash('sha256')
    .update(bytes.subarray(0, totalLength))
    .digest()
    .copy(bytes, totalLength + 4);
  return bytes;
}

/** Where the headers of the records start. */
function recordStarts(bytes: Buffer): number[] {
  const starts: number[] = [];
  for (let at = 4; at < bytes.readUInt16LE(2); at += bytes.readUInt16LE(at + 2)) starts.push(at);
  return starts;
}

const MUTATORS: Readonly<Record<string, (hash: string, dice: Dice) => string>> = {
  flippedBits: (hash, dice) => {
    const bytes = Buffer.from(hash, 'base64');
    for (let n = dice(4); n >= 0; n--) {
      const at = dice(bytes.length);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << dice(8)), at);
    }
    return bytes.toString('base64');
  },
  changedContent: (hash, dice) => {
    const bytes = Buffer.from(hash, 'base64');
    for (let n = dice(20); n >= 0; n--) bytes.writeUInt8(dice(256), 4 + dice(bytes.readUInt16LE(2) - 4));
    return mended(bytes).toString('base64');
  },
  changedRecordTypes: (hash, dice) => {
    const bytes = Buffer.from(hash, 'base64');
    for (const at of recordStarts(bytes)) if (dice(3) === 0) bytes.writeUInt16LE(dice(40), at);
    return mended(bytes).toString('base64');
  },
  changedRecordLengths: (hash, dice) => {
    const bytes = Buffer.from(hash, 'base64');
    const starts = recordStarts(bytes);
    bytes.writeUInt16LE(dice(3) === 0 ? dice(0x10000) : dice(60), (starts[dice(starts.length)] ?? 4) + 2);
    return mended(bytes).toString('base64');
  },
  shortRecords: (hash, dice) => {
    const bytes = Buffer.from(hash, 'base64');
    const kept = recordStarts(bytes).map((at) => {
      const size = 4 + dice(bytes.readUInt16LE(at + 2) - 3);
      const record = Buffer.from(bytes.subarray(at, at + size));
      record.writeUInt16LE(size, 2);
      return record;
    });
    const records = Buffer.concat(kept);
    const head = Buffer.from('OA\0\0', 'latin1');
    head.writeUInt16LE(4 + records.length, 2);
    return mended(Buffer.concat([head, records], 3000)).toString('base64');
  },
  changedTotalLength: (hash, dice) => {
    const bytes = Buffer.from(hash, 'base64');
    bytes.writeUInt16LE(dice(2) === 0 ? dice(0x10000) : dice(3000), 2);
    return mended(bytes).toString('base64');
  },
  changedPadding: (hash, dice) => {
    const bytes = Buffer.from(hash, 'base64');
    const end = bytes.readUInt16LE(2) + 36;
    bytes.writeUInt8(dice(256), end + dice(bytes.length - end));
    return bytes.toString('base64');
  },
  changedCharacters: (hash, dice) => {
    const characters = [...hash];
    for (let n = dice(3); n >= 0; n--) characters[dice(characters.length)] = anyCharacter(dice);
    return characters.join('');
  },
  cut: (hash, dice) => hash.slice(dice(20), dice(hash.length)),
  inserted: (hash, dice) => {
    const at = dice(hash.length);
    return hash.slice(0, at) + Array.from({ length: 1 + dice(8) }, () => anyCharacter(dice)).join('') + hash.slice(at);
  },
  removed: (hash, dice) => {
    const at = dice(hash.length);
    return hash.slice(0, at) + hash.slice(at + 1 + dice(8));
  },
  randomBytes: (_hash, dice) => anyBytes(dice, dice(2) === 0 ? 3000 : dice((MAX_LENGTH * 3) / 4)).toString('base64'),
  randomRecords: (_hash, dice) => {
    const bytes = anyBytes(dice, 3000);
    bytes.write('OA', 'latin1');
    bytes.writeUInt16LE(4 + dice(2961), 2);
    let at = 4;
    while (at < bytes.readUInt16LE(2)) {
      const left = bytes.readUInt16LE(2) - at;
      const size = left < 8 ? left : 4 + dice(Math.min(left - 7, 80));
      bytes.writeUInt16LE(dice(40), at);
      bytes.writeUInt16LE(size, at + 2);
      at += size;
    }
    return mended(bytes).toString('base64');
  },
  randomText: (_hash, dice) => Array.from({ length: dice(MAX_LENGTH) }, () => anyCharacter(dice)).join(''),
};

/** Decodes and holds the promise: a named error, or a value that encodes to the very text that was decoded. */
function outcomeOf(text: string): string {
  const result = decodeHardwareHash(text);
  if (!result.ok) {
    expect(HASH_ERROR_CODES).toContain(result.error.code);
    expect(result.error.message).toMatch(/^[\x20-\x7e]{20,200}$/);
    return result.error.code;
  }
  expect(encodeHardwareHash(result.value)).toEqual({ ok: true, value: text.trim().replace(/=+$/, '') });
  return 'ok';
}

describe('any input ends with a value or a named error', () => {
  it(`${MUTATIONS} mutated hashes (seed ${seed})`, () => {
    const dice = diceOf(seed);
    const mutators = Object.entries(MUTATORS);
    const outcomes = new Set<string>();
    for (let round = 0; round < MUTATIONS / mutators.length; round++) {
      for (const [name, mutate] of mutators) {
        const text = mutate(hashes[dice(hashes.length)] ?? '', dice);
        try {
          outcomes.add(outcomeOf(text));
        } catch (cause) {
          throw new Error(`FUZZ_SEED=${seed}, round ${round}, ${name}`, { cause });
        }
      }
    }
    // Mutations that reach only some of the outcomes would prove little. Only a few cuts leave nothing at all.
    const expected = ['ok', ...HASH_ERROR_CODES.filter((code) => code !== 'hash-missing')];
    expect([...outcomes]).toEqual(expect.arrayContaining(expected));
  });

  it('texts of any characters and length', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (text) => void outcomeOf(text)));
  });

  it('bytes of any values and length', () => {
    const anyLength = fc.uint8Array({ maxLength: 4000 });
    const rightLength = fc.uint8Array({ minLength: 3000, maxLength: 3000 }).map((bytes) => mended(Buffer.from(bytes)));
    fc.assert(
      fc.property(fc.oneof(anyLength, rightLength), fc.boolean(), (bytes, hasMagic) => {
        if (hasMagic) bytes.set([0x4f, 0x41].slice(0, bytes.length));
        const result = decodeHashBytes(bytes);
        expect(result.ok || HASH_ERROR_CODES.includes(result.error.code)).toBe(true);
      }),
    );
  });
});
