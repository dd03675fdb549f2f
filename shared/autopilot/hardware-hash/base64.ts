const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const FOREIGN = 0xff;

/** Six bits for each character code; characters outside the alphabet, 0x80 and above included, are FOREIGN. */
const SIX_BITS = new Uint8Array(256).fill(FOREIGN);
for (let bits = 0; bits < ALPHABET.length; bits++) SIX_BITS[ALPHABET.charCodeAt(bits)] = bits;

/** The two characters of each twelve bits. */
const PAIRS: readonly string[] = Array.from(
  { length: 1 << 12 },
  (_, bits) => ALPHABET.charAt(bits >> 6) + ALPHABET.charAt(bits & 0x3f),
);

/**
 * Bytes of base64 text in whole groups of four characters, standard alphabet, no padding, no white space.
 * Null where the text is anything else. Strict on purpose: a lenient decoder turns a damaged hash into another hash.
 */
export function decodeBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const bytes = new Uint8Array((text.length / 4) * 3);
  let foreign = 0;
  for (let at = 0, out = 0; at < text.length; at += 4) {
    const a = sixBits(text, at);
    const b = sixBits(text, at + 1);
    const c = sixBits(text, at + 2);
    const d = sixBits(text, at + 3);
    foreign |= a | b | c | d;
    bytes[out++] = (a << 2) | (b >> 4);
    bytes[out++] = (b << 4) | (c >> 2);
    bytes[out++] = (c << 6) | d;
  }
  return foreign > 0x3f ? null : bytes;
}

/** Base64 text, standard alphabet, of bytes whose number is a multiple of three, so that no padding arises. */
export function encodeBase64(bytes: Uint8Array): string {
  if (bytes.length % 3 !== 0) throw new RangeError(`${bytes.length} bytes would need base64 padding.`);
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += PAIRS[group >> 12];
    text += PAIRS[group & 0xfff];
  }
  return text;
}

/** Position, from 0, of the first character outside the alphabet; -1 where there is none. */
export function firstForeignCharacter(text: string): number {
  return text.search(/[^A-Za-z0-9+/]/);
}

function sixBits(text: string, at: number): number {
  return SIX_BITS[text.charCodeAt(at)] ?? FOREIGN;
}
