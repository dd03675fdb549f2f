const PAIRS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const PAIR = /^[0-9a-f]{2}$/;

/** Lower-case hex, two characters a byte. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += PAIRS[byte];
  return hex;
}

/** The bytes of a text that `toHex` made, or null where the text is none. */
export function fromHex(hex: string): Uint8Array | null {
  if (hex.length % 2 !== 0) return null;
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at++) {
    const pair = hex.slice(2 * at, 2 * at + 2);
    if (!PAIR.test(pair)) return null;
    bytes[at] = Number.parseInt(pair, 16);
  }
  return bytes;
}
