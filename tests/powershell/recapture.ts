import { createHash } from 'node:crypto';

/** Where record 1 of every hash keeps its capture time: magic and length, the record's header, 16 bytes of builds. */
const TIME_OFFSET = 24;

/**
 * The hash that the same device gives at another time: only the four time bytes and the checksum differ, as in real
 * re-captures.
 */
export function recaptured(hash: string, secondsLater: number): string {
  const bytes = Buffer.from(hash, 'base64');
  const end = bytes.readUInt16LE(2);
  bytes.writeUInt32LE(bytes.readUInt32LE(TIME_OFFSET) + secondsLater, TIME_OFFSET);
  createHash('sha256')
    .update(bytes.subarray(0, end))
    .digest()
    .copy(bytes, end + 4);
  return bytes.toString('base64');
}

/** The hash with one bit of its first record changed and the checksum left as it was. */
export function damaged(hash: string): string {
  const bytes = Buffer.from(hash, 'base64');
  bytes.writeUInt8(bytes.readUInt8(TIME_OFFSET) ^ 1, TIME_OFFSET);
  return bytes.toString('base64');
}
