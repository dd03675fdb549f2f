import { describe, expect, test } from 'vitest';
import type { CaptureRow } from '../../../shared/autopilot/capture-row.ts';
import { type CheckLimits, checkRow, DEFAULT_CHECK_LIMITS } from '../../../shared/autopilot/checks/check-row.ts';
import { decodeHardwareHash } from '../../../shared/autopilot/hardware-hash/decode.ts';
import type { EssentialHash } from '../../../shared/autopilot/hardware-hash/essential-hash.ts';
import { HASH_ERROR_CODES } from '../../../shared/autopilot/hardware-hash/types.ts';
import { err, ok } from '../../../shared/result.ts';
import { FIXTURES, hashOf } from './capture-file-printer.ts';

const ROW: CaptureRow = {
  kind: 'hash',
  row: 7,
  line: 9,
  serial: 'PF0TEST1',
  productId: '',
  hash: 'decoded elsewhere',
  groupTag: '',
  assignedUser: '',
  manufacturer: '',
  model: '',
};

const EK = 'a'.repeat(64);

/** A physical PC with nothing wrong with it. */
const HASH: EssentialHash = {
  sha256: 'b'.repeat(64),
  osType: 2,
  timestampUtc: '2026-03-01T09:00:00Z',
  serial: 'PF0TEST1',
  manufacturer: 'LENOVO',
  product: '21HF001NUS',
  uuidAsWindowsShowsIt: 'fb1d2e4a-ef21-47e4-a193-6789657da292',
  ekPresent: true,
  ekSha256: EK,
  odidType: '0100',
  offlineDeviceId: EK,
  tpmVersion: 'TPM-Version:2.0',
};

const NOW_MS = Date.parse('2026-03-10T09:00:00Z');
const LIMITS = { ...DEFAULT_CHECK_LIMITS, nowMs: NOW_MS };

function check(row: Partial<CaptureRow>, hash: Partial<EssentialHash> | null = {}, limits: CheckLimits = LIMITS) {
  return checkRow({ ...ROW, ...row }, hash === null ? null : ok({ ...HASH, ...hash }), limits);
}

test('a sound row has no issues', () => {
  expect(check({ groupTag: 'Kiosk', assignedUser: 'jan@example.com' })).toEqual([]);
});

