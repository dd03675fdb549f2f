import papa from 'papaparse/papaparse.js';

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A line longer than this is no row: a row with a hash has about 4,100 characters, the longest headers seen some hundreds. */
export const MAX_LINE_CHARS = 262_144;

/** One line cut into cells. `isDamaged`: its quotes do not close as CSV wants, so the cells are a best reading. */
export interface Cells {
  readonly cells: readonly string[];
  readonly isDamaged: boolean;
}

/**
 * Cuts one line into cells. A row is always one line: no producer writes line breaks into a cell, and so a quote that
 * is never closed spoils its own row and no other.
 */
export function splitCells(line: string, delimiter: Delimiter): Cells {
  if (!line.includes('"')) return { cells: line.split(delimiter), isDamaged: false };
  if (isTooOddForPapaParse(line)) return { cells: line.split(delimiter), isDamaged: true };
  const { data, errors } = papa.parse(line, { delimiter, newline: '\n' });
  return { cells: data[0] ?? [], isDamaged: errors.length > 0 };
}

/**
 * At each stray quote PapaParse trims the text up to the next delimiter, so many stray quotes around long runs of
 * spaces would take time that grows with the square of the line.
 */
function isTooOddForPapaParse(line: string): boolean {
  return /\s{64}/.test(line) && line.split('"', 65).length > 64;
}
