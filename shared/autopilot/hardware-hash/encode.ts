import { sha256 as pureSha256 } from '@noble/hashes/sha2.js';
import { err, ok, type Result } from '../../result.ts';
import { encodeBase64 } from './base64.ts';
import { type ContainerRecord, HASH_BYTES, printContainer } from './container.ts';
import { fromHex } from './hex.ts';
import type { HashRecord } from './record-fields.ts';
import { writeRecord } from './records.ts';
import type { Sha256 } from './types.ts';

/** What a hash is made of: its records, typed or raw. A decoded `HardwareHash` is one. */
export interface HashContent {
  readonly records: readonly HashRecord[];
  /** Bytes for after the checksum, hex; leave it out for zeros, as Windows writes them. */
  readonly paddingHex?: string;
}

export interface EncodeError {
  readonly code: 'hash-too-long' | 'record-not-encodable';
  readonly message: string;
}

/**
 * Makes the text form of a hardware hash: 4000 characters with a valid checksum. Records are written in the order
 * given; `RECORDS` lists the order that Windows uses. Encoding what `decodeHardwareHash` gave makes the same text.
 */
export function encodeHardwareHash(content: HashContent, sha256: Sha256 = pureSha256): Result<string, EncodeError> {
  const records: ContainerRecord[] = [];
  for (const record of content.records) {
    const written = writeRecord(record);
    if (written === null) {
      const kind = 'name' in record ? record.name : `of type ${record.type}`;
      const message = `Record ${records.length + 1} (${kind}) holds a value that its layout has no room for.`;
      return err({ code: 'record-not-encodable', message });
    }
    records.push(written);
  }
  const padding = fromHex(content.paddingHex ?? '');
  if (padding === null) return err({ code: 'record-not-encodable', message: 'The padding is not hex.' });
  const bytes = printContainer({ records, padding }, sha256);
  if (bytes === null) {
    return err({ code: 'hash-too-long', message: `The records do not fit into the ${HASH_BYTES} bytes of a hash.` });
  }
  return ok(encodeBase64(bytes));
}
