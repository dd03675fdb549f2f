import { lstat } from 'node:fs/promises';
import { type BrowserWindow, clipboard, dialog, type OpenDialogOptions, shell } from 'electron';
import type { MainWords } from './words.ts';

/** What handlers ask of the system around the window. Paths stay on this side. */
export interface Desktop {
  /** False where the system opened nothing. */
  openAddress(address: string): Promise<boolean>;
  openFolder(path: string): Promise<'opened' | 'not-there' | 'not-opened'>;
  copyText(text: string): Promise<void>;
  /** What a person chose; empty where they called it off. */
  chooseFiles(): Promise<readonly string[]>;
  chooseScript(): Promise<string | null>;
  /** @param before Where the dialog begins. */
  chooseFolder(purpose: 'export' | 'stick', before: string | null): Promise<string | null>;
  chooseSavePlace(fileName: string): Promise<string | null>;
}

const CAPTURE_ENDINGS = ['csv', 'txt', 'xml', 'zip', '7z', 'rar', 'tar', 'gz'];

export function systemDesktop(window: () => BrowserWindow | null, words: () => MainWords): Desktop {
  async function choose(options: OpenDialogOptions): Promise<readonly string[]> {
    const owner = window();
    const chosen = await (owner === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(owner, options));
    return chosen.canceled ? [] : chosen.filePaths;
  }

  return {
    openAddress: (address) =>
      shell.openExternal(address).then(
        () => true,
        () => false,
      ),
    async openFolder(path) {
      // Only ever a folder: a file would be started by what the system starts such files with.
      const found = await lstat(path).catch(() => null);
      if (found === null || !found.isDirectory()) return 'not-there';
      const trouble = await shell.openPath(path).catch(String);
      return trouble === '' ? 'opened' : 'not-opened';
    },
    copyText: (text) => clipboard.writeText(text),
    chooseFiles: () =>
      choose({
        title: words()('dialog.chooseFiles'),
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: words()('dialog.captureFiles'), extensions: CAPTURE_ENDINGS },
          { name: words()('dialog.allFiles'), extensions: ['*'] },
        ],
      }),
    async chooseScript() {
      const filters = [{ name: words()('dialog.scripts'), extensions: ['ps1'] }];
      const [path] = await choose({ title: words()('dialog.chooseScript'), properties: ['openFile'], filters });
      return path ?? null;
    },
    async chooseFolder(purpose, before) {
      const title = words()(purpose === 'export' ? 'dialog.chooseExportFolder' : 'dialog.chooseStickFolder');
      const start = before === null ? {} : { defaultPath: before };
      const [path] = await choose({ title, properties: ['openDirectory', 'createDirectory'], ...start });
      return path ?? null;
    },
    async chooseSavePlace(fileName) {
      const owner = window();
      const options = { title: words()('dialog.saveEvidence'), defaultPath: fileName };
      const { canceled, filePath } = await (owner === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(owner, options));
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
