import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeTimer } from '../../electron/adapters/drives/node-timer.ts';
import { linuxEjector } from '../../electron/adapters/eject/linux-ejector.ts';
import { runCommand } from '../../electron/adapters/eject/run-command.ts';
import { readStick } from '../../electron/core/sticks/read-stick.ts';
import { wipeStick } from '../../electron/core/sticks/wipe-stick.ts';
import type { StickProgress } from '../../shared/sticks/stage-result.ts';
import { isTempName } from '../../shared/sticks/stick-layout.ts';
import { fakeKit, stageAll, stagePorts, stageRequest } from '../unit/sticks/stage-fakes.ts';
import { foreignDigest, putForeignFiles } from './file-systems/foreign-files.ts';
import { skipsMounts } from './file-systems/mount-support.ts';
import { FILE_SYSTEMS, type FileSystem, makeVirtualStick, type VirtualStick } from './file-systems/virtual-stick.ts';

const KIT_NAMES = ['go.cmd', 'Get-WindowsAutoPilotInfo.ps1', 'README.txt'];
const OURS = [...KIT_NAMES, 'hash-courier', 'lost+found'];

const sticks: VirtualStick[] = [];

function newStick(fileSystem: FileSystem, sizeMiB?: number): VirtualStick {
  const stick = makeVirtualStick(fileSystem, sizeMiB);
  sticks.push(stick);
  return stick;
}

afterEach(() => {
  for (const stick of sticks.splice(0)) stick.dispose();
});

/** Writes one file until not a block is left, the ones that ext4 keeps for root included. */
function fill(root: string): void {
  const file = openSync(join(root, 'filler.bin'), 'w');
  for (let sizeBytes = 4 * 1024 ** 2; sizeBytes >= 512; ) {
    try {
      writeSync(file, new Uint8Array(sizeBytes));
    } catch {
      sizeBytes /= 2;
    }
  }
  closeSync(file);
}

function isAt(progress: StickProgress, step: StickProgress['step'], files: number): boolean {
  return progress.step === step && (step === 'write' ? progress.filesWritten : progress.filesVerified) === files;
}

const realPorts = () => stagePorts({ timer: nodeTimer, ejector: linuxEjector(runCommand) });

