import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../../shared/autopilot/hardware-hash/base64.ts';
import { decodeHardwareHash } from '../../../shared/autopilot/hardware-hash/decode.ts';
import { type EncodeError, encodeHardwareHash } from '../../../shared/autopilot/hardware-hash/encode.ts';
import type { HashRecord } from '../../../shared/autopilot/hardware-hash/record-fields.ts';
import { readRecord } from '../../../shared/autopilot/hardware-hash/records.ts';
import { hashRecords, paddingHex, rawRecords, typedRecord } from './hardware-hash-arbitraries.ts';

function encoded(content: Parameters<typeof encodeHardwareHash>[0]): string {
  const text = encodeHardwareHash(content);
  if (!text.ok) throw new Error(text.error.message);
  return text.value;
}

function decoded(text: string) {
  const result = decodeHardwareHash(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('encode and decode', () => {
  it('give back the typed records that were encoded', () => {
    fc.assert(
      fc.property(hashRecords, (records) => {
        expect(decoded(encoded({ records })).records.map(readRecord)).toEqual(records);
      }),
      { numRuns: 500 },
    );
  });

  it('give back each kind of record from one hash', () => {
    fc.assert(
      fc.property(typedRecord, (record) => {
        expect(decoded(encoded({ records: [record] })).records.map(readRecord)).toEqual([record]);
      }),
      { numRuns: 2000 },
    );
  });

  it('give back raw records of any type with any data, and any padding', () => {
    fc.assert(
      fc.property(rawRecords, paddingHex, (records, padding) => {
        const text = encoded({ records, paddingHex: padding });
        const value = decoded(text);
        expect(text).toMatch(/^[A-Za-z0-9+/]{4000}$/);
        expect(value).toMatchObject({ records, paddingHex: padding });
        expect(encoded(value)).toBe(text);
        expect(encoded({ records: value.records.map(readRecord), paddingHex: padding })).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('agree with another base64 coder', () => {
    const wholeGroups = fc
      .uint8Array({ maxLength: 90 })
      .map((bytes) => bytes.subarray(0, bytes.length - (bytes.length % 3)));
    fc.assert(
      fc.property(wholeGroups, (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(encodeBase64(bytes)).toBe(text);
        expect(decodeBase64(text)).toEqual(Uint8Array.from(bytes));
      }),
    );
  });
});

describe('what cannot be encoded', () => {
  const tooLong: EncodeError['code'] = 'hash-too-long';
  const notEncodable: EncodeError['code'] = 'record-not-encodable';
  const counts = { arch: 9, packages: 1, cores: 4, threads: 8, hyperThreading: true };
  const disk = { capacityGb: 512, busType: 17, incursSeekPenalty: 0, trimEnabled: 1 };
  const language = { defaultLanguage: 'en', systemLocale: 'en', timeZone: 'UTC', languagePacks: [], keyboardCode: '' };

  const cases: readonly { description: string; record: HashRecord; code: EncodeError['code'] }[] = [
    { description: 'a record too large for any hash', record: { type: 99, dataHex: '00'.repeat(2957) }, code: tooLong },
    {
      description: 'a record too large for its own length',
      record: { type: 99, dataHex: '00'.repeat(70_000) },
      code: tooLong,
    },
    {
      description: 'a count above 65535',
      record: { name: 'cpuCounts', value: { ...counts, cores: 65_536 } },
      code: notEncodable,
    },
    {
      description: 'a negative count',
      record: { name: 'cpuCounts', value: { ...counts, cores: -1 } },
      code: notEncodable,
    },
    { description: 'a fraction', record: { name: 'disk', value: { ...disk, capacityGb: 0.5 } }, code: notEncodable },
    { description: 'no capacity', record: { name: 'disk', value: { ...disk, capacityGb: null } }, code: notEncodable },
    { description: 'a NUL in a string', record: { name: 'serial', value: 'A\0B' }, code: notEncodable },
    { description: 'a character above 255', record: { name: 'serial', value: 'S\u20AC' }, code: notEncodable },
    { description: 'a surrogate pair', record: { name: 'serial', value: 'S\u{1F4BE}' }, code: notEncodable },
    {
      description: 'a CPU name longer than its record',
      record: { name: 'cpuModel', value: { text: 'ABC', sizeBytes: 2 } },
      code: notEncodable,
    },
    {
      description: 'a record of impossible size',
      record: { name: 'cpuModel', value: { text: 'A', sizeBytes: 1e12 } },
      code: notEncodable,
    },
    { description: 'a UUID that is too short', record: { name: 'uuid', value: '0011' }, code: notEncodable },
    { description: 'a UUID that is too long', record: { name: 'uuid', value: '00'.repeat(17) }, code: notEncodable },
    {
      description: 'a separator inside a language pack',
      record: { name: 'language', value: { ...language, languagePacks: ['a,b'] } },
      code: notEncodable,
    },
    {
      description: 'more core classes than can be counted',
      record: { name: 'coreClasses', value: Array.from({ length: 256 }, () => ({ classId: 0, cores: 1, threads: 1 })) },
      code: notEncodable,
    },
    { description: 'raw data that is not hex', record: { type: 99, dataHex: 'xy' }, code: notEncodable },
    { description: 'half a byte of raw data', record: { type: 99, dataHex: '123' }, code: notEncodable },
    { description: 'a record type above 65535', record: { type: 65_536, dataHex: '' }, code: notEncodable },
  ];

  it.each(cases)('$description: $code', ({ record, code }) => {
    expect(encodeHardwareHash({ records: [record] })).toMatchObject({ ok: false, error: { code } });
  });

  it('padding that does not fit or is not hex', () => {
    expect(encodeHardwareHash({ records: [], paddingHex: 'ff'.repeat(2961) })).toMatchObject({
      error: { code: tooLong },
    });
    expect(encodeHardwareHash({ records: [], paddingHex: 'f' })).toMatchObject({ error: { code: notEncodable } });
  });

  it('the largest hash that fits is encoded', () => {
    const records = [{ type: 99, dataHex: 'ff'.repeat(2956) }];
    expect(decoded(encoded({ records }))).toMatchObject({ totalLength: 2964, records });
  });
});
