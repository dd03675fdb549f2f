import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromEvidence } from '../../electron/core/collect/compress.ts';
import { sha256Hex } from '../../electron/core/hashing.ts';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { looseIssues } from '../../electron/core/store/attention.ts';
import { readEvidence } from '../../electron/core/store/evidence.ts';
import { recordExport } from '../../electron/core/store/exports.ts';
import { captureFile, HEADER, writeCapture, writeCaptures } from './collect-support/capture-folder.ts';
import { countRows, type Depot, openDepot } from './collect-support/depot.ts';

let depot: Depot;
beforeEach(async () => {
  depot = await openDepot();
});
afterEach(() => depot.close());

const STICK = { stickId: '01J0000000000000000000STCK', batch: 'B1', tenant: 'Depot', groupTag: 'LAB', orderId: 'PO-7' };
const NOTHING_WRONG = { needsAttention: 0, otherFiles: 0, stopped: null };

function codes(result: {
  readonly issues: readonly { readonly path: string; readonly issue: { readonly code: string } }[];
}) {
  return result.issues.map(({ path, issue }) => `${path}: ${issue.code}`).sort();
}

test('2,000 captures on one stick are all stored, and the same stick again is all seen before', async () => {
  const root = depot.stick('a');
  writeCaptures(root, 0, 2000);

  const first = await depot.collect({ root, stick: STICK });
  expect(first).toMatchObject({
    files: 2000,
    captures: 2000,
    new: 2000,
    seenBefore: 0,
    newDevices: 2000,
    ...NOTHING_WRONG,
  });

  const second = await depot.collect({ root, stick: STICK });
  expect(second).toMatchObject({
    files: 2000,
    captures: 2000,
    new: 0,
    seenBefore: 2000,
    newDevices: 0,
    ...NOTHING_WRONG,
  });
  expect(await countRows(depot.store, 'captures')).toBe(2000);
  expect(await countRows(depot.store, 'sightings')).toBe(2000);
});

test('the raw bytes are kept as evidence, and device.json with them', async () => {
  const root = depot.stick('a');
  const bytes = captureFile(1);
  const path = writeCapture(root, 'one', bytes);
  const companion = Buffer.from('{"note":"asset 12"}');
  await writeFile(join(root, path, '..', 'device.json'), companion);

  await depot.collect({ root, stick: STICK });
  const [evidence] = await readEvidence(depot.store, [sha256Hex(bytes)]);
  expect(evidence && fromEvidence(evidence)).toEqual(bytes);
  const row = await depot.store.db
    .selectFrom('evidence')
    .where('kind', '=', 'capture')
    .select(['companion_sha256', 'size_bytes'])
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ companion_sha256: sha256Hex(companion), size_bytes: bytes.length });
});

test('captures take over the stick, its batch and its order', async () => {
  const root = depot.stick('a');
  writeCaptures(root, 5, 1);
  await depot.collect({ root, stick: STICK });
  const device = await depot.store.db.selectFrom('devices').selectAll().executeTakeFirstOrThrow();
  expect(device).toMatchObject({
    serial: practiceDevice(5).serial,
    stick_id: STICK.stickId,
    batch: 'B1',
    order_id: 'PO-7',
  });
});

test('one bad file is one issue each, and the rest goes on', async () => {
  const root = depot.stick('a');
  writeCaptures(root, 0, 3);
  const cutOff = writeCapture(root, 'cut-off', captureFile(10));
  await truncate(join(root, cutOff), 4000);
  writeCapture(root, 'empty', Buffer.alloc(0));
  writeCapture(root, 'header-only', Buffer.from(`${HEADER}\r\n`));
  writeCapture(root, 'no-capture', Buffer.from('Dear colleague, the stick was empty.'));
  await mkdir(join(root, 'hash-courier/captures/pipe'), { recursive: true });
  execFileSync('mkfifo', [join(root, 'hash-courier/captures/pipe/hardwarehash.csv')]);
  await mkdir(join(root, 'hash-courier/captures/nothing'));

  const result = await depot.collect({ root, stick: STICK });
  expect(codes(result)).toEqual([
    'hash-courier/captures/cut-off/hardwarehash.csv: file-cut-off',
    'hash-courier/captures/empty/hardwarehash.csv: file-empty',
    'hash-courier/captures/header-only/hardwarehash.csv: file-no-rows',
    'hash-courier/captures/no-capture/hardwarehash.csv: file-not-a-capture',
    'hash-courier/captures/nothing: file-no-rows',
    'hash-courier/captures/pipe/hardwarehash.csv: file-unreadable',
  ]);
  expect(result).toMatchObject({ files: 7, captures: 3, new: 3, needsAttention: 6, stopped: null });
});

