/**
 * Strings in records. All that were ever seen are ASCII; a byte above 0x7F is read as the character of the same number
 * (Latin-1), which loses nothing and guesses no code page.
 */
import { fromHex, toHex } from './hex.ts';
import type { Codec } from './layout.ts';

/** No record is longer: its length is a u16. */
const MAX_SIZE_BYTES = 0xffff;

/** A string without a NUL at its end. */
export const plainText: Codec<string> = { read: readLatin1, write: writeLatin1 };

/** A string and one NUL. Read up to the first NUL, or to the end where there is none. */
export const textWithNul: Codec<string> = {
  read: (data) => (data.length === 0 ? null : untilNul(readLatin1(data))),
  write: (text) => writeLatin1(`${text}\0`),
};

/** A string that is padded with NULs to a fixed size. */
export const paddedText: Codec<{ readonly text: string; readonly sizeBytes: number }> = {
  read: (data) => (data.length === 0 ? null : { text: untilNul(readLatin1(data)), sizeBytes: data.length }),
  write: ({ text, sizeBytes }) => writeLatin1(text.padEnd(Math.min(sizeBytes, MAX_SIZE_BYTES), '\0')),
};

/** UTF-16LE without a NUL at its end. Null where half a unit is left over. */
export const utf16: Codec<string> = {
  read: (data) => {
    if (data.length % 2 !== 0) return null;
    let text = '';
    for (let at = 0; at < data.length; at += 2) {
      text += String.fromCharCode((data[at] ?? 0) | ((data[at + 1] ?? 0) << 8));
    }
    return text;
  },
  write: (text) => {
    const data = new Uint8Array(2 * text.length);
    for (let at = 0; at < text.length; at++) {
      data[2 * at] = text.charCodeAt(at);
      data[2 * at + 1] = text.charCodeAt(at) >> 8;
    }
    return data;
  },
};

/** Bytes as hex: exactly `sizeBytes` of them, or all there are. */
export function hexData(sizeBytes?: number): Codec<string> {
  return {
    read: (data) => (data.length < (sizeBytes ?? 0) ? null : toHex(data.subarray(0, sizeBytes))),
    write: (hex) => fromHex(hex) ?? new Uint8Array(),
  };
}

export function untilNul(text: string): string {
  const nul = text.indexOf('\0');
  return nul === -1 ? text : text.slice(0, nul);
}

function readLatin1(data: Uint8Array): string {
  let text = '';
  for (let at = 0; at < data.length; at++) text += String.fromCharCode(data[at] ?? 0);
  return text;
}

function writeLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
