import type { Words } from './words/words.ts';

/** Why a named file or folder cannot be read, and what to do, by the system's code. */
export function readProblem(path: string, code: string, words: Words): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return words.errors.nothingFound(path);
    case 'EISDIR':
      return words.errors.isFolder(path);
    default:
      return words.errors.notReadable(path, code);
  }
}
