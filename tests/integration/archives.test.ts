import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildCli } from '../../build/build-cli.ts';
import { createBulkPool } from '../../electron/adapters/workers/bulk-pool.ts';
import { readArchive } from '../../electron/core/archives/read-archive.ts';
import { fromEvidence } from '../../electron/core/collect/compress.ts';
import { sha256Hex } from '../../electron/core/hashing.ts';
import { findSources } from '../../electron/core/merge/find-sources.ts';
import { mergeFiles } from '../../electron/core/merge/merge-files.ts';
import type { MergeProgress } from '../../electron/core/merge/merge-report.ts';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { readEvidence } from '../../electron/core/store/evidence.ts';
import { recordExport } from '../../electron/core/store/exports.ts';
import { DEFAULT_CHECK_LIMITS } from '../../shared/autopilot/checks/check-row.ts';
import { cabFile } from '../support/cab-file.ts';
import { zeroBomb, zipFile } from '../support/zip-file.ts';
import { archiversMissing, cabextractFile, makeCab, makeZip } from './archive-support/archivers.ts';
import { HEADER, putFile } from './cli-support/made-up-captures.ts';
import { runProgram } from './cli-support/terminal.ts';
import { countRows, type Depot, openDepot } from './collect-support/depot.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const base = mkdtempSync(join(tmpdir(), 'archives-'));
afterAll(() => rmSync(base, { recursive: true }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(base, 'case-'));
});

const line = (index: number) => `${practiceDevice(index).serial},,${practiceDevice(index).hash}`;
const csv = (index: number) => Buffer.from(`${HEADER}\r\n${line(index)}\r\n`);
const oa3 = (index: number) =>
  Buffer.from(
    `<Key><ProductKeyState>3</ProductKeyState><HardwareHash>${practiceDevice(index).hash}</HardwareHash></Key>`,
  );
const serial = (index: number) => practiceDevice(index).serial;

/** A folder as the diagnostics of Windows fill it, with the capture of a device; answers with its path. */
function putDiagnostics(index: number): string {
  const root = join(folder, `diagnostics-${index}`);
  putFile(root, `DeviceHash_PC${index}.csv`, csv(index));
  putFile(root, 'MDMDiagReport.xml', Buffer.from('<MDMEnterpriseDiagnosticsReport/>'));
  putFile(root, 'TpmHliInfo_Output.txt', Buffer.from('TPM present, ready\nno errors\n'));
  putFile(root, 'setup.evtx', Buffer.alloc(300_000, 'event '));
  return root;
}

const noArchivers = archiversMissing();
describe.skipIf(noArchivers !== null)(`archives as other programs write them ${noArchivers ?? ''}`, () => {
  test('zip: packed, not packed, and cut off at every twentieth', async () => {
    const root = putDiagnostics(1);
    for (const [option, name] of [
      ['-9', 'packed.zip'],
      ['-0', 'plain.zip'],
    ] as const) {
      makeZip(join(folder, name), root, option);
      const bytes = readFileSync(join(folder, name));
      const content = await readArchive(bytes, false);
      expect(content.entries.find(({ role }) => role === 'expected')?.bytes).toEqual(csv(1));
      expect(content.issues).toEqual([]);
      for (let part = 1; part < 20; part++) {
        const cut = await readArchive(bytes.subarray(0, Math.floor((bytes.length * part) / 20)), false);
        const capture = cut.entries.find(({ role }) => role === 'expected');
        if (capture === undefined) expect(cut.issues.map(({ issue }) => issue.code)).toContain('archive-unreadable');
        else expect(capture.bytes).toEqual(csv(1));
      }
    }
  });

  test('zip: a real password', async () => {
    makeZip(join(folder, 'locked.zip'), putDiagnostics(1), '-P', 'secret');
    const { entries, issues } = await readArchive(readFileSync(join(folder, 'locked.zip')), false);
    expect(entries).toEqual([]);
    expect(issues.map(({ label, issue }) => `${label}: ${issue.code}`)).toContain(
      'DeviceHash_PC1.csv: archive-encrypted',
    );
  });

  test('gcab: MSZIP, and cut off at every twentieth', async () => {
    const root = putDiagnostics(1);
    makeCab(join(folder, 'x.cab'), root, ...readdirSync(root));
    const bytes = readFileSync(join(folder, 'x.cab'));
    const content = await readArchive(bytes, false);
    expect(content.entries.find(({ role }) => role === 'expected')?.bytes).toEqual(csv(1));
    expect(content.issues).toEqual([]);
    for (let part = 1; part < 20; part++) {
      const cut = await readArchive(bytes.subarray(0, Math.floor((bytes.length * part) / 20)), false);
      for (const { role, bytes: file } of cut.entries) if (role === 'expected') expect(file).toEqual(csv(1));
      expect(cut.issues.map(({ issue }) => issue.code)).toContain('archive-unreadable');
    }
  });

  test.each(['none', 'mszip', 'lzx'] as const)('the cabinets that our tests write are cabinets (%s)', (method) => {
    const archive = join(folder, 'own.cab');
    writeFileSync(archive, cabFile([{ method, files: [{ name: 'DeviceHash.csv', bytes: csv(1) }] }]));
    expect(cabextractFile(archive, 'DeviceHash.csv')).toEqual(csv(1));
  });
});

