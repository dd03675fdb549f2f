import { type Issue, issue } from '../../../shared/autopilot/issues.ts';
import type { StickManifest } from '../../../shared/sticks/manifest.ts';
import {
  CAPTURES_FOLDER,
  foldName,
  HOME_FOLDER,
  isTempManifestName,
  KEPT_FOLDER,
  MANIFEST_NAME,
  shadowNames,
} from '../../../shared/sticks/stick-layout.ts';
import { sha256Hex } from './kit.ts';
import { readStickManifest } from './known-kit.ts';
import { openDisk, type StickDisk } from './stick-disk.ts';
import { errnoOf } from './stick-error.ts';

export type StickIdentity =
  /** Not one of ours yet. */
  | { readonly state: 'none' }
  | { readonly state: 'ours' | 'other-installation' | 'signature-wrong'; readonly manifest: StickManifest }
  | { readonly state: 'damaged' }
  | { readonly state: 'newer-schema'; readonly schema: number }
  /** The stick could not be read: the system's error code. */
  | { readonly state: 'unreadable'; readonly errno: string };

export interface StickReading {
  readonly identity: StickIdentity;
  /** `kit-file-changed`, `kit-file-missing`, `kit-file-added` (value: path) and `manifest-*`. */
  readonly issues: readonly Issue[];
}

/** Files at the root that Windows reads by itself. */
const STARTED_BY_ITSELF = ['autorun.inf'];

/**
 * What the stick at a root says of itself, and whether its kit is still what was staged. Only reads; nothing on a stick
 * is ever executed. A kit file counts as added when it stands in our home folder without being ours, or where Windows
 * would start it instead of the kit; other files on a stick are its owner's business.
 */
export async function readStick(root: string, ourPublicKey: string): Promise<StickReading> {
  try {
    const disk = await openDisk(root);
    const reading = await readStickManifest(disk, ourPublicKey);
    if (reading === null) return { identity: { state: 'none' }, issues: [] };
    switch (reading.state) {
      case 'damaged':
        return { identity: reading, issues: [issue('manifest-damaged')] };
      case 'newer-schema':
        return { identity: reading, issues: [issue('manifest-newer')] };
      case 'signature-wrong':
        return { identity: reading, issues: [issue('manifest-signature')] };
      case 'signed': {
        const state = reading.isOurs ? 'ours' : 'other-installation';
        return { identity: { state, manifest: reading.manifest }, issues: await kitIssues(disk, reading.manifest) };
      }
    }
  } catch (error) {
    return { identity: { state: 'unreadable', errno: errnoOf(error) }, issues: [] };
  }
}

async function kitIssues(disk: StickDisk, manifest: StickManifest): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const { path, sizeBytes, sha256 } of manifest.files) {
    const entry = await disk.entry(path);
    if (entry === null) issues.push(issue('kit-file-missing', null, { path }));
    else if (
      entry.kind !== 'file' ||
      entry.sizeBytes !== sizeBytes ||
      (await hashOf(disk, path, sizeBytes)) !== sha256
    ) {
      issues.push(issue('kit-file-changed', null, { path }));
    }
  }
  return [...issues, ...(await addedFiles(disk, manifest)).map((path) => issue('kit-file-added', null, { path }))];
}

/** Null where it grew in the meantime. */
async function hashOf(disk: StickDisk, path: string, sizeBytes: number): Promise<string | null> {
  try {
    return sha256Hex(await disk.read(path, sizeBytes));
  } catch (error) {
    if (errnoOf(error) === 'EFBIG') return null;
    throw error;
  }
}

async function addedFiles(disk: StickDisk, manifest: StickManifest): Promise<readonly string[]> {
  const started = new Set([...STARTED_BY_ITSELF, ...manifest.files.flatMap((file) => shadowNames(file.path))]);
  const atRoot = (await disk.list(''))
    .filter((entry) => entry.kind !== 'folder' && started.has(foldName(entry.name)))
    .map((entry) => entry.name);
  const ours = new Set(
    [MANIFEST_NAME, CAPTURES_FOLDER, KEPT_FOLDER].map((path) => path.replace(`${HOME_FOLDER}/`, '')),
  );
  const atHome = (await disk.list(HOME_FOLDER))
    .filter((entry) => !ours.has(foldName(entry.name)) && !isTempManifestName(entry.name))
    .map((entry) => `${HOME_FOLDER}/${entry.name}`);
  return [...atRoot, ...atHome];
}
