import { DELIMITERS, type Delimiter, splitCells } from './cells.ts';
import { type Header, readHeader } from './columns.ts';
import { looksLikeHash } from './hash-text.ts';
import { type RowReading, readCells } from './row-cells.ts';

/** The columns in the order in which the capture scripts write them. */
const SCRIPT_COLUMNS = ['Device Serial Number', 'Windows Product ID', 'Hardware Hash', 'Group Tag', 'Assigned User'];
const HASH_CELL = 2;

export interface HeaderlessRow {
  readonly header: Header;
  readonly reading: RowReading;
  readonly delimiter: Delimiter;
}

/** Reads a row that lost its header, in the scripts' own order; null unless the third cell is plainly a hash. */
export function readHeaderlessRow(text: string): HeaderlessRow | null {
  for (const delimiter of DELIMITERS) {
    const { cells } = splitCells(text, delimiter);
    if (!looksLikeHash(cells[HASH_CELL] ?? '')) continue;
    const header = readHeader(SCRIPT_COLUMNS.slice(0, columnCountOf(cells)));
    if (header !== null) return { header, reading: readCells(cells, header), delimiter };
  }
  return null;
}

/** Five cells may end in tag and user, or in a partner's make and model: only a user name tells. */
function columnCountOf(cells: readonly string[]): number {
  const [, , , tag = '', user = ''] = cells;
  if (cells.length === 4) return 4;
  if (cells.length === 5 && (user.includes('@') || (user.trim() === '' && tag.trim() === ''))) return 5;
  return HASH_CELL + 1;
}
