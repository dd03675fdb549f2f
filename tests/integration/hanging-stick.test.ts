import { mkdirSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeTimer } from '../../electron/adapters/drives/node-timer.ts';
import { collectSource } from '../../electron/core/collect/collect-source.ts';
import { prepareSticks } from '../../electron/core/sticks/prepare-sticks.ts';
import { readStick } from '../../electron/core/sticks/read-stick.ts';
import { wipeStick } from '../../electron/core/sticks/wipe-stick.ts';
import type { Drive } from '../../shared/sticks/drive.ts';
import { DEFAULT_KIT_SETTINGS } from '../../shared/sticks/manifest.ts';
import type { StickProgress } from '../../shared/sticks/stage-result.ts';
import { fakeDrive, STAGE_OPTIONS, stagePorts } from '../unit/sticks/stage-fakes.ts';
import { type Depot, openDepot } from './collect-support/depot.ts';
import { skipsMounts } from './file-systems/mount-support.ts';
import { makeVirtualStick, type VirtualStick } from './file-systems/virtual-stick.ts';

// Deadlines are what is waited for here; they need not take so long.
const timer = { after: (delayMs: number, action: () => void) => nodeTimer.after(delayMs / 50, action) };
const SILENT = { state: 'unreadable', errno: 'ETIMEDOUT' };

describe.skipIf(skipsMounts('sticks that hang'))('a stick that hangs', () => {
  let depot: Depot;
  let stick: VirtualStick;
  let drive: Drive;
  beforeEach(async () => {
    depot = await openDepot();
    stick = makeVirtualStick('exfat');
    drive = stick.drive();
    signal('SIGSTOP');
  });
  afterEach(async () => {
    signal('SIGCONT');
    stick.dispose();
    await depot.close();
  });

  function signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    if (stick.driverPid === null) throw new Error('A process serves exFAT here');
    process.kill(stick.driverPid, name);
  }

  it('trap 13: is asked beside the others, not before them: it ends as its own row while they are prepared', async () => {
    const ports = { ...(await stagePorts({ timer })), store: depot.store };
    mkdirSync(depot.stick('good'));
    const labels = { batch: '', tenant: '', groupTag: '', orderId: '' };
    const drives = [drive, fakeDrive(depot.stick('good'))];
    const seen: StickProgress[] = [];
    const prepared = await prepareSticks(
      { drives, labels, settings: DEFAULT_KIT_SETTINGS, acceptedWarnings: [] },
      STAGE_OPTIONS,
      ports,
      (progress) => seen.push(progress),
      new AbortController().signal,
    );
    expect(prepared.map(({ row }) => row)).toMatchObject([
      { outcome: 'failed', step: 'check', reason: 'not-responding', errno: 'ETIMEDOUT', canRetry: true },
      { outcome: 'done' },
    ]);
    expect(seen.filter(({ key }) => key === drive.key).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(readdirSync(depot.stick('good'))).toContain('go.cmd');
  });

  it('is said to be unreadable, and neither collected nor wiped', async () => {
    const { key } = await stagePorts();
    const ports = { ...depot, timer, publicKey: key.publicKey, isCaptureSafe: async () => true };
    expect((await readStick(stick.root, key.publicKey, ports)).identity).toEqual(SILENT);
    expect(
      await collectSource({ root: stick.root }, ports, () => undefined, new AbortController().signal),
    ).toMatchObject({ identity: SILENT, roster: null, result: { files: 0, stopped: { reason: 'source-gone' } } });
    expect(await wipeStick(stick.root, key.publicKey, ports)).toEqual({
      ok: false,
      error: { code: 'unreadable', errno: 'ETIMEDOUT' },
    });
  });
});
