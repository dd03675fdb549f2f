/** A stretch of a file that one thread scans: the rows that start in it. */
export interface FilePart {
  readonly path: string;
  /** Bytes; `from` is even, so that no UTF-16 character is cut. `to` may lie beyond the end. */
  readonly from: number;
  readonly to: number;
}

/** What one part is worth of work: large enough to keep a thread busy, small enough for even progress. */
const PART_BYTES = 2 * 1024 * 1024;

/** Splits a file into parts; a small file, and an empty one, is one part. */
export function partsOf(path: string, sizeBytes: number): readonly FilePart[] {
  const count = Math.max(1, Math.ceil(sizeBytes / PART_BYTES));
  return Array.from({ length: count }, (_, index) => ({
    path,
    from: index * PART_BYTES,
    to: Math.min((index + 1) * PART_BYTES, sizeBytes),
  }));
}

/** Puts parts together into tasks of about one part's size, in their order. */
export function tasksOf(parts: readonly FilePart[]): readonly (readonly FilePart[])[] {
  const tasks: FilePart[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    if (bytes + (part.to - part.from) > PART_BYTES) {
      tasks.push([]);
      bytes = 0;
    }
    tasks.at(-1)?.push(part);
    bytes += part.to - part.from;
  }
  return tasks;
}
