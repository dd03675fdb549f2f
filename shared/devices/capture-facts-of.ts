import type { CaptureRow } from '../autopilot/capture-row.ts';
import { isPlaceholderSerial } from '../autopilot/checks/placeholder-serial.ts';
import type { HardwareHash, Sha256 } from '../autopilot/hardware-hash/types.ts';
import { fromUtcText } from '../time.ts';
import type { CaptureFacts } from './capture-facts.ts';

/** What of a decoded hash identifies a machine and dates the capture. */
export type IdentifyingHash = Pick<
  HardwareHash,
  'sha256' | 'timestampUtc' | 'serial' | 'manufacturer' | 'product' | 'uuidAsWindowsShowsIt' | 'ekSha256'
>;

/**
 * The facts of one row. What the hash says of the machine comes before what the row says, because people edit rows;
 * the serial, tag and user are the row's own, because those are what the service is told.
 *
 * @param hash The row's decoded hash; null where it has none or it cannot be read.
 * @param sha256 Fingerprints a payload that has no checksum of its own; not called for a readable hash.
 */
export function captureFactsOf(row: CaptureRow, hash: IdentifyingHash | null, sha256: Sha256): CaptureFacts {
  return {
    serial: serialOf(row, hash),
    hashSerial: hash?.serial ?? null,
    uuid: hash?.uuidAsWindowsShowsIt?.toLowerCase() ?? null,
    ekSha256: hash?.ekSha256?.toLowerCase() ?? null,
    manufacturer: hash?.manufacturer?.trim() || row.manufacturer.trim(),
    product: hash?.product?.trim() || row.model.trim(),
    groupTag: row.groupTag.trim(),
    assignedUser: row.assignedUser.trim(),
    capturedAtMs: fromUtcText(hash?.timestampUtc ?? ''),
    fingerprint: hash?.sha256 ?? fingerprintOf(row.hash.trim() || row.productId.trim(), sha256),
  };
}

/** The row's own; of a file with hashes only the one inside the hash, unless it is a placeholder. */
function serialOf(row: CaptureRow, hash: IdentifyingHash | null): string {
  if (row.isHashOnly !== true) return row.serial.trim();
  const serial = (hash?.serial ?? '').trim();
  return isPlaceholderSerial(serial) ? '' : serial;
}

/** Texts of rows are mostly ASCII; two bytes a UTF-16 unit keep every other text apart as well. */
function fingerprintOf(text: string, sha256: Sha256): string {
  if (text === '') return '';
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[2 * i] = unit & 0xff;
    bytes[2 * i + 1] = unit >> 8;
  }
  return Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
