import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStick } from '../../../electron/core/sticks/read-stick.ts';
import type { Drive } from '../../../shared/sticks/drive.ts';
import { type StickProgress, stageTotal } from '../../../shared/sticks/stage-result.ts';
import { FakeEjector, fakeDrive, fakeKit, STAGE_OPTIONS, stageAll, stagePorts, stageRequest } from './stage-fakes.ts';
import { tempStick } from './temp-stick.ts';

describe('stageSticks', () => {
  it('puts the kit, a signed manifest and an empty captures folder on a stick, then ejects it', async () => {
    const root = tempStick();
    const ejector = new FakeEjector();
    const ports = await stagePorts({ ejector });

    const [row] = await stageAll([stageRequest(fakeDrive(root))], ports);

    expect(row).toMatchObject({ outcome: 'done', number: 17, eject: { ejected: true }, keptAside: [] });
    for (const file of STAGE_OPTIONS.kit.files)
      expect(readFileSync(join(root, file.path))).toEqual(Buffer.from(file.bytes));
    expect(readdirSync(join(root, 'hash-courier')).sort()).toEqual(['captures', 'stick.json']);
    const reading = await readStick(root, ports.key.publicKey, ports);
    expect(reading.issues).toEqual([]);
    expect(reading.identity).toEqual({
      state: 'ours',
      manifest: expect.objectContaining({
        stickId: row?.stickId,
        number: 17,
        batch: 'Batch 4',
        tenant: 'Contoso',
        groupTag: 'Kiosk',
        orderId: '',
        stagedAt: '2026-11-24T09:14:05Z',
        kitVersion: '1.0.0',
        settings: { language: 'system', sound: true, after: 'ask', askFor: 'none' },
      }),
    });
    expect(ejector.ejected).toEqual([root]);
  });

  it('is done, and says so, when the stick cannot be ejected', async () => {
    const ejector = new FakeEjector();
    ejector.outcome = { ejected: false, reason: 'in-use', detail: 'target is busy' };
    const [row] = await stageAll([stageRequest(fakeDrive(tempStick()))], await stagePorts({ ejector }));
    expect(row).toMatchObject({ outcome: 'done', eject: { ejected: false, reason: 'in-use' } });
  });

  it('keeps the stick id when a stick is staged again, unless another one is asked for', async () => {
    const request = stageRequest(fakeDrive(tempStick()));
    const ports = await stagePorts();
    const [first] = await stageAll([request], ports);
    const [again] = await stageAll([{ ...request, number: 18 }], ports);
    const [other] = await stageAll([{ ...request, stickId: '01JDEXAMP1E000000000000099' }], ports);
    expect(again?.stickId).toBe(first?.stickId);
    expect(other?.stickId).toBe('01JDEXAMP1E000000000000099');
  });

  const BLOCKED: readonly { readonly what: string; readonly change: Partial<Drive>; readonly reason: string }[] = [
    { what: 'a system drive', change: { isSystem: true }, reason: 'drive-blocked' },
    { what: 'an unknown drive', change: { kind: 'drive', isSystem: null }, reason: 'drive-blocked' },
    { what: 'a drive that is not mounted', change: { kind: 'drive', volumes: [] }, reason: 'drive-blocked' },
    { what: 'a read-only drive', change: { isReadOnly: true }, reason: 'read-only' },
    { what: 'a folder that nobody agreed to', change: { kind: 'folder' }, reason: 'drive-warning' },
    { what: 'a drive that is another one by now', change: { kind: 'drive' }, reason: 'other-drive' },
  ];
  it.each(BLOCKED)('writes nothing to $what', async ({ change, reason }) => {
    const root = tempStick();
    const [row] = await stageAll([stageRequest(fakeDrive(root, change))], await stagePorts());
    expect(row).toMatchObject({ outcome: 'failed', step: 'check', reason });
    expect(readdirSync(root)).toEqual([]);
  });

  it('cannot be talked into a system drive', async () => {
    const root = tempStick();
    const request = stageRequest(fakeDrive(root, { isSystem: true }), { acceptedWarnings: ['system', 'unknown'] });
    const [row] = await stageAll([request], await stagePorts());
    expect(row).toMatchObject({ outcome: 'failed', reason: 'drive-blocked', statuses: ['system'], canRetry: false });
    expect(readdirSync(root)).toEqual([]);
  });

  it('writes to a folder once a person agreed to it', async () => {
    const request = stageRequest(fakeDrive(tempStick(), { kind: 'folder' }), { acceptedWarnings: ['folder'] });
    const [row] = await stageAll([request], await stagePorts());
    expect(row).toMatchObject({ outcome: 'done' });
  });

  const FOREIGN: readonly { readonly what: string; readonly path: string; readonly put: (root: string) => void }[] = [
    { what: 'a file with a kit name', path: 'go.cmd', put: (root) => writeFileSync(join(root, 'go.cmd'), 'theirs') },
    {
      what: 'a file whose name differs in case',
      path: 'README.TXT',
      put: (root) => writeFileSync(join(root, 'README.TXT'), 'theirs'),
    },
    {
      what: 'a program that Windows would start first',
      path: 'Go.exe',
      put: (root) => writeFileSync(join(root, 'Go.exe'), 'theirs'),
    },
    { what: 'a folder with a kit name', path: 'go.cmd', put: (root) => mkdirSync(join(root, 'go.cmd')) },
    {
      what: 'a link with a kit name',
      path: 'go.cmd',
      put: (root) => symlinkSync('/etc/hostname', join(root, 'go.cmd')),
    },
    {
      what: 'a file in the place of our folder',
      path: 'hash-courier',
      put: (root) => writeFileSync(join(root, 'hash-courier'), 'theirs'),
    },
    {
      what: 'a link in the place of our folder',
      path: 'hash-courier',
      put: (root) => symlinkSync('/tmp', join(root, 'hash-courier')),
    },
    {
      what: 'a script that PowerShell would start first',
      path: 'go.ps1',
      put: (root) => writeFileSync(join(root, 'go.ps1'), 'theirs'),
    },
  ];
  it.each(FOREIGN)('writes nothing where $what stands', async ({ path, put }) => {
    const root = tempStick();
    put(root);
    const before = readdirSync(root);
    const [row] = await stageAll([stageRequest(fakeDrive(root))], await stagePorts());
    expect(row).toMatchObject({ outcome: 'failed', step: 'check', reason: 'foreign-file', path, canRetry: true });
    expect(readdirSync(root)).toEqual(before);
  });

  it('replaces our own file whose name the system shows in another case', async () => {
    const root = tempStick();
    const [goFile] = STAGE_OPTIONS.kit.files;
    writeFileSync(join(root, 'GO.CMD'), goFile?.bytes ?? '');
    const [row] = await stageAll([stageRequest(fakeDrive(root))], await stagePorts());
    expect(row).toMatchObject({ outcome: 'done' });
    expect(readdirSync(root).sort()).toEqual(['Get-WindowsAutoPilotInfo.ps1', 'README.txt', 'go.cmd', 'hash-courier']);
  });

  it.each([
    { what: 'a file', put: (path: string) => writeFileSync(path, 'theirs') },
    { what: 'a link', put: (path: string) => symlinkSync('/tmp', path) },
  ])('says which name is taken when $what stands where a changed file would be kept', async ({ put }) => {
    const root = tempStick();
    const ports = await stagePorts();
    const request = stageRequest(fakeDrive(root));
    await stageAll([request], ports);
    writeFileSync(join(root, 'go.cmd'), 'changed');
    put(join(root, 'hash-courier/kept'));
    const [row] = await stageAll([request], ports);
    const path = 'hash-courier/kept';
    expect(row).toMatchObject({ outcome: 'failed', step: 'check', reason: 'foreign-file', path, canRetry: true });
    expect(readFileSync(join(root, 'go.cmd'), 'utf8')).toBe('changed');
  });

  it('keeps a manifest that does not prove to be ours, and makes a new one', async () => {
    const root = tempStick();
    mkdirSync(join(root, 'hash-courier'));
    writeFileSync(join(root, 'hash-courier/stick.json'), '{"cut off');
    const [row] = await stageAll([stageRequest(fakeDrive(root))], await stagePorts());
    const kept = row?.outcome === 'done' ? row.keptAside : [];
    expect(kept.map(({ path, keptAt }) => [path, readFileSync(join(root, keptAt), 'utf8')])).toEqual([
      ['hash-courier/stick.json', '{"cut off'],
    ]);
  });

  it('puts the kit of another installation aside instead of overwriting it, and keeps the stick id', async () => {
    const root = tempStick();
    const request = stageRequest(fakeDrive(root));
    const kit = fakeKit('0.9.0', ['go.cmd', 'old-part.ps1']);
    const [theirs] = await stageAll([request], await stagePorts(), { kit });
    const [ours] = await stageAll([request], await stagePorts());
    expect(ours).toMatchObject({ outcome: 'done', stickId: theirs?.stickId });
    const kept = ours?.outcome === 'done' ? ours.keptAside : [];
    expect(kept).toEqual([
      { path: 'go.cmd', keptAt: expect.stringMatching(/^hash-courier\/kept\/[0-9A-Z]{26}-go\.cmd\.kept$/) },
    ]);
    // Its manifest, signed with a key that is not ours, could name anybody's file.
    expect(existsSync(join(root, 'old-part.ps1'))).toBe(true);
  });

  it('does not touch a stick of a newer version', async () => {
    const root = tempStick();
    mkdirSync(join(root, 'hash-courier'));
    writeFileSync(join(root, 'hash-courier/stick.json'), '{"manifest": {"schema": 2}}');
    const [row] = await stageAll([stageRequest(fakeDrive(root))], await stagePorts());
    expect(row).toMatchObject({ outcome: 'failed', reason: 'newer-kit', canRetry: false });
    expect(readdirSync(root)).toEqual(['hash-courier']);
  });

  it('refuses a label that would make the manifest unreadable', async () => {
    const root = tempStick();
    const [row] = await stageAll([stageRequest(fakeDrive(root), { batch: 'x'.repeat(513) })], await stagePorts());
    expect(row).toMatchObject({ outcome: 'failed', reason: 'label-invalid' });
    expect(readdirSync(root)).toEqual([]);
  });

  it('prepares a drive once even when it is asked twice', async () => {
    const request = stageRequest(fakeDrive(tempStick()));
    const rows = await stageAll([request, { ...request, number: 18 }], await stagePorts());
    expect(rows).toMatchObject([{ outcome: 'done' }, { outcome: 'failed', reason: 'listed-twice' }]);
  });

  it('answers in the order of the requests, whichever ends first', async () => {
    const requests = [3, 1, 2].map((number) =>
      stageRequest(fakeDrive(tempStick(), number === 1 ? { isSystem: true } : {}), { number }),
    );
    const rows = await stageAll(requests, await stagePorts());
    expect(rows.map((row) => row.number)).toEqual([3, 1, 2]);
  });

  const CANCELLED = [
    { moment: 'before it starts', step: null, files: 0 },
    { moment: 'while it writes', step: 'write', files: 1 },
    { moment: 'after the last file is written', step: 'write', files: 3 },
    { moment: 'while it verifies', step: 'verify', files: 2 },
  ] as const;
  it.each(CANCELLED)('ends after the current file when it is cancelled $moment', async ({ step, files }) => {
    const root = tempStick();
    const request = stageRequest(fakeDrive(root));
    const ports = await stagePorts();
    const cancel = new AbortController();
    if (step === null) cancel.abort();
    const onProgress = (progress: StickProgress) => {
      const count = progress.step === 'verify' ? progress.filesVerified : progress.filesWritten;
      if (progress.step === step && count === files) cancel.abort();
    };

    const [row] = await stageAll([request], ports, {}, onProgress, cancel.signal);

    expect(row).toMatchObject({ outcome: 'cancelled', ...(step === null ? {} : { step }) });
    if (step !== 'verify') expect(readdirSync(root)).toEqual([]);
    expect(existsSync(join(root, 'hash-courier/stick.json'))).toBe(false);
    expect(await stageAll([request], ports)).toMatchObject([{ outcome: 'done' }]);
  });

  it('reports counts that only grow, and ends with all of them', async () => {
    const seen: StickProgress[] = [];
    await stageAll([stageRequest(fakeDrive(tempStick()))], await stagePorts(), {}, (progress) => seen.push(progress));

    const done = seen.map((progress) => progress.bytesWritten + progress.bytesVerified);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(seen.at(-1)).toMatchObject({ outcome: 'done', filesTotal: 3, filesWritten: 3, filesVerified: 3 });
    expect(done.at(-1)).toBe(2 * (seen.at(-1)?.bytesTotal ?? 0));
  });

  it('goes on with the others when one stick fails in the middle of its run', async () => {
    const roots = [tempStick(), tempStick(), tempStick()];
    const [, failing = ''] = roots;
    const onProgress = (progress: StickProgress) => {
      if (progress.key === failing && progress.step === 'verify' && progress.filesVerified === 0) {
        writeFileSync(join(failing, 'go.cmd'), 'something else');
      }
    };
    const rows = await stageAll(
      roots.map((root) => stageRequest(fakeDrive(root))),
      await stagePorts(),
      {},
      onProgress,
    );
    expect(rows.map((row) => row.outcome)).toEqual(['done', 'failed', 'done']);
  });

  it('leaves what is not in the kit of this version only where somebody changed it', async () => {
    const root = tempStick();
    const ports = await stagePorts();
    const request = stageRequest(fakeDrive(root));
    await stageAll([request], ports, { kit: fakeKit('0.9.0', ['go.cmd', 'old-a.ps1', 'old-b.ps1']) });
    writeFileSync(join(root, 'old-b.ps1'), 'mine now');
    await stageAll([request], ports);
    expect(existsSync(join(root, 'old-a.ps1'))).toBe(false);
    expect(readFileSync(join(root, 'old-b.ps1'), 'utf8')).toBe('mine now');
  });
});

describe('stageTotal', () => {
  const stick: StickProgress = {
    key: 'a',
    number: 1,
    step: 'write',
    outcome: 'running',
    filesTotal: 2,
    filesWritten: 1,
    filesVerified: 0,
    bytesTotal: 100,
    bytesWritten: 40,
    bytesVerified: 0,
  };

  it('counts every byte twice, and no more than was reached of what ended early', () => {
    const sticks: readonly StickProgress[] = [
      stick,
      { ...stick, outcome: 'failed' },
      { ...stick, outcome: 'done', bytesWritten: 100, bytesVerified: 100 },
    ];
    expect(stageTotal(sticks)).toEqual({
      sticks: 3,
      done: 1,
      failed: 1,
      cancelled: 0,
      bytesDone: 280,
      bytesTotal: 440,
    });
  });

  it('is nothing for no sticks', () => {
    expect(stageTotal([])).toMatchObject({ sticks: 0, bytesDone: 0, bytesTotal: 0 });
  });
});
