import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { issue } from '../../../shared/autopilot/issues.ts';
import { foldName, HOME_FOLDER } from '../../../shared/sticks/stick-layout.ts';
import { EXPORT_RECORD_NAME } from '../merge/export-record.ts';
import type { PlaceIssue } from '../store/record-issues.ts';
import { type FileRole, isCaptureFolder, isFolderEntered, roleOfFile, type WalkLimits } from './collect-rules.ts';
import { reasonOf } from './read-file.ts';

/** A file to open. Paths are below the root, with `/`. */
export interface FoundFile {
  readonly path: string;
  readonly role: Exclude<FileRole, 'companion' | 'ours'>;
  /** Path of the `device.json` that belongs to it. */
  readonly companion: string | null;
}

export interface WalkInput {
  /** A folder, or one file. */
  readonly root: string;
  readonly limits: WalkLimits;
}

export interface Walk {
  /** The folder that the paths are below. */
  readonly folder: string;
  /** Number of the device that the folder is on: another one means that the stick has gone. */
  readonly device: number;
  readonly files: readonly FoundFile[];
  /** Folders, below the root, that hold a record of exports. */
  readonly exportFolders: readonly string[];
  readonly issues: readonly PlaceIssue[];
  /** Names that are no files, links or folders, where no capture is expected. */
  readonly otherFiles: number;
}

/** Bulk task: finds the files of a source. Only names are read, no link is followed; null where there is no source. */
export function walkFolder({ root, limits }: WalkInput): Walk | null {
  let stats: Stats | undefined;
  try {
    stats = statSync(root, { throwIfNoEntry: false });
  } catch (error) {
    const unreadable = { path: '', issue: issue('folder-unreadable', null, { reason: reasonOf(error) }) };
    return { folder: root, device: -1, files: [], exportFolders: [], issues: [unreadable], otherFiles: 0 };
  }
  if (stats === undefined) return null;
  if (!stats.isDirectory()) {
    const file = { path: basename(root), role: 'expected', companion: null } as const;
    const nothing = { exportFolders: [], issues: [], otherFiles: 0 };
    return { folder: dirname(root), device: stats.dev, files: [file], ...nothing };
  }
  const state: WalkState = { root, limits, files: [], exportFolders: [], issues: [], otherFiles: 0, entries: 0 };
  const isWhole = walkInto(state, '', 0);
  if (!isWhole) {
    const limit = state.entries > limits.entries ? limits.entries : limits.files;
    state.issues.push({ path: '', issue: issue('walk-too-many-files', null, { limit }) });
  }
  const { files, exportFolders, issues, otherFiles } = state;
  return { folder: root, device: stats.dev, files, exportFolders, issues, otherFiles };
}

interface WalkState {
  readonly root: string;
  readonly limits: WalkLimits;
  readonly files: FoundFile[];
  readonly exportFolders: string[];
  readonly issues: PlaceIssue[];
  otherFiles: number;
  entries: number;
}

/** False where a limit ended the walk. */
function walkInto(state: WalkState, folder: string, depth: number): boolean {
  const entries = entriesOf(state, folder);
  if (entries === null) return true;
  const isOfCapture = isCaptureFolder(folder);
  const companion = isOfCapture ? companionIn(folder, entries) : null;
  const before = state.files.length + state.issues.length;
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (++state.entries > state.limits.entries) return false;
    if (entry.isDirectory()) {
      if (!isFolderEntered(path)) continue;
      if (depth === state.limits.depth) {
        state.issues.push({ path, issue: issue('walk-too-deep', null, { limit: state.limits.depth }) });
      } else if (!walkInto(state, path, depth + 1)) return false;
    } else if (!take(state, entry, path, companion)) return false;
  }
  if (isOfCapture && state.files.length + state.issues.length === before) {
    state.issues.push({ path: folder, issue: issue('file-no-rows') });
  }
  return true;
}

function entriesOf(state: WalkState, folder: string): readonly Dirent[] | null {
  try {
    const entries = readdirSync(join(state.root, folder), { withFileTypes: true });
    return entries.sort(byName);
  } catch (error) {
    state.issues.push({ path: folder, issue: issue('folder-unreadable', null, { reason: reasonOf(error) }) });
    return null;
  }
}

/** Our own folder first, so that no limit that other files reach cuts off the captures. */
function byName(a: Dirent, b: Dirent): number {
  const first = Number(foldName(b.name) === HOME_FOLDER) - Number(foldName(a.name) === HOME_FOLDER);
  return first || (a.name < b.name ? -1 : 1);
}

function companionIn(folder: string, entries: readonly Dirent[]): string | null {
  const found = entries.find((entry) => entry.isFile() && roleOfFile(`${folder}/${entry.name}`) === 'companion');
  return found === undefined ? null : `${folder}/${found.name}`;
}

/** False where there is one file too many. */
function take(state: WalkState, entry: Dirent, path: string, companion: string | null): boolean {
  const role = roleOfFile(path);
  if (entry.isSymbolicLink()) {
    state.issues.push({ path, issue: issue('walk-link-skipped') });
    return true;
  }
  if (!entry.isFile()) {
    if (role === 'expected') {
      state.issues.push({ path, issue: issue('file-unreadable', null, { reason: 'not a file' }) });
    } else state.otherFiles++;
    return true;
  }
  if (role === 'companion') return true;
  if (role === 'ours') {
    if (entry.name === EXPORT_RECORD_NAME) state.exportFolders.push(path.slice(0, -EXPORT_RECORD_NAME.length));
    return true;
  }
  if (state.files.length === state.limits.files) return false;
  state.files.push({ path, role, companion });
  return true;
}
