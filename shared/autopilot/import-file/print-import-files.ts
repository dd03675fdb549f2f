import type { Issue } from '../issues.ts';
import { IMPORT_FORMATS, type ImportRow, type ImportTarget, importFileCount, importFileName } from './import-format.ts';
import { printImportHeader, printImportRow } from './print-import-row.ts';

export interface ImportFile {
  readonly name: string;
  /** Device rows, the header not counted. */
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/** A row that the format cannot carry, by its place among the rows given, from 0. */
export interface LeftOutRow {
  readonly index: number;
  readonly issues: readonly Issue[];
}

/**
 * Prints all rows in their order into as many files as the format asks for; no rows, no file. Everything is held in
 * memory at once: 100,000 devices are 400 MB, and such a merge prints header and rows piece by piece instead.
 */
export function printImportFiles(
  target: ImportTarget,
  rows: readonly ImportRow[],
): { readonly files: readonly ImportFile[]; readonly leftOut: readonly LeftOutRow[] } {
  const lines: string[] = [];
  const leftOut: LeftOutRow[] = [];
  rows.forEach((row, index) => {
    const line = printImportRow(target, row);
    if (line.ok) lines.push(line.value);
    else leftOut.push({ index, issues: line.error });
  });

  const parts = importFileCount(target, lines.length);
  const size = IMPORT_FORMATS[target].maxRows ?? lines.length;
  const files = Array.from({ length: parts }, (_, part): ImportFile => {
    const own = lines.slice(part * size, (part + 1) * size);
    const text = printImportHeader(target) + own.join('');
    return { name: importFileName(target, part + 1, parts), rows: own.length, bytes: asciiBytes(text) };
  });
  return { files, leftOut };
}

/** @param text ASCII only, which headers and printed rows are. */
export function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