test('an empty capture is told although an empty device.json lies beside it, or was seen before it', async () => {
  const root = depot.stick('a');
  const good = writeCapture(root, 'good', captureFile(1));
  await writeFile(join(root, good, '..', 'device.json'), '');
  expect(await depot.collect({ root, stick: STICK })).toMatchObject({ captures: 1, needsAttention: 0 });
  const empty = writeCapture(root, 'empty', Buffer.alloc(0));
  await writeFile(join(root, empty, '..', 'device.json'), '');
  const result = await depot.collect({ root, stick: STICK });
  expect(codes(result)).toEqual([`${empty}: file-empty`]);
  expect(result).toMatchObject({ captures: 1, seenBefore: 1, needsAttention: 1 });
  const kinds = await depot.store.db
    .selectFrom('evidence')
    .select(['kind', 'size_bytes'])
    .orderBy('size_bytes')
    .execute();
  expect(kinds.map(({ kind }) => kind)).toEqual(['damaged', 'capture']);
});

test('200 captures at once that were companions before are all told', async () => {
  const root = depot.stick('a');
  for (let n = 0; n < 200; n++) {
    const path = writeCapture(root, `device-${n}`, Buffer.from(`{"n":${n}}`));
    await writeFile(join(root, path, '..', 'device.json'), `{"n":${n}}`);
  }
  expect(await depot.collect({ root, stick: STICK })).toMatchObject({ files: 200, needsAttention: 200 });
});

describe('what is wrong with a file as a whole', () => {
  const open = async () =>
    (await looseIssues(depot.store, {}, { after: null, limit: 50 })).issues.map(
      ({ place, issue }) => `${place.source} ${place.path}: ${issue.code}`,
    );
  const path = 'hash-courier/captures/one/hardwarehash.csv';

  test('is one issue on each stick that has the same damaged bytes', async () => {
    for (const name of ['a', 'b', 'a']) {
      writeCapture(depot.stick(name), 'one', Buffer.alloc(0));
      const stick = { ...STICK, stickId: name };
      expect(await depot.collect({ root: depot.stick(name), stick })).toMatchObject({ needsAttention: 1 });
    }
    expect(await open()).toEqual([`a ${path}: file-empty`, `b ${path}: file-empty`]);
  });

  test('is resolved where the whole file has taken the place of the damaged one, and open again when that comes back', async () => {
    const root = depot.stick('a');
    const states: string[][] = [];
    for (const bytes of [captureFile(1).subarray(0, 4000), captureFile(1), captureFile(1).subarray(0, 4000)]) {
      writeCapture(root, 'one', bytes);
      await depot.collect({ root, stick: { ...STICK, stickId: 'a' } });
      states.push(await open());
    }
    expect(states).toEqual([[`a ${path}: file-cut-off`], [], [`a ${path}: file-cut-off`]]);
  });
});

test('trap 4: an empty file is no device', async () => {
  const root = depot.stick('a');
  await mkdir(root);
  await writeFile(join(root, 'AutopilotHWID.csv'), '');
  const result = await depot.collect({ root, stick: null });
  expect(codes(result)).toEqual(['AutopilotHWID.csv: file-empty']);
  expect(await countRows(depot.store, 'devices')).toBe(0);
});

test('trap 1: captures of two devices under one file name are both kept', async () => {
  const root = depot.stick('a');
  writeCapture(root, 'one', captureFile(1));
  writeCapture(root, 'two', captureFile(2));
  expect(await depot.collect({ root, stick: STICK })).toMatchObject({ captures: 2, newDevices: 2 });
});

