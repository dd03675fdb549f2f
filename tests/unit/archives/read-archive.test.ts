import { describe, expect, test } from 'vitest';
import { type ArchiveContent, readArchive } from '../../../electron/core/archives/read-archive.ts';
import { sha256Hex } from '../../../electron/core/hashing.ts';
import { practiceDevice } from '../../../electron/core/practice/practice-device.ts';
import { type CabMethod, cabFile } from '../../support/cab-file.ts';
import { zipFile } from '../../support/zip-file.ts';

const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash';
const capture = (index: number) => {
  const { serial, hash } = practiceDevice(index);
  return Buffer.from(`${HEADER}\r\n${serial},,${hash}\r\n`);
};
const [ONE, TWO] = [capture(1), capture(2)];
/** What no entry is kept for. */
const LOG = { name: 'logs/setup.etl', bytes: Buffer.alloc(100_000, 'log ') };

const read = (bytes: Buffer) => readArchive(bytes, false);
const labels = ({ entries }: ArchiveContent) => entries.map(({ label }) => label);
const codes = ({ issues }: ArchiveContent) => issues.map(({ label, issue }) => `${label}: ${issue.code}`);

describe('captures come out byte for byte', () => {
  const files = [LOG, { name: 'DeviceHash_PC1.csv', bytes: ONE }, { name: 'deep/down/OA3.xml', bytes: TWO }];
  test.each([
    { description: 'ZIP', archive: zipFile(files) },
    { description: 'CAB, not packed', archive: cabFile([{ method: 'none', files }]) },
    { description: 'CAB, MSZIP', archive: cabFile([{ method: 'mszip', files }]) },
  ])('$description', async ({ archive }) => {
    const content = await read(archive);
    expect(content.entries).toEqual([
      { label: 'DeviceHash_PC1.csv', role: 'expected', bytes: ONE },
      { label: 'deep/down/OA3.xml', role: 'expected', bytes: TWO },
    ]);
    expect(content.issues).toEqual([]);
  });

  test('CAB, LZX', async () => {
    const content = await read(cabFile([{ method: 'lzx', files: [{ name: 'DeviceHash_PC1.csv', bytes: ONE }] }]));
    expect(content.entries).toEqual([{ label: 'DeviceHash_PC1.csv', role: 'expected', bytes: ONE }]);
  });

  test.each<CabMethod>(['none', 'mszip', 'lzx'])('CAB with folders before it (%s)', async (method) => {
    const small = { name: 'a.log', bytes: Buffer.alloc(20, 'x') };
    const folder = { method, files: [{ name: 'DeviceHash_PC1.csv', bytes: ONE }] };
    const content = await read(
      cabFile([{ method: 'none', files: [small] }, { method: 'mszip', files: [LOG] }, folder]),
    );
    expect(content.entries.map(({ bytes }) => bytes)).toEqual([ONE]);
    expect(content.issues).toEqual([]);
  });
});

describe('what is kept goes by the rules of a folder', () => {
  test('files named like captures, tables, and what speaks of hashes', async () => {
    const other = Buffer.from('nothing here');
    const content = await read(
      zipFile([
        { name: 'hardwarehash.csv', bytes: other },
        { name: 'notes.txt', bytes: other },
        { name: 'list.bak', bytes: ONE },
        { name: 'photo.jpg', bytes: other },
        { name: 'hash-courier/stick.json', bytes: other },
        { name: 'hash-courier/captures/x/device.json', bytes: other },
        { name: 'hash-courier/captures/x/hardwarehash.csv', bytes: ONE },
      ]),
    );
    expect(content.entries.map(({ label, role }) => `${label}: ${role}`)).toEqual([
      'hardwarehash.csv: expected',
      'notes.txt: table',
      'list.bak: other',
      'hash-courier/captures/x/hardwarehash.csv: expected',
    ]);
  });

  test('the same name twice is two files', async () => {
    const content = await read(
      zipFile([
        { name: 'DeviceHash.csv', bytes: ONE },
        { name: 'DeviceHash.csv', bytes: TWO },
      ]),
    );
    expect(labels(content)).toEqual(['DeviceHash.csv', 'DeviceHash.csv (2)']);
    expect(content.entries.map(({ bytes }) => bytes)).toEqual([ONE, TWO]);
  });

  test('a name in no known encoding does not hide its file', async () => {
    const content = await read(zipFile([{ name: 'caf\x82.csv', bytes: ONE }]));
    expect(content.entries.map(({ label, bytes }) => ({ label, bytes }))).toEqual([{ label: 'entry 1', bytes: ONE }]);
  });
});

