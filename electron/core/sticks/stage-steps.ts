import type { KeptFile } from '../../../shared/sticks/stage-result.ts';
import {
  CAPTURES_FOLDER,
  CHOSEN_SCRIPT_PATH,
  foldName,
  HOME_FOLDER,
  KEPT_FOLDER,
  MANIFEST_PATH,
  SCRIPT_FOLDER,
  tempManifestName,
  tempName,
} from '../../../shared/sticks/stick-layout.ts';
import type { IdSource } from '../ports/ids.ts';
import { sha256Hex } from './kit.ts';
import { removeLeftovers, type StagePlan, type Stop } from './stage-plan.ts';
import type { StickDisk } from './stick-disk.ts';

/**
 * The writing steps of one stick. Their order keeps two promises: at any moment a file in place is a whole file, and
 * whatever we write is named by a signed manifest on the stick before it is written, so that a later run knows it for
 * ours.
 */
export interface StageWork {
  readonly disk: StickDisk;
  readonly plan: StagePlan;
  readonly ids: IdSource;
  readonly signal: AbortSignal;
  readonly onFile: (done: 'written' | 'verified', sizeBytes: number) => void;
  /** What this run has put on the stick so far; each step adds to it. */
  readonly traces: StageTraces;
}

export interface StageTraces {
  /** The manifest while it waits for its place; empty before and after. */
  manifestTemp: string;
  /** Kit files written and not yet in place: kit path to temp name. */
  readonly temps: Map<string, string>;
  readonly newFolders: string[];
  readonly keptAside: KeptFile[];
  /** Whether a kit file may have got its place. */
  hasRenamed: boolean;
}

/** Null: go on. */
type StepEnd = Stop | 'cancelled' | null;

/** Writes the manifest under a waiting name, then every kit file under a temp name; each is flushed to the medium. */
export async function writeKit({ disk, plan, ids, signal, onFile, traces }: StageWork): Promise<StepEnd> {
  const folders = [HOME_FOLDER, CAPTURES_FOLDER, ...(hasChosenScript(plan) ? [SCRIPT_FOLDER] : [])];
  for (const path of folders) await ensureFolder(disk, traces, path);
  const manifestTemp = `${HOME_FOLDER}/${tempManifestName(ids.ulid())}`;
  await disk.createFile(manifestTemp, plan.manifestBytes);
  traces.manifestTemp = manifestTemp;
  await disk.flushFolder(HOME_FOLDER);
  for (const { file } of plan.places) {
    if (signal.aborted) return 'cancelled';
    const temp = tempName(ids.ulid());
    await disk.createFile(temp, file.bytes);
    traces.temps.set(file.path, temp);
    onFile('written', file.sizeBytes);
  }
  return signal.aborted ? 'cancelled' : null;
}

/** Gives every kit file its name. */
export async function renameKit({ disk, plan, ids, traces }: StageWork): Promise<StepEnd> {
  if (plan.unchosenScript !== null) await keepAside(disk, traces, ids, plan.unchosenScript);
  for (const { file, standing } of plan.places) {
    const temp = traces.temps.get(file.path);
    if (temp === undefined) throw new Error(`Not written: ${file.path}`);
    traces.hasRenamed = true;
    // A temp name: if this run ends before it removes the old file, the next one does.
    if (standing.fate === 'make-room') await disk.rename(standing.path, tempName(ids.ulid()));
    if (standing.fate === 'keep-aside') await keepAside(disk, traces, ids, standing.path);
    await disk.rename(temp, file.path);
    traces.temps.delete(file.path);
  }
  await disk.flushFolder('');
  if (hasChosenScript(plan)) await disk.flushFolder(SCRIPT_FOLDER);
  return null;
}

/** Reads every kit file back from the stick and compares. */
export async function verifyKit({ disk, plan, signal, onFile }: StageWork): Promise<StepEnd> {
  for (const { file } of plan.places) {
    if (signal.aborted) return 'cancelled';
    const bytes = await disk.readBack(file.path, file.sizeBytes);
    if (sha256Hex(bytes) !== file.sha256) return { reason: 'content-differs', path: file.path };
    onFile('verified', file.sizeBytes);
  }
  return signal.aborted ? 'cancelled' : null;
}

/** The manifest gets its place last: a stick whose kit is that of its manifest is complete. */
export async function placeManifest({ disk, plan, ids, traces }: StageWork): Promise<StepEnd> {
  const { known, manifestBytes } = plan;
  const standing = await disk.entry(MANIFEST_PATH);
  // One that does not prove to be ours is evidence of something: kept, not overwritten.
  if (standing !== null && known.manifest === null) await keepAside(disk, traces, ids, MANIFEST_PATH);
  // While the old manifest still names them: after the next line nothing would.
  await removeOldKit(disk, plan);
  await disk.rename(traces.manifestTemp, MANIFEST_PATH);
  traces.manifestTemp = '';
  await disk.flushFolder(HOME_FOLDER);
  const bytes = await disk.readBack(MANIFEST_PATH, manifestBytes.length);
  if (sha256Hex(bytes) !== sha256Hex(manifestBytes)) return { reason: 'content-differs', path: MANIFEST_PATH };
  await removeLeftovers(disk);
  for (const name of known.interrupted) await disk.removeFile(`${HOME_FOLDER}/${name}`);
  return null;
}

/** Takes away what an unfinished run has no more use for. The waiting manifest stays once kit files have their place. */
export async function removeTraces({ disk, traces }: StageWork): Promise<void> {
  for (const temp of traces.temps.values()) await disk.removeFile(temp);
  if (traces.hasRenamed) return;
  if (traces.manifestTemp !== '') await disk.removeFile(traces.manifestTemp);
  for (const folder of traces.newFolders.toReversed()) await disk.removeFolder(folder);
}

/** Removes the files that only an older kit had, as long as their bytes are still those that were written. */
async function removeOldKit(disk: StickDisk, { known, places }: StagePlan): Promise<void> {
  const current = new Set(places.map((place) => foldName(place.file.path)));
  for (const { path, sizeBytes, sha256 } of known.written) {
    if (current.has(foldName(path))) continue;
    const entry = await disk.entry(path);
    if (entry?.kind !== 'file' || entry.sizeBytes !== sizeBytes) continue;
    if (sha256Hex(await disk.read(path, sizeBytes)) !== sha256) continue;
    await disk.removeFile(path);
    const isFolderEmpty = path === CHOSEN_SCRIPT_PATH && (await disk.list(SCRIPT_FOLDER)).length === 0;
    if (isFolderEmpty) await disk.removeFolder(SCRIPT_FOLDER);
  }
}

function hasChosenScript({ places }: StagePlan): boolean {
  return places.some(({ file }) => file.path === CHOSEN_SCRIPT_PATH);
}

/** Moves a file that is not, or no longer, ours out of the way, under an ending that nothing starts. */
async function keepAside(disk: StickDisk, traces: StageTraces, ids: IdSource, path: string): Promise<void> {
  await ensureFolder(disk, traces, KEPT_FOLDER);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const keptAt = `${KEPT_FOLDER}/${ids.ulid()}-${name}.kept`;
  await disk.rename(path, keptAt);
  traces.keptAside.push({ path, keptAt });
}

async function ensureFolder(disk: StickDisk, traces: StageTraces, path: string): Promise<void> {
  if ((await disk.entry(path)) !== null) return;
  await disk.makeFolder(path);
  traces.newFolders.push(path);
}