describe('checkRow finds', () => {
  const cases: readonly {
    readonly description: string;
    readonly row?: Partial<CaptureRow>;
    readonly hash?: Partial<EssentialHash> | null;
    readonly found: readonly object[];
  }[] = [
    {
      description: 'a row without a hash',
      row: { hash: '' },
      hash: null,
      found: [{ code: 'hash-missing', severity: 'error' }],
    },
    {
      description: 'a DeviceLink row without a payload',
      row: { kind: 'deviceLink', hash: '', manufacturer: 'HP' },
      hash: null,
      found: [{ code: 'hash-missing' }],
    },
    {
      description: 'no serial in row or hash',
      row: { serial: ' ' },
      hash: { serial: null },
      found: [{ code: 'serial-missing', severity: 'error' }],
    },
    {
      description: 'an empty serial where the hash holds a placeholder: missing, not different',
      row: { serial: '' },
      hash: { serial: 'SMBIOS_STRING_INDEX_0' },
      found: [{ code: 'serial-missing', severity: 'error', values: {} }],
    },
    {
      description: 'an empty serial where the hash holds a real one: a warning that names it',
      row: { serial: '' },
      found: [{ code: 'serial-missing', severity: 'warning', values: { hashSerial: 'PF0TEST1' } }],
    },
    {
      description: 'a placeholder serial, once where row and hash agree',
      row: { serial: 'Default string ' },
      hash: { serial: 'Default string' },
      found: [{ code: 'serial-placeholder', severity: 'warning', values: { serial: 'Default string' } }],
    },
    {
      description: 'trap 9: a serial that somebody invented for a device without one',
      row: { serial: 'LAB-001' },
      hash: { serial: 'SMBIOS_STRING_INDEX_0' },
      found: [
        {
          code: 'serial-differs',
          severity: 'error',
          values: { serial: 'LAB-001', hashSerial: 'SMBIOS_STRING_INDEX_0', cause: 'unknown' },
        },
      ],
    },
    {
      description: 'trap 16: a leading zero that Excel ate',
      row: { serial: '16520771357' },
      hash: { serial: '016520771357' },
      found: [
        {
          code: 'serial-differs',
          values: { serial: '16520771357', hashSerial: '016520771357', cause: 'leading-zero-lost' },
        },
      ],
    },
    {
      description: 'trap 16: a serial that Excel turned into a rounded number',
      row: { serial: '1.65208E+11' },
      hash: { serial: '165207713570' },
      found: [{ code: 'serial-differs', values: { cause: 'number-rounded' } }],
    },
    {
      description: 'a hash without a manufacturer',
      hash: { manufacturer: null },
      found: [{ code: 'manufacturer-missing', severity: 'error' }],
    },
    {
      description: 'a filler for a manufacturer',
      hash: { manufacturer: 'To Be Filled By O.E.M.' },
      found: [{ code: 'manufacturer-missing' }],
    },
    {
      description: 'an identifier without a manufacturer',
      row: { kind: 'corporateIdentifier', hash: '' },
      hash: null,
      found: [{ code: 'manufacturer-missing' }],
    },
    {
      description: 'an OfflineDeviceId that is not that of the TPM key',
      hash: { offlineDeviceId: 'c'.repeat(64) },
      found: [{ code: 'offline-id-differs', severity: 'warning' }],
    },
    {
      description: 'an OfflineDeviceId from a TPM key that is not there',
      hash: { ekSha256: null },
      found: [{ code: 'offline-id-differs' }],
    },
    {
      description: 'no TPM, whose OfflineDeviceId has another source',
      hash: { ekPresent: false, ekSha256: null, tpmVersion: null, odidType: '0301', offlineDeviceId: 'd'.repeat(64) },
      found: [{ code: 'no-tpm', severity: 'warning' }],
    },
    {
      description: 'a virtual machine',
      hash: { manufacturer: 'VMware, Inc.', product: 'VMware7,1' },
      found: [{ code: 'virtual-machine', severity: 'note', values: { hypervisor: 'VMware' } }],
    },
    {
      description: 'a capture made in WinPE',
      hash: { osType: 1 },
      found: [{ code: 'winpe-capture', severity: 'warning' }],
    },
    {
      description: 'a user that is no UPN',
      row: { assignedUser: 'Jan Jansen' },
      found: [{ code: 'user-not-upn', severity: 'warning', values: { user: 'Jan Jansen' } }],
    },
    {
      description: 'a group tag longer than the limit',
      row: { groupTag: 'x'.repeat(129) },
      found: [{ code: 'group-tag-too-long', severity: 'warning', values: { length: 129, limit: 128 } }],
    },
    {
      description: 'a clock ahead of time',
      hash: { timestampUtc: '2026-03-13T09:00:00Z' },
      found: [{ code: 'clock-far-off', severity: 'warning', values: { capturedAt: '2026-03-13T09:00:00Z', days: 3 } }],
    },
    {
      description: 'a clock that had stopped',
      hash: { timestampUtc: '2000-01-01T00:00:00Z' },
      found: [
        { code: 'clock-far-off', severity: 'warning', values: { capturedAt: '2000-01-01T00:00:00Z', days: 9565 } },
      ],
    },
  ];
  test.each(cases)('$description', ({ row = {}, hash = {}, found }) => {
    const issues = check(row, hash);
    expect(issues).toMatchObject(found.map((issue) => ({ ...issue, row: 7 })));
    expect(issues).toHaveLength(found.length);
  });

  test.each(HASH_ERROR_CODES)('%s, with the code of the decoder', (code) => {
    const issues = checkRow(ROW, err({ code, message: 'what was found' }), LIMITS);
    expect(issues).toEqual([{ code, severity: 'error', row: 7, values: {} }]);
  });

  test('everything that is wrong at once, in a fixed order', () => {
    const issues = check(
      { serial: 'None', assignedUser: 'nobody', groupTag: 'x'.repeat(200) },
      {
        manufacturer: 'QEMU',
        serial: 'A1',
        osType: 1,
        ekPresent: false,
        tpmVersion: null,
        offlineDeviceId: null,
        timestampUtc: '2031-01-01T00:00:00Z',
      },
    );
    expect(issues.map(({ code }) => code)).toEqual([
      'serial-placeholder',
      'serial-differs',
      'user-not-upn',
      'group-tag-too-long',
      'offline-id-differs',
      'no-tpm',
      'virtual-machine',
      'winpe-capture',
      'clock-far-off',
    ]);
  });
});

