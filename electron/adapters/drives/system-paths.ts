import { homedir } from 'node:os';
import { isAbsolute, parse, relative, resolve } from 'node:path';

const isWindows = process.platform === 'win32';

/** Mount points of a running Linux or macOS that are the system's own, wherever their disk is plugged in. */
const UNIX_SYSTEM_MOUNTS: ReadonlySet<string> = new Set([
  '/',
  '/boot',
  '/boot/efi',
  '/efi',
  '/home',
  '/nix',
  '/opt',
  '/root',
  '/srv',
  '/usr',
  '/var',
  '[SWAP]',
  '/System/Volumes/Data',
]);

/** Folders in which nothing is somebody's own. */
const UNIX_SYSTEM_FOLDERS = ['/bin', '/boot', '/dev', '/etc', '/lib', '/proc', '/sbin', '/sys', '/System', '/usr'];

/**
 * Whether a mount point belongs to the running system: a second opinion beside what the drive list says, because a
 * system that runs from a USB disk is removable and still must never be written.
 */
export function isSystemMount(mount: string): boolean {
  if (isWindows) return windowsSystemRoots().includes(rootOf(mount));
  return UNIX_SYSTEM_MOUNTS.has(mount) || isWithin(homedir(), mount);
}

/** Whether a folder chosen by hand is a place of the system rather than somebody's own folder, share or stick. */
export function isSystemFolder(path: string): boolean {
  const folder = resolve(path);
  if (folder === resolve(homedir())) return true;
  if (isWindows) {
    const isSystemRoot = folder.toUpperCase() === rootOf(folder) && windowsSystemRoots().includes(rootOf(folder));
    return isSystemRoot || isWithin(folder, process.env.SystemRoot ?? 'C:\\Windows');
  }
  return UNIX_SYSTEM_MOUNTS.has(folder) || UNIX_SYSTEM_FOLDERS.some((system) => isWithin(folder, system));
}

function isWithin(path: string, folder: string): boolean {
  const below = relative(folder, path);
  return below === '' || !(below.startsWith('..') || isAbsolute(below));
}

function windowsSystemRoots(): readonly string[] {
  return [`${process.env.SystemDrive ?? 'C:'}\\`, homedir()].map(rootOf);
}

function rootOf(path: string): string {
  return parse(resolve(path)).root.toUpperCase();
}