test('trap 15: the same device captured twice is one device with two captures', async () => {
  const root = depot.stick('a');
  writeCapture(root, 'one', captureFile(1, 1_769_000_000_000));
  writeCapture(root, 'two', captureFile(1, 1_769_100_000_000));
  expect(await depot.collect({ root, stick: STICK })).toMatchObject({
    captures: 2,
    new: 2,
    newDevices: 1,
    newConflicts: 0,
  });
});

test('a file that could not be read is stored as an open issue, and resolved once it could', async () => {
  const root = depot.stick('a');
  const folder = join(root, 'hash-courier/captures/one');
  await mkdir(folder, { recursive: true });
  execFileSync('mkfifo', [join(folder, 'hardwarehash.csv')]);
  const states = () => depot.store.db.selectFrom('issues').select(['code', 'state']).execute();

  await depot.collect({ root, stick: STICK });
  await depot.collect({ root, stick: STICK });
  expect(await states()).toEqual([{ code: 'file-unreadable', state: 'open' }]);

  await rm(join(folder, 'hardwarehash.csv'));
  await writeFile(join(folder, 'hardwarehash.csv'), captureFile(1));
  await depot.collect({ root, stick: STICK });
  expect(await states()).toEqual([{ code: 'file-unreadable', state: 'resolved' }]);
});

test('links are named and never followed', async () => {
  const root = depot.stick('a');
  writeCaptures(root, 0, 1);
  writeCaptures(depot.stick('elsewhere'), 1, 1);
  await symlink(depot.stick('elsewhere'), join(root, 'linked-folder'));
  await symlink(
    join(depot.stick('elsewhere'), 'hash-courier/captures/device-1/hardwarehash.csv'),
    join(root, 'hash-courier/captures/device-0/linked.csv'),
  );
  await symlink('/nowhere', join(root, 'dangling.csv'));

  const result = await depot.collect({ root, stick: STICK });
  expect(codes(result)).toEqual([
    'dangling.csv: walk-link-skipped',
    'hash-courier/captures/device-0/linked.csv: walk-link-skipped',
    'linked-folder: walk-link-skipped',
  ]);
  expect(result).toMatchObject({ captures: 1, needsAttention: 0 });
});

test('folders that are too deep are named, not entered', async () => {
  const root = depot.stick('a');
  await mkdir(join(root, '1/2/3/4/5'), { recursive: true });
  await writeFile(join(root, '1/2/3/4/hardwarehash.csv'), captureFile(1));
  await writeFile(join(root, '1/2/3/4/5/hardwarehash.csv'), captureFile(2));
  const result = await depot.collect({ root, stick: null });
  expect(codes(result)).toEqual(['1/2/3/4/5: walk-too-deep']);
  expect(result).toMatchObject({ captures: 1, needsAttention: 1 });
});

test('of too many files the captures come first, and the rest is named', async () => {
  const root = depot.stick('a');
  writeCaptures(root, 0, 2);
  await mkdir(join(root, 'DCIM'));
  await Promise.all(Array.from({ length: 5000 }, (_, n) => writeFile(join(root, 'DCIM', `${n}.jpg`), 'photo')));
  const result = await depot.collect({ root, stick: STICK });
  expect(codes(result)).toEqual([': walk-too-many-files']);
  expect(result).toMatchObject({ captures: 2, otherFiles: 4998 });
});

test("the owner's own files are left alone without a word", async () => {
  const root = depot.stick('a');
  writeCaptures(root, 0, 1);
  await mkdir(join(root, 'System Volume Information'));
  const own = [
    'photo.jpg',
    'shopping.csv',
    'notes.txt',
    'System Volume Information/IndexerVolumeGuid',
    'go.cmd',
    '.DS_Store',
  ];
  await writeFile(join(root, 'tool.ps1'), '# prints "Device Serial Number" and "Hardware Hash"');
  for (const name of own) await writeFile(join(root, name), 'milk;2;euro\nbread;1;euro\n');
  await writeFile(join(root, 'hash-courier/stick.json'), '{}');
  const result = await depot.collect({ root, stick: STICK });
  expect(result).toMatchObject({ files: 1, captures: 1, otherFiles: 4, issues: [], needsAttention: 0 });
});

