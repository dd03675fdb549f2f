import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createBulkPool } from '../../electron/adapters/workers/bulk-pool.ts';
import { EXPORT_RECORD_NAME } from '../../electron/core/merge/export-record.ts';
import { findSources } from '../../electron/core/merge/find-sources.ts';
import { LOCK_NAME } from '../../electron/core/merge/folder-lock.ts';
import { mergeFiles } from '../../electron/core/merge/merge-files.ts';
import type { MergeReport } from '../../electron/core/merge/merge-report.ts';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { DEFAULT_CHECK_LIMITS } from '../../shared/autopilot/checks/check-row.ts';
import { decodeHardwareHash } from '../../shared/autopilot/hardware-hash/decode.ts';
import { encodeHardwareHash } from '../../shared/autopilot/hardware-hash/encode.ts';
import type { ImportTarget } from '../../shared/autopilot/import-file/import-format.ts';

const pool = createBulkPool(2);
const base = mkdtempSync(join(tmpdir(), 'merge-'));
afterAll(async () => {
  await pool.close();
  rmSync(base, { recursive: true });
});

let input: string;
let out: string;
beforeEach(() => {
  const folder = mkdtempSync(join(base, 'case-'));
  input = join(folder, 'in');
  out = join(folder, 'out');
  mkdirSync(input);
});

