import type { PayloadKind } from '../capture-row.ts';
import { DELIMITERS, type Delimiter, splitCells } from './cells.ts';
import type { ColumnRole, Header } from './columns.ts';
import { isWholeDeviceLink, looksLikeDeviceLink } from './device-link-text.ts';
import { HASH_CHARS, looksLikeHash } from './hash-text.ts';
import type { KeptPart } from './row-collector.ts';

/** A row's cells put under the header's columns. */
export interface RowReading {
  /** In the header's order; missing ones are missing at the end, and one that could not be placed is empty. */
  readonly cells: readonly string[];
  readonly kept: KeptPart;
  /** The number of cells is wrong or quotes do not close. */
  readonly isOdd: boolean;
  /** Cells that the line has, without empty ones behind the last column. */
  readonly cellCount: number;
  /** What there is of the payload is not all of it and nothing comes after it: cut off, if the file ends here. */
  readonly isUnfinished: boolean;
  /** A cell in the payload's column looks like one. */
  readonly hasPayload: boolean;
}

/** How the payload of each kind is told from other cells. */
interface Payload {
  readonly role: ColumnRole;
  readonly looksLikeIt: (cell: string) => boolean;
  readonly isWhole: (cell: string) => boolean;
}

const PAYLOADS: Readonly<Record<PayloadKind, Payload | null>> = {
  hash: { role: 'hash', looksLikeIt: looksLikeHash, isWhole: (cell) => cell.trim().length >= HASH_CHARS },
  deviceLink: { role: 'data', looksLikeIt: looksLikeDeviceLink, isWhole: isWholeDeviceLink },
  corporateIdentifier: null,
};

/**
 * Reads one row under a header. Where the number of cells is wrong, the payload is the fixed point: it can hardly be
 * mistaken, so what stands before and after it keeps its meaning as far as the count allows. Nothing is guessed.
 */
export function readRow(text: string, header: Header, delimiter: Delimiter): RowReading {
  const { cells, isDamaged } = splitCells(text, delimiter);
  const first = readCells(cells, header);
  if (!first.isOdd && !isDamaged) return first;
  // A row of another dialect that was glued on without its header.
  const other = DELIMITERS.filter((candidate) => candidate !== delimiter)
    .map((candidate) => readCells(splitCells(text, candidate).cells, header))
    .find((reading) => !reading.isOdd && reading.hasPayload);
  if (other !== undefined) return other;
  if (!isDamaged) return first;
  const unquoted = readCells(text.split(delimiter), header);
  const best = [first, unquoted].find((reading) => !reading.isOdd) ?? (first.kept === 'nothing' ? unquoted : first);
  return { ...best, isOdd: true };
}

/** Puts cells under the columns of a header. */
export function readCells(all: readonly string[], header: Header): RowReading {
  const { columnCount } = header;
  const cells = withoutEmptyTail(all, columnCount);
  const cellCount = cells.length;
  const payload = PAYLOADS[header.kind];
  const at = payload === null ? undefined : header.indexOf.get(payload.role);
  if (payload === null || at === undefined) {
    const isOdd = cellCount !== columnCount;
    return {
      cells,
      cellCount,
      kept: isOdd ? 'nothing' : 'row',
      isOdd,
      isUnfinished: cellCount < columnCount,
      hasPayload: false,
    };
  }
  const found = payload.looksLikeIt(cells[at] ?? '') ? at : cells.findIndex(payload.looksLikeIt);
  const isUnfinished = cellCount <= at + 1 && !payload.isWhole(cells[at] ?? '');
  const reading = { cellCount, isUnfinished, hasPayload: found === at };
  // With the payload in another column the count is right by accident, and every value would be in the wrong place.
  const isInPlace = cellCount === columnCount && (found === at || found === -1);
  if (isInPlace) return { ...reading, cells, kept: 'row', isOdd: false };
  return { ...reading, ...placeAround(cells, columnCount, at, found), isOdd: true };
}

/** Delimiters that Excel leaves behind the last column. */
function withoutEmptyTail(cells: readonly string[], columnCount: number): readonly string[] {
  let length = cells.length;
  while (length > columnCount && cells[length - 1]?.trim() === '') length--;
  return length === cells.length ? cells : cells.slice(0, length);
}

/** @param at Where the payload belongs. @param found Where it is, or -1. */
function placeAround(
  cells: readonly string[],
  columnCount: number,
  at: number,
  found: number,
): Pick<RowReading, 'cells' | 'kept'> {
  if (found === -1) return { cells, kept: 'nothing' };
  if (found !== at) return { cells: [...Array<string>(at).fill(''), cells[found] ?? ''], kept: 'part' };
  return cells.length < columnCount ? { cells, kept: 'row' } : { cells: cells.slice(0, at + 1), kept: 'part' };
}
