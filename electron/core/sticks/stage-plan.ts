import { err, ok, type Result } from '../../../shared/result.ts';
import { type Drive, mainVolume } from '../../../shared/sticks/drive.ts';
import { type DriveLimits, type DriveStatusCode, driveStatuses } from '../../../shared/sticks/drive-status.ts';
import type { StickManifest } from '../../../shared/sticks/manifest.ts';
import { parseManifestText, printManifestText } from '../../../shared/sticks/manifest-text.ts';
import type { StageReason } from '../../../shared/sticks/stage-reason.ts';
import {
  CAPTURES_FOLDER,
  HOME_FOLDER,
  isTempName,
  KEPT_FOLDER,
  MANIFEST_PATH,
  SCRIPT_FOLDER,
} from '../../../shared/sticks/stick-layout.ts';
import { toUtcText } from '../../../shared/time.ts';
import { kitSourceOf } from './kit.ts';
import { type KitPlace, planKit, planUnchosenScript } from './kit-plan.ts';
import { type KnownKit, readKnownKit, readStickManifest } from './known-kit.ts';
import { signManifest } from './signed-manifest.ts';
import type { StageOptions, StagePorts, StageRequest } from './stage-request.ts';
import type { StickDisk } from './stick-disk.ts';

/** Why the work on a stick ends, where it is not an error of the system. */
export interface Stop {
  readonly reason: StageReason;
  readonly path?: string;
  readonly statuses?: readonly DriveStatusCode[];
}

/** What will be written, decided before anything is. */
export interface StagePlan {
  readonly places: readonly KitPlace[];
  /** A script on the stick that the device would run and that this kit does not have: put aside. Null: none. */
  readonly unchosenScript: string | null;
  readonly known: KnownKit;
  readonly manifest: StickManifest;
  readonly manifestBytes: Uint8Array;
}

/** Blocking statuses that have a reason of their own; the others are `drive-blocked`. */
const REASON_OF_STATUS: Partial<Record<DriveStatusCode, StageReason>> = {
  'read-only': 'read-only',
  'not-enough-space': 'not-enough-space',
};

const FREE_MARGIN_BYTES = 64 * 1024;

/** The root to write to, or why this drive is not written. A system or unknown drive never is. */
export function allowedRoot(request: StageRequest, limits: DriveLimits): Result<string, Stop> {
  const statuses = driveStatuses(request.drive, limits);
  const blocking = statuses.filter((status) => status.level === 'error').map((status) => status.code);
  const [worst] = blocking;
  if (worst !== undefined) return err({ reason: REASON_OF_STATUS[worst] ?? 'drive-blocked', statuses: blocking });
  const asking = statuses.map((status) => status.code).filter((code) => !request.acceptedWarnings.includes(code));
  if (asking.length > 0) return err({ reason: 'drive-warning', statuses: asking });
  const root = mainVolume(request.drive)?.path;
  return root === undefined ? err({ reason: 'drive-blocked' }) : ok(root);
}

/** Looks at the stick and plans its kit. Writes nothing; removes only what an interrupted run of ours left. */
export async function planStick(
  disk: StickDisk,
  request: StageRequest,
  options: StageOptions,
  ports: StagePorts,
): Promise<Result<StagePlan, Stop>> {
  if (!(await isSameDrive(disk, request.drive))) return err({ reason: 'other-drive' });
  const standing = await readStickManifest(disk, ports.key.publicKey);
  if (standing?.state === 'newer-schema') return err({ reason: 'newer-kit', path: MANIFEST_PATH });
  const known = await readKnownKit(disk, ports.key.publicKey);
  const manifest = newManifest(request, options, ports, known);
  const manifestText = printManifestText(signManifest(manifest, ports.key));
  if (!parseManifestText(manifestText).ok) return err({ reason: 'label-invalid' });
  for (const path of [HOME_FOLDER, CAPTURES_FOLDER, SCRIPT_FOLDER, KEPT_FOLDER]) {
    const entry = await disk.entry(path);
    if (entry !== null && entry.kind !== 'folder') return err({ reason: 'foreign-file', path });
  }
  const places = await planKit(disk, options.kit, known);
  if (!places.ok) return err({ reason: 'foreign-file', path: places.error.path });
  const unchosen = await planUnchosenScript(disk, options.kit, known);
  if (!unchosen.ok) return err({ reason: 'foreign-file', path: unchosen.error.path });
  const plan: StagePlan = {
    places: places.value,
    unchosenScript: unchosen.value,
    known,
    manifest,
    manifestBytes: new TextEncoder().encode(manifestText),
  };
  await removeLeftovers(disk);
  return (await hasRoom(disk, plan)) ? ok(plan) : err({ reason: 'not-enough-space' });
}

/** Half-written kit files of an interrupted run. Its manifest stays until a new kit is complete. */
export async function removeLeftovers(disk: StickDisk): Promise<void> {
  const entries = await disk.list('');
  for (const entry of entries) if (entry.kind === 'file' && isTempName(entry.name)) await disk.removeFile(entry.name);
}

async function isSameDrive(disk: StickDisk, drive: Drive): Promise<boolean> {
  return drive.kind !== 'drive' || (await disk.space()).totalBytes === mainVolume(drive)?.totalBytes;
}

function newManifest(request: StageRequest, options: StageOptions, ports: StagePorts, known: KnownKit): StickManifest {
  const kitSource = kitSourceOf(options.kit);
  return {
    schema: 1,
    stickId: request.stickId ?? known.manifest?.stickId ?? ports.ids.ulid(),
    number: request.number,
    batch: request.batch,
    tenant: request.tenant,
    groupTag: request.groupTag,
    orderId: request.orderId,
    stagedAt: toUtcText(ports.clock.nowMs()),
    kitVersion: options.kit.version,
    settings: request.settings,
    ...(kitSource === undefined ? {} : { kitSource }),
    files: options.kit.files.map(({ path, sizeBytes, sha256 }) => ({ path, sizeBytes, sha256 })),
  };
}

/** The whole new kit must fit beside what is there: an old one goes only when the new one is on the stick. */
async function hasRoom(disk: StickDisk, plan: StagePlan): Promise<boolean> {
  const { freeBytes, blockBytes } = await disk.space();
  const sizes = [plan.manifestBytes.length, ...plan.places.map((place) => place.file.sizeBytes)];
  const needed = sizes.reduce((sum, size) => sum + Math.ceil(size / blockBytes) * blockBytes, FREE_MARGIN_BYTES);
  return needed <= freeBytes;
}
