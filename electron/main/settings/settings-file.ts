import ElectronStore from 'electron-store';
import { checkSettingsFile, type FileState, keepCopy, SETTINGS_NAME } from './damaged-settings.ts';
import type { SettingsFile } from './settings.ts';

/** The settings of a data folder. Where there is no place to keep them, the defaults hold and no change is taken. */
export function openSettingsFile(folder: string, stamp: string): { file: SettingsFile; state: FileState } {
  const state = checkSettingsFile(folder, stamp);
  if (state !== 'unusable') {
    try {
      return { file: storeFile(folder, stamp), state };
    } catch {
      // The folder cannot be made or read; the log says so by the state.
    }
  }
  const nowhere = { read: () => undefined, write: () => false, keepCopy: () => undefined };
  return { file: nowhere, state: 'unusable' };
}

function storeFile(folder: string, stamp: string): SettingsFile {
  const store = new ElectronStore<Record<string, unknown>>({
    cwd: folder,
    name: SETTINGS_NAME,
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
    keepCopy() {
      try {
        keepCopy(folder, stamp);
      } catch {
        // The values are given up all the same: there is nothing that they could be.
      }
    },
  };
}
