import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStick } from '../../../electron/core/sticks/read-stick.ts';
import { isTempName } from '../../../shared/sticks/stick-layout.ts';
import { failingDisk } from './failing-disk.ts';
import { FakeTimer, fakeDrive, fakeKit, stageAll, stagePorts, stageRequest } from './stage-fakes.ts';
import { tempStick } from './temp-stick.ts';

const OLD_KIT = fakeKit('0.9.0', ['go.cmd', 'README.txt', 'old-part.ps1']);
const NEW_KIT = fakeKit('1.0.0', ['go.cmd', 'README.txt']);
const WHOLE_FILES = [...OLD_KIT.files, ...NEW_KIT.files].map((file) => Buffer.from(file.bytes).toString());
const NEXT_KIT = fakeKit('1.1.0', ['go.cmd', 'README.txt']);

/** A stick that holds an older kit, or only what people have on sticks. */
async function prepare(hasOldKit: boolean) {
  const root = tempStick();
  writeFileSync(join(root, 'holiday.jpg'), 'not really a photo');
  const ports = await stagePorts();
  const request = stageRequest(fakeDrive(root));
  if (hasOldKit) await stageAll([request], ports, { kit: OLD_KIT });
  return { root, ports, request };
}

async function operationsOf(hasOldKit: boolean): Promise<number> {
  const { ports, request } = await prepare(hasOldKit);
  const counting = failingDisk(null);
  await stageAll([request], { ...ports, openDisk: counting.open }, { kit: NEW_KIT });
  return counting.count();
}

describe.each([
  { hasOldKit: false, stick: 'a fresh stick' },
  { hasOldKit: true, stick: 'a stick with an older kit' },
])('a run on $stick that ends at any operation', ({ hasOldKit }) => {
  it('is one row, and a retry with a newer kit heals it without a trace', async () => {
    const operations = await operationsOf(hasOldKit);
    for (let at = 0; at < operations; at += 1) {
      const { root, ports, request } = await prepare(hasOldKit);
      const failing = failingDisk({ at, errno: 'ENODEV', forGood: true });
      const [row] = await stageAll([request], { ...ports, openDisk: failing.open }, { kit: NEW_KIT });
      expect(row, `operation ${at}`).toMatchObject({ outcome: 'failed', reason: 'pulled-out', errno: 'ENODEV' });

      const [retry] = await stageAll([request], ports, { kit: NEXT_KIT });

      expect(retry, `operation ${at}`).toMatchObject({ outcome: 'done', keptAside: [] });
      const { identity, issues } = await readStick(root, ports.key.publicKey, ports);
      expect({ state: identity.state, issues }, `operation ${at}`).toEqual({ state: 'ours', issues: [] });
      expect(readdirSync(root).sort()).toEqual(['README.txt', 'go.cmd', 'hash-courier', 'holiday.jpg']);
      expect(readdirSync(join(root, 'hash-courier')).sort()).toEqual(['captures', 'stick.json']);
      expect(readFileSync(join(root, 'holiday.jpg'), 'utf8')).toBe('not really a photo');
    }
    expect(operations, 'enough operations for this to mean something').toBeGreaterThan(20);
  });

  it('leaves only whole files under kit names, and no temp file where it could still tidy up', async () => {
    const operations = await operationsOf(hasOldKit);
    for (let at = 0; at < operations; at += 1) {
      const { root, ports, request } = await prepare(hasOldKit);
      const failing = failingDisk({ at, errno: 'EIO', forGood: false });

      const [row] = await stageAll([request], { ...ports, openDisk: failing.open }, { kit: NEW_KIT });

      expect(row, `operation ${at}`).toMatchObject({ outcome: 'failed', reason: 'read-write-error', errno: 'EIO' });
      for (const { path } of NEW_KIT.files.filter((file) => existsSync(join(root, file.path)))) {
        expect(WHOLE_FILES, `operation ${at}`).toContain(readFileSync(join(root, path), 'utf8'));
      }
      expect(readdirSync(root).filter(isTempName), `operation ${at}`).toEqual([]);
    }
  });
});

describe('the reason of a failed stick', () => {
  const cases = [
    { errno: 'ENOSPC', reason: 'full' },
    { errno: 'EDQUOT', reason: 'full' },
    { errno: 'EROFS', reason: 'read-only' },
    { errno: 'EACCES', reason: 'no-permission' },
    { errno: 'EIO', reason: 'read-write-error' },
    { errno: 'ENOTCONN', reason: 'pulled-out' },
    { errno: 'ENXIO', reason: 'pulled-out' },
    { errno: 'ENOTDIR', reason: 'foreign-file' },
    { errno: 'EMFILE', reason: 'system-limit' },
    { errno: 'EWEIRD', reason: 'system-error' },
    { errno: 'constructor', reason: 'system-error' },
  ];
  it.each(cases)('is $reason for $errno', async ({ errno, reason }) => {
    const { ports, request } = await prepare(false);
    const failing = failingDisk({ at: 12, errno, forGood: false });

    const [row] = await stageAll([request], { ...ports, openDisk: failing.open });

    expect(row).toMatchObject({ outcome: 'failed', reason, errno });
  });

  it('is a file that vanished, not a stick, when a scanner takes a kit file away', async () => {
    const { root, ports, request } = await prepare(false);

    const [row] = await stageAll([request], ports, {}, (progress) => {
      if (progress.step === 'verify' && progress.filesVerified === 1) rmSync(join(root, 'README.txt'));
    });

    expect(row).toMatchObject({ outcome: 'failed', step: 'verify', reason: 'file-vanished', errno: 'ENOENT' });
  });

  it('is content that differs when the stick gives back other bytes than it took', async () => {
    const { root, ports, request } = await prepare(false);

    const [row] = await stageAll([request], ports, {}, (progress) => {
      if (progress.step === 'verify' && progress.filesVerified === 1) writeFileSync(join(root, 'README.txt'), 'x');
    });

    expect(row).toMatchObject({ outcome: 'failed', step: 'verify', reason: 'content-differs', path: 'README.txt' });
  });

  it('is no answer when an operation hangs past its deadline, and the others go on', async () => {
    const timer = new FakeTimer();
    const { root: hung, ports } = await prepare(false);
    const { request: fine } = await prepare(false);
    const open = failingDisk(null).open;
    const openHanging: typeof open = async (root) => {
      const disk = await open(root);
      return root === hung ? { ...disk, createFile: () => new Promise(() => {}) } : disk;
    };
    let isFineDone = () => {};
    const fineDone = new Promise<void>((resolve) => {
      isFineDone = resolve;
    });

    const rows = stageAll(
      [stageRequest(fakeDrive(hung)), fine],
      { ...ports, timer, openDisk: openHanging },
      { operationDeadlineMs: 5_000 },
      (progress) => progress.outcome === 'done' && isFineDone(),
    );
    await fineDone;
    await timer.pass(5_000);

    expect(await rows).toMatchObject([{ outcome: 'failed', reason: 'not-responding' }, { outcome: 'done' }]);
  });
});