describe('collecting', () => {
  let depot: Depot;
  beforeEach(async () => {
    depot = await openDepot();
  });
  afterEach(() => depot.close());
  const collect = (root: string) => depot.collect({ root, stick: null });
  const zipOf = (index: number) =>
    zipFile([
      { name: `DeviceHash_PC${index}.csv`, bytes: csv(index) },
      { name: 'MDMDiagReport.xml', bytes: Buffer.from('<MDMEnterpriseDiagnosticsReport/>') },
      { name: 'setup.evtx', bytes: Buffer.alloc(10_000, 'event') },
    ]);
  const sightings = () => depot.store.db.selectFrom('sightings').select(['path', 'sha256']).orderBy('path').execute();

  test('archives on a stick give captures, each with its own bytes as evidence and its place in the archive', async () => {
    const root = depot.stick('a');
    putFile(root, 'PC1/MDMDiagReport.zip', zipOf(1));
    putFile(root, 'PC2/data', cabFile([{ method: 'mszip', files: [{ name: 'DeviceHash_PC2.csv', bytes: csv(2) }] }]));
    putFile(
      root,
      'PC3/logs.zip',
      zipFile([{ name: 'x.cab', bytes: cabFile([{ method: 'none', files: [{ name: 'OA3.xml', bytes: oa3(3) }] }]) }]),
    );
    putFile(root, 'tools.zip', zipFile([{ name: 'tool.exe', bytes: Buffer.from('MZ') }]));

    const result = await collect(root);
    expect(result).toMatchObject({ files: 3, captures: 3, new: 3, otherFiles: 1, stopped: null });
    expect(await sightings()).toEqual([
      { path: 'PC1/MDMDiagReport.zip!/DeviceHash_PC1.csv', sha256: sha256Hex(csv(1)) },
      { path: 'PC2/data!/DeviceHash_PC2.csv', sha256: sha256Hex(csv(2)) },
      { path: 'PC3/logs.zip!/x.cab!/OA3.xml', sha256: sha256Hex(oa3(3)) },
    ]);
    const [evidence] = await readEvidence(depot.store, [sha256Hex(csv(1))]);
    expect(evidence && fromEvidence(evidence)).toEqual(csv(1));
  });

  test('the same archive again, or its capture by itself, is seen before', async () => {
    const root = depot.stick('a');
    putFile(root, 'MDMDiagReport.zip', zipOf(1));
    await collect(root);
    expect(await collect(root)).toMatchObject({ captures: 1, new: 0, seenBefore: 1 });
    putFile(depot.stick('b'), 'DeviceHash_PC1.csv', csv(1));
    expect(await collect(depot.stick('b'))).toMatchObject({ captures: 1, new: 0, seenBefore: 1 });
    expect(await countRows(depot.store, 'captures')).toBe(1);
  });

  test('a diagnostics archive without a capture is told, and any other archive is not', async () => {
    const nothing = zipFile([{ name: 'readme.csv', bytes: Buffer.from('milk;2\nbread;1\n') }]);
    const root = depot.stick('a');
    putFile(root, 'MDMDiagReport.zip', nothing);
    putFile(root, 'holiday.zip', nothing);
    putFile(root, 'broken.zip', nothing.subarray(0, nothing.length - 30));
    const result = await collect(root);
    expect(result.issues.map(({ path, issue }) => `${path}: ${issue.code}`)).toEqual([
      'MDMDiagReport.zip: archive-no-captures',
    ]);
    expect(result).toMatchObject({ files: 0, needsAttention: 1, otherFiles: 2 });
  });

  test('a bomb, a damaged and a locked archive are one issue each, and the rest goes on', async () => {
    const root = depot.stick('a');
    putFile(root, 'a/MDMDiagReport.zip', zeroBomb('zeros.csv', 2 ** 30));
    putFile(
      root,
      'b/MDMDiagReport.cab',
      cabFile([{ method: 'none', files: [{ name: 'DeviceHash.csv', bytes: csv(2) }] }]).subarray(0, 200),
    );
    putFile(root, 'c/mdmlogs-1.zip', zipFile([{ name: 'DeviceHash.csv', bytes: csv(3), isEncrypted: true }]));
    putFile(root, 'd/MDMDiagReport.zip', zipOf(4));
    const result = await collect(root);
    expect(result).toMatchObject({ captures: 1, stopped: null });
    expect(new Set(result.issues.map(({ path, issue }) => `${path}: ${issue.code}`))).toEqual(
      new Set([
        'a/MDMDiagReport.zip: archive-too-large',
        'b/MDMDiagReport.cab!/DeviceHash.csv: archive-unreadable',
        'b/MDMDiagReport.cab: archive-unreadable',
        'c/mdmlogs-1.zip!/DeviceHash.csv: archive-encrypted',
      ]),
    );
  });

  test('trap 3: an export of the store is refused inside an archive too', async () => {
    const merged = csv(1);
    const file = {
      sha256: sha256Hex(merged),
      fileName: 'merged.csv',
      format: 'merged',
      rows: 1,
      sizeBytes: merged.length,
    };
    await recordExport(depot.store, [file]);
    const root = depot.stick('a');
    putFile(root, 'mail.zip', zipFile([{ name: 'merged.csv', bytes: merged }]));
    const result = await collect(root);
    expect(result.issues.map(({ path, issue }) => `${path}: ${issue.code}`)).toEqual([
      'mail.zip!/merged.csv: file-own-export',
    ]);
    expect(result).toMatchObject({ captures: 0 });
  });
});

