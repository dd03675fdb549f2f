import { err, ok, type Result } from '../../../shared/result.ts';
import type { ManifestFile } from '../../../shared/sticks/manifest.ts';
import {
  CAPTURES_FOLDER,
  HOME_FOLDER,
  isTempManifestName,
  MANIFEST_PATH,
  SCRIPT_FOLDER,
} from '../../../shared/sticks/stick-layout.ts';
import { sha256Hex } from './kit.ts';
import { readStickManifest } from './known-kit.ts';
import { openPatiently } from './patient-disk.ts';
import type { ReadStickPorts } from './read-stick.ts';
import { openDisk, type StickDisk } from './stick-disk.ts';
import { errnoOf } from './stick-error.ts';

export interface WipePorts extends ReadStickPorts {
  /** Whether bytes of this SHA-256 (hex) are stored for good, so that their copy on a stick may go. */
  isCaptureSafe(sha256: string): Promise<boolean>;
}

export interface WipeStay {
  /** Below the stick's root. */
  readonly path: string;
  readonly why: 'changed' | 'not-safe' | 'too-large' | 'too-many' | 'too-deep' | 'no-file' | 'error';
  /** The system's error code for `error`; empty otherwise. */
  readonly errno: string;
}

export interface WipeReport {
  readonly removed: readonly string[];
  /** Of the kit files; whatever was never ours stays as well, unnamed. */
  readonly stayed: readonly WipeStay[];
}

export type WipeRefusal =
  /** The stick does not prove that this installation prepared it. Nothing was removed. */
  | { readonly code: 'not-ours' }
  /** Captures that are not stored yet, or a link in the place of one of our folders. Nothing was removed. */
  | { readonly code: 'captures-not-safe'; readonly stayed: readonly WipeStay[] }
  | { readonly code: 'unreadable'; readonly errno: string };

/** Files and folders. A stick with more was not filled by the kit. */
const MAX_ENTRIES = 10_000;
const MAX_DEPTH = 4;
/** A capture of the largest size takes a slow stick a minute. */
const OPERATION_DEADLINE_MS = 90_000;
const MAX_CAPTURE_BYTES = 64 * 1024 ** 2;

/**
 * Removes from a stick only what we wrote, and only once every capture on it is stored: kit files whose bytes are those
 * of the signed manifest, capture files whose bytes are safe, then stick.json unless a changed kit file stays (the
 * manifest is what makes that file known), then our folders where they are empty. One capture that is not safe stops
 * everything before anything is removed.
 */
export async function wipeStick(
  root: string,
  ourPublicKey: string,
  ports: WipePorts,
): Promise<Result<WipeReport, WipeRefusal>> {
  try {
    const disk = await openPatiently(ports.openDisk ?? openDisk, root, ports.timer, OPERATION_DEADLINE_MS);
    const reading = await readStickManifest(disk, ourPublicKey);
    // Anybody can sign with a key of their own, and name another person's file: only our own key counts.
    if (reading?.state !== 'signed' || !reading.isOurs) return err({ code: 'not-ours' });
    const captures: CaptureWalk = { files: [], folders: [], stayed: await linkedFolders(disk) };
    if (captures.stayed.length > 0) return err({ code: 'captures-not-safe', stayed: captures.stayed });
    if ((await disk.entry(CAPTURES_FOLDER)) !== null) await walkCaptures(disk, CAPTURES_FOLDER, 0, captures);
    for (const { path, sha256 } of captures.files) {
      if (!(await ports.isCaptureSafe(sha256))) captures.stayed.push({ path, why: 'not-safe', errno: '' });
    }
    if (captures.stayed.length > 0) return err({ code: 'captures-not-safe', stayed: captures.stayed });
    return ok(await removeOurs(disk, [...captures.files, ...reading.manifest.files], captures.folders));
  } catch (error) {
    return err({ code: 'unreadable', errno: errnoOf(error) });
  }
}

