/**
 * Which device a capture is of. Guards the invariant that two captures of one PC are one device and two PCs are two:
 * never by the text of the hash (it differs at every capture) and never by the computer name (random in setup).
 *
 * A row without a readable hash (a partner row of serial, make and model; a damaged hash) proves nothing of the machine.
 * It joins only rows like itself, so it can neither slip into a device known by its hash nor pass for it: where both
 * carry one serial number, that is a serial conflict, and a person says whether they are one device.
 */
import { isPlaceholderSerial } from '../autopilot/checks/placeholder-serial.ts';
import { type CaptureFacts, hasReadableHash } from './capture-facts.ts';

/**
 * What the identity rests on, strongest first. `tpm`: SMBIOS UUID and TPM key. `serial`: serial, manufacturer and
 * product inside a hash without a TPM key. `uuid`: the UUID alone, where the serial is a placeholder. `row`: serial, make
 * and model as a row without a readable hash claims them. `alone`: nothing identifies it, so it joins no other payload.
 */
export type IdentityBasis = 'tpm' | 'serial' | 'uuid' | 'row' | 'alone';

export interface DeviceIdentity {
  readonly basis: IdentityBasis;
  /** Equal for captures of one device and different otherwise; starts with the basis; fit to be stored and compared. */
  readonly key: string;
}

/** UUIDs that boards carry when nobody set one: all 0, all F, and the filler of one widespread firmware. */
const UNSET_UUIDS: ReadonlySet<string> = new Set([
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '03000200-0400-0500-0006-000700080009',
]);

/**
 * The device's identity. Without a TPM key the serial comes from the hash, not from the row, which may have been edited.
 *
 * A capture that stands alone is known by its payload, so the same bytes read twice are still one; a second capture of
 * that PC is a second device until a person joins them, because guessing would merge strangers.
 */
export function identityOf(facts: CaptureFacts): DeviceIdentity {
  const { uuid, ekSha256 } = facts;
  if (ekSha256 !== null) return { basis: 'tpm', key: `tpm:${uuid ?? ''}:${ekSha256}` };

  const isReadable = hasReadableHash(facts);
  const serial = isReadable ? (facts.hashSerial ?? '') : facts.serial;
  const words = [serial, facts.manufacturer, facts.product].map(folded);
  if (!isPlaceholderSerial(serial)) {
    const basis = isReadable ? 'serial' : 'row';
    return { basis, key: `${basis}:${JSON.stringify(words)}` };
  }
  if (uuid !== null && !UNSET_UUIDS.has(uuid)) return { basis: 'uuid', key: `uuid:${uuid}` };
  return { basis: 'alone', key: `alone:${facts.fingerprint || JSON.stringify(words)}` };
}

/** How serials, makes, models and user names are compared: without outer white space and without regard to case. */
export function folded(text: string): string {
  return text.trim().toLowerCase();
}
