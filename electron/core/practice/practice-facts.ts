import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PracticeView } from '../../../shared/ipc/practice.ts';
import type { StickManifest } from '../../../shared/sticks/manifest.ts';
import { parseManifestText } from '../../../shared/sticks/manifest-text.ts';
import { CAPTURES_FOLDER, MANIFEST_PATH } from '../../../shared/sticks/stick-layout.ts';
import type { Store } from '../store/open-store.ts';
import type { PracticeDepot } from './practice-depot.ts';
import { devicesOf } from './practice-devices.ts';

export interface VirtualStick {
  readonly name: string;
  readonly isIn: boolean;
  /** Null until it has been prepared. */
  readonly manifest: StickManifest | null;
  readonly devices: number;
  /** Devices that were captured since it was prepared last. */
  readonly captured: number;
}

/** How many captures a stick holds, whenever they were made. */
export async function capturesOn(root: string): Promise<number> {
  const names = await readdir(join(root, CAPTURES_FOLDER)).catch(() => []);
  return names.filter((name) => !name.endsWith('.partial')).length;
}

/** What the store of the practice depot holds. */
export interface PracticeFacts {
  readonly captures: number;
  readonly openConflicts: number;
  readonly hasExported: boolean;
}

type Laid = ReadonlyMap<string, { readonly stagedAt: string; readonly captures: number }>;

export async function virtualSticks(
  { pluggedFolder, drawerFolder }: PracticeDepot,
  names: readonly string[],
  laid: Laid,
): Promise<readonly VirtualStick[]> {
  const plugged = new Set(await readdir(pluggedFolder).catch(() => []));
  return Promise.all(
    names.map(async (name, index) => {
      const isIn = plugged.has(name);
      // The other place too: it may be on its way just now.
      const [here, there] = isIn ? [pluggedFolder, drawerFolder] : [drawerFolder, pluggedFolder];
      const manifest = (await manifestAt(join(here, name))) ?? (await manifestAt(join(there, name)));
      const trip = laid.get(name);
      const captured = trip !== undefined && trip.stagedAt === manifest?.stagedAt ? trip.captures : 0;
      return { name, isIn, manifest, devices: devicesOf(index).length, captured };
    }),
  );
}

/** Null where there is no stick, or one that is not prepared. */
async function manifestAt(root: string): Promise<StickManifest | null> {
  const text = await readFile(join(root, MANIFEST_PATH), 'utf8').catch(() => null);
  const parsed = text === null ? null : parseManifestText(text);
  return parsed?.ok === true ? parsed.value.manifest : null;
}

export async function practiceFacts({ db }: Store): Promise<PracticeFacts> {
  const captures = await db
    .selectFrom('captures')
    .where('stick_id', 'is not', null)
    .select((eb) => eb.fn.countAll().as('rows'))
    .executeTakeFirst();
  const conflicts = await db
    .selectFrom('conflicts')
    .where('state', '=', 'open')
    .select((eb) => eb.fn.countAll().as('rows'))
    .executeTakeFirst();
  const exported = await db.selectFrom('exports').select('sha256').limit(1).executeTakeFirst();
  return {
    captures: Number(captures?.rows ?? 0),
    openConflicts: Number(conflicts?.rows ?? 0),
    hasExported: exported !== undefined,
  };
}

/** Step by step: a later step that is done has had the ones before it. */
export function viewOf(sticks: readonly VirtualStick[], facts: PracticeFacts, isBusy: boolean): PracticeView {
  const captured = sticks.reduce((sum, stick) => sum + stick.captured, 0);
  const isAnyLeft = sticks.some((stick) => stick.manifest !== null && stick.captured < stick.devices);
  const steps = [
    { step: 'prepare', isDone: captured > 0 || sticks.every(({ manifest }) => manifest !== null) },
    { step: 'run-devices', isDone: captured > 0 && !isAnyLeft && !isBusy },
    // The question that the captures raise belongs to bringing them home.
    { step: 'bring-back', isDone: captured > 0 && facts.captures >= captured && facts.openConflicts === 0 },
    { step: 'export', isDone: facts.hasExported },
  ] as const;
  const last = steps.findLastIndex(({ isDone }) => isDone);
  return {
    done: steps.slice(0, last + 1).map(({ step }) => step),
    isBusy,
    sticks: sticks.map(({ name, isIn, manifest, devices, captured: done }) => ({
      stick: name,
      number: manifest?.number ?? null,
      where: isIn ? 'in' : 'out',
      isPrepared: manifest !== null,
      devices,
      captured: done,
    })),
    devices: sticks.flatMap((_, index) => devicesOf(index)).filter(({ isAgain }) => !isAgain).length,
    openConflicts: facts.openConflicts,
  };
}
