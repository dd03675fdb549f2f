import { IMPORT_FORMATS } from '../../../shared/autopilot/import-file/import-format.ts';
import type { ExportedFile } from '../../core/merge/export-record.ts';
import type { MergeError } from '../../core/merge/merge-report.ts';
import type { Words } from '../words/words.ts';

/** Files that were written, with a hint where one is too large for where it may go; nothing where there is none. */
export function writtenLines(written: readonly ExportedFile[], folder: string, words: Words): readonly string[] {
  if (written.length === 0) return [];
  const width = Math.max(...written.map(({ file }) => file.length));
  const merged = written.find(({ file }) => file === `${IMPORT_FORMATS.merged.baseName}.csv`);
  const isTooLarge = merged !== undefined && merged.rows > (IMPORT_FORMATS.intune.maxRows ?? 0);
  return [
    words.merge.written(folder),
    ...written.map(({ file, rows, bytes }) => `  ${file.padEnd(width)}  ${words.rows(rows)}, ${words.bytes(bytes)}`),
    ...(isTooLarge ? [words.merge.tooManyForPortal(merged.rows)] : []),
  ];
}

/** Why no file was written, and what to do. */
export function writeErrorTexts(error: MergeError, words: Words): readonly string[] {
  switch (error.code) {
    case 'names-taken':
      return [words.errors.namesTaken(error.folder, error.names.join(', '))];
    case 'folder-in-use':
      return [words.errors.folderInUse(error.folder, error.lock)];
    case 'folder-not-made':
      return [words.errors.folderNotMade(error.folder, error.reason)];
    case 'not-written':
      return error.errors.map(({ code, path, reason }) =>
        code === 'not-written'
          ? words.errors.notWritten(path, reason)
          : code === 'source-changed'
            ? words.errors.sourceChanged(path)
            : words.errors.notReadable(path, reason),
      );
  }
}