test('captures are found by content wherever they are and whatever they are called', async () => {
  const root = depot.stick('a');
  await mkdir(join(root, 'old'), { recursive: true });
  await writeFile(join(root, 'old', 'list.bak'), captureFile(1));
  await writeFile(join(root, 'devices.csv'), captureFile(2));
  expect(await depot.collect({ root, stick: null })).toMatchObject({ captures: 2, ...NOTHING_WRONG });
});

test('one file can be collected by its own path', async () => {
  const root = depot.stick('a');
  await mkdir(root);
  await writeFile(join(root, 'x.dat'), captureFile(1));
  expect(await depot.collect({ root: join(root, 'x.dat'), stick: null })).toMatchObject({
    captures: 1,
    ...NOTHING_WRONG,
  });
});

describe('trap 3: our own exports', () => {
  const merged = Buffer.from(`${HEADER}\r\n${practiceDevice(1).serial},,${practiceDevice(1).hash}\r\n`);

  test('are refused when the store knows them', async () => {
    const root = depot.stick('a');
    await mkdir(root);
    await writeFile(join(root, 'renamed.csv'), merged);
    const file = {
      sha256: sha256Hex(merged),
      fileName: 'aggregatedDevices.csv',
      format: 'merged',
      rows: 1,
      sizeBytes: merged.length,
    };
    await recordExport(depot.store, [file]);
    const result = await depot.collect({ root, stick: null });
    expect(codes(result)).toEqual(['renamed.csv: file-own-export']);
    expect(result).toMatchObject({ files: 0, captures: 0, needsAttention: 1 });
  });

  test('are never what was stored as a capture before: one capture and its export can be the same bytes', async () => {
    const root = depot.stick('a');
    await mkdir(root);
    const intune = Buffer.from(
      `${HEADER},Group Tag,Assigned User\r\n${practiceDevice(1).serial},,${practiceDevice(1).hash},,\r\n`,
    );
    await writeFile(join(root, 'hardwarehash.csv'), intune);
    await depot.collect({ root, stick: null });
    const written = { sha256: sha256Hex(intune), rows: 1, sizeBytes: intune.length };
    await recordExport(depot.store, [{ ...written, fileName: 'intune.csv', format: 'intune' }]);
    expect(await depot.collect({ root, stick: null })).toMatchObject({ captures: 1, seenBefore: 1, issues: [] });
  });

  test('are known by a record beside them by name and bytes together', async () => {
    const root = depot.stick('a');
    await mkdir(root);
    for (const name of ['hardwarehash.csv', 'aggregatedDevices.csv']) await writeFile(join(root, name), merged);
    const file = { file: 'aggregatedDevices.csv', rows: 1, bytes: merged.length, sha256: sha256Hex(merged) };
    await writeFile(join(root, 'hash-courier-export.json'), JSON.stringify({ schema: 1, files: [file] }));
    const result = await depot.collect({ root, stick: null });
    expect(codes(result)).toEqual(['aggregatedDevices.csv: file-own-export']);
    expect(result).toMatchObject({ captures: 1, new: 1 });
  });

  test('are refused by the record beside them, and taken when the user insists', async () => {
    const root = depot.stick('a');
    await mkdir(root);
    await writeFile(join(root, 'aggregatedDevices.csv'), merged);
    const file = { file: 'aggregatedDevices.csv', rows: 1, bytes: merged.length, sha256: sha256Hex(merged) };
    await writeFile(join(root, 'hash-courier-export.json'), JSON.stringify({ schema: 1, files: [file] }));
    expect(codes(await depot.collect({ root, stick: null }))).toEqual(['aggregatedDevices.csv: file-own-export']);
    expect(await depot.collect({ root, stick: null, takeOwnExports: true })).toMatchObject({ captures: 1, issues: [] });
  });
});

test('two sticks and two looks at one of them at the same time lose and double nothing', async () => {
  writeCaptures(depot.stick('a'), 0, 500);
  writeCaptures(depot.stick('b'), 400, 500);
  const results = await Promise.all(
    ['a', 'b', 'a'].map((name) => depot.collect({ root: depot.stick(name), stick: { ...STICK, stickId: name } })),
  );
  expect(results.reduce((sum, result) => sum + result.new, 0)).toBe(900);
  expect(results.reduce((sum, result) => sum + result.captures, 0)).toBe(1500);
  expect(await countRows(depot.store, 'captures')).toBe(900);
  expect(await countRows(depot.store, 'devices')).toBe(900);
});

