/**
 * How long main works at a stretch while a depot is busy: eight sticks staged and collected, 1,000 files and a supplier's
 * 50,000 rows added, all of these devices edited and exported. Measured as processor time of the main thread between two
 * turns of its loop, so that other programs on the machine do not count.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../build/project-root.ts';
import { httpScriptFeed } from '../../electron/adapters/feed/http-script-feed.ts';
import { createIdSource, systemClock } from '../../electron/adapters/system-ports.ts';
import { editDevices } from '../../electron/core/devices/edit-devices.ts';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import type { Works } from '../../electron/core/work/works.ts';
import { depotPlaces } from '../../electron/main/depot/depot-places.ts';
import type { DepotSession } from '../../electron/main/depot/depot-session.ts';
import { openDepot } from '../../electron/main/depot/open-depot.ts';
import { createLog } from '../../electron/main/log.ts';
import { parsePolicy } from '../../electron/main/settings/policy.ts';
import { createScriptChoice } from '../../electron/main/settings/script-choice.ts';
import { createSettings } from '../../electron/main/settings/settings.ts';
import { EVENTS } from '../../shared/ipc/contract.ts';
import { writeOemFile } from '../e2e/support/oem-file.ts';
import { ALL } from '../integration/devices-support/rows.ts';
import { atMost, type Ratio } from './ratio.ts';

const STICKS = 8;
const FILES = 1_000;
const SUPPLIER_ROWS = 50_000;
const LONGEST_MS = 50;
const TURN_MS = 5;
const START_OF_TODAY = '2026-11-24T00:00:00.000Z';
const DEADLINE_MS = 120_000;

export async function mainThreadRatios(): Promise<readonly Ratio[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hash-courier-bench-main-'));
  try {
    const files = await captureFiles(folder);
    const session = await openPractice(folder);
    // As main does for the window: every view goes through its schema.
    session.bench.onChange((view) => EVENTS['sticks:bench-changed'].parse(view));
    session.works.onChange((works) => EVENTS['work:changed'].parse(works));
    const staging = await longestStretch(() => stageAndCollect(session));
    const adding = await longestStretch(() => addFiles(session, files));
    const supplierFile = join(folder, 'supplier.csv');
    await writeOemFile(supplierFile, SUPPLIER_ROWS);
    const supplier = await longestStretch(() => addFiles(session, supplierFile));
    const editing = await longestStretch(() => editAll(session));
    const exporting = await longestStretch(() => exportAll(session, folder));
    await session.close();
    return [
      atMost('main: longest stretch of work while 8 sticks are staged and collected (ms)', staging, LONGEST_MS),
      atMost('main: longest stretch of work while 1,000 files are added (ms)', adding, LONGEST_MS),
      atMost('main: longest stretch of work while 50,000 rows of a supplier are added (ms)', supplier, LONGEST_MS),
      atMost('main: longest stretch of work while all of them are edited (ms)', editing, LONGEST_MS),
      atMost('main: longest stretch of work while all of them are exported (ms)', exporting, LONGEST_MS),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function longestStretch(work: () => Promise<void>): Promise<number> {
  let before = process.threadCpuUsage();
  let longestMs = 0;
  const timer = setInterval(() => {
    const now = process.threadCpuUsage();
    longestMs = Math.max(longestMs, (now.user + now.system - before.user - before.system) / 1_000);
    before = now;
  }, TURN_MS);
  await work();
  clearInterval(timer);
  return longestMs;
}

async function stageAndCollect({ bench, practice }: DepotSession): Promise<void> {
  if (practice === null) throw new Error('The bench works on the practice depot.');
  await until(() => bench.view().cards.filter(({ state }) => state.is === 'stranger').length === STICKS);
  await bench.prepare(null, []);
  await until(() => bench.view().run?.hasEnded === true);
  await practice.runDevices();
  await until(() => !practice.view().isBusy);
  await practice.bringBack();
  await until(() => bench.view().notices.length === STICKS);
}

async function addFiles({ works }: DepotSession, path: string): Promise<void> {
  works.addFiles([path]);
  await allDone(works);
}

async function editAll({ store, works }: DepotSession): Promise<void> {
  const edit = { field: 'groupTag', value: 'ALL-OF-THEM' } as const;
  const edited = await editDevices({ store, works }, { scope: ALL, edit }, START_OF_TODAY);
  if (!edited.ok) throw new Error(edited.error.code);
  await allDone(works);
}

async function exportAll({ works }: DepotSession, folder: string): Promise<void> {
  works.export(ALL, ['intune'], join(folder, 'out'));
  await allDone(works);
}

async function allDone(works: Works): Promise<void> {
  await until(() => works.list().every(({ state }) => state === 'done'));
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('The depot did not get there.');
    await new Promise((resolve) => setTimeout(resolve, TURN_MS));
  }
}

async function openPractice(folder: string): Promise<DepotSession> {
  const settings = createSettings(
    { read: () => undefined, write: () => true, keepCopy: () => undefined },
    parsePolicy('{}'),
    false,
  );
  const fail = (error: unknown) => {
    throw error;
  };
  const ids = createIdSource(systemClock);
  const [kitFolder, scriptFolder] = [join(projectRoot, 'resources', 'kit'), join(folder, 'scripts')];
  const script = createScriptChoice({ settings, ids, kitFolder, scriptFolder, feed: httpScriptFeed() });
  const folders = { data: folder, practice: join(folder, 'practice') };
  const place = await depotPlaces({ practiceSticks: STICKS, practicePaceMs: null }, folders, fail)('practice', true);
  if (!place.ok) throw new Error(place.error);
  const opened = await openDepot(place.value, {
    ...{ clock: systemClock, ids, settings, script, firstRevision: 0, onStored: () => undefined },
    log: createLog(() => undefined),
  });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

async function captureFiles(folder: string): Promise<string> {
  const files = join(folder, 'files');
  for (let index = 0; index < FILES; index += 1) {
    const { serial, hash } = practiceDevice(index);
    await mkdir(join(files, String(index)), { recursive: true });
    const text = `Device Serial Number,Windows Product ID,Hardware Hash\r\n${serial},,${hash}\r\n`;
    await writeFile(join(files, String(index), 'hardwarehash.csv'), text);
  }
  return files;
}
