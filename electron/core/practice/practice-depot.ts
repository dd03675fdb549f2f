import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Drive } from '../../../shared/sticks/drive.ts';
import { reasonOf } from '../collect/read-file.ts';

/** A folder that plays a depot: four virtual sticks, a store of its own, and the files that come out. */
export interface PracticeDepot {
  readonly folder: string;
  readonly dataFolder: string;
  readonly exportFolder: string;
  readonly sticks: readonly Drive[];
}

/** By this file a folder is known as a practice depot, which may be emptied and made anew. */
const MARKER = 'hash-courier-practice.txt';
const MARKER_TEXT =
  'A practice depot of Hash Courier. Nothing in this folder is real; it is made anew at each practice.\r\n';
const STICKS = 4;

export type PracticeDepotError =
  /** The folder holds something else, and was left as it is. */
  { readonly code: 'not-a-practice-depot' } | { readonly code: 'not-made'; readonly reason: string };

/** Makes the depot, or makes it anew. */
export async function createPracticeDepot(folder: string): Promise<Result<PracticeDepot, PracticeDepotError>> {
  try {
    await mkdir(folder, { recursive: true });
    const names = await readdir(folder);
    if (names.length > 0 && !names.includes(MARKER)) return err({ code: 'not-a-practice-depot' });
    return ok(await layOut(folder));
  } catch (error) {
    return err({ code: 'not-made', reason: reasonOf(error) });
  }
}

async function layOut(folder: string): Promise<PracticeDepot> {
  const depot: PracticeDepot = {
    folder,
    dataFolder: join(folder, 'data'),
    exportFolder: join(folder, 'export'),
    sticks: Array.from({ length: STICKS }, (_, index) => virtualStick(join(folder, `stick-${index + 1}`), index + 1)),
  };
  const parts = [depot.dataFolder, depot.exportFolder, ...depot.sticks.map(({ key }) => key)];
  for (const part of parts) await rm(part, { recursive: true, force: true });
  await writeFile(join(folder, MARKER), MARKER_TEXT);
  for (const { key } of depot.sticks) await mkdir(key);
  return depot;
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
    port: null,
    volumes: [{ path, device: null, label: 'PRACTICE', fileSystem: 'practice', ...space }],
  };
}
