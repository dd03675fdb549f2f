import { expect, test } from 'vitest';
import {
  architectureName,
  busName,
  chassisKind,
  keyForTheEye,
  networkKind,
  tpmFacts,
} from '../../../shared/devices/hardware-facts.ts';

const chassis = (chassisType: number) => ({
  chassisType,
  powerPlatformRole: 1,
  opticalDrive: 0,
  digitizerFlags: 0,
  maxTouchPoints: 0,
});

test.each([
  { type: 10, expected: 'laptop' },
  { type: 31, expected: 'laptop' },
  { type: 3, expected: 'desktop' },
  { type: 35, expected: 'desktop' },
  { type: 13, expected: 'all-in-one' },
  { type: 30, expected: 'tablet' },
  { type: 23, expected: 'server' },
  { type: 1, expected: 'other' },
  { type: 999, expected: 'other' },
])('SMBIOS chassis $type is a $expected', ({ type, expected }) => {
  expect(chassisKind({ chassis: chassis(type), manufacturer: 'HP', product: 'X' })).toBe(expected);
});

test('a virtual machine is one whatever its chassis says, and no chassis is none of the known', () => {
  const machine = { manufacturer: 'Microsoft Corporation', product: 'Virtual Machine' };
  expect(chassisKind({ chassis: chassis(3), ...machine })).toBe('virtual-machine');
  expect(chassisKind({ chassis: null, manufacturer: null, product: null })).toBe('other');
});

test.each([
  {
    text: "TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'NTC '-Firmware:458754.196609",
    expected: { version: '2.0', maker: 'Nuvoton' },
  },
  { text: "TPM-Version:1.2-VendorID:'IFX\0'-Firmware:1", expected: { version: '1.2', maker: 'Infineon' } },
  { text: "TPM-Version:2.0-VendorID:'ZZZ '", expected: { version: '2.0', maker: 'ZZZ' } },
  { text: "VendorID:'    '", expected: { version: null, maker: null } },
  { text: null, expected: { version: null, maker: null } },
])('a TPM that says $expected.version of $expected.maker', ({ text, expected }) => {
  expect(tpmFacts(text)).toEqual(expected);
});

test('codes that are known have names, and others have none', () => {
  expect([17, 11, 7, 200, null].map(busName)).toEqual(['NVMe', 'SATA', 'USB', null, null]);
  expect([9, 14, 10, 8, 0].map(networkKind)).toEqual(['wifi', 'ethernet', 'bluetooth', 'mobile', 'other']);
  expect([0, 9, 12, 5, null].map(architectureName)).toEqual(['x86', 'x64', 'arm64', null, null]);
  expect(keyForTheEye(`12345678${'0'.repeat(48)}9abcdef0`)).toBe('12345678…9abcdef0');
});