describe.skipIf(skipsMounts('staging on exFAT, NTFS and ext4')).each(FILE_SYSTEMS)('staging on %s', (fileSystem) => {
  it('writes a kit that verifies, leaves every foreign file as it is, and ejects', async () => {
    const stick = newStick(fileSystem);
    putForeignFiles(stick.root);
    const before = foreignDigest(stick.root, OURS);
    const ports = await realPorts();

    const [row] = await stageAll([stageRequest(stick.drive())], ports);

    expect(row).toMatchObject({ outcome: 'done', eject: { ejected: true }, keptAside: [] });
    expect(readdirSync(stick.root), 'ejected').toEqual([]);
    stick.plugIn();
    expect(foreignDigest(stick.root, OURS)).toBe(before);
    expect(readdirSync(join(stick.root, 'hash-courier')).sort()).toEqual(['captures', 'stick.json']);
    expect(await readStick(stick.root, ports.key.publicKey, ports)).toMatchObject({
      identity: { state: 'ours', manifest: { number: 17, groupTag: 'Kiosk' } },
      issues: [],
    });
  });

  it('replaces an older kit, puts a changed file aside, and keeps the stick id and its captures', async () => {
    const stick = newStick(fileSystem);
    putForeignFiles(stick.root);
    const before = foreignDigest(stick.root, OURS);
    const ports = await realPorts();
    const old = { kit: fakeKit('0.9.0', [...KIT_NAMES, 'old-part.ps1']), eject: false };
    const [first] = await stageAll([stageRequest(stick.drive())], ports, old);
    writeFileSync(join(stick.root, 'README.txt'), 'my own notes');
    mkdirSync(join(stick.root, 'hash-courier/captures/PF-1'));
    writeFileSync(join(stick.root, 'hash-courier/captures/PF-1/hardwarehash.csv'), 'a capture');

    const [second] = await stageAll([stageRequest(stick.drive(), { number: 18 })], ports, { eject: false });

    expect(second).toMatchObject({ outcome: 'done', stickId: first?.stickId });
    const kept = second?.outcome === 'done' ? second.keptAside : [];
    expect(kept.map(({ path, keptAt }) => [path, readFileSync(join(stick.root, keptAt), 'utf8')])).toEqual([
      ['README.txt', 'my own notes'],
    ]);
    expect(existsSync(join(stick.root, 'old-part.ps1'))).toBe(false);
    expect(readFileSync(join(stick.root, 'hash-courier/captures/PF-1/hardwarehash.csv'), 'utf8')).toBe('a capture');
    expect(await readStick(stick.root, ports.key.publicKey, ports)).toMatchObject({
      identity: { state: 'ours' },
      issues: [],
    });
    expect(foreignDigest(stick.root, OURS)).toBe(before);
  });

  it('writes nothing to a stick that is full', async () => {
    const stick = newStick(fileSystem);
    putForeignFiles(stick.root);
    fill(stick.root);
    const before = foreignDigest(stick.root, ['lost+found']);

    const [row] = await stageAll([stageRequest(stick.drive())], await realPorts());

    expect(row).toMatchObject({ outcome: 'failed', step: 'check', reason: 'not-enough-space', canRetry: true });
    expect(foreignDigest(stick.root, ['lost+found'])).toBe(before);
  });

  it('cleans up after itself on a stick that runs full while it is written, and succeeds once there is room', async () => {
    const stick = newStick(fileSystem);
    putForeignFiles(stick.root);
    const ports = await realPorts();
    const before = foreignDigest(stick.root, OURS);
    const onProgress = (progress: StickProgress) => {
      if (isAt(progress, 'write', 1) && progress.outcome === 'running') fill(stick.root);
    };

    const [row] = await stageAll([stageRequest(stick.drive())], ports, { eject: false }, onProgress);

    expect(row).toMatchObject({ outcome: 'failed', step: 'write', reason: 'full', errno: 'ENOSPC', canRetry: true });
    expect(existsSync(join(stick.root, 'hash-courier'))).toBe(false);
    expect(readdirSync(stick.root).filter(isTempName)).toEqual([]);
    rmSync(join(stick.root, 'filler.bin'));
    expect(foreignDigest(stick.root, OURS)).toBe(before);
    const [retry] = await stageAll([stageRequest(stick.drive())], ports, { eject: false });
    expect(retry).toMatchObject({ outcome: 'done' });
  });

  it('reports a stick that the system made read-only', async () => {
    const stick = newStick(fileSystem);
    const drive = stick.drive();
    stick.remount('read-only');

    const [row] = await stageAll([stageRequest(drive)], await realPorts());

    expect(row).toMatchObject({ outcome: 'failed', reason: 'read-only', errno: 'EROFS', canRetry: true });
  });

  const ways = fileSystem === 'ext4' ? (['unmounted'] as const) : (['killed', 'unmounted'] as const);
  const moments = [
    ['write', 1],
    ['write', 3],
    ['verify', 1],
    ['verify', 3],
  ] as const;
  it.each(ways.flatMap((way) => moments.map(([step, files]) => ({ way, step, files }))))(
    'ends as pulled out when it vanishes ($way) at $step after $files files, and a retry heals it',
    async ({ way, step, files }) => {
      const stick = newStick(fileSystem);
      putForeignFiles(stick.root);
      const before = foreignDigest(stick.root, OURS);
      const ports = await realPorts();
      let hasVanished = false;
      const onProgress = (progress: StickProgress) => {
        if (hasVanished || !isAt(progress, step, files)) return;
        hasVanished = true;
        stick.vanish(way);
      };

      const [row] = await stageAll([stageRequest(stick.drive())], ports, { eject: false }, onProgress);

      expect(row).toMatchObject({ outcome: 'failed', reason: 'pulled-out', canRetry: true });
      if (way === 'unmounted') expect(readdirSync(stick.root), 'the disk underneath').toEqual([]);
      stick.plugIn();
      const kit = fakeKit('1.1.0');
      const [retry] = await stageAll([stageRequest(stick.drive())], ports, { kit, eject: false });
      expect(retry).toMatchObject({ outcome: 'done', keptAside: [] });
      expect(readdirSync(stick.root).filter(isTempName)).toEqual([]);
      expect(await readStick(stick.root, ports.key.publicKey, ports)).toMatchObject({
        identity: { state: 'ours' },
        issues: [],
      });
      expect(foreignDigest(stick.root, OURS)).toBe(before);
    },
  );

  it('finishes six sticks while two fail', async () => {
    const eight = Array.from({ length: 8 }, () => newStick(fileSystem, 8));
    const [, pulled, , , , full] = eight;
    if (pulled === undefined || full === undefined) throw new Error('Eight sticks were asked for');
    fill(full.root);
    let hasVanished = false;
    const onProgress = (progress: StickProgress) => {
      if (hasVanished || progress.key !== pulled.device || !isAt(progress, 'write', 2)) return;
      hasVanished = true;
      pulled.vanish('unmounted');
    };
    const requests = eight.map((stick, index) => stageRequest(stick.drive(), { number: index + 1 }));

    const rows = await stageAll(requests, await realPorts(), { eject: false }, onProgress);

    const ends = rows.map((row) => (row.outcome === 'failed' ? row.reason : row.outcome));
    expect(ends).toEqual(['done', 'pulled-out', 'done', 'done', 'done', 'not-enough-space', 'done', 'done']);
  });

  it('wipes only what we wrote', async () => {
    const stick = newStick(fileSystem);
    putForeignFiles(stick.root);
    const before = foreignDigest(stick.root, ['lost+found']);
    const ports = await realPorts();
    await stageAll([stageRequest(stick.drive())], ports, { eject: false });
    mkdirSync(join(stick.root, 'hash-courier/captures/PF-1'));
    writeFileSync(join(stick.root, 'hash-courier/captures/PF-1/hardwarehash.csv'), 'a capture');

    const refused = await wipeStick(stick.root, ports.key.publicKey, { ...ports, isCaptureSafe: async () => false });
    expect(refused).toMatchObject({ ok: false, error: { code: 'captures-not-safe' } });
    const wiped = await wipeStick(stick.root, ports.key.publicKey, { ...ports, isCaptureSafe: async () => true });

    expect(wiped).toMatchObject({ ok: true, value: { stayed: [] } });
    expect(foreignDigest(stick.root, ['lost+found'])).toBe(before);
  });
});
