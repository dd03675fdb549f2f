import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Drive } from '../../shared/sticks/drive.ts';

/**
 * The whole path of a folder or file on the command line. On Windows `D:` is the drive itself, not the folder of it that
 * the window was last in.
 */
export function absolutePath(place: string): string {
  const isDriveLetter = process.platform === 'win32' && /^[a-z]:$/i.test(place);
  return resolve(isDriveLetter ? `${place}\\` : place);
}

/** The same, links followed. */
export async function placePath(place: string): Promise<string> {
  const absolute = absolutePath(place);
  return realpath(absolute).catch(() => absolute);
}

/**
 * The drives that a place names, by their device, a partition or where they are mounted, however the place is written:
 * a drive keeps its rules also when it is named by a relative path or a link.
 */
export async function drivesAt(place: string, drives: readonly Drive[]): Promise<readonly Drive[]> {
  const path = await placePath(place);
  const isSame = (name: string | null) => name !== null && (equals(name, place) || equals(name, path));
  return drives.filter(
    ({ device, volumes }) => isSame(device) || volumes.some((volume) => isSame(volume.path) || isSame(volume.device)),
  );
}

/** Only Windows folds case in the names of drives; elsewhere two mounts may differ in nothing else. */
function equals(a: string, b: string): boolean {
  const plain = (name: string) => name.replace(/(?<=.)[\\/]+$/, '');
  return process.platform === 'win32' ? plain(a).toLowerCase() === plain(b).toLowerCase() : plain(a) === plain(b);
}
