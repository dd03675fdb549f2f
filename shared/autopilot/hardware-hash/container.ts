/**
 * The container: `OA`, the total length T, records back to back up to T, then the checksum record `CS` with the SHA-256
 * over the T bytes before it, then zeros up to 3000 bytes. The checksum does not cover what comes after it.
 */
import { err, ok, type Result } from '../../result.ts';
import type { HashError, Sha256 } from './types.ts';

/** Every hash that the service takes has this size. */
export const HASH_BYTES = 3000;

const HEADER_BYTES = 4;
const CHECKSUM_BYTES = 32;
const CHECKSUM_RECORD_BYTES = HEADER_BYTES + CHECKSUM_BYTES;
const MAX_TOTAL_LENGTH = HASH_BYTES - CHECKSUM_RECORD_BYTES;
/** `OA` and `CS`, little-endian. */
const MAGIC = 0x414f;
const CHECKSUM_TYPE = 0x5343;

export interface ContainerRecord {
  readonly type: number;
  /** Without the four header bytes. In a parsed container a view of the bytes that were parsed. */
  readonly data: Uint8Array;
}

export interface Container {
  readonly records: readonly ContainerRecord[];
  /** What follows the checksum, up to the last byte that is not zero. */
  readonly padding: Uint8Array;
}

export interface ParsedContainer extends Container {
  readonly totalLength: number;
  readonly checksum: Uint8Array;
}

/** Takes a hash apart and verifies its structure and checksum. Never throws. */
export function parseContainer(bytes: Uint8Array, sha256: Sha256): Result<ParsedContainer, HashError> {
  if (bytes.length !== HASH_BYTES) {
    return failed('hash-wrong-length', `The hash has ${bytes.length} bytes instead of ${HASH_BYTES}.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(0, true) !== MAGIC) {
    return failed('hash-bad-magic', 'The data does not start with the two letters OA of a hardware hash.');
  }
  const totalLength = view.getUint16(2, true);
  if (totalLength < HEADER_BYTES || totalLength > MAX_TOTAL_LENGTH) {
    const found = `The hash says that its records end at byte ${totalLength}`;
    return failed('hash-record-walk', `${found}; from ${HEADER_BYTES} to ${MAX_TOTAL_LENGTH} was expected.`);
  }

  const records: ContainerRecord[] = [];
  let at = HEADER_BYTES;
  while (at < totalLength) {
    const sizeBytes = view.getUint16(at + 2, true);
    if (sizeBytes < HEADER_BYTES || at + sizeBytes > totalLength) {
      const found = `Record ${records.length + 1} at byte ${at} says that it has ${sizeBytes} bytes`;
      const expected = `it must have at least ${HEADER_BYTES} and end by byte ${totalLength}`;
      return failed('hash-record-walk', `${found}; ${expected}.`);
    }
    records.push({ type: view.getUint16(at, true), data: bytes.subarray(at + HEADER_BYTES, at + sizeBytes) });
    at += sizeBytes;
  }

  const end = totalLength + CHECKSUM_RECORD_BYTES;
  if (
    view.getUint16(totalLength, true) !== CHECKSUM_TYPE ||
    view.getUint16(totalLength + 2, true) !== CHECKSUM_RECORD_BYTES
  ) {
    return failed('hash-checksum', `There is no checksum record at byte ${totalLength}, where the records end.`);
  }
  const checksum = bytes.subarray(totalLength + HEADER_BYTES, end);
  if (!hasSameBytes(checksum, sha256(bytes.subarray(0, totalLength)))) {
    return failed(
      'hash-checksum',
      'The checksum in the hash does not match its records: they were changed or damaged.',
    );
  }
  return ok({ records, padding: withoutTrailingZeros(bytes.subarray(end)), totalLength, checksum });
}

/** The 3000 bytes of a container, its records in the order given; null where they do not fit. */
export function printContainer({ records, padding }: Container, sha256: Sha256): Uint8Array | null {
  const totalLength = records.reduce((sum, { data }) => sum + HEADER_BYTES + data.length, HEADER_BYTES);
  if (totalLength + padding.length > MAX_TOTAL_LENGTH) return null;
  const bytes = new Uint8Array(HASH_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, MAGIC, true);
  view.setUint16(2, totalLength, true);
  let at = HEADER_BYTES;
  for (const { type, data } of records) {
    view.setUint16(at, type, true);
    view.setUint16(at + 2, HEADER_BYTES + data.length, true);
    bytes.set(data, at + HEADER_BYTES);
    at += HEADER_BYTES + data.length;
  }
  view.setUint16(totalLength, CHECKSUM_TYPE, true);
  view.setUint16(totalLength + 2, CHECKSUM_RECORD_BYTES, true);
  bytes.set(sha256(bytes.subarray(0, totalLength)), totalLength + HEADER_BYTES);
  bytes.set(padding, totalLength + CHECKSUM_RECORD_BYTES);
  return bytes;
}

function failed(code: HashError['code'], message: string): { readonly ok: false; readonly error: HashError } {
  return err({ code, message });
}

function hasSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) {
    if (a[at] !== b[at]) return false;
  }
  return true;
}

function withoutTrailingZeros(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return bytes.subarray(0, end);
}
