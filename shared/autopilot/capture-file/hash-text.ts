/** Characters of a hardware hash in base64: exactly 3,000 bytes, no padding (67 of 67 samples, and Microsoft's "4K"). */
export const HASH_CHARS = 4000;

/** Fewer characters than this are not taken for a hash where nothing but its look says so. */
export const MIN_RECOGNISABLE_CHARS = 100;

/**
 * Every hash begins with the magic `OA` and a length, which base64 shows as `T0` and one of E, F, G, H. Used only to
 * recognise a hash where no header names it; whether it is a valid one is the decoder's word.
 */
export function startsLikeHash(text: string): boolean {
  return /^T0[EFGH]/.test(text);
}

export function isBase64Text(text: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}

/** True where the cell can hardly be anything else than a hash, whole or cut. */
export function looksLikeHash(cell: string): boolean {
  const text = cell.trim();
  return text.length >= MIN_RECOGNISABLE_CHARS && startsLikeHash(text) && isBase64Text(text);
}