const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash';
const INTUNE_HEADER = `${HEADER},Group Tag,Assigned User`;
const windowsFile = (...lines: string[]) => Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf16le');
const plainFile = (...lines: string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
const put = (name: string, bytes: Buffer) => {
  mkdirSync(join(input, name, '..'), { recursive: true });
  writeFileSync(join(input, name), bytes);
};

async function merge(targets: readonly ImportTarget[] = ['merged'], takeOwnExports = false, outDir = out) {
  const { files, issues } = await findSources([input], takeOwnExports, pool);
  const merged = await mergeFiles(
    { files, targets, outDir, limits: DEFAULT_CHECK_LIMITS },
    pool,
    () => undefined,
    new AbortController().signal,
  );
  return { merged, sourceCodes: issues.map(({ issue }) => issue.code) };
}

async function mergeOk(targets?: readonly ImportTarget[]): Promise<MergeReport> {
  const { merged } = await merge(targets);
  if (!merged.ok) throw new Error(merged.error.code);
  return merged.value;
}

const codes = (report: MergeReport) => report.issues.map(({ issue }) => issue.code).sort();
const written = (name: string) => readFileSync(join(out, name), 'latin1');

/** The same PC after its board was replaced: another TPM key, all else as it was. */
function onOtherBoard(hash: string): string {
  const decoded = decodeHardwareHash(hash);
  if (!decoded.ok) throw new Error(decoded.error.message);
  const ek = createHash('sha512').update('another board').digest('hex').repeat(4);
  const offlineId = createHash('sha256').update(Buffer.from(ek, 'hex')).digest('hex');
  const records = decoded.value.records.map(({ type, dataHex }) => {
    if (type === 25) return { type, dataHex: ek };
    return { type, dataHex: type === 11 ? dataHex.slice(0, -offlineId.length) + offlineId : dataHex };
  });
  const encoded = encodeHardwareHash({ records });
  if (!encoded.ok) throw new Error(encoded.error.code);
  return encoded.value;
}

describe('merging files', () => {
  it('writes one legal file, byte for byte, from files of any dialect', async () => {
    const [a, b, c] = [practiceDevice(0), practiceDevice(1), practiceDevice(2)];
    put('a/hardwarehash.csv', windowsFile(HEADER, `${a.serial},,${a.hash}`));
    put('b/hardwarehash.csv', plainFile(`${HEADER},Group Tag`, `${b.serial},,${b.hash},DEPOT`));
    put('c/oem.csv', plainFile('"device serial number";"hardware hash"', `"${c.serial}";"${c.hash}"`));
    const report = await mergeOk();
    const expected = [
      INTUNE_HEADER,
      `${a.serial},,${a.hash},,`,
      `${b.serial},,${b.hash},DEPOT,`,
      `${c.serial},,${c.hash},,`,
    ];
    expect(written('aggregatedDevices.csv')).toBe(expected.map((line) => `${line}\r\n`).join(''));
    expect(report).toMatchObject({ filesRead: 3, captures: 3, devices: 3, duplicates: 0 });
    const bytes = readFileSync(join(out, 'aggregatedDevices.csv'));
    expect(report.written).toEqual([
      {
        file: 'aggregatedDevices.csv',
        rows: 3,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    ]);
  });

  it('takes the newest capture of a device, in the place of its first, with the tag that another capture holds', async () => {
    const early = practiceDevice(0, { capturedAtMs: Date.UTC(2026, 0, 5) });
    const late = practiceDevice(0, { capturedAtMs: Date.UTC(2026, 5, 5) });
    const other = practiceDevice(1);
    put('1.csv', plainFile(`${HEADER},Group Tag`, `${early.serial},,${early.hash},STORE-NL`));
    put('2.csv', plainFile(HEADER, `${other.serial},,${other.hash}`, `${late.serial},,${late.hash}`));
    const report = await mergeOk();
    expect(written('aggregatedDevices.csv').split('\r\n').slice(1, 3)).toEqual([
      `${late.serial},,${late.hash},STORE-NL,`,
      `${other.serial},,${other.hash},,`,
    ]);
    expect(report).toMatchObject({ captures: 3, devices: 2, duplicates: 1, conflicts: [] });
    expect(codes(report)).toContain('captured-twice');
  });

  it('trap 2: keeps group tag and user of earlier rows when a later file lacks the columns', async () => {
    const [a, b] = [practiceDevice(0), practiceDevice(1)];
    put('1.csv', plainFile(`${HEADER},Group Tag,Assigned User`, `${a.serial},,${a.hash},TAG,user@example.com`));
    put('2.csv', plainFile(HEADER, `${b.serial},,${b.hash}`));
    await mergeOk();
    expect(written('aggregatedDevices.csv')).toContain(`${a.hash},TAG,user@example.com\r\n`);
  });

  it('trap 3: a second merge of the folder that holds its own output doubles nothing', async () => {
    const device = practiceDevice(0);
    put('hardwarehash.csv', plainFile(HEADER, `${device.serial},,${device.hash}`));
    out = input;
    await mergeOk();
    const first = written('aggregatedDevices.csv');
    const { merged, sourceCodes } = await merge();
    expect(sourceCodes).toEqual(['file-own-export']);
    expect(merged).toMatchObject({ ok: true, value: { captures: 1, devices: 1, duplicates: 0 } });
    expect(written('aggregatedDevices.csv')).toBe(first);
    const insisted = await merge(['merged'], true);
    expect(insisted.merged).toMatchObject({ ok: true, value: { captures: 2, devices: 1 } });
  });

  it('trap 4: an empty and a header-only file are issues and no devices', async () => {
    put('empty.csv', Buffer.alloc(0));
    put('header.csv', windowsFile(HEADER));
    const report = await mergeOk();
    expect(codes(report)).toEqual(['file-empty', 'file-no-rows']);
    expect(report).toMatchObject({ captures: 0, devices: 0, written: [] });
  });

  it('trap 15: captures of one PC are one device although their hash texts differ', async () => {
    const captures = [1, 2, 3].map((month) => practiceDevice(4, { capturedAtMs: Date.UTC(2026, month) }));
    expect(new Set(captures.map(({ hash }) => hash)).size).toBe(3);
    for (const { serial, hash } of captures) put(`${hash.slice(30, 40)}.csv`, plainFile(HEADER, `${serial},,${hash}`));
    expect(await mergeOk()).toMatchObject({ captures: 3, devices: 1, duplicates: 2, written: [{ rows: 1 }] });
  });

  it('leaves out what must not reach a service, and names each row', async () => {
    const [good, damaged, edited, unnamed] = [0, 1, 2, 3].map((index) => practiceDevice(index));
    if (!good || !damaged || !edited || !unnamed) throw new Error('no practice devices');
    const broken = `${damaged.hash.slice(0, 500)}${damaged.hash[500] === 'A' ? 'B' : 'A'}${damaged.hash.slice(501)}`;
    put(
      'stick.csv',
      plainFile(
        HEADER,
        `${good.serial},,${good.hash}`,
        `${damaged.serial},,${broken}`,
        `WRONG1,,${edited.hash}`,
        `,,${unnamed.hash}`,
      ),
    );
    const report = await mergeOk();
    expect(report.written).toMatchObject([{ rows: 1 }]);
    const errors = report.issues.filter(({ issue }) => issue.severity === 'error');
    expect(errors.map(({ issue }) => [issue.row, issue.code])).toEqual(
      expect.arrayContaining([
        [2, 'hash-checksum'],
        [3, 'serial-differs'],
        [4, expect.stringMatching(/^(serial-missing|value-not-carried)$/)],
      ]),
    );
  });

  it('reports two devices under one serial number, and writes both', async () => {
    const { serial, hash } = practiceDevice(0);
    put('1.csv', plainFile(HEADER, `${serial},,${hash}`));
    put('2.csv', windowsFile(HEADER, `${serial},,${onOtherBoard(hash)}`));
    const report = await mergeOk();
    expect(report).toMatchObject({ captures: 2, devices: 2, duplicates: 0, written: [{ rows: 2 }] });
    expect(report.conflicts).toMatchObject([{ kind: 'serial', serial }]);
    expect(report.conflicts[0]?.differences.map(({ field }) => field)).toEqual(['ekSha256']);
    expect(codes(report)).toEqual(['conflict-serial']);
  });

  it('cuts 1,001 devices into Intune files of 500 and a Partner Center file of 1,000', async () => {
    const rows = Array.from({ length: 1001 }, (_, index) => practiceDevice(index * 7 + 1));
    put('oem.csv', plainFile(HEADER, ...rows.map(({ serial, hash }) => `${serial},,${hash}`)));
    const report = await mergeOk(['intune', 'partner', 'identifiers']);
    expect(report.written.map(({ file, rows: count }) => [file, count])).toEqual([
      ['intune-1-of-3.csv', 500],
      ['intune-2-of-3.csv', 500],
      ['intune-3-of-3.csv', 1],
      ['partner-center-1-of-2.csv', 1000],
      ['partner-center-2-of-2.csv', 1],
      ['corporate-identifiers.csv', 1001],
    ]);
    expect(written('partner-center-1-of-2.csv').split('\r\n')[1]).toBe(
      `${rows[0]?.serial},,${rows[0]?.hash},${rows[0]?.manufacturer},${rows[0]?.model}`,
    );
    expect(written('corporate-identifiers.csv').split('\r\n')[0]).toBe(
      `${rows[0]?.manufacturer},${rows[0]?.model},${rows[0]?.serial}`,
    );
  });

  it('merges 50,000 rows of one supplier file, cut into parts, in their order', async () => {
    const devices = Array.from({ length: 50 }, (_, index) => practiceDevice(index * 7));
    // 50 devices a thousand times over: each row is a real capture, and the merge has to find the 50 again.
    const rows = Array.from({ length: 50_000 }, (_, index) => devices[index % 50]).map(
      (device) => `${device?.serial},,${device?.hash}`,
    );
    put('oem.csv', plainFile(HEADER, ...rows));
    const report = await mergeOk();
    expect(report).toMatchObject({ captures: 50_000, devices: 50, duplicates: 49_950 });
    const lines = written('aggregatedDevices.csv').split('\r\n').slice(1, -1);
    expect(lines).toEqual(devices.map(({ serial, hash }) => `${serial},,${hash},,`));
  });

  it('does not touch a file of that name which we did not write', async () => {
    const device = practiceDevice(0);
    put('hardwarehash.csv', plainFile(HEADER, `${device.serial},,${device.hash}`));
    mkdirSync(out);
    writeFileSync(join(out, 'aggregatedDevices.csv'), 'mine');
    const { merged } = await merge();
    expect(merged).toMatchObject({ ok: false, error: { code: 'names-taken', names: ['aggregatedDevices.csv'] } });
    expect(written('aggregatedDevices.csv')).toBe('mine');
    expect(readdirSync(out)).toEqual(['aggregatedDevices.csv']);
  });

  it('replaces its own earlier export whole, so that no stale part stays beside the new one', async () => {
    const rows = Array.from({ length: 501 }, (_, index) => practiceDevice(index * 7 + 2));
    put('oem.csv', plainFile(HEADER, ...rows.map(({ serial, hash }) => `${serial},,${hash}`)));
    await mergeOk(['intune']);
    expect(readdirSync(out).sort()).toEqual([EXPORT_RECORD_NAME, 'intune-1-of-2.csv', 'intune-2-of-2.csv']);
    put('oem.csv', plainFile(HEADER, ...rows.slice(0, 2).map(({ serial, hash }) => `${serial},,${hash}`)));
    await mergeOk(['intune']);
    expect(readdirSync(out).sort()).toEqual([EXPORT_RECORD_NAME, 'intune.csv']);
  });

  it('ends with a named error when a source changes between checking and writing', async () => {
    const device = practiceDevice(0);
    put('1.csv', plainFile(HEADER, `${device.serial},,${device.hash}`));
    const { files } = await findSources([input], false, pool);
    const merged = await mergeFiles(
      { files, targets: ['merged'], outDir: out, limits: DEFAULT_CHECK_LIMITS },
      {
        width: 1,
        run(task, taskInput, signal) {
          if (task === 'merge:write') utimesSync(join(input, '1.csv'), 1, 1);
          return pool.run(task, taskInput, signal);
        },
      },
      () => undefined,
      new AbortController().signal,
    );
    expect(merged).toMatchObject({ ok: false, error: { code: 'not-written', errors: [{ code: 'source-changed' }] } });
    expect(readdirSync(out)).toEqual([]);
  });

  it('stops between two steps when it is told to, and leaves no file that is not whole', async () => {
    for (let index = 0; index < 30; index++) {
      const { serial, hash } = practiceDevice(index);
      put(`${index}.csv`, plainFile(HEADER, `${serial},,${hash}`));
    }
    const { files } = await findSources([input], false, pool);
    const stop = new AbortController();
    const merging = mergeFiles(
      { files, targets: ['merged'], outDir: out, limits: DEFAULT_CHECK_LIMITS },
      pool,
      () => stop.abort(new Error('stopped')),
      stop.signal,
    );
    await expect(merging).rejects.toThrow('stopped');
    expect(readdirSync(input)).toHaveLength(30);
    expect(() => readdirSync(out)).toThrow();
  });

  it.each<[ImportTarget, number, string[]]>([
    ['merged', 1, ['hash', 'hash']],
    ['intune', 1, ['hash', 'hash']],
    // The makers of the identifiers row name its device to a partner; a DeviceLink payload has no place there.
    ['partner', 2, ['hash']],
    ['identifiers', 3, []],
  ])(
    'rows without a hash leave the %s file whole, and are named where it has no room for them',
    async (target, rows, fields) => {
      const device = practiceDevice(0);
      const payload = Buffer.from(`{"${'x'.repeat(300)}"}`).toString('base64');
      put('1.csv', plainFile(HEADER, `${device.serial},,${device.hash}`));
      put('2.csv', plainFile('Manufacturer,Model,Serial Number', 'LENOVO,21R3,PF0000A1'));
      put('3.csv', plainFile('SerialNumber,Manufacturer,Model,Data', `PF0000B2,LENOVO,21R3,${payload}`));
      const report = await mergeOk([target]);
      expect(report).toMatchObject({ captures: 3, devices: 3, written: [{ rows }] });
      const left = report.issues.filter(({ issue }) => issue.code === 'value-not-carried');
      expect(left.map(({ issue }) => issue.values.field)).toEqual(fields);
      expect(written(report.written[0]?.file ?? '')).not.toContain(payload);
    },
  );

  it('takes no device from a header in the middle of two files that were glued together', async () => {
    const [a, b] = [practiceDevice(0), practiceDevice(1)];
    put('glued.csv', plainFile(HEADER, `${a.serial},,${a.hash}`, HEADER, `${b.serial},,${b.hash}`));
    const report = await mergeOk();
    expect(report).toMatchObject({ captures: 2, devices: 2, issues: [], written: [{ rows: 2 }] });
  });

  it('loses no row of a file of many blocks whose header has no hash', async () => {
    const payload = Buffer.from(`{"${'x'.repeat(3000)}"}`).toString('base64');
    const rows = Array.from({ length: 1500 }, (_, index) => `PF${index},LENOVO,21R3,${payload}`);
    put('links.csv', plainFile('SerialNumber,Manufacturer,Model,Data', ...rows));
    const report = await mergeOk(['identifiers']);
    expect(report).toMatchObject({ captures: 1500, devices: 1500, written: [{ rows: 1500 }] });
    expect(written('corporate-identifiers.csv').split('\r\n')[1499]).toBe('LENOVO,21R3,PF1499');
  });

  it('finds the hash of each row again in a file of many blocks, in any dialect', async () => {
    const rows = Array.from({ length: 1100 }, (_, index) => practiceDevice(index * 7 + 3));
    put('oem.csv', plainFile(`"${HEADER.replaceAll(',', '","')}"`, ...rows.map((d) => `"${d.serial}","","${d.hash}"`)));
    const report = await mergeOk(['intune', 'merged']);
    expect(report.written.map(({ rows: count }) => count)).toEqual([500, 500, 100, 1100]);
    const expected = rows.map(({ serial, hash }) => `${serial},,${hash},,\r\n`).join('');
    expect(written('aggregatedDevices.csv') === `${INTUNE_HEADER}\r\n${expected}`).toBe(true);
    const parts = [1, 2, 3].map((part) => written(`intune-${part}-of-3.csv`).slice(INTUNE_HEADER.length + 2));
    expect(parts.join('') === expected).toBe(true);
  });

  it('never writes a cut line, however long it is', async () => {
    const { serial, hash } = practiceDevice(0);
    put('1.csv', plainFile(`${HEADER},Group Tag`, `${serial},,${hash},${'T'.repeat(2_000_000)}`));
    const report = await mergeOk();
    expect(report).toMatchObject({ devices: 0, written: [] });
    expect(codes(report)).toContain('line-skipped');
    put('1.csv', plainFile(`${HEADER},Group Tag`, `${serial},,${hash},${'T'.repeat(200_000)}`));
    await mergeOk();
    expect(written('aggregatedDevices.csv')).toHaveLength(INTUNE_HEADER.length + serial.length + 204_000 + 8);
  });

  it('leaves a file of a person alone that has the name of one of ours before it is whole', async () => {
    const { serial, hash } = practiceDevice(0);
    put('1.csv', plainFile(HEADER, `${serial},,${hash}`));
    mkdirSync(out);
    const theirs = ['aggregatedDevices.csv.part', `${EXPORT_RECORD_NAME}.part`];
    for (const name of theirs) writeFileSync(join(out, name), 'mine');
    await mergeOk();
    expect(theirs.map(written)).toEqual(['mine', 'mine']);
    expect(readdirSync(out).sort()).toEqual(['aggregatedDevices.csv', ...theirs, EXPORT_RECORD_NAME].sort());
  });

  it('two merges into one folder at once: each report names what is there, or the other merge', async () => {
    const { serial, hash } = practiceDevice(0);
    put('1.csv', plainFile(HEADER, `${serial},,${hash}`));
    const both = await Promise.all([merge(['merged']), merge(['partner'])]);
    for (const { merged } of both) {
      if (!merged.ok) expect(merged.error.code).toBe('folder-in-use');
      for (const { file, sha256 } of merged.ok ? merged.value.written : []) {
        expect(
          createHash('sha256')
            .update(readFileSync(join(out, file)))
            .digest('hex'),
        ).toBe(sha256);
      }
    }
    expect(both.some(({ merged }) => merged.ok)).toBe(true);
    expect(readdirSync(out).filter((name) => !name.endsWith('.csv'))).toEqual([EXPORT_RECORD_NAME]);
  });

  it('waits for no other merge, and is not stopped by what one left behind that was killed', async () => {
    const { serial, hash } = practiceDevice(0);
    put('1.csv', plainFile(HEADER, `${serial},,${hash}`));
    const lock = join(out, LOCK_NAME);
    mkdirSync(lock, { recursive: true });
    const { merged } = await merge();
    expect(merged).toMatchObject({ ok: false, error: { code: 'folder-in-use', folder: out, lock } });
    expect(readdirSync(out)).toEqual([LOCK_NAME]);
    utimesSync(lock, 1, 1);
    await mergeOk();
    expect(readdirSync(out).sort()).toEqual(['aggregatedDevices.csv', EXPORT_RECORD_NAME].sort());
  });

  it.skipIf(process.platform === 'win32')('refuses what is no file, and waits for none', async () => {
    const { serial, hash } = practiceDevice(0);
    const pipe = join(input, 'hardwarehash.csv');
    execFileSync('mkfifo', [pipe]);
    const found = await findSources([pipe], false, pool);
    expect(found).toMatchObject({ files: [], issues: [{ path: pipe, issue: { code: 'file-unreadable' } }] });
    const merged = await mergeFiles(
      { files: [{ path: pipe, sizeBytes: 0 }], targets: ['merged'], outDir: out, limits: DEFAULT_CHECK_LIMITS },
      pool,
      () => undefined,
      new AbortController().signal,
    );
    expect(merged).toMatchObject({
      ok: true,
      value: { filesRead: 0, issues: [{ issue: { code: 'file-unreadable' } }] },
    });
    put('real.csv', plainFile(HEADER, `${serial},,${hash}`));
    symlinkSync(join(input, 'real.csv'), join(base, 'link.csv'));
    const linked = await findSources([join(base, 'link.csv')], false, pool);
    expect(linked.files).toMatchObject([{ path: join(input, 'real.csv') }]);
  });

  it('ends with the reason alone when it is stopped while rows are joined', async () => {
    const { serial, hash } = practiceDevice(0);
    for (let index = 0; index < 20; index++) put(`${index}.csv`, plainFile(HEADER, `${serial},,${hash}`));
    const { files } = await findSources([input], false, pool);
    const stop = new AbortController();
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    const merging = mergeFiles(
      { files, targets: ['merged'], outDir: out, limits: DEFAULT_CHECK_LIMITS },
      {
        width: 1,
        run(task, taskInput, signal) {
          if (task === 'merge:rows') stop.abort(new Error('stopped'));
          return pool.run(task, taskInput, signal);
        },
      },
      () => undefined,
      stop.signal,
    );
    await expect(merging).rejects.toThrow('stopped');
    await new Promise(setImmediate);
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});
