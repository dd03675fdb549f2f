import { describe, expect, it } from 'vitest';
import { type DriveEvent, type DriveWatchOptions, watchDrives } from '../../../electron/core/drives/watch-drives.ts';
import type { DriveListError, DriveLister, FolderError } from '../../../electron/core/ports/drive-lister.ts';
import type { HotPlug } from '../../../electron/core/ports/hot-plug.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Drive } from '../../../shared/sticks/drive.ts';
import { FakeTimer, fakeDrive, settle } from '../sticks/stage-fakes.ts';

type Listed = Result<readonly Drive[], DriveListError>;

/** Answers each scan when the test says so. */
class FakeLister implements DriveLister {
  scans = 0;
  answer: Listed = ok([]);
  folders = new Map<string, Drive>();
  /** While set, scans wait. */
  #held: (() => void)[] | null = null;

  async list(): Promise<Listed> {
    this.scans += 1;
    const held = this.#held;
    if (held !== null) await new Promise<void>((resolve) => held.push(resolve));
    return this.answer;
  }

  async folder(path: string): Promise<Result<Drive, FolderError>> {
    const drive = this.folders.get(path);
    return drive === undefined ? err({ code: 'missing', detail: 'ENOENT' }) : ok(drive);
  }

  hold(): void {
    this.#held = [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const resume of held) resume();
  }
}

class FakeHotPlug implements HotPlug {
  isStopped = false;
  fire = () => {};
  fail = (_cause: string) => {};

  onChange(listener: () => void, onUnavailable: (cause: string) => void): () => void {
    this.fire = listener;
    this.fail = onUnavailable;
    return () => {
      this.isStopped = true;
    };
  }
}

async function startWatch(options: DriveWatchOptions = {}, drives: readonly Drive[] = []) {
  const lister = new FakeLister();
  lister.answer = ok(drives);
  const hotPlug = new FakeHotPlug();
  const timer = new FakeTimer();
  const events: DriveEvent[] = [];
  const watch = watchDrives({ lister, hotPlug, timer }, options, (event) => events.push(event));
  await settle();
  const told = () =>
    events.splice(0).map((event) => ('drive' in event ? `${event.type} ${event.drive.key}` : event.type));
  return { lister, hotPlug, timer, watch, events, told };
}

const A = fakeDrive('A');
const B = fakeDrive('B');

describe('watchDrives', () => {
  it('tells what is there at once, and what comes, goes and changes at the next tick', async () => {
    const { lister, timer, watch, told } = await startWatch({}, [A]);
    expect(told()).toEqual(['added A']);
    lister.answer = ok([A, B]);
    await timer.pass(1_000);
    expect(told()).toEqual(['added B']);
    lister.answer = ok([{ ...B, isReadOnly: true }]);
    await timer.pass(1_000);
    expect(told()).toEqual(['removed A', 'changed B']);
    await timer.pass(5_000);
    expect(told()).toEqual([]);
    expect(watch.current().map((drive) => drive.key)).toEqual(['B']);
  });

  it('looks about once a second', async () => {
    const { lister, timer } = await startWatch();
    await timer.pass(10_000);
    expect(lister.scans).toBe(11);
  });

  it('takes free space alone for no change, but knows it', async () => {
    const { lister, timer, watch, told } = await startWatch({}, [A]);
    told();
    lister.answer = ok([{ ...A, volumes: A.volumes.map((volume) => ({ ...volume, freeBytes: 7 })) }]);
    await timer.pass(1_000);
    expect(told()).toEqual([]);
    expect(watch.current()[0]?.volumes[0]?.freeBytes).toBe(7);
  });

  it('is woken by hot-plug at once', async () => {
    const { lister, hotPlug, told } = await startWatch();
    lister.answer = ok([A]);
    hotPlug.fire();
    await settle();
    expect(told()).toEqual(['added A']);
  });

  it('never has two scans at a time, and makes one more for any number of wake-ups', async () => {
    const { lister, hotPlug, timer, told } = await startWatch();
    lister.hold();
    await timer.pass(1_000);
    expect(lister.scans).toBe(2);
    for (let times = 0; times < 5; times += 1) hotPlug.fire();
    await timer.pass(10_000);
    expect(lister.scans).toBe(2);
    lister.answer = ok([A]);
    lister.release();
    await settle();
    expect(lister.scans).toBe(3);
    expect(told()).toEqual(['added A']);
    expect(timer.delaysMs).toEqual([1_000]);
  });

  it('keeps the last good list through failed scans, says so once, and backs off to a bound', async () => {
    const { lister, timer, watch, told } = await startWatch({ maxIntervalMs: 6_000 }, [A]);
    told();
    lister.answer = err({ code: 'scan-failed', detail: 'no answer' });
    const pauses: (number | undefined)[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      await timer.pass(timer.delaysMs[0] ?? 0);
      pauses.push(timer.delaysMs[0]);
    }
    expect(pauses).toEqual([2_000, 4_000, 6_000, 6_000, 6_000]);
    expect(told()).toEqual(['scan-failed']);
    expect(watch.current()).toEqual([A]);
    lister.answer = ok([A, B]);
    await timer.pass(6_000);
    expect(told()).toEqual(['scan-recovered', 'added B']);
    expect(timer.delaysMs).toEqual([1_000]);
  });

  it('says when the drive list is missing, and still has the folders', async () => {
    const { lister, watch, told, events } = await startWatch();
    lister.answer = err({ code: 'module-missing', detail: 'drivelist' });
    lister.folders.set('/share', fakeDrive('/share', { kind: 'folder' }));
    watch.setFolders(['/share']);
    await settle();
    expect(events[0]).toMatchObject({ type: 'scan-failed', error: { code: 'module-missing' } });
    expect(told()).toEqual(['scan-failed', 'added /share']);
  });

  it('has a folder come and go with its share, without failing the scan', async () => {
    const { lister, timer, told } = await startWatch({ folders: ['/share'] }, [A]);
    expect(told()).toEqual(['added A']);
    lister.folders.set('/share', fakeDrive('/share'));
    await timer.pass(1_000);
    expect(told()).toEqual(['added /share']);
    lister.folders.clear();
    await timer.pass(1_000);
    expect(told()).toEqual(['removed /share']);
  });

  it('says that a scan is slow, waits for it, and recovers with its answer', async () => {
    const { lister, timer, told } = await startWatch({ slowScanMs: 5_000 });
    lister.hold();
    await timer.pass(1_000);
    await timer.pass(5_000);
    expect(told()).toEqual(['scan-failed']);
    lister.answer = ok([A]);
    lister.release();
    await settle();
    expect(told()).toEqual(['scan-recovered', 'added A']);
  });

  it('passes on once that hot-plug is not available, and goes on polling', async () => {
    const { lister, hotPlug, timer, told } = await startWatch();
    hotPlug.fail('no USB bus');
    await timer.pass(2_000);
    expect(told()).toEqual(['hot-plug-unavailable']);
    expect(lister.scans).toBe(3);
  });

  it.each(['stop', 'signal'] as const)('tells nothing and leaves no timer after the %s', async (way) => {
    const abort = new AbortController();
    const { lister, hotPlug, timer, watch, told } = await startWatch({ signal: abort.signal });
    lister.hold();
    hotPlug.fire();
    await settle();
    if (way === 'stop') watch.stop();
    else abort.abort();
    lister.answer = ok([A]);
    lister.release();
    await timer.pass(60_000);
    expect(told()).toEqual([]);
    expect(timer.delaysMs).toEqual([]);
    expect(hotPlug.isStopped).toBe(true);
  });
});
