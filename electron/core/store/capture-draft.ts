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

/**
 * Bytes in memory that threads share: 100 MB that went to the main thread and on to the store's as a message would be
 * copied four times, and block the main thread for each of its two.
 */
export function sharedBytes(sizeBytes: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(sizeBytes));
}

/**
 * Rows cross from a worker thread as pages of JSON in bytes: they lie outside the heap until the main thread stores a
 * page, which it parses in a millisecond or two, instead of receiving 50,000 objects in one block.
 */
export interface DraftPages {
  add(draft: CaptureDraft): void;
  /** Drafts so far. */
  count(): number;
  finish(): readonly Uint8Array[];
}

export function createDraftPages(): DraftPages {
  const pages: Uint8Array[] = [];
  let waiting: CaptureDraft[] = [];
  let count = 0;
  function flush(): void {
    if (waiting.length === 0) return;
    const text = Buffer.from(JSON.stringify(waiting));
    const page = sharedBytes(text.length);
    page.set(text);
    pages.push(page);
    waiting = [];
  }
  return {
    add(draft) {
      waiting.push(draft);
      count++;
      if (waiting.length === ROWS_A_PAGE) flush();
    },
    count: () => count,
    finish() {
      flush();
      return pages;
    },
  };
}

export function toDraftPages(drafts: readonly CaptureDraft[]): readonly Uint8Array[] {
  const pages = createDraftPages();
  for (const draft of drafts) pages.add(draft);
  return pages.finish();
}

/** @param page Bytes that our own worker thread made of drafts. */
export function fromDraftPage({ buffer, byteOffset, byteLength }: Uint8Array): readonly CaptureDraft[] {
  return JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString('utf8')) as readonly CaptureDraft[];
}
