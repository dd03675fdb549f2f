import { err, ok, type Result } from '../../../shared/result.ts';
import { CHOSEN_SCRIPT_PATH, foldName, shadowNames } from '../../../shared/sticks/stick-layout.ts';
import { type Kit, type KitFile, MAX_KIT_BYTES, sha256Hex } from './kit.ts';
import { hasWritten, type KnownKit } from './known-kit.ts';
import type { DiskEntry, StickDisk } from './stick-disk.ts';
import { errnoOf } from './stick-error.ts';

/** What happens to the file that stands in a kit file's place. */
export type Standing =
  /** Nothing stands there, or our own file, which the new one replaces in one move. */
  | { readonly fate: 'replace' }
  /** Our own file under a name that differs in case: it must make room first. */
  | { readonly fate: 'make-room'; readonly path: string }
  /** A kit file that somebody changed, or that another installation wrote: it is put aside, not lost. */
  | { readonly fate: 'keep-aside'; readonly path: string };

export interface KitPlace {
  readonly file: KitFile;
  readonly standing: Standing;
}

/** A file of somebody else stands where a kit file must go, or would be started instead of it. */
export interface ForeignFile {
  readonly path: string;
}

/** Decides for every kit file what may happen in its place. Only looks; the first foreign file ends it. */
export async function planKit(
  disk: StickDisk,
  kit: Kit,
  known: KnownKit,
): Promise<Result<readonly KitPlace[], ForeignFile>> {
  const places: KitPlace[] = [];
  for (const file of kit.files) {
    const folder = folderOf(file.path);
    const entries = await listed(disk, folder);
    const shadows = shadowNames(file.path);
    const shadow = entries.find((entry) => shadows.includes(foldName(entry.name)));
    if (shadow !== undefined) return err({ path: shadow.name });
    const [entry, second] = entries.filter((other) => foldName(folder + other.name) === foldName(file.path));
    // Two names that differ in case only: possible where case counts, and on the device nobody knows which one starts.
    if (second !== undefined) return err({ path: folder + second.name });
    const standing = entry === undefined ? ({ fate: 'replace' } as const) : await judge(disk, file, known, entry);
    if (standing === null) return err({ path: entry === undefined ? file.path : folder + entry.name });
    places.push({ file, standing });
  }
  return ok(places);
}

/**
 * Decides what happens to a chosen script on the stick when the new kit has none, because the device would run it: its
 * path where it is put aside, null where nothing stands there or where it is ours and goes with the old kit.
 */
export async function planUnchosenScript(
  disk: StickDisk,
  kit: Kit,
  known: KnownKit,
): Promise<Result<string | null, ForeignFile>> {
  if (kit.files.some(({ path }) => path === CHOSEN_SCRIPT_PATH)) return ok(null);
  const entry = await disk.entry(CHOSEN_SCRIPT_PATH);
  if (entry === null) return ok(null);
  const standing = await judge(disk, { path: CHOSEN_SCRIPT_PATH, sha256: '' }, known, entry);
  if (standing === null) return err({ path: CHOSEN_SCRIPT_PATH });
  return ok(standing.fate === 'keep-aside' ? standing.path : null);
}

/** Of a kit path: empty for the root, otherwise with the `/`. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

async function listed(disk: StickDisk, folder: string): Promise<readonly DiskEntry[]> {
  if (folder === '') return disk.list('');
  return (await disk.entry(folder.slice(0, -1))) === null ? [] : disk.list(folder.slice(0, -1));
}

/** Null for a foreign file. */
async function judge(
  disk: StickDisk,
  file: Pick<KitFile, 'path' | 'sha256'>,
  known: KnownKit,
  entry: DiskEntry,
): Promise<Standing | null> {
  if (entry.kind !== 'file') return null;
  const path = folderOf(file.path) + entry.name;
  const sha256 = await hashOf(disk, path);
  if (sha256 === file.sha256 || (sha256 !== null && hasWritten(known, file.path, sha256))) {
    return path === file.path ? { fate: 'replace' } : { fate: 'make-room', path };
  }
  const isListed = known.manifest?.files.some((listed) => foldName(listed.path) === foldName(file.path)) === true;
  return isListed ? { fate: 'keep-aside', path } : null;
}

/** Null for a file that is too large to be one of a kit. */
async function hashOf(disk: StickDisk, path: string): Promise<string | null> {
  try {
    return sha256Hex(await disk.read(path, MAX_KIT_BYTES));
  } catch (error) {
    if (errnoOf(error) === 'EFBIG') return null;
    throw error;
  }
}
