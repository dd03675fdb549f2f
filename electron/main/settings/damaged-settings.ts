import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const SETTINGS_NAME = 'settings';

/** How the file was found. `damaged`: it was copied aside; `unusable`: nothing can be read or kept there. */
export type FileState = 'good' | 'damaged' | 'unusable';

/**
 * Looks whether the settings can be read, and puts a file aside that cannot, under a name that says so.
 *
 * @param stamp Goes into the name of the copy; two copies of one second are the same one.
 */
export function checkSettingsFile(folder: string, stamp: string): FileState {
  const path = join(folder, `${SETTINGS_NAME}.json`);
  try {
    return isObject(JSON.parse(readFileSync(path, 'utf8'))) ? 'good' : putAside(folder, stamp);
  } catch (error) {
    if (error instanceof SyntaxError) return putAside(folder, stamp);
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'good' : 'unusable';
  }
}

/** Copies the file aside; what is wrong with it is then repaired by writing it anew. */
export function keepCopy(folder: string, stamp: string): void {
  copyFileSync(join(folder, `${SETTINGS_NAME}.json`), join(folder, `${SETTINGS_NAME}.damaged-${stamp}.json`));
}

function putAside(folder: string, stamp: string): FileState {
  try {
    keepCopy(folder, stamp);
    rmSync(join(folder, `${SETTINGS_NAME}.json`));
    return 'damaged';
  } catch {
    return 'unusable';
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
