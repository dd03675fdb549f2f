import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeHardwareHash, decodeHashBytes } from '../../../shared/autopilot/hardware-hash/decode.ts';
import { encodeHardwareHash } from '../../../shared/autopilot/hardware-hash/encode.ts';
import type { HashRecord } from '../../../shared/autopilot/hardware-hash/record-fields.ts';
import { readRecord } from '../../../shared/autopilot/hardware-hash/records.ts';
import {
  HASH_ERROR_CODES,
  type HardwareHash,
  type HashError,
  type Sha256,
} from '../../../shared/autopilot/hardware-hash/types.ts';

interface Fixture {
  readonly id: string;
  readonly hash: string;
  readonly expected: Readonly<Record<string, unknown>>;
}

// The fixture file has this shape; every test below would fail if it had not.
const fixtures = JSON.parse(
  readFileSync(new URL('../../fixtures/hashes.json', import.meta.url), 'utf8'),
) as readonly Fixture[];

const notebook = fixtureHash('a00');
const notebookBytes = Buffer.from(notebook, 'base64');
const notebookLength = notebookBytes.readUInt16LE(2);

function fixtureHash(id: string): string {
  const found = fixtures.find((fixture) => fixture.id === id);
  if (!found) throw new Error(`There is no fixture ${id}.`);
  return found.hash;
}

