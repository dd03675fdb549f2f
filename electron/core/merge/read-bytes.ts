import { readAt, readInto } from '../collect/read-file.ts';

/** Answers the bytes from an offset, fewer at the end. */
export type ReadBytes = (from: number, length: number) => Buffer;

export function fileReader(file: number): ReadBytes {
  return (from, length) => readAt(file, from, length);
}

export function memoryReader(bytes: Buffer): ReadBytes {
  return (from, length) => bytes.subarray(from, from + length);
}

let reused = Buffer.alloc(0);

/** As `readAt`, in one buffer of the thread: what it answers is valid until the next call. */
export function readReused(file: number, from: number, length: number): Buffer {
  if (reused.length < length) reused = Buffer.allocUnsafeSlow(length);
  return readInto(reused, file, from, length);
}
