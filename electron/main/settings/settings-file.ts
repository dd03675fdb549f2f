import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import type { SettingsFile } from './settings.ts';

const NAME = 'settings';

/** How the file was found. `damaged`: it was copied aside; `unusable`: nothing can be read or kept there. */
export type FileState = 'good' | 'damaged' | 'unusable';

/**
 * Looks whether the settings can be read, and puts a file aside that cannot, under a name that says so.
 *
 * @param stamp Goes into the name of the copy; two copies of one second are the same one.
 */
export function checkSettingsFile(folder: string, stamp: string): FileState {
  const path = join(folder, `${NAME}.json`);
  try {
    return isObject(JSON.parse(readFileSync(path, 'utf8'))) ? 'good' : putAside(folder, stamp);
  } catch (error) {
    if (error instanceof SyntaxError) return putAside(folder, stamp);
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'good' : 'unusable';
  }
}

/** Copies the file aside; what is wrong with it is then repaired by writing it anew. */
export function keepCopy(folder: string, stamp: string): void {
  copyFileSync(join(folder, `${NAME}.json`), join(folder, `${NAME}.damaged-${stamp}.json`));
}

function putAside(folder: string, stamp: string): FileState {
  try {
    keepCopy(folder, stamp);
    rmSync(join(folder, `${NAME}.json`));
    return 'damaged';
  } catch {
    return 'unusable';
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The settings of a data folder. Without a place to keep them they hold until the program ends. */
export function openSettingsFile(folder: string, stamp: string): { file: SettingsFile; state: FileState } {
  const state = checkSettingsFile(folder, stamp);
  if (state !== 'unusable') {
    try {
      return { file: storeFile(folder, stamp), state };
    } catch {
      // The folder cannot be made or read; the log says so by the state.
    }
  }
  const kept = new Map<string, unknown>();
  return {
    file: { read: (key) => kept.get(key), write: () => false, keepCopy: () => undefined },
    state: 'unusable',
  };
}

function storeFile(folder: string, stamp: string): SettingsFile {
  const store = new ElectronStore<Record<string, unknown>>({
    cwd: folder,
    name: NAME,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  });
  return {
    read: (key) => store.get(key),
    write(key, value) {
      try {
        store.set(key, value);
        return true;
      } catch {
        return false;
      }
    },
    keepCopy: () => keepCopy(folder, stamp),
  };
}
