import { comparableSerial } from '../../../shared/devices/contested-value.ts';
import { identityOf } from '../../../shared/devices/identity.ts';
import { isUsable } from './merged-capture.ts';
import type { ScannedRow } from './scanned-row.ts';

/**
 * What crosses from a worker thread for each row of a part: five numbers, one after the other in `numbers`. Only rows
 * that are not plain cross whole, in pages.
 *
 * The keys are short: equal identities and serials have equal keys, the reverse is only likely, and 0 stands for none.
 * So a key never decides anything; it picks the rows that the exact rules have to look at.
 */
export interface RowOutline {
  readonly rowCount: number;
  readonly numbers: Float64Array;
}

const FIELDS = { identity: 0, serial: 1, hashSerial: 2, offset: 3, length: 4 } as const;
const FIELD_COUNT = Object.keys(FIELDS).length;
const NOT_PLAIN = -1;

/** One number of a row, counted from 0. */
export function outlineField({ numbers }: RowOutline, row: number, field: keyof typeof FIELDS): number {
  return numbers[row * FIELD_COUNT + FIELDS[field]] ?? 0;
}

/**
 * Whether the row is plain: its line can be copied and nothing is to be said of it. `offset` and `length` are those of
 * its line.
 */
export function isPlain(outline: RowOutline, row: number): boolean {
  return outlineField(outline, row, 'offset') !== NOT_PLAIN;
}

/** @param isCopied Whether lines are copied at all; without it no row is plain. */
export function outlineOf(rows: readonly ScannedRow[], isCopied: boolean): RowOutline {
  const numbers = new Float64Array(rows.length * FIELD_COUNT);
  rows.forEach(({ facts, issues, span, isVerbatim }, index) => {
    const at = index * FIELD_COUNT;
    if (isUsable(issues)) {
      numbers[at + FIELDS.identity] = shortKey(identityOf(facts).key);
      numbers[at + FIELDS.serial] = shortKey(comparableSerial(facts.serial));
      numbers[at + FIELDS.hashSerial] = shortKey(comparableSerial(facts.hashSerial));
    }
    const plainSpan = isCopied && isVerbatim && issues.length === 0 ? span : null;
    numbers[at + FIELDS.offset] = plainSpan?.[0] ?? NOT_PLAIN;
    numbers[at + FIELDS.length] = plainSpan?.[1] ?? 0;
  });
  return { rowCount: rows.length, numbers };
}

export function joinOutlines(outlines: readonly RowOutline[]): RowOutline {
  const rowCount = outlines.reduce((sum, outline) => sum + outline.rowCount, 0);
  const numbers = new Float64Array(rowCount * FIELD_COUNT);
  let at = 0;
  for (const outline of outlines) {
    numbers.set(outline.numbers, at);
    at += outline.numbers.length;
  }
  return { rowCount, numbers };
}

/** FNV-1a, 32 bits; never 0 for a text that is not empty. */
function shortKey(text: string): number {
  if (text === '') return 0;
  let key = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) key = Math.imul(key ^ text.charCodeAt(i), 0x01000193);
  return key >>> 0 || 1;
}
