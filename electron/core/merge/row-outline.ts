import { comparableSerial } from '../../../shared/devices/contested-value.ts';
import { identityOf } from '../../../shared/devices/identity.ts';
import { isUsable } from './merged-capture.ts';
import type { ScannedRow } from './scanned-row.ts';

/**
 * What crosses from a worker thread for each row of a part: numbers, one entry a row. Only rows that are not plain
 * cross whole, in pages.
 *
 * The keys are short: equal identities and serials have equal keys, the reverse is only likely, and 0 stands for none.
 * So a key never decides anything; it picks the rows that the exact rules have to look at.
 */
export interface RowOutline {
  readonly identity: Uint32Array;
  readonly serial: Uint32Array;
  readonly hashSerial: Uint32Array;
  /** Offset and length of the line of a plain row: it can be copied and nothing is to be said of it; -1 for others. */
  readonly plainOffset: Float64Array;
  readonly plainLength: Uint32Array;
}

/** @param isCopied Whether lines are copied at all; without it no row is plain. */
export function outlineOf(rows: readonly ScannedRow[], isCopied: boolean): RowOutline {
  const outline = {
    identity: new Uint32Array(rows.length),
    serial: new Uint32Array(rows.length),
    hashSerial: new Uint32Array(rows.length),
    plainOffset: new Float64Array(rows.length).fill(-1),
    plainLength: new Uint32Array(rows.length),
  };
  rows.forEach(({ facts, issues, span, isVerbatim }, index) => {
    if (!isUsable(issues)) return;
    outline.identity[index] = shortKey(identityOf(facts).key);
    outline.serial[index] = shortKey(comparableSerial(facts.serial));
    outline.hashSerial[index] = shortKey(comparableSerial(facts.hashSerial));
    if (!isCopied || span === null || !isVerbatim || issues.length > 0) return;
    outline.plainOffset[index] = span[0];
    outline.plainLength[index] = span[1];
  });
  return outline;
}

/** FNV-1a, 32 bits; never 0 for a text that is not empty. */
function shortKey(text: string): number {
  if (text === '') return 0;
  let key = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) key = Math.imul(key ^ text.charCodeAt(i), 0x01000193);
  return key >>> 0 || 1;
}
