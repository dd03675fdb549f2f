import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ARCHIVE_LIMITS, type ArchiveLimits } from '../../../electron/core/archives/archive-limits.ts';
import { type ArchiveContent, readArchive } from '../../../electron/core/archives/read-archive.ts';
import { cabFile } from '../../support/cab-file.ts';
import { zeroBomb, zipFile } from '../../support/zip-file.ts';

const MIB = 1024 * 1024;
const capture = {
  name: 'DeviceHash.csv',
  bytes: Buffer.from(`Device Serial Number,Hardware Hash\r\n${'x'.repeat(9000)}`),
};
const read = (bytes: Buffer, limits: Partial<ArchiveLimits> = {}) =>
  readArchive(bytes, false, { ...ARCHIVE_LIMITS, ...limits });
const labels = ({ entries }: ArchiveContent) => entries.map(({ label }) => label);
const codes = ({ issues }: ArchiveContent) => issues.map(({ label, issue }) => `${label}: ${issue.code}`);
const valuesOf = ({ issues }: ArchiveContent) => issues.map(({ issue }) => issue.values);

describe('bombs', () => {
  test('10 MB of ZIP that unpack to 10 GiB of zeros are left at the limit', async () => {
    const bomb = zeroBomb('zeros.csv', 10 * 1024 * MIB);
    expect(bomb.length).toBeGreaterThan(9 * MIB);
    const content = await read(bomb);
    expect(codes(content)).toEqual([': archive-too-large']);
    expect(valuesOf(content)).toEqual([{ megabytes: 512 }]);
  });

  test('a small one is known by its ratio', async () => {
    const content = await read(zeroBomb('zeros.csv', 1024 * MIB));
    expect(codes(content)).toEqual([': archive-too-large']);
    expect(Number(valuesOf(content)[0]?.megabytes)).toBeLessThan(512);
  });

  test('what came before the limit is taken', async () => {
    const bomb = zeroBomb('zeros.bin', 64 * MIB);
    const content = await read(zipFile([capture, { name: 'bomb.zip', bytes: bomb }]));
    expect(labels(content)).toEqual(['DeviceHash.csv']);
    expect(codes(content)).toEqual([': archive-too-large']);
  });

  test('a nest of bombs counts as one', async () => {
    const bomb = { name: 'x.zip', bytes: zeroBomb('zeros.bin', 40 * MIB) };
    const content = await read(zipFile([bomb, bomb, bomb]), { unpackedBytes: 100 * MIB, ratio: 1e9 });
    expect(valuesOf(content)).toEqual([{ megabytes: 100 }]);
  });

  test('100,000 names are left at the limit', async () => {
    const empty = Buffer.alloc(0);
    const names = Array.from({ length: 100_000 }, (_, n) => ({ name: `${n}.bin`, bytes: empty, deflated: empty }));
    expect(valuesOf(await read(zipFile(names)))).toEqual([{ entries: ARCHIVE_LIMITS.entries }]);
  });

  test('all captures together are no more than fit into memory', async () => {
    const files = [1, 2, 3].map((n) => ({ name: `${n}.csv`, bytes: randomBytes(MIB) }));
    const content = await read(zipFile(files), { captureBytes: 2 * MIB });
    expect(labels(content)).toEqual(['1.csv', '2.csv']);
    expect(codes(content)).toEqual([': archive-too-large']);
  });

  test('one file is no larger than a file in a folder may be, and the others are read', async () => {
    const content = await read(zipFile([{ name: 'big.csv', bytes: randomBytes(2 * MIB) }, capture]), {
      entryBytes: MIB,
    });
    expect(labels(content)).toEqual(['DeviceHash.csv']);
    expect(codes(content)).toEqual(['big.csv: file-too-large']);
  });
});

describe('lies', () => {
  test.each([
    { description: 'too small', saidBytes: 10 },
    { description: 'too large', saidBytes: 4_000_000_000 },
  ])('a ZIP that says a size that is $description gives no part of a file', async ({ saidBytes }) => {
    const content = await read(zipFile([{ ...capture, saidBytes }]));
    for (const { bytes } of content.entries) expect(bytes).toEqual(capture.bytes);
    expect(content.entries.length + content.issues.length).toBeGreaterThan(0);
  });

  test('a CAB that says too much', async () => {
    const content = await read(cabFile([{ method: 'mszip', files: [{ ...capture, saidBytes: 2_000_000_000 }] }]));
    expect(content.entries).toEqual([]);
    expect(codes(content)).toContain('DeviceHash.csv: archive-unreadable');
  });

  test('names that lead out are labels and lead nowhere', async () => {
    const names = ['../../../etc/DeviceHash.csv', 'C:\\Windows\\DeviceHash.csv', '/DeviceHash.csv'];
    const content = await read(zipFile(names.map((name) => ({ ...capture, name }))));
    expect(labels(content)).toEqual(['etc/DeviceHash.csv', 'Windows/DeviceHash.csv', 'DeviceHash.csv']);
  });
});

describe('damage', () => {
  const files = [
    capture,
    { name: 'noise.etl', bytes: randomBytes(60_000) },
    { name: 'DeviceHash_2.csv', bytes: Buffer.from(`Device Serial Number,Hardware Hash\r\n${'y'.repeat(9000)}`) },
  ];
  const archives = [
    { kind: 'ZIP', archive: zipFile(files) },
    { kind: 'CAB', archive: cabFile([{ method: 'mszip', files }]) },
    {
      kind: 'CAB with a ZIP in it',
      archive: cabFile([{ method: 'none', files: [{ name: 'a', bytes: zipFile(files) }] }]),
    },
  ];

  test.each(archives)(
    'a $kind cut off at every twentieth gives whole files or none, and says so',
    async ({ archive }) => {
      const known = new Set(files.map(({ bytes }) => bytes.toString('latin1')));
      const whole = (await read(archive)).entries.length;
      expect(whole).toBe(2);
      for (let part = 1; part < 20; part++) {
        const content = await read(archive.subarray(0, Math.floor((archive.length * part) / 20)));
        for (const { bytes } of content.entries) expect(known).toContain(bytes.toString('latin1'));
        if (content.entries.length < whole) expect(codes(content).join()).toContain('archive-unreadable');
      }
    },
  );

  test.each(['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08', 'MSCF'])(
    'noise after the mark %j is no archive',
    async (mark) => {
      for (let round = 0; round < 20; round++) {
        const content = await read(Buffer.concat([Buffer.from(mark, 'latin1'), randomBytes(round * 500)]));
        expect(content.entries).toEqual([]);
      }
    },
  );
});
