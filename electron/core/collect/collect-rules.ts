import type { Issue } from '../../../shared/autopilot/issues.ts';
import { CAPTURES_FOLDER, foldName, HOME_FOLDER } from '../../../shared/sticks/stick-layout.ts';
import { EXPORT_RECORD_NAME } from '../merge/export-record.ts';

/** How far a source is searched. Beyond these a person is told, so that nothing is left out silently. */
export interface WalkLimits {
  /** Levels of folders below the root. */
  readonly depth: number;
  /** Files that are opened. */
  readonly files: number;
  /** Names of any kind that are looked at. */
  readonly entries: number;
  readonly fileBytes: number;
}

export const WALK_LIMITS: WalkLimits = { depth: 4, files: 5_000, entries: 50_000, fileBytes: 64 * 1024 * 1024 };

/** What a file may hold that a person named: a supplier's file of 50,000 devices has 201 MB, twice that in UTF-16. */
export const NAMED_FILE_BYTES = 512 * 1024 * 1024;

/**
 * What a file is to the collector, by its place and name alone.
 * - `expected`: stands where captures stand or is named like one. If it holds no capture, that is worth an issue.
 * - `table`: may hold a capture, as any table may; if it holds none, it is its owner's business.
 * - `other`: anything else; it is read only if its first bytes speak of hardware hashes.
 * - `companion`: the `device.json` of a capture. - `ours`: not looked into.
 */
export type FileRole = 'expected' | 'table' | 'other' | 'companion' | 'ours';

const KIT_NAMES: ReadonlySet<string> = new Set(['go.cmd', 'get-windowsautopilotinfo.ps1', 'readme.txt']);
const COMPANION_NAME = 'device.json';
const TABLE = /\.(?:csv|txt|xml)$/;
const CAPTURE_NAME = /(?:hardware.?hash|autopilot|device.?hash|devicelink|oa3).*\.(?:csv|txt|xml)$/;
/** Archives with diagnostics as Windows names them: `MDMDiagReport.zip`, `MDMDiagReport.cab`, `mdmlogs-….cab`. */
const DIAGNOSTICS_NAME = /(?:mdm.?diag|mdm.?logs|hardware.?hash|device.?hash).*\.(?:zip|cab)$/;

/** What systems leave on every stick. */
const SYSTEM_FOLDERS: ReadonlySet<string> = new Set([
  '$recycle.bin',
  'system volume information',
  'lost+found',
  '.trashes',
  '.spotlight-v100',
  '.fseventsd',
  '.temporaryitems',
  '.documentrevisions-v100',
]);
/** What a merge that was killed leaves of its files: halves. */
const UNFINISHED_MERGE = /^hash-courier-merge-[a-z0-9]{6}$/;
const SYSTEM_FILE = /^(?:\._.*|\.ds_store|thumbs\.db|desktop\.ini)$/;

/** @param path Below the root, with `/`. */
export function roleOfFile(path: string): FileRole {
  const folded = foldName(path);
  const name = folded.slice(folded.lastIndexOf('/') + 1);
  if (SYSTEM_FILE.test(name) || name === EXPORT_RECORD_NAME || KIT_NAMES.has(folded)) return 'ours';
  if (isBelowCaptures(folded)) return name === COMPANION_NAME ? 'companion' : 'expected';
  if (folded.startsWith(`${HOME_FOLDER}/`)) return 'ours';
  if (CAPTURE_NAME.test(name) || DIAGNOSTICS_NAME.test(name)) return 'expected';
  return TABLE.test(name) ? 'table' : 'other';
}

/** Whether a folder is entered. Of our own folder only the captures are. */
export function isFolderEntered(path: string): boolean {
  const folded = foldName(path);
  const name = folded.slice(folded.lastIndexOf('/') + 1);
  if (SYSTEM_FOLDERS.has(name)) return false;
  const isInHome = folded.startsWith(`${HOME_FOLDER}/`);
  if (UNFINISHED_MERGE.test(name)) return false;
  return !isInHome || folded === CAPTURES_FOLDER || isBelowCaptures(folded);
}

/** Whether a folder is that of one capture, which holds a capture file or tells that the capture failed. */
export function isCaptureFolder(path: string): boolean {
  const folded = foldName(path);
  return isBelowCaptures(folded) && !folded.slice(CAPTURES_FOLDER.length + 1).includes('/');
}

function isBelowCaptures(folded: string): boolean {
  return folded.startsWith(`${CAPTURES_FOLDER}/`);
}

/** Bytes at the start of a file that say whether an `other` file is worth reading. */
export const HEAD_BYTES = 4096;

/** Words that every producer of capture files writes at the start, in one or two bytes a character. */
export function speaksOfHashes(head: Buffer): boolean {
  return /hardware\s*hash|device\s*serial\s*number/i.test(head.toString('latin1').replaceAll('\0', ''));
}

/**
 * Whether a file without a row is none of ours: a script may well speak of hashes, and a table of something else. A table
 * with the header of a capture is one that failed, and so is most likely an empty CSV.
 */
export function isOwnersBusiness(role: FileRole, path: string, issues: readonly Issue[]): boolean {
  if (role !== 'table') return role === 'other';
  return issues.every(({ code }) => code === 'file-not-a-capture' || (code === 'file-empty' && !/\.csv$/i.test(path)));
}