describe('on the command line', () => {
  const run = (...args: string[]) => runProgram(args, { dataFolder: join(folder, 'data') });

  test('merge reads archives beside files, and writes what a merge of their files would', async () => {
    const [archives, files] = [join(folder, 'archives'), join(folder, 'files')];
    putFile(
      archives,
      'a.zip',
      zipFile([1, 2].map((index) => ({ name: `DeviceHash_${index}.csv`, bytes: csv(index) }))),
    );
    putFile(archives, 'b.cab', cabFile([{ method: 'mszip', files: [{ name: 'x/hardwarehash.csv', bytes: csv(3) }] }]));
    putFile(archives, 'c.csv', csv(4));
    for (const index of [1, 2, 3, 4]) putFile(files, `${index}.csv`, csv(index));

    const merged = JSON.parse((await run('merge', archives, '--out', join(folder, 'out-a'), '--json')).out);
    expect(merged).toMatchObject({ filesRead: 4, captures: 4, devices: 4, issues: [] });
    await run('merge', files, '--out', join(folder, 'out-f'));
    const written = (out: string) => readFileSync(join(folder, out, 'aggregatedDevices.csv'), 'latin1');
    expect(written('out-a')).toBe(written('out-f'));
  });

  test('merge names what it could not read by its place, and takes a record in the archive at its word', async () => {
    const record = { schema: 1, files: [{ file: 'm.csv', rows: 1, bytes: csv(2).length, sha256: sha256Hex(csv(2)) }] };
    const zip = join(folder, 'mail.zip');
    putFile(
      folder,
      'mail.zip',
      zipFile([
        { name: 'DeviceHash_1.csv', bytes: csv(1) },
        { name: 'm.csv', bytes: csv(2) },
        { name: 'hash-courier-export.json', bytes: Buffer.from(JSON.stringify(record)) },
        { name: 'DeviceHash_3.csv', bytes: csv(3), isEncrypted: true },
      ]),
    );
    const args = ['merge', zip, '--out', join(folder, 'out'), '--json'];
    const merged = JSON.parse((await run(...args)).out);
    expect(merged.devices).toBe(1);
    expect(merged.issues.map(({ code, file }: { code: string; file: string }) => `${file}: ${code}`)).toEqual([
      `${zip}!/DeviceHash_3.csv: archive-encrypted`,
      `${zip}!/m.csv: file-own-export`,
    ]);
    expect(JSON.parse((await run(...args, '--own-exports')).out).devices).toBe(2);
  });

  test('merge says so of an archive without a capture', async () => {
    putFile(folder, 'empty.zip', zipFile([]));
    const merged = await run('merge', join(folder, 'empty.zip'), '--out', join(folder, 'out'), '--json');
    expect(JSON.parse(merged.out).issues).toMatchObject([{ code: 'archive-no-captures' }]);
    expect(merged.code).toBe(1);
  });

  test('decode shows the hashes of an archive and of OA3.xml, each with its place', async () => {
    const cab = join(folder, 'diag.cab');
    writeFileSync(cab, cabFile([{ method: 'lzx', files: [{ name: 'DeviceHash_1.csv', bytes: csv(1) }] }]));
    const { hashes } = JSON.parse((await run('decode', cab, '--json')).out);
    expect(hashes).toMatchObject([{ source: { file: `${cab}!/DeviceHash_1.csv`, row: 1 }, ok: true }]);
    expect(hashes[0].hash.serial).toBe(serial(1));

    writeFileSync(join(folder, 'OA3.xml'), oa3(2));
    const fromXml = JSON.parse((await run('decode', join(folder, 'OA3.xml'), '--json')).out);
    expect(fromXml.hashes[0].hash.serial).toBe(serial(2));
  });

  test('show names the place in an archive that was collected by itself', async () => {
    const zip = join(folder, 'MDMDiagReport.zip');
    writeFileSync(zip, zipFile([{ name: 'DeviceHash_1.csv', bytes: csv(1) }]));
    await run('collect', zip);
    expect((await run('show', serial(1))).out).toContain(`${zip}!/DeviceHash_1.csv`);
    await run('export', '--for', 'intune', '--out', join(folder, 'out'));
    const [name = ''] = readdirSync(join(folder, 'out')).filter((file) => file.endsWith('.csv'));
    expect(readFileSync(join(folder, 'out', name), 'latin1')).toContain(line(1));
  });
});