function decoded(text: string): HardwareHash {
  const result = decodeHardwareHash(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function errorOf(text: string): HashError {
  const result = decodeHardwareHash(text);
  if (result.ok) throw new Error('The text is a hash.');
  return result.error;
}

function hashOf(...records: readonly HashRecord[]): HardwareHash {
  const text = encodeHardwareHash({ records });
  if (!text.ok) throw new Error(text.error.message);
  return decoded(text.value);
}

/** The notebook's bytes with some changed, and the checksum left as it was or made to match. */
function changed(change: (bytes: Buffer) => void, checksum: 'kept' | 'mended'): string {
  const bytes = Buffer.from(notebookBytes);
  change(bytes);
  if (checksum === 'mended') {
    createHash('sha256')
      .update(bytes.subarray(0, notebookLength))
      .digest()
      .copy(bytes, notebookLength + 4);
  }
  return bytes.toString('base64');
}

describe('the twelve sample hashes', () => {
  it('are all there', () => {
    expect(fixtures).toHaveLength(12);
  });

  it.each(fixtures)('$id decodes to its expected values, field by field', ({ hash, expected }) => {
    const actual: Readonly<Record<string, unknown>> = { ...decoded(hash) };
    expect(Object.keys(expected)).toHaveLength(33);
    for (const [name, value] of Object.entries(expected)) expect(actual[name], name).toEqual(value);
  });

  it.each(fixtures)('$id is encoded to the same text, from raw and from typed records', ({ hash }) => {
    const { records } = decoded(hash);
    const typed = records.map(readRecord);
    expect(typed.filter((record) => !('name' in record))).toEqual([]);
    expect(encodeHardwareHash({ records })).toEqual({ ok: true, value: hash });
    expect(encodeHardwareHash({ records: typed })).toEqual({ ok: true, value: hash });
  });

  it.each(fixtures)('$id is plain JSON', ({ hash }) => {
    const value = decoded(hash);
    expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  });
});

describe('fields beyond the samples’ expected ones', () => {
  it('reads a notebook in full', () => {
    expect(decoded(notebook)).toMatchObject({
      firmwareVendor: 'LENOVO',
      utcOffsetMinutes: 60,
      offlineDeviceId: 'eeb399ff96e3de9b054bdb2304ebf960f854816153fef0a213320573a096512d',
      ekSha256: 'eeb399ff96e3de9b054bdb2304ebf960f854816153fef0a213320573a096512d',
      odidStatus: 0,
      cpu: { arch: 9, packages: 1, cores: 12, threads: 14, hyperThreading: true },
      coreClasses: [
        { classId: 1, cores: 2, threads: 4 },
        { classId: 0, cores: 10, threads: 10 },
      ],
      memory: { totalGb: 16, maxGb: 0, slots: 0, arrays: 1, errorCorrection: 3 },
      diskDetails: [
        {
          capacityGb: 512,
          busType: 17,
          incursSeekPenalty: 0,
          trimEnabled: 1,
          serial: 'AD9B_B908_0EF7_1A0B.',
          model: 'KBG6AZNV512G LA KIOXIA',
          vendor: '',
        },
      ],
      nics: [
        { medium: 9, mac: '00:00:5e:00:53:01', bus: 'PCI' },
        { medium: 10, mac: '00:00:5e:00:53:02', bus: 'BTH' },
      ],
      displays: [
        {
          widthMm: 302,
          heightMm: 188,
          widthPixels: 1920,
          heightPixels: 1200,
          outputTechnology: 0x80000000,
          edidWidthCm: 30,
          edidHeightCm: 19,
        },
      ],
      chassis: { chassisType: 10, powerPlatformRole: 2, opticalDrive: 0, digitizerFlags: 0xcd, maxTouchPoints: 10 },
      gpuDetails: [
        {
          name: 'Intel Corporation|Intel(R) Graphics',
          dedicatedVideoBytes: 134_217_728,
          dedicatedSystemBytes: 0,
          removalPolicy: 1,
          inLocalContainer: true,
        },
      ],
      record35Hex: '02fd00',
      language: null,
      sppHwidHex: expect.stringMatching(/^32000000[0-9a-f]{92}$/),
      paddingHex: '',
    });
  });

  it('reads the -1 of a virtual disk as unknown and leaves its empty serial empty', () => {
    expect(decoded(fixtureHash('a01')).diskDetails).toEqual([
      {
        capacityGb: 136,
        busType: 10,
        incursSeekPenalty: -1,
        trimEnabled: 1,
        serial: '',
        model: 'Virtual Disk    ',
        vendor: 'Msft    ',
      },
    ]);
  });

  it('gives null and empty lists for what a hash of four records does not hold', () => {
    const value = hashOf(
      { name: 'uuid', value: '00112233445566778899aabbccddeeff' },
      { name: 'serial', value: 'S1' },
      { name: 'manufacturer', value: 'M' },
      { name: 'product', value: 'P' },
    );
    expect(value).toMatchObject({
      serial: 'S1',
      uuidAsWindowsShowsIt: '33221100-5544-7766-8899-aabbccddeeff',
      toolBuild: null,
      timestampUtc: null,
      utcOffsetMinutes: null,
      ekPresent: false,
      ekSha256: null,
      offlineDeviceId: null,
      disks: [],
      diskDetails: [],
      nics: [],
      displays: [],
      gpuDetails: [],
      coreClasses: [],
      memory: null,
      language: null,
    });
  });

  it.each([
    { toolVersion: 3, tzByte: 120, minutes: 120 },
    { toolVersion: 4, tzByte: 4, minutes: null },
    { toolVersion: 5, tzByte: -28, minutes: -420 },
    { toolVersion: 9, tzByte: 44, minutes: 660 },
    { toolVersion: 9, tzByte: -32, minutes: -480 },
  ])(
    'time-zone byte $tzByte of tool version $toolVersion means $minutes minutes',
    ({ toolVersion, tzByte, minutes }) => {
      const versions = { toolBuild: '10.0.1.1', osBuild: '10.0.1.1', osType: 2, osArch: 9 };
      const value = { ...versions, timestampUtc: '2026-01-12T08:00:00Z', tzByte, toolVersion };
      expect(hashOf({ name: 'capture', value })).toMatchObject({ tzByte, utcOffsetMinutes: minutes });
    },
  );

  it('reads the language record of OA3Tool', () => {
    const value = {
      defaultLanguage: 'en-US',
      systemLocale: 'nl-NL',
      timeZone: 'W. Europe Standard Time',
      languagePacks: ['en-US', 'nl-NL'],
      keyboardCode: '00020409',
    };
    expect(hashOf({ name: 'language', value }).language).toEqual(value);
  });

  it.each([
    { order: 'disk by disk', pick: [0, 1, 2, 3] },
    { order: 'all capacities first', pick: [0, 2, 1, 3] },
  ])('pairs two disks that come $order', ({ pick }) => {
    const facts = { busType: 17, incursSeekPenalty: 0, trimEnabled: 1 };
    const records: readonly HashRecord[] = [
      { name: 'disk', value: { ...facts, capacityGb: 256 } },
      { name: 'diskName', value: 'A|first|' },
      { name: 'disk', value: { ...facts, capacityGb: 1024 } },
      { name: 'diskName', value: 'B|second|maker' },
    ];
    const value = hashOf(...pick.flatMap((index) => records[index] ?? []));
    expect(value.diskDetails).toEqual([
      { ...facts, capacityGb: 256, serial: 'A', model: 'first', vendor: '' },
      { ...facts, capacityGb: 1024, serial: 'B', model: 'second', vendor: 'maker' },
    ]);
  });

  it('gives each display only the EDID record that follows it', () => {
    const display = { widthMm: 302, heightMm: 188, widthPixels: 1920, heightPixels: 1200, outputTechnology: 1 };
    const value = hashOf(
      { name: 'display', value: display },
      { name: 'display', value: display },
      { name: 'edid', value: { widthCm: 30, heightCm: 19 } },
    );
    expect(value.displays).toEqual([
      { ...display, edidWidthCm: null, edidHeightCm: null },
      { ...display, edidWidthCm: 30, edidHeightCm: 19 },
    ]);
  });
});

describe('mistakes that other decoders make', () => {
  it('keeps the last byte of the endorsement key', () => {
    for (const { hash } of fixtures) {
      const { odidType, ekSha256, offlineDeviceId } = decoded(hash);
      expect(ekSha256).toBe(odidType === '0100' ? offlineDeviceId : null);
    }
  });

  it('reads counts above 255', () => {
    const value = { arch: 9, packages: 2, cores: 300, threads: 600, hyperThreading: true };
    expect(hashOf({ name: 'cpuCounts', value }).cpu).toEqual(value);
  });

  it('does not cut the CPU’s name, whatever the size of its record', () => {
    expect(hashOf({ name: 'cpuModel', value: { text: 'Apple silicon', sizeBytes: 14 } }).cpuModel).toBe(
      'Apple silicon',
    );
    const fullWidth = 'A'.repeat(48);
    expect(hashOf({ name: 'cpuModel', value: { text: fullWidth, sizeBytes: 48 } }).cpuModel).toBe(fullWidth);
  });
});

describe('records that are not as expected', () => {
  it('keeps records of unknown types', () => {
    const records = [31, 32, 33, 38, 0, 0xffff].map((type) => ({ type, dataHex: 'c0ffee' }));
    expect(hashOf(...records)).toMatchObject({ records, recordTypes: [31, 32, 33, 38, 0, 0xffff] });
  });

  it.each([1, 2, 5, 10, 11, 12, 34, 37, 3, 4, 14, 25])(
    'keeps a record %i without data and reads nothing from it',
    (type) => {
      const { records, recordTypes, totalLength, sha256, ...fields } = hashOf({ type, dataHex: '' });
      const nothing = hashOf();
      expect(records).toEqual([{ type, dataHex: '' }]);
      expect(recordTypes).toEqual([type]);
      expect({ totalLength, sha256 }).not.toEqual({ totalLength: nothing.totalLength, sha256: nothing.sha256 });
      expect(nothing).toMatchObject(fields);
    },
  );

  it('gives the fields of a short record as null, those of its partner as they are', () => {
    const value = hashOf(
      { type: 6, dataHex: '0001' },
      { name: 'diskName', value: 'A|model|' },
      { type: 8, dataHex: '0900000000005e00530108000000' },
      { type: 9, dataHex: '2e01' },
      { name: 'edid', value: { widthCm: 30, heightCm: 19 } },
    );
    expect(value.diskDetails).toMatchObject([{ capacityGb: null, busType: null, serial: 'A', model: 'model' }]);
    expect(value.displays).toMatchObject([{ widthMm: null, edidWidthCm: 30 }]);
    expect(value).toMatchObject({ macs: [], nics: [], recordTypes: [6, 7, 8, 9, 27] });
  });

  it('lets the first count where a record occurs twice, and keeps both', () => {
    const value = hashOf({ name: 'serial', value: 'FIRST' }, { name: 'serial', value: 'SECOND' });
    expect(value).toMatchObject({ serial: 'FIRST', recordTypes: [14, 14] });
  });

  it('reads a string up to its first NUL, or to its end where it has none', () => {
    expect(hashOf({ type: 14, dataHex: '414200434400' }).serial).toBe('AB');
    expect(hashOf({ type: 14, dataHex: '4142' }).serial).toBe('AB');
  });

  it('gives no number where a size has no exact one', () => {
    const { memory } = hashOf({ type: 5, dataHex: `ffffffffffffffff${'00'.repeat(13)}` });
    expect(memory).toMatchObject({ totalGb: null, maxGb: 0 });
  });

  it('keeps bytes after the checksum, which the checksum does not cover', () => {
    const text = changed((bytes) => bytes.fill(0xab, 2990, 2995), 'kept');
    const value = decoded(text);
    expect(value.paddingHex).toMatch(/^(00)+(ab){5}$/);
    expect(encodeHardwareHash(value)).toEqual({ ok: true, value: text });
  });
});

describe('texts that are accepted', () => {
  it.each([
    { description: 'white space and a byte order mark around it', text: `\uFEFF \t${notebook}\r\n` },
    { description: 'base64 padding', text: `${notebook}==` },
    { description: 'padding and a line end', text: `${notebook}=\n` },
  ])('$description', ({ text }) => {
    expect(decoded(text)).toEqual(decoded(notebook));
  });

  it('with the checksum of the given function', () => {
    const sizes: number[] = [];
    const sha256: Sha256 = (bytes) => {
      sizes.push(bytes.length);
      return createHash('sha256').update(bytes).digest();
    };
    expect(decodeHardwareHash(notebook, sha256)).toEqual({ ok: true, value: decoded(notebook) });
    expect(sizes).toEqual([notebookLength, 256]);
  });

  it('as bytes', () => {
    expect(decodeHashBytes(notebookBytes)).toEqual({ ok: true, value: decoded(notebook) });
  });
});

describe('texts that are no hash', () => {
  const middle = 500;
  const cases: readonly {
    readonly description: string;
    readonly text: string;
    readonly code: HashError['code'];
    readonly says: RegExp;
  }[] = [
    { description: 'nothing', text: '', code: 'hash-missing', says: /4000 characters were expected/ },
    { description: 'blanks', text: ' \r\n', code: 'hash-missing', says: /4000 characters were expected/ },
    { description: 'padding only', text: '==', code: 'hash-missing', says: /4000 characters were expected/ },
    {
      description: 'a line break inside',
      text: `${notebook.slice(0, middle)}\n${notebook.slice(middle)}`,
      code: 'hash-not-base64',
      says: /Character 501 of 4001/,
    },
    {
      description: 'the URL alphabet',
      text: `${notebook.slice(0, middle)}-${notebook.slice(middle + 1)}`,
      code: 'hash-not-base64',
      says: /Character 501 of 4000/,
    },
    {
      description: 'a replacement character',
      text: notebook.replace('0', '\uFFFD'),
      code: 'hash-not-base64',
      says: /Character 2 of 4000/,
    },
    {
      description: 'padding inside',
      text: `${notebook.slice(0, middle)}==${notebook.slice(middle + 2)}`,
      code: 'hash-not-base64',
      says: /Character 501 of 4000/,
    },
    {
      description: 'a lost character',
      text: notebook.slice(0, middle) + notebook.slice(middle + 1),
      code: 'hash-wrong-length',
      says: /3999 characters instead of 4000/,
    },
    {
      description: 'a cut end',
      text: notebook.slice(0, 1024),
      code: 'hash-wrong-length',
      says: /1024 characters instead of 4000/,
    },
    {
      description: 'two hashes in one cell',
      text: notebook + notebook,
      code: 'hash-wrong-length',
      says: /8000 characters instead of 4000/,
    },
    { description: 'zeros', text: 'A'.repeat(4000), code: 'hash-bad-magic', says: /two letters OA/ },
    {
      description: 'a total length of 0',
      text: changed((bytes) => bytes.writeUInt16LE(0, 2), 'kept'),
      code: 'hash-record-walk',
      says: /end at byte 0; from 4 to 2964/,
    },
    {
      description: 'a total length that leaves no room for the checksum',
      text: changed((bytes) => bytes.writeUInt16LE(2965, 2), 'kept'),
      code: 'hash-record-walk',
      says: /end at byte 2965; from 4 to 2964/,
    },
    {
      description: 'a record of no length',
      text: changed((bytes) => bytes.writeUInt16LE(0, 6), 'mended'),
      code: 'hash-record-walk',
      says: /Record 1 at byte 4 says that it has 0 bytes; it must have at least 4/,
    },
    {
      description: 'a record that runs past the end',
      text: changed((bytes) => bytes.writeUInt16LE(2000, 6), 'mended'),
      code: 'hash-record-walk',
      says: /Record 1 at byte 4 says that it has 2000 bytes; .* end by byte 1175/,
    },
    {
      description: 'another total length',
      text: changed((bytes) => bytes.writeUInt16LE(notebookLength - 1, 2), 'kept'),
      code: 'hash-record-walk',
      says: /end by byte 1174/,
    },
    {
      description: 'no checksum record',
      text: changed((bytes) => bytes.writeUInt16LE(0, notebookLength), 'kept'),
      code: 'hash-checksum',
      says: /no checksum record at byte 1175/,
    },
    {
      description: 'a checksum record of another size',
      text: changed((bytes) => bytes.writeUInt16LE(37, notebookLength + 2), 'kept'),
      code: 'hash-checksum',
      says: /no checksum record at byte 1175/,
    },
    {
      description: 'a flipped bit in a record',
      text: changed((bytes) => bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20), 'kept'),
      code: 'hash-checksum',
      says: /does not match/,
    },
    {
      description: 'a flipped bit in the checksum',
      text: changed((bytes) => bytes.writeUInt8(bytes.readUInt8(1200) ^ 1, 1200), 'kept'),
      code: 'hash-checksum',
      says: /does not match/,
    },
  ];

  it.each(cases)('$description: $code', ({ text, code, says }) => {
    const error = errorOf(text);
    expect(error).toEqual({ code, message: expect.stringMatching(says) });
    for (let at = 0; at + 8 <= text.length; at++) expect(error.message.includes(text.slice(at, at + 8))).toBe(false);
  });

  it('cover every error code', () => {
    expect(new Set(cases.map(({ code }) => code))).toEqual(new Set(HASH_ERROR_CODES));
  });

  it.each([0, 2999, 3001])('%i bytes: hash-wrong-length', (size) => {
    expect(decodeHashBytes(new Uint8Array(size))).toMatchObject({ ok: false, error: { code: 'hash-wrong-length' } });
  });
});
