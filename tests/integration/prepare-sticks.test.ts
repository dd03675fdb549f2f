import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIdSource, systemClock } from '../../electron/adapters/system-ports.ts';
import { createNamesUnderWay } from '../../electron/core/sticks/name-sticks.ts';
import { type PrepareRequest, prepareSticks } from '../../electron/core/sticks/prepare-sticks.ts';
import type { StagePorts } from '../../electron/core/sticks/stage-request.ts';
import { listSticks, renumberStick } from '../../electron/core/store/sticks.ts';
import type { Drive } from '../../shared/sticks/drive.ts';
import { DEFAULT_KIT_SETTINGS, type StickManifest } from '../../shared/sticks/manifest.ts';
import { fakeDrive, STAGE_OPTIONS, stagePorts } from '../unit/sticks/stage-fakes.ts';
import { type Depot, openDepot } from './collect-support/depot.ts';

let depot: Depot;
let ports: StagePorts & Pick<Depot, 'store'>;
beforeEach(async () => {
  depot = await openDepot();
  ports = { ...(await stagePorts({ ids: createIdSource(systemClock) })), store: depot.store };
});
afterEach(() => depot.close());

function newStick(name: string): Drive {
  mkdirSync(depot.stick(name));
  return fakeDrive(depot.stick(name));
}

function copyOf(drive: Drive, name: string): Drive {
  cpSync(drive.key, depot.stick(name), { recursive: true });
  return fakeDrive(depot.stick(name));
}

function prepare(drives: readonly Drive[], change: Partial<PrepareRequest> = {}) {
  const labels = { batch: '', tenant: '', groupTag: '', orderId: '' };
  const request = { drives, labels, settings: DEFAULT_KIT_SETTINGS, acceptedWarnings: [], ...change };
  return prepareSticks(
    request,
    { ...STAGE_OPTIONS, eject: false },
    ports,
    () => undefined,
    new AbortController().signal,
  );
}

function manifestOf(drive: Drive): StickManifest {
  return JSON.parse(readFileSync(join(drive.key, 'hash-courier/stick.json'), 'utf8')).manifest;
}

describe('prepareSticks', () => {
  it('gives each copy of a stick an id and a number of its own, and has all of them in the roster', async () => {
    const original = newStick('a');
    await prepare([original]);
    const { stickId } = manifestOf(original);
    const drives = [original, copyOf(original, 'b'), copyOf(original, 'c')];

    const prepared = await prepare(drives);

    expect(prepared.map(({ row, roster }) => [row.outcome, roster?.ok])).toEqual(drives.map(() => ['done', true]));
    const manifests = drives.map(manifestOf);
    expect(manifests.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(new Set(manifests.map((manifest) => manifest.stickId)).size).toBe(3);
    expect(manifests[0]?.stickId).toBe(stickId);
    expect((await listSticks(depot.store)).map(({ id }) => id)).toEqual(manifests.map((manifest) => manifest.stickId));
  });

  it('takes a stick for a copy whose original was prepared again since', async () => {
    const original = newStick('a');
    await prepare([original]);
    const copy = copyOf(original, 'b');
    let nowMs = ports.clock.nowMs();
    ports = { ...ports, clock: { nowMs: () => nowMs } };
    nowMs += 60_000;
    await prepare([original]);
    await prepare([copy]);
    expect(manifestOf(copy)).toMatchObject({ number: 2 });
    expect(manifestOf(copy).stickId).not.toBe(manifestOf(original).stickId);
  });

  it('writes the new number to a stick that was renumbered, which stays the stick it was', async () => {
    const drive = newStick('a');
    await prepare([drive]);
    const { stickId } = manifestOf(drive);
    await renumberStick(depot.store, stickId, 12);
    await prepare([drive]);
    expect(manifestOf(drive)).toMatchObject({ stickId, number: 12 });
  });

  it('takes neither id nor number from a manifest whose signature does not hold', async () => {
    const drive = newStick('a');
    await prepare([drive]);
    const path = join(drive.key, 'hash-courier/stick.json');
    const { stickId } = manifestOf(drive);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"number": 1,', '"number": 40,'));
    await prepare([drive]);
    expect(manifestOf(drive).number).toBe(2);
    expect(manifestOf(drive).stickId).not.toBe(stickId);
  });

  it('gives no number twice in runs that go on at the same time', async () => {
    const underWay = createNamesUnderWay();
    const drives = ['a', 'b', 'c', 'd'].map(newStick);
    const runs = await Promise.all(drives.map((drive) => prepare([drive], { underWay })));
    expect(runs.flat().map(({ roster }) => roster?.ok)).toEqual(drives.map(() => true));
    expect(drives.map((drive) => manifestOf(drive).number).sort()).toEqual([1, 2, 3, 4]);
  });
});
