/**
 * Where our files stand on a stick, and by which names we know them again. Every rule about "a file of ours" starts
 * here: what no function of this file recognises is somebody else's and is never written, moved or removed.
 */

export const HOME_FOLDER = 'hash-courier';
export const MANIFEST_NAME = 'stick.json';
export const MANIFEST_PATH = `${HOME_FOLDER}/${MANIFEST_NAME}`;
export const CAPTURES_FOLDER = `${HOME_FOLDER}/captures`;
/** Where a kit file goes that is not as we wrote it, before a new one takes its place: nothing is lost. */
export const KEPT_FOLDER = `${HOME_FOLDER}/kept`;
/** The kit's own script, at the root. */
export const SCRIPT_NAME = 'Get-WindowsAutoPilotInfo.ps1';
/** Where a script of the depot's own choice stands: the kit's own script lets it read the hash where it is there. */
export const SCRIPT_FOLDER = `${HOME_FOLDER}/script`;
export const CHOSEN_SCRIPT_PATH = `${SCRIPT_FOLDER}/${SCRIPT_NAME}`;

/** Sticks are read by Windows, macOS and Linux, and most fold case: two names are one when they are equal here. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

const RESERVED_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
// Letters, digits and `-_` with single dots between them: legal and the same on FAT, exFAT, NTFS, APFS and ext4.
const PLAIN_NAME = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i;

/**
 * Whether a path may be a kit file's: a plain file name at the root, or the place of a chosen script. A path from a
 * manifest is never used unless it is.
 */
export function isKitPath(path: string): boolean {
  if (path === CHOSEN_SCRIPT_PATH) return true;
  return path.length <= 100 && PLAIN_NAME.test(path) && !RESERVED_NAME.test(path) && foldName(path) !== HOME_FOLDER;
}

const TEMP_NAME = /^hash-courier-[0-9a-hjkmnp-tv-z]{26}\.tmp$/i;
const TEMP_MANIFEST_NAME = /^stick-[0-9a-hjkmnp-tv-z]{26}\.tmp$/i;

/** Name of a kit file while it is being written, in the folder of its final name. */
export function tempName(ulid: string): string {
  return `hash-courier-${ulid}.tmp`;
}

/** Name of the manifest while the kit is being written; it tells a later run which files an interrupted one wrote. */
export function tempManifestName(ulid: string): string {
  return `stick-${ulid}.tmp`;
}

/** Whether a name is that of a file which an interrupted run of ours left behind. */
export function isTempName(name: string): boolean {
  return TEMP_NAME.test(name);
}

export function isTempManifestName(name: string): boolean {
  return TEMP_MANIFEST_NAME.test(name);
}

const STARTED_BEFORE_CMD = ['.com', '.exe', '.bat', '.ps1'];

/**
 * Names that Windows would start instead of a kit file when its name is typed without the ending: `D:\go` starts
 * `go.exe` before `go.cmd` (the order of PATHEXT), and in PowerShell `go.ps1` before both.
 */
export function shadowNames(kitPath: string): readonly string[] {
  const folded = foldName(kitPath);
  if (!folded.endsWith('.cmd')) return [];
  const stem = folded.slice(0, -'.cmd'.length);
  return STARTED_BEFORE_CMD.map((ending) => stem + ending);
}
