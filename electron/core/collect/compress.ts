import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { sha256Hex } from '../hashing.ts';
import type { EvidenceDraft } from '../store/capture-draft.ts';

/** Small files are the rule, and the memory that deflate sets up by default costs more than their compression. */
const SMALL_BYTES = 64 * 1024;
const SMALL = { level: 1, memLevel: 5, windowBits: 13, chunkSize: 4096 };
const LARGE = { level: 1 };

/** A file's bytes as the store keeps them. */
export function toEvidence(bytes: Buffer): EvidenceDraft {
  const deflated = deflateRawSync(bytes, bytes.length <= SMALL_BYTES ? SMALL : LARGE);
  const isSmaller = deflated.length < bytes.length;
  return {
    sha256: sha256Hex(bytes),
    sizeBytes: bytes.length,
    encoding: isSmaller ? 'deflate-raw' : 'none',
    // A copy of its own: a view would take the buffer around it along to the other thread.
    content: new Uint8Array(isSmaller ? deflated : bytes),
  };
}

/** The bytes that the store keeps as `content`; null where they are no longer what was stored. */
export function fromEvidence({ encoding, content, sizeBytes, sha256 }: EvidenceDraft): Buffer | null {
  const bytes = encoding === 'none' ? Buffer.from(content) : inflated(content, sizeBytes);
  return bytes !== null && sha256Hex(bytes) === sha256 ? bytes : null;
}

function inflated(content: Uint8Array, sizeBytes: number): Buffer | null {
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(sizeBytes, 1) });
  } catch {
    // Whatever zlib finds wrong, the bytes are not those that it wrote.
    return null;
  }
}
