import type { PayloadKind } from '../../../shared/autopilot/capture-row.ts';
import type { Issue } from '../../../shared/autopilot/issues.ts';
import type { CaptureFacts } from '../../../shared/devices/capture-facts.ts';
import type { EvidenceEncoding } from './tables.ts';

/** A device row on its way into the store, as a worker thread read it. The hash itself stays in the evidence. */
export interface CaptureDraft {
  /** From 1 within the file. */
  readonly row: number;
  readonly kind: PayloadKind;
  readonly productId: string;
  readonly facts: CaptureFacts;
  /** `identityOf(facts).key`. */
  readonly identityKey: string;
  /** What the checks say of the row. */
  readonly issues: readonly Issue[];
}

/** A file's bytes as the store keeps them. */
export interface EvidenceDraft {
  /** Of the bytes themselves, hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly encoding: EvidenceEncoding;
  readonly content: Uint8Array;
}

const ROWS_A_PAGE = 200;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Rows cross from a worker thread as pages of JSON in bytes: they are copied at once and lie outside the heap until the
 * main thread stores a page, which it parses in a millisecond or two, instead of receiving 50,000 objects in one block.
 */
export function toDraftPages(drafts: readonly CaptureDraft[]): readonly Uint8Array[] {
  const pages: Uint8Array[] = [];
  for (let from = 0; from < drafts.length; from += ROWS_A_PAGE) {
    pages.push(encoder.encode(JSON.stringify(drafts.slice(from, from + ROWS_A_PAGE))));
  }
  return pages;
}

/** @param page Bytes that `toDraftPages` made in our own worker thread. */
export function fromDraftPage(page: Uint8Array): readonly CaptureDraft[] {
  return JSON.parse(decoder.decode(page)) as readonly CaptureDraft[];
}
