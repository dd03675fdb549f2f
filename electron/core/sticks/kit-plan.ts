import { err, ok, type Result } from '../../../shared/result.ts';
import { foldName, shadowNames } from '../../../shared/sticks/stick-layout.ts';
import { type Kit, type KitFile, MAX_KIT_BYTES, sha256Hex } from './kit.ts';
import { hasWritten, type KnownKit } from './known-kit.ts';
import type { DiskEntry, StickDisk } from './stick-disk.ts';
import { errnoOf } from './stick-error.ts';

/** What happens to the file that stands in a kit file's place. */
export type Standing =
  /** Nothing stands there, or our own file, which the new one replaces in one move. */
  | { readonly fate: 'replace' }
  /** Our own file under a name that differs in case: it must make room first. */
  | { readonly fate: 'make-room'; readonly name: string }
  /** A kit file that somebody changed, or that another installation wrote: it is put aside, not lost. */
  | { readonly fate: 'keep-aside'; readonly name: string };

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
  const entries = await disk.list('');
  const places: KitPlace[] = [];
  for (const file of kit.files) {
    const shadows = shadowNames(file.path);
    const shadow = entries.find((entry) => shadows.includes(foldName(entry.name)));
    if (shadow !== undefined) return err({ path: shadow.name });
    const [entry, second] = entries.filter((other) => foldName(other.name) === foldName(file.path));
    // Two names that differ in case only: possible where case counts, and on the device nobody knows which one starts.
    if (second !== undefined) return err({ path: second.name });
    const standing = entry === undefined ? ({ fate: 'replace' } as const) : await judge(disk, file, known, entry);
    if (standing === null) return err({ path: entry?.name ?? file.path });
    places.push({ file, standing });
  }
  return ok(places);
}

/** Null for a foreign file. */
async function judge(disk: StickDisk, file: KitFile, known: KnownKit, entry: DiskEntry): Promise<Standing | null> {
  if (entry.kind !== 'file') return null;
  const sha256 = await hashOf(disk, entry.name);
  if (sha256 === file.sha256 || (sha256 !== null && hasWritten(known, file.path, sha256))) {
    return entry.name === file.path ? { fate: 'replace' } : { fate: 'make-room', name: entry.name };
  }
  const isListed = known.manifest?.files.some((listed) => foldName(listed.path) === foldName(file.path)) === true;
  return isListed ? { fate: 'keep-aside', name: entry.name } : null;
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