/** Our folders that are none: below a link stand the files of somebody else, whatever their bytes are. */
async function linkedFolders(disk: StickDisk): Promise<WipeStay[]> {
  const stayed: WipeStay[] = [];
  for (const path of [HOME_FOLDER, CAPTURES_FOLDER, SCRIPT_FOLDER]) {
    const entry = await disk.entry(path);
    if (entry !== null && entry.kind !== 'folder') stayed.push({ path, why: 'no-file', errno: '' });
  }
  return stayed;
}

interface CaptureWalk {
  readonly files: ManifestFile[];
  /** Parents before what is in them. */
  readonly folders: string[];
  /** What cannot be judged, and so is not safe. */
  readonly stayed: WipeStay[];
}

async function walkCaptures(disk: StickDisk, folder: string, depth: number, walk: CaptureWalk): Promise<void> {
  walk.folders.push(folder);
  for (const { name, kind } of await disk.list(folder)) {
    const path = `${folder}/${name}`;
    const stay = (why: WipeStay['why']) => walk.stayed.push({ path, why, errno: '' });
    if (kind === 'other') stay('no-file');
    else if (walk.files.length + walk.folders.length >= MAX_ENTRIES) return void stay('too-many');
    else if (kind === 'file') await addCapture(disk, path, walk);
    else if (depth >= MAX_DEPTH) stay('too-deep');
    else await walkCaptures(disk, path, depth + 1, walk);
  }
}

async function addCapture(disk: StickDisk, path: string, walk: CaptureWalk): Promise<void> {
  try {
    const bytes = await disk.read(path, MAX_CAPTURE_BYTES);
    walk.files.push({ path, sizeBytes: bytes.length, sha256: sha256Hex(bytes) });
  } catch (error) {
    const errno = errnoOf(error);
    walk.stayed.push(errno === 'EFBIG' ? { path, why: 'too-large', errno: '' } : { path, why: 'error', errno });
  }
}

async function removeOurs(
  disk: StickDisk,
  files: readonly ManifestFile[],
  captureFolders: readonly string[],
): Promise<WipeReport> {
  const removed: string[] = [];
  const stayed: WipeStay[] = [];
  for (const file of files) {
    const outcome = await removeUnchanged(disk, file);
    if (outcome === 'removed') removed.push(file.path);
    else if (outcome !== 'absent') stayed.push(outcome);
  }
  if (stayed.length === 0) {
    const begun = (await disk.list(HOME_FOLDER)).filter((entry) => isTempManifestName(entry.name));
    for (const path of [...begun.map((entry) => `${HOME_FOLDER}/${entry.name}`), MANIFEST_PATH]) {
      const errno = await errnoOfRemoval(disk.removeFile(path));
      if (errno === '') removed.push(path);
      else stayed.push({ path, why: 'error', errno });
    }
  }
  // Only empty ones go: a folder with something in it is not ours alone.
  for (const folder of [HOME_FOLDER, SCRIPT_FOLDER, ...captureFolders].toReversed())
    await errnoOfRemoval(disk.removeFolder(folder));
  return { removed, stayed };
}

/** Empty where it went. */
function errnoOfRemoval(removal: Promise<void>): Promise<string> {
  return removal.then(() => '', errnoOf);
}

/** Looks at the bytes once more right before they go: what changed since the first look is not what was judged. */
async function removeUnchanged(disk: StickDisk, file: ManifestFile): Promise<'removed' | 'absent' | WipeStay> {
  const { path, sizeBytes, sha256 } = file;
  try {
    const entry = await disk.entry(path);
    if (entry === null) return 'absent';
    const isUnchanged =
      entry.kind === 'file' && entry.sizeBytes === sizeBytes && sha256Hex(await disk.read(path, sizeBytes)) === sha256;
    if (!isUnchanged) return { path, why: 'changed', errno: '' };
    await disk.removeFile(path);
    return 'removed';
  } catch (error) {
    return { path, why: 'error', errno: errnoOf(error) };
  }
}
