import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Drive } from '../../../shared/sticks/drive.ts';
import { reasonOf } from '../collect/read-file.ts';

/**
 * A folder that plays a depot: virtual sticks, a store of its own, and the files that come out. A stick is a folder:
 * in `plugged` it is plugged in, in `drawer` it is out.
 */
export interface PracticeDepot {
  readonly folder: string;
  readonly dataFolder: string;
  readonly exportFolder: string;
  readonly pluggedFolder: string;
  readonly drawerFolder: string;
  /** As they are when they are plugged in. */
  readonly sticks: readonly Drive[];
}

/** By this file a folder is known as a practice depot, which may be emptied and made anew. */
const MARKER = 'hash-courier-practice.txt';
const MARKER_TEXT =
  'A practice depot of Hash Courier. Nothing in this folder is real; it is made anew at each practice.\r\n';
/** What `PRACTICE_CAPTURES` is made for. */
export const PRACTICE_STICKS = 4;
export const MAX_PRACTICE_STICKS = 40;

export type PracticeDepotError =
  /** The folder holds something else, and was left as it is. */
  { readonly code: 'not-a-practice-depot' } | { readonly code: 'not-made'; readonly reason: string };

export interface PracticeDepotOptions {
  /** 1 to 40; 4 unless it is given. */
  readonly sticks?: number;
  /** Goes on with the depot that is there, where it has as many sticks. */
  readonly isKept?: boolean;
}

/** Makes the depot, or makes it anew. */
export async function createPracticeDepot(
  folder: string,
  { sticks = PRACTICE_STICKS, isKept = false }: PracticeDepotOptions = {},
): Promise<Result<PracticeDepot, PracticeDepotError>> {
  try {
    await mkdir(folder, { recursive: true });
    const names = await readdir(folder);
    if (names.length > 0 && !names.includes(MARKER)) return err({ code: 'not-a-practice-depot' });
    const depot = plan(folder, Math.min(Math.max(sticks, 1), MAX_PRACTICE_STICKS));
    if (!isKept || !(await isThere(depot))) await layOut(depot);
    return ok(depot);
  } catch (error) {
    return err({ code: 'not-made', reason: reasonOf(error) });
  }
}

/** Whether the depot is in its folder as planned; wherever its sticks are now. */
async function isThere({ sticks, ...depot }: PracticeDepot): Promise<boolean> {
  const [plugged, drawer] = await Promise.all(
    [depot.pluggedFolder, depot.drawerFolder].map((folder) => readdir(folder).catch(() => [])),
  );
  const found = new Set([...(plugged ?? []), ...(drawer ?? [])]);
  return found.size === sticks.length && sticks.every(({ key }) => found.has(basename(key)));
}

function plan(folder: string, sticks: number): PracticeDepot {
  const pluggedFolder = join(folder, 'plugged');
  return {
    folder,
    dataFolder: join(folder, 'data'),
    exportFolder: join(folder, 'export'),
    pluggedFolder,
    drawerFolder: join(folder, 'drawer'),
    sticks: Array.from({ length: sticks }, (_, index) =>
      virtualStick(join(pluggedFolder, `stick-${index + 1}`), index + 1),
    ),
  };
}

async function layOut(depot: PracticeDepot): Promise<void> {
  const parts = [depot.dataFolder, depot.exportFolder, depot.pluggedFolder, depot.drawerFolder];
  for (const part of parts) await rm(part, { recursive: true, force: true });
  await writeFile(join(depot.folder, MARKER), MARKER_TEXT);
  for (const part of parts) await mkdir(part);
  for (const { key } of depot.sticks) await mkdir(key);
}

function virtualStick(path: string, number: number): Drive {
  const space = { totalBytes: 32e9, freeBytes: 31e9, isReadOnly: false, isLocked: false };
  return {
    key: path,
    kind: 'practice',
    device: null,
    description: `Practice stick ${number}`,
    sizeBytes: 32e9,
    isSystem: false,
    isReadOnly: false,
    isRemovable: true,
    isUsb: true,
    isCard: false,
    isVirtual: true,
    port: String(number),
    volumes: [{ path, device: null, label: 'PRACTICE', fileSystem: 'practice', ...space }],
  };
}
