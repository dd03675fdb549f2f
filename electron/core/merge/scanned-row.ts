import type { Issue } from '../../../shared/autopilot/issues.ts';
import type { CaptureFacts } from '../../../shared/devices/capture-facts.ts';

/** What merging knows of a row while it decides; the hash stays in its file until it is written. */
export interface ScannedRow {
  /** From 1 within the part of the file that was scanned; the reader adds what stood before the part. */
  readonly row: number;
  readonly facts: CaptureFacts;
  readonly productId: string;
  readonly issues: readonly Issue[];
  /** Character offset and length of the row's line in a canonical file; null where the file has to be parsed again. */
  readonly span: readonly [offset: number, length: number] | null;
  /** Whether the line itself, with the commas of missing columns after it, is what an Intune file says of the row. */
  readonly isVerbatim: boolean;
  readonly payload: PayloadState;
}

/** Whether the row has a hash that was read, no payload at all, or one that stands in no import file. */
export type PayloadState = 'hash' | 'none' | 'other';

const ROWS_A_PAGE = 400;

/**
 * Rows cross from a worker thread, and wait, as pages of JSON: a string is copied at once, and the main thread parses a
 * page in a millisecond or two when the page's turn comes, instead of receiving 50,000 objects in one block.
 */
export function toPages(rows: readonly ScannedRow[]): readonly string[] {
  const pages: string[] = [];
  for (let from = 0; from < rows.length; from += ROWS_A_PAGE) {
    pages.push(JSON.stringify(rows.slice(from, from + ROWS_A_PAGE)));
  }
  return pages;
}

/** @param page A string that `toPages` made in our own worker thread. */
export function fromPage(page: string): readonly ScannedRow[] {
  return JSON.parse(page) as readonly ScannedRow[];
}
