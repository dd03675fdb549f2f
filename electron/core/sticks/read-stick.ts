import { type Issue, issue } from '../../../shared/autopilot/issues.ts';
import type { StickManifest } from '../../../shared/sticks/manifest.ts';
import {
  CAPTURES_FOLDER,
  foldName,
  HOME_FOLDER,
  isTempManifestName,
  KEPT_FOLDER,
  MANIFEST_NAME,
  SCRIPT_FOLDER,
  shadowNames,
} from '../../../shared/sticks/stick-layout.ts';
import type { Timer } from '../ports/timer.ts';
import { sha256Hex } from './kit.ts';
import { readBegunManifest, readStickManifest } from './known-kit.ts';
import { openPatiently } from './patient-disk.ts';
import { type OpenDisk, openDisk, type StickDisk } from './stick-disk.ts';
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

export interface ReadStickPorts {
  readonly timer: Timer;
  /** How a stick's file system is reached; `openDisk` unless a test stands in for it. */
  readonly openDisk?: OpenDisk;
}

/** For one file operation: a manifest and a few scripts are read, and a person waits for it. */
const READ_DEADLINE_MS = 10_000;

/** Files at the root that Windows reads by itself. */
const STARTED_BY_ITSELF = ['autorun.inf'];

/**
 * What the stick at a root says of itself, and whether its kit is still what was staged. Only reads; nothing on a stick
 * is ever executed. A kit file counts as added when it stands in our home folder without being ours, or where Windows
 * would start it instead of the kit; other files on a stick are its owner's business. A stick that does not answer
 * ends as `unreadable` with ETIMEDOUT.
 */
export async function readStick(root: string, ourPublicKey: string, ports: ReadStickPorts): Promise<StickReading> {
  try {
    const disk = await openPatiently(ports.openDisk ?? openDisk, root, ports.timer, READ_DEADLINE_MS);
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

/** Id and number that an interrupted run had begun to give the stick; null where there are none, or it does not answer. */
export async function readBegunName(
  root: string,
  ourPublicKey: string,
  ports: ReadStickPorts,
): Promise<{ readonly stickId: string; readonly number: number } | null> {
  try {
    const disk = await openPatiently(ports.openDisk ?? openDisk, root, ports.timer, READ_DEADLINE_MS);
    return await readBegunManifest(disk, ourPublicKey);
  } catch (error) {
    errnoOf(error);
    return null;
  }
}

/** Whether the stick did not answer in time. */
export function isSilent(identity: StickIdentity | undefined): boolean {
  return identity?.state === 'unreadable' && identity.errno === 'ETIMEDOUT';
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
  const atHome: string[] = [];
  for (const entry of await disk.list(HOME_FOLDER)) {
    const path = `${HOME_FOLDER}/${entry.name}`;
    if (ours.has(foldName(entry.name)) || isTempManifestName(entry.name)) continue;
    if (entry.kind !== 'folder' || foldName(path) !== SCRIPT_FOLDER) atHome.push(path);
    else atHome.push(...(await addedScripts(disk, path, manifest)));
  }
  return [...atRoot, ...atHome];
}

/** What stands beside or in the place of the chosen script: the device runs what it finds there. */
async function addedScripts(disk: StickDisk, folder: string, manifest: StickManifest): Promise<readonly string[]> {
  const staged = new Set(manifest.files.map((file) => foldName(file.path)));
  return (await disk.list(folder))
    .map((entry) => `${folder}/${entry.name}`)
    .filter((path) => !staged.has(foldName(path)));
}
