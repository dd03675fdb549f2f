/**
 * The worker's side of writing: one import file, from rows that still stand in the files they came from. The file is
 * flushed under a temporary name; the caller gives all files of a merge their names once all are whole. A source that
 * has changed since it was scanned ends the file with a named error instead of other rows than were checked.
 */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { ImportRow, ImportTarget } from '../../../shared/autopilot/import-file/import-format.ts';
import { LINE_END, printImportHeader, printImportRow } from '../../../shared/autopilot/import-file/print-import-row.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { CANONICAL_COLUMNS, type CanonicalForm } from './canonical-form.ts';
import { parsedHashes } from './parse-rows.ts';
import { lineReader, type Source, type SourceError, SourceFailure, withSource } from './source-lines.ts';

export interface WriteInput {
  /** Where the file is written until it gets its name. */
  readonly temporaryPath: string;
  readonly target: ImportTarget;
  readonly pieces: readonly Piece[];
}

/** Rows of one source file that follow each other in the written file. */
export interface Piece extends Source {
  readonly canonical: CanonicalForm | null;
  /** For each row two numbers: offset and length of its line in a canonical file, else its row number and 0. */
  readonly spans: Float64Array;
  /** What the row says, but for its hash, where its line cannot be copied as it stands; by place in the piece. */
  readonly printed: ReadonlyMap<number, PrintedValues>;
}

export type PrintedValues = Omit<ImportRow, 'hash'>;

export interface WrittenFile {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** The file that the error is about, and the system's own words. */
export type WriteError = SourceError | { readonly code: 'not-written'; readonly path: string; readonly reason: string };

const BUFFER_BYTES = 1024 * 1024;
const HASH_COLUMN = CANONICAL_COLUMNS.indexOf('Hardware Hash');

export function writeImportFile({ temporaryPath, target, pieces }: WriteInput): Result<WrittenFile, WriteError> {
  try {
    const sink = openSink(temporaryPath);
    try {
      sink.write(Buffer.from(printImportHeader(target), 'latin1'));
      for (const piece of pieces) eachLine(piece, target, sink.write);
      const written = sink.finish();
      return ok({ ...written, rows: pieces.reduce((sum, piece) => sum + piece.spans.length / 2, 0) });
    } finally {
      sink.close();
    }
  } catch (error) {
    if (error instanceof SourceFailure) return err(error.error);
    return err({
      code: 'not-written',
      path: temporaryPath,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

/** Collects lines, hashes and writes them by the buffer. */
function openSink(path: string) {
  const file = openSync(path, 'w');
  const digest = createHash('sha256');
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  let filled = 0;
  let bytes = 0;
  let isOpen = true;
  const flush = () => {
    digest.update(buffer.subarray(0, filled));
    for (let from = 0; from < filled; ) from += writeSync(file, buffer, from, filled - from);
    bytes += filled;
    filled = 0;
  };
  const close = () => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    write(line: Buffer) {
      if (filled + line.length > BUFFER_BYTES) flush();
      filled += line.copy(buffer, filled);
    },
    /** Nothing may be written after this. */
    finish() {
      flush();
      fsyncSync(file);
      close();
      return { bytes, sha256: digest.digest('hex') };
    },
    close,
  };
}

/** Hands over each line of the piece in parts that are used up before the next one is read. */
function eachLine(piece: Piece, target: ImportTarget, take: (bytes: Buffer) => void): void {
  const { source, canonical, spans, printed } = piece;
  withSource(piece, (file, sizeBytes) => {
    const readLine = canonical === null ? null : lineReader(file, source, canonical, spans);
    const hashes = canonical === null ? parsedHashes(file, sizeBytes) : null;
    const lineEnd = Buffer.from(','.repeat(CANONICAL_COLUMNS.length - (canonical?.columns ?? 0)) + LINE_END, 'latin1');
    for (let index = 0; index * 2 < spans.length; index++) {
      const line = readLine?.(index);
      const values = printed.get(index);
      if (values === undefined && line !== undefined) {
        take(line);
        take(lineEnd);
        continue;
      }
      const hash = line?.toString('latin1').split(',')[HASH_COLUMN] ?? hashes?.(spans[index * 2] ?? 0) ?? '';
      take(printedLine(target, values, hash, source));
    }
  });
}

function printedLine(target: ImportTarget, values: PrintedValues | undefined, hash: string, source: string): Buffer {
  const line = values && printImportRow(target, { ...values, hash });
  // The plan has asked the same question with the same values, so a refusal means that the source is another one now.
  if (!line?.ok) throw new SourceFailure('source-changed', source, 'A row is not the one that was checked.');
  return Buffer.from(line.value, 'latin1');
}