describe('archives in archives', () => {
  const cab = cabFile([{ method: 'mszip', files: [{ name: 'DeviceHash_PC1.csv', bytes: ONE }] }]);
  const zip = zipFile([{ name: 'DeviceHash_PC2.csv', bytes: TWO }]);

  test('a CAB in a ZIP and a ZIP in a CAB are opened, whatever they are called', async () => {
    expect(labels(await read(zipFile([{ name: 'MDMDiagReport.cab', bytes: cab }])))).toEqual([
      'MDMDiagReport.cab!/DeviceHash_PC1.csv',
    ]);
    expect(labels(await read(cabFile([{ method: 'none', files: [{ name: 'data.bin', bytes: zip }] }])))).toEqual([
      'data.bin!/DeviceHash_PC2.csv',
    ]);
  });

  test('one that lies deeper is named, not opened', async () => {
    const content = await read(zipFile([{ name: 'outer.zip', bytes: zipFile([{ name: 'inner.cab', bytes: cab }]) }]));
    expect(content.entries).toEqual([]);
    expect(codes(content)).toEqual(['outer.zip!/inner.cab: archive-nested']);
  });

  test('a damaged one keeps nothing else', async () => {
    const content = await read(
      zipFile([
        { name: 'broken.cab', bytes: cab.subarray(0, 60) },
        { name: 'DeviceHash_PC2.csv', bytes: TWO },
      ]),
    );
    expect(labels(content)).toEqual(['DeviceHash_PC2.csv']);
    expect(codes(content)).toEqual(['broken.cab: archive-unreadable']);
  });
});

describe('trap 3: our own exports in an archive', () => {
  const record = { schema: 1, files: [{ file: 'merged.csv', rows: 1, bytes: ONE.length, sha256: sha256Hex(ONE) }] };
  const archive = zipFile([
    { name: 'out/merged.csv', bytes: ONE },
    { name: 'out/hash-courier-export.json', bytes: Buffer.from(JSON.stringify(record)) },
    { name: 'DeviceHash_PC2.csv', bytes: TWO },
  ]);

  test('are refused by the record beside them', async () => {
    const content = await readArchive(archive, false);
    expect(labels(content)).toEqual(['DeviceHash_PC2.csv']);
    expect(codes(content)).toEqual(['out/merged.csv: file-own-export']);
  });

  test('are taken when the user insists', async () => {
    expect(labels(await readArchive(archive, true))).toEqual(['out/merged.csv', 'DeviceHash_PC2.csv']);
  });
});

test('a file with a password is named where it could be a capture or hold one', async () => {
  const content = await read(
    zipFile([
      { name: 'DeviceHash_PC1.csv', bytes: ONE, isEncrypted: true },
      { name: 'inner.zip', bytes: ONE, isEncrypted: true },
      { name: 'setup.etl', bytes: LOG.bytes, isEncrypted: true },
    ]),
  );
  expect(content.entries).toEqual([]);
  expect(codes(content)).toEqual(['DeviceHash_PC1.csv: archive-encrypted', 'inner.zip: archive-encrypted']);
});

test('after a damaged archive a sound one is read as ever', async () => {
  const sound = zipFile([{ name: 'DeviceHash.csv', bytes: ONE }]);
  await read(cabFile([{ method: 'lzx', files: [{ name: 'x.csv', bytes: ONE }] }]).subarray(0, 200));
  expect((await read(sound)).entries.map(({ bytes }) => bytes)).toEqual([ONE]);
});