describe('the built program', () => {
  let program: string;
  beforeAll(async () => {
    const out = join(base, 'program');
    await buildCli(join(out, 'cli'));
    symlinkSync(join(ROOT, 'node_modules'), join(out, 'node_modules'), 'junction');
    program = join(out, 'cli', 'hash-courier.js');
  });

  test('finds the library and its WebAssembly, in its worker threads too', () => {
    const zip = join(folder, 'MDMDiagReport.zip');
    writeFileSync(zip, zipFile([{ name: 'DeviceHash_1.csv', bytes: csv(1) }]));
    const env = { ...process.env, HASH_COURIER_DATA: join(folder, 'data') };
    const run = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { env, encoding: 'utf8' });
    expect(JSON.parse(run('decode', zip, '--json').stdout).hashes).toMatchObject([{ ok: true }]);
    expect(JSON.parse(run('merge', zip, '--out', join(folder, 'out'), '--json').stdout)).toMatchObject({ devices: 1 });
    expect(JSON.parse(run('collect', zip, '--json').stdout).sources).toMatchObject([{ captures: 1, new: 1 }]);
  });
});

test('an archive that changes between its check and the writing ends the merge, and nothing is written', async () => {
  const pool = createBulkPool(1);
  const zip = join(folder, 'diagnostics.zip');
  writeFileSync(zip, zipFile([{ name: 'DeviceHash_1.csv', bytes: csv(1) }]));
  const { files } = await findSources([zip], false, pool);
  const outDir = join(folder, 'out');
  const change = ({ step }: MergeProgress) => {
    if (step === 'reading') writeFileSync(zip, zipFile([{ name: 'DeviceHash_1.csv', bytes: csv(2) }]));
    utimesSync(zip, 1, 1);
  };
  const request = { files, targets: ['merged'], outDir, limits: DEFAULT_CHECK_LIMITS } as const;
  const merged = await mergeFiles(request, pool, change, new AbortController().signal);
  await pool.close();
  expect(merged).toMatchObject({ ok: false, error: { errors: [{ code: 'source-changed', path: zip }] } });
  expect(readdirSync(outDir)).toEqual([]);
});

test('a bomb of 10 GiB takes hardly more memory than a sound archive of its size', () => {
  const memoryOf = (name: string, bytes: Buffer) => {
    writeFileSync(join(folder, name), bytes);
    const child = join(ROOT, 'tests/integration/archive-support/read-child.ts');
    return JSON.parse(execFileSync(process.execPath, [child, join(folder, name)], { encoding: 'utf8' }));
  };
  const bomb = zeroBomb('zeros.bin', 10 * 2 ** 30);
  const sound = memoryOf('sound.zip', zipFile([{ name: 'noise.bin', bytes: randomBytes(bomb.length) }]));
  const read = memoryOf('bomb.zip', bomb);
  expect(sound).toMatchObject({ entries: 0, codes: [] });
  expect(read).toMatchObject({ entries: 0, codes: ['archive-too-large'] });
  expect(read.maxKib - sound.maxKib).toBeLessThan(64 * 1024);
});
