import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { practiceDevice } from '../../../electron/core/practice/practice-device.ts';

export const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash';

/** A capture file of one row as Windows PowerShell 5.1 writes it: UTF-16LE with BOM, CRLF. */
export function captureFile(index: number, capturedAtMs?: number): Buffer {
  const { serial, hash } = practiceDevice(index, capturedAtMs === undefined ? {} : { capturedAtMs });
  return Buffer.from(`\uFEFF${HEADER}\r\n${serial},,${hash}\r\n`, 'utf16le');
}

/** Writes a file of a capture folder and answers with its path below the stick's root. */
export function writeCapture(root: string, name: string, bytes: Buffer): string {
  const folder = join('hash-courier', 'captures', name);
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, 'hardwarehash.csv'), bytes);
  return `hash-courier/captures/${name}/hardwarehash.csv`;
}

/** Writes the captures of practice devices, each into a folder of its own, as the kit leaves them. */
export function writeCaptures(root: string, firstIndex: number, count: number): void {
  for (let index = firstIndex; index < firstIndex + count; index++) {
    writeCapture(root, `device-${index}`, captureFile(index));
  }
}
