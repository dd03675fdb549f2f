import { decodeBase64 } from '../hardware-hash/base64.ts';
import { isBase64Text } from './hash-text.ts';

/**
 * The Data column of a DeviceLink export is a JSON object in base64, of no fixed length (read off the files that
 * Windows 11 writes: `SerialNumber,Manufacturer,Model,Data`, UTF-16LE with BOM, no line break at the end).
 */
const MIN_RECOGNISABLE_CHARS = 100;

/** True where the cell can hardly be anything else than the payload of a DeviceLink export, whole or cut. */
export function looksLikeDeviceLink(cell: string): boolean {
  const text = cell.trim();
  // `{"` and `{` with a line break after it.
  return text.length >= MIN_RECOGNISABLE_CHARS && /^e[yw]/.test(text) && isBase64Text(text);
}

const CLOSING_BRACE = 0x7d;

/** True where the payload's last character is the closing brace of its JSON; a cut one ends in anything else. */
export function isWholeDeviceLink(cell: string): boolean {
  const digits = cell.trim().replace(/={1,2}$/, '');
  const lastGroup = digits.slice(-(digits.length % 4 || 4));
  const bytes = decodeBase64(lastGroup.padEnd(4, 'A'));
  return bytes?.[lastGroup.length - 2] === CLOSING_BRACE;
}
