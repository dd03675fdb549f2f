import { createHash, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHardwareHash, decodeHashBytes } from '../../../shared/autopilot/hardware-hash/decode.ts';
import { encodeHardwareHash } from '../../../shared/autopilot/hardware-hash/encode.ts';
import { HASH_ERROR_CODES } from '../../../shared/autopilot/hardware-hash/types.ts';
import { type Random, randomFrom, seedOr } from '../../support/seeded-random.ts';

const MUTATIONS = 10_000;
const MAX_LENGTH = 20_000;

const seed = seedOr(randomInt(2 ** 32));
console.info(`hardware hash fuzz: HASH_COURIER_SEED=${seed}`);

// The fixture file is a list of objects with a `hash` text.
const hashes = (
  JSON.parse(readFileSync(new URL('../../fixtures/hashes.json', import.meta.url), 'utf8')) as readonly {
    readonly hash: string;
  }[]
).map(({ hash }) => hash);

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ \r\n\0é\uFFFD,"';

function anyCharacter(random: Random): string {
  return ALPHABET.charAt(random(ALPHABET.length));
}

function anyBytes(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random(256)));
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

const MUTATORS: Readonly<Record<string, (hash: string, random: Random) => string>> = {
  flippedBits: (hash, random) => {
    const bytes = Buffer.from(hash, 'base64');
    for (let n = random(4); n >= 0; n--) {
      const at = random(bytes.length);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random(8)), at);
    }
    return bytes.toString('base64');
  },
  changedContent: (hash, random) => {
    const bytes = Buffer.from(hash, 'base64');
    for (let n = random(20); n >= 0; n--) bytes.writeUInt8(random(256), 4 + random(bytes.readUInt16LE(2) - 4));
    return mended(bytes).toString('base64');
  },
  changedRecordTypes: (hash, random) => {
    const bytes = Buffer.from(hash, 'base64');
    for (const at of recordStarts(bytes)) if (random(3) === 0) bytes.writeUInt16LE(random(40), at);
    return mended(bytes).toString('base64');
  },
  changedRecordLengths: (hash, random) => {
    const bytes = Buffer.from(hash, 'base64');
    const starts = recordStarts(bytes);
    bytes.writeUInt16LE(random(3) === 0 ? random(0x10000) : random(60), (starts[random(starts.length)] ?? 4) + 2);
    return mended(bytes).toString('base64');
  },
  shortRecords: (hash, random) => {
    const bytes = Buffer.from(hash, 'base64');
    const kept = recordStarts(bytes).map((at) => {
      const size = 4 + random(bytes.readUInt16LE(at + 2) - 3);
      const record = Buffer.from(bytes.subarray(at, at + size));
      record.writeUInt16LE(size, 2);
      return record;
    });
    const records = Buffer.concat(kept);
    const head = Buffer.from('OA\0\0', 'latin1');
    head.writeUInt16LE(4 + records.length, 2);
    return mended(Buffer.concat([head, records], 3000)).toString('base64');
  },
  changedTotalLength: (hash, random) => {
    const bytes = Buffer.from(hash, 'base64');
    bytes.writeUInt16LE(random(2) === 0 ? random(0x10000) : random(3000), 2);
    return mended(bytes).toString('base64');
  },
  changedPadding: (hash, random) => {
    const bytes = Buffer.from(hash, 'base64');
    const end = bytes.readUInt16LE(2) + 36;
    bytes.writeUInt8(random(256), end + random(bytes.length - end));
    return bytes.toString('base64');
  },
  changedCharacters: (hash, random) => {
    const characters = [...hash];
    for (let n = random(3); n >= 0; n--) characters[random(characters.length)] = anyCharacter(random);
    return characters.join('');
  },
  cut: (hash, random) => hash.slice(random(20), random(hash.length)),
  inserted: (hash, random) => {
    const at = random(hash.length);
    return (
      hash.slice(0, at) + Array.from({ length: 1 + random(8) }, () => anyCharacter(random)).join('') + hash.slice(at)
    );
  },
  removed: (hash, random) => {
    const at = random(hash.length);
    return hash.slice(0, at) + hash.slice(at + 1 + random(8));
  },
  randomBytes: (_hash, random) =>
    anyBytes(random, random(2) === 0 ? 3000 : random((MAX_LENGTH * 3) / 4)).toString('base64'),
  randomRecords: (_hash, random) => {
    const bytes = anyBytes(random, 3000);
    bytes.write('OA', 'latin1');
    bytes.writeUInt16LE(4 + random(2961), 2);
    let at = 4;
    while (at < bytes.readUInt16LE(2)) {
      const left = bytes.readUInt16LE(2) - at;
      const size = left < 8 ? left : 4 + random(Math.min(left - 7, 80));
      bytes.writeUInt16LE(random(40), at);
      bytes.writeUInt16LE(size, at + 2);
      at += size;
    }
    return mended(bytes).toString('base64');
  },
  randomText: (_hash, random) => Array.from({ length: random(MAX_LENGTH) }, () => anyCharacter(random)).join(''),
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
    const random = randomFrom(seed);
    const mutators = Object.entries(MUTATORS);
    const outcomes = new Set<string>();
    for (let round = 0; round < MUTATIONS / mutators.length; round++) {
      for (const [name, mutate] of mutators) {
        const text = mutate(hashes[random(hashes.length)] ?? '', random);
        try {
          outcomes.add(outcomeOf(text));
        } catch (cause) {
          throw new Error(`HASH_COURIER_SEED=${seed}, round ${round}, ${name}`, { cause });
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
