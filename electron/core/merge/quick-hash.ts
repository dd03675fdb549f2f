/**
 * The fast reading of a hardware hash, straight from the bytes of a file: only the fields that the checks and the
 * identity rules use, and only for a hash without any blemish. Everything else, from a flipped character to a record
 * that occurs twice, answers null and goes to the full decoder. Guards one invariant, which a property test holds:
 * where this answers, `decodeHardwareHash` answers with the same fields.
 */
import { hash as digest } from 'node:crypto';
import { HASH_BYTES } from '../../../shared/autopilot/hardware-hash/container.ts';
import { HASH_CHARACTERS } from '../../../shared/autopilot/hardware-hash/decode.ts';
import type { EssentialHash } from '../../../shared/autopilot/hardware-hash/essential-hash.ts';
import { toUtcText } from '../../../shared/time.ts';

const MAGIC = 0x414f;
const CHECKSUM_MAGIC = 0x5343;
const CHECKSUM_RECORD_BYTES = 36;
const EPOCH_2000_S = 946_684_800;
const PADDING = Buffer.alloc(HASH_CHARACTERS, 'A');

/** Record types whose data is read here; all of them but the TPM's three are in every hash of a PC. */
const RECORD = { clock: 1, odid: 11, uuid: 12, tpm: 13, serial: 14, manufacturer: 16, product: 17, ek: 25 } as const;
const TYPES = 64;
const CLOCK_BYTES = 24;
const ODID_BYTES = 42;
const UUID_BYTES = 16;
const EK_BYTES = 256;

/** One hash is decoded, read and forgotten before the next, so a thread needs one buffer and one index of records. */
const bytes = Buffer.alloc(HASH_BYTES);
const starts = new Uint16Array(TYPES);
const ends = new Uint16Array(TYPES);

/** @param at Where in `text` (ASCII) the 4000 characters of the hash begin. */
export function quickDecodeHash(text: Buffer, at: number): EssentialHash | null {
  const totalLength = decodeVerified(text, at);
  if (totalLength === null || !indexRecords(totalLength)) return null;
  const hasTpm = has(RECORD.ek, EK_BYTES) && starts[RECORD.tpm] !== 0;
  if (!has(RECORD.clock, CLOCK_BYTES) || !has(RECORD.uuid, UUID_BYTES) || !has(RECORD.odid, ODID_BYTES) || !hasTpm) {
    return null;
  }
  const content = bytes.toString('latin1', 0, totalLength);
  const textOf = (type: number) => printableText(content, type);
  const serial = textOf(RECORD.serial);
  const manufacturer = textOf(RECORD.manufacturer);
  const product = textOf(RECORD.product);
  const tpmVersion = textOf(RECORD.tpm);
  if (serial === null || manufacturer === null || product === null || tpmVersion === null) return null;

  const clock = start(RECORD.clock);
  const odid = start(RECORD.odid);
  if (bytes.readUInt32LE(odid + 6) !== ODID_BYTES - 10) return null;
  const ek = start(RECORD.ek);
  return {
    sha256: bytes.toString('hex', totalLength + 4, totalLength + CHECKSUM_RECORD_BYTES),
    osType: bytes.readUInt8(clock + 21),
    timestampUtc: toUtcText((bytes.readUInt32LE(clock + 16) + EPOCH_2000_S) * 1000),
    serial,
    manufacturer,
    product,
    uuidAsWindowsShowsIt: uuidText(start(RECORD.uuid)),
    ekPresent: true,
    ekSha256: digest('sha256', bytes.subarray(ek, ek + EK_BYTES), 'hex'),
    odidType: bytes.toString('hex', odid + 4, odid + 6),
    offlineDeviceId: bytes.toString('hex', odid + 10, odid + 42),
    tpmVersion,
  };
}

/** Decodes the part that holds content and answers the total length, or null unless text and checksum are flawless. */
function decodeVerified(text: Buffer, at: number): number | null {
  if (at + HASH_CHARACTERS > text.length) return null;
  bytes.write(text.toString('latin1', at, at + 8), 0, 'base64');
  const totalLength = bytes.readUInt16LE(2);
  const contentEnd = totalLength + CHECKSUM_RECORD_BYTES;
  if (bytes.readUInt16LE(0) !== MAGIC || contentEnd > HASH_BYTES) return null;

  const contentChars = Math.ceil(contentEnd / 3) * 4;
  const content = text.toString('latin1', at, at + contentChars);
  const byteCount = bytes.write(content, 0, 'base64');
  // Node's decoder forgives foreign characters; printing the bytes again shows whether there were any.
  if (byteCount !== (contentChars / 4) * 3 || bytes.toString('base64', 0, byteCount) !== content) return null;
  if (text.compare(PADDING, 0, HASH_CHARACTERS - contentChars, at + contentChars, at + HASH_CHARACTERS) !== 0)
    return null;
  for (let i = contentEnd; i < byteCount; i++) if (bytes[i] !== 0) return null;

  const header = bytes.readUInt16LE(totalLength) === CHECKSUM_MAGIC;
  if (!header || bytes.readUInt16LE(totalLength + 2) !== CHECKSUM_RECORD_BYTES) return null;
  const expected = digest('sha256', bytes.subarray(0, totalLength), 'buffer');
  return expected.compare(bytes, totalLength + 4, contentEnd) === 0 ? totalLength : null;
}

/** Walks the records up to the checksum and notes where each type's data is; false where the walk or a type is odd. */
function indexRecords(totalLength: number): boolean {
  starts.fill(0);
  let offset = 4;
  while (offset + 4 <= totalLength) {
    const type = bytes.readUInt16LE(offset);
    const end = offset + bytes.readUInt16LE(offset + 2);
    if (end < offset + 4 || end > totalLength) return false;
    if (type < TYPES) {
      // Types that repeat (disks, adapters, displays) are not read here; of those that are, a second one is odd.
      if (starts[type] !== 0 && SINGLE.has(type)) return false;
      starts[type] = offset + 4;
      ends[type] = end;
    }
    offset = end;
  }
  return offset === totalLength;
}

const SINGLE: ReadonlySet<number> = new Set(Object.values(RECORD));

function start(type: number): number {
  return starts[type] ?? 0;
}

function has(type: number, length: number): boolean {
  return starts[type] !== 0 && (ends[type] ?? 0) - start(type) === length;
}

const PRINTABLE = /^[\x20-\x7e]+$/;

/** A printable ASCII string with its one terminating NUL; null for anything else. */
function printableText(content: string, type: number): string | null {
  const to = (ends[type] ?? 0) - 1;
  if (start(type) === 0 || bytes[to] !== 0) return null;
  const text = content.slice(start(type), to);
  return PRINTABLE.test(text) ? text : null;
}

/** SMBIOS stores the first three fields little-endian; Windows shows them the other way round. */
function uuidText(at: number): string {
  const hex = bytes.toString('hex', at, at + UUID_BYTES);
  const pair = (index: number) => hex.slice(index * 2, index * 2 + 2);
  const first = pair(3) + pair(2) + pair(1) + pair(0);
  return `${first}-${pair(5)}${pair(4)}-${pair(7)}${pair(6)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
