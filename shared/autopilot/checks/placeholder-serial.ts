/**
 * What firmware says where nobody gave it a serial number, in lower case. Reported from the field; collected in
 * the project's facts from AutopilotMonitor, lf-edge/eve and Microsoft's own issue lists. `smbios_string_index_0` is
 * what a hash holds where the SMBIOS has no such string at all.
 */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  '',
  '0',
  '0123456789',
  '123456789',
  'default string',
  'invalid',
  'none',
  'not specified',
  'smbios_string_index_0',
  'system serial number',
  'to be filled by o.e.m.',
  'unknown',
]);

/** One character over and over, which firmware and labels alike put where a number is still to come: `00000000`. */
const ONE_CHARACTER = /^(\S)\1{3,}$/;

/** True for a text that many devices share where a serial number should be, the empty one included: it identifies none. */
export function isPlaceholderSerial(serial: string): boolean {
  const text = serial.trim().toLowerCase();
  return PLACEHOLDERS.has(text) || ONE_CHARACTER.test(text);
}
