import { describe, expect, it } from 'vitest';
import { nodeSha256 } from '../../../electron/core/hashing.ts';
import {
  PRACTICE_DEVICE_COUNT,
  type PracticeOptions,
  practiceDevice,
} from '../../../electron/core/practice/practice-device.ts';
import { decodeHardwareHash } from '../../../shared/autopilot/hardware-hash/decode.ts';

function hashOf(index: number, options?: PracticeOptions) {
  const result = decodeHardwareHash(practiceDevice(index, options).hash, nodeSha256);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Two rounds of all models, and the ends of the range. */
const indexes = [...Array.from({ length: 14 }, (_, index) => index), 99_999, PRACTICE_DEVICE_COUNT - 1];

/** The order of record types that every real hash keeps to. */
const OFFICIAL_ORDER = [
  1, 2, 34, 5, 3, 4, 6, 7, 8, 9, 27, 10, 13, 25, 11, 12, 14, 15, 16, 17, 18, 19, 23, 20, 21, 22, 24, 26, 28, 29, 30, 35,
  36, 37,
];

describe('practice devices', () => {
  it.each(indexes)('device %i has a hash that says what the device says', (index) => {
    const device = practiceDevice(index);
    const hash = hashOf(index);
    expect(hash).toMatchObject({
      serial: device.serial,
      manufacturer: device.manufacturer,
      product: device.model,
      timestampUtc: new Date(device.capturedAtMs).toISOString().replace('.000', ''),
      odidType: '0100',
      ekSha256: hash.offlineDeviceId,
    });
    expect(hash.offlineDeviceId).toHaveLength(64);
    expect(hash.recordTypes).toEqual(
      OFFICIAL_ORDER.flatMap((type) => hash.recordTypes.filter((other) => other === type)),
    );
    for (const mac of hash.macs) expect(mac).toMatch(/^00:00:5e:00:53:[0-9a-f]{2}$/);
  });

  it('are the same in every run', () => {
    expect(practiceDevice(5)).toEqual(practiceDevice(5));
    expect(hashOf(0)).toMatchObject({
      serial: '5CG5197WYV',
      uuidAsWindowsShowsIt: '739eab37-0007-e89d-06d4-cb14e2e2b12d',
    });
  });

  it('share nothing that identifies a device', () => {
    const count = 2000;
    const hashes = Array.from({ length: count }, (_, index) => hashOf(index));
    const physical = hashes.filter(({ productKeyId }) => productKeyId !== null);
    expect(new Set(hashes.map(({ serial }) => serial)).size).toBe(count);
    expect(new Set(hashes.map(({ uuidBytesHex }) => uuidBytesHex)).size).toBe(count);
    expect(new Set(hashes.map(({ ekSha256 }) => ekSha256)).size).toBe(count);
    expect(new Set(physical.map(({ productKeyId }) => productKeyId)).size).toBe(physical.length);
    expect(new Set(physical.map(({ diskKernel }) => diskKernel)).size).toBe(physical.length);
  });

  it('come from several makers, with their quirks', () => {
    const hashes = indexes.map((index) => hashOf(index));
    expect(new Set(hashes.map(({ manufacturer }) => manufacturer))).toEqual(
      new Set(['HP', 'LENOVO', 'Dell Inc.', 'Microsoft Corporation']),
    );
    expect(hashes.some(({ product }) => product === 'Virtual Machine')).toBe(true);
    expect(hashes.some(({ serial }) => serial?.match(/^0\d{11}$/))).toBe(true);
    expect(hashes.some(({ systemVersion }) => systemVersion?.includes(','))).toBe(true);
  });

  it('spell the service tag of a Dell in its UUID', () => {
    const { serial, uuidBytesHex } = hashOf(2);
    const bytes = Buffer.from(uuidBytesHex ?? '', 'hex');
    const tag = [10, 4, 7, 9, 13, 14, 15].map((at) => String.fromCharCode(bytes.readUInt8(at) & 0x7f)).join('');
    expect(tag).toBe(serial);
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('DELL');
    expect(bytes.readUInt8(10) & 0x80).toBe(0x80);
  });

  it('differ in nothing but time and checksum when captured again', () => {
    const first = hashOf(3);
    const again = hashOf(3, { capturedAtMs: Date.UTC(2026, 1, 3, 4, 5, 6, 789) });
    expect(again.timestampUtc).toBe('2026-02-03T04:05:06Z');
    expect(again.sha256).not.toBe(first.sha256);
    const bytes = (text: string) => [...Buffer.from(text, 'base64')];
    const second = bytes(practiceDevice(3, { capturedAtMs: Date.UTC(2026, 1, 3, 4, 5, 6) }).hash);
    const changedAt = bytes(practiceDevice(3).hash).flatMap((byte, at) => (byte === second[at] ? [] : [at]));
    const timeAt = 24;
    const checksumAt = first.totalLength + 4;
    const isAllowed = (at: number) => (at >= timeAt && at < timeAt + 4) || (at >= checksumAt && at < checksumAt + 32);
    expect(changedAt.filter((at) => !isAllowed(at))).toEqual([]);
  });

  it('can lack a serial', () => {
    expect(practiceDevice(1, { hasSerial: false }).serial).toBe('');
    expect(hashOf(1, { hasSerial: false })).toMatchObject({
      serial: 'SMBIOS_STRING_INDEX_0',
      uuidBytesHex: hashOf(1).uuidBytesHex,
    });
  });

  it.each([-1, 0.5, PRACTICE_DEVICE_COUNT, Number.NaN])('there is no device %d', (index) => {
    expect(() => practiceDevice(index)).toThrow(RangeError);
  });
});
