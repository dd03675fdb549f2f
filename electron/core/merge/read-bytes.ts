import { readSync } from 'node:fs';

/** The bytes asked for, or those that are there where the file is shorter. */
export function readBytes(file: number, from: number, length: number): Buffer {
  return readInto(Buffer.allocUnsafe(length), file, from, length);
}

let reused = Buffer.alloc(0);

/** As `readBytes`, in one buffer of the thread: what it answers is valid until the next call. */
export function readReused(file: number, from: number, length: number): Buffer {
  if (reused.length < length) reused = Buffer.allocUnsafeSlow(length);
  return readInto(reused, file, from, length);
}

function readInto(bytes: Buffer, file: number, from: number, length: number): Buffer {
  let filled = 0;
  while (filled < length) {
    const count = readSync(file, bytes, filled, length - filled, from + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}
