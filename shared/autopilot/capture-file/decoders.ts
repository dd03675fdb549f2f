/**
 * Bytes to text for the four encodings of capture files. TextDecoder is in every place this runs (Node, Electron,
 * browsers) but in none of this layer's type libraries, so the part in use is declared here and nowhere else. Only
 * UTF-8 and UTF-16LE are asked of it: some Node 22 read windows-1252 as Latin-1, and a Node built with little ICU
 * lacks the rest.
 */
declare const TextDecoder: new (
  label: 'utf-8' | 'utf-16le',
  options: { readonly fatal: boolean; readonly ignoreBOM: true },
) => { decode(bytes: Uint8Array): string };

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenientUtf8 = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
const utf16 = new TextDecoder('utf-16le', { fatal: false, ignoreBOM: true });

/** The text of the bytes, or null where they are not UTF-8. A byte order mark stays, as U+FEFF. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null; // how TextDecoder says that the bytes are not UTF-8
  }
}

/** The text of the bytes, with U+FFFD for whatever is not UTF-8. */
export function decodeDamagedUtf8(bytes: Uint8Array): string {
  return lenientUtf8.decode(bytes);
}

/** Half a surrogate pair becomes U+FFFD; half a character at the end is left out. */
export function decodeUtf16(bytes: Uint8Array, order: 'utf-16le' | 'utf-16be'): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return utf16.decode(order === 'utf-16le' ? even : swapPairs(even));
}

function swapPairs(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i += 2) {
    swapped[i] = bytes[i + 1] ?? 0;
    swapped[i + 1] = bytes[i] ?? 0;
  }
  return swapped;
}

/** Windows-1252 code points of the bytes 0x80 to 0x9F, as the WHATWG Encoding Standard lists them; the rest is Latin-1. */
const HIGH_CONTROLS = [
  0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
] as const;

export function decodeWindows1252(bytes: Uint8Array): string {
  const units = new Uint8Array(bytes.length * 2);
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    const codePoint = byte < 0x80 || byte > 0x9f ? byte : (HIGH_CONTROLS[byte - 0x80] ?? byte);
    units[2 * i] = codePoint & 0xff;
    units[2 * i + 1] = codePoint >> 8;
  }
  return utf16.decode(units);
}