describe('checkRow passes', () => {
  test.each([
    { description: 'white space around a serial', row: { serial: ' PF0TEST1 ' } },
    { description: 'white space around the serial in the hash', hash: { serial: 'PF0TEST1  ' } },
    {
      description: 'a serial with its leading zero',
      row: { serial: '016520771357' },
      hash: { serial: '016520771357' },
    },
    { description: 'a tag with a backslash and quotes', row: { groupTag: 'Sales\\"EMEA"' } },
    { description: 'a tag of just the limit', row: { groupTag: 'x'.repeat(128) } },
    { description: 'a clock wrong by a time zone', hash: { timestampUtc: '2026-03-11T08:00:00Z' } },
    { description: 'a capture of last year', hash: { timestampUtc: '2025-04-01T09:00:00Z' } },
    { description: 'a hash without a time', hash: { timestampUtc: null } },
    { description: 'a hash without an OfflineDeviceId', hash: { odidType: null, offlineDeviceId: null } },
    { description: 'a DeviceLink row', row: { kind: 'deviceLink', manufacturer: 'HP', hash: 'eyJ' }, hash: null },
    {
      description: 'a corporate identifier',
      row: { kind: 'corporateIdentifier', manufacturer: 'HP', hash: '' },
      hash: null,
    },
  ] satisfies { description: string; row?: Partial<CaptureRow>; hash?: Partial<EssentialHash> | null }[])(
    '$description',
    ({ row = {}, hash = {} }) => {
      expect(check(row, hash)).toEqual([]);
    },
  );

  test('any clock where the time is not known', () => {
    expect(check({}, { timestampUtc: '2000-01-01T00:00:00Z' }, DEFAULT_CHECK_LIMITS)).toEqual([]);
  });
});

test('the made-up devices show what they were made for', () => {
  const codesOf = FIXTURES.map(({ id, hash }) => {
    const decoded = decodeHardwareHash(hash);
    const serial = decoded.ok ? (decoded.value.serial ?? '') : '';
    // The script writes nothing where the SMBIOS has no serial.
    const row = { ...ROW, serial: serial === 'SMBIOS_STRING_INDEX_0' ? '' : serial, hash };
    return [id, checkRow(row, decoded, DEFAULT_CHECK_LIMITS).map(({ code }) => code)] as const;
  });
  expect(Object.fromEntries(codesOf.filter(([, codes]) => codes.length > 0))).toEqual({
    a01: ['virtual-machine'],
    a03: ['no-tpm', 'virtual-machine'],
    a04: ['no-tpm', 'virtual-machine'],
    a05: ['serial-missing', 'virtual-machine'],
    a06: ['serial-missing', 'no-tpm', 'virtual-machine'],
  });
});

test('a text that cannot be a serial or a user is not repeated whole', () => {
  const text = hashOf(0);
  for (const issue of check({ serial: text, assignedUser: text })) {
    expect(JSON.stringify(issue).length).toBeLessThan(300);
  }
});

test('a damaged hash is found by its decoder', () => {
  const hash = `${hashOf(0).slice(0, 500)}${hashOf(0).charAt(500) === 'A' ? 'B' : 'A'}${hashOf(0).slice(501)}`;
  const issues = checkRow({ ...ROW, hash }, decodeHardwareHash(hash), LIMITS);
  expect(issues.map(({ code }) => code)).toEqual(['hash-checksum']);
});