test('stopped between commits, it tells what is stored; the next look takes the rest', async () => {
  const root = depot.stick('a');
  writeCaptures(root, 0, 1000);
  const abort = new AbortController();
  const acknowledged: string[] = [];
  const result = await depot.collect(
    { root, stick: STICK },
    ({ committed }) => {
      acknowledged.push(...committed.map((file) => file.sha256));
      abort.abort();
    },
    abort.signal,
  );
  expect(result.stopped).toEqual({ reason: 'aborted' });
  expect(result.captures).toBe(acknowledged.length);
  expect(await countRows(depot.store, 'captures')).toBe(acknowledged.length);
  expect(acknowledged.length).toBeLessThan(1000);

  const rest = await depot.collect({ root, stick: STICK });
  expect(rest).toMatchObject({ new: 1000 - acknowledged.length, seenBefore: acknowledged.length, stopped: null });
});

test('progress counts up to the end', async () => {
  const root = depot.stick('a');
  writeCaptures(root, 0, 450);
  const seen: number[] = [];
  await depot.collect({ root, stick: STICK }, ({ filesDone, filesTotal, bytesDone }) => {
    seen.push(filesDone);
    expect(filesTotal).toBe(450);
    expect(bytesDone).toBeGreaterThan(filesDone * 8000);
  });
  expect(seen.at(-1)).toBe(450);
});

test('a stick that is taken out half-way ends the collection, without an issue for each file that went with it', async () => {
  const root = depot.stick('a');
  writeCaptures(root, 0, 2000);
  let isTakenOut = false;
  const result = await depot.collect({ root, stick: STICK }, () => {
    if (!isTakenOut) rmSync(root, { recursive: true });
    isTakenOut = true;
  });
  expect(result).toMatchObject({
    stopped: { reason: 'source-gone' },
    issues: expect.not.arrayContaining([
      expect.objectContaining({ issue: expect.objectContaining({ severity: 'error' }) }),
    ]),
  });
  expect(result.captures).toBeGreaterThan(0);
  expect(await countRows(depot.store, 'captures')).toBe(result.captures);
});

test('a file beyond 64 MiB is named, not read', async () => {
  const root = depot.stick('a');
  const path = writeCapture(root, 'one', captureFile(1));
  await truncate(join(root, path), 64 * 2 ** 20 + 1);
  const result = await depot.collect({ root, stick: STICK });
  expect(codes(result)).toEqual([`${path}: file-too-large`]);
});

test('two files in one capture folder share its device.json', async () => {
  const root = depot.stick('a');
  const path = writeCapture(root, 'one', captureFile(1));
  await writeFile(join(root, path, '..', 'second.csv'), captureFile(2));
  await writeFile(join(root, path, '..', 'device.json'), '{}');
  expect(await depot.collect({ root, stick: STICK })).toMatchObject({ files: 2, captures: 2, ...NOTHING_WRONG });
  expect(await countRows(depot.store, 'sightings')).toBe(3);
});

test('a source that is not there stores nothing and says so', async () => {
  const result = await depot.collect({ root: depot.stick('missing'), stick: STICK });
  expect(result).toMatchObject({ files: 0, stopped: { reason: 'source-gone' } });
});

test('a supplier file of 50,000 rows is stored whole', async () => {
  const root = depot.stick('a');
  await mkdir(root);
  const rows = Array.from(
    { length: 50_000 },
    (_, n) => `SN${String(n).padStart(6, '0')},00${n},,Contoso,Model ${n % 7}`,
  );
  const header = `${HEADER},Manufacturer name,Device model`;
  await writeFile(join(root, 'supplier.csv'), [header, ...rows, ''].join('\r\n'));
  const result = await depot.collect({ root, stick: null });
  expect(result).toMatchObject({ files: 1, captures: 50_000, new: 50_000, newDevices: 50_000, stopped: null });
  expect(await countRows(depot.store, 'captures')).toBe(50_000);
});

test('nothing on the stick is changed', async () => {
  const root = depot.stick('a');
  const path = writeCapture(root, 'one', captureFile(1));
  await depot.collect({ root, stick: STICK });
  expect(await readFile(join(root, path))).toEqual(captureFile(1));
});
