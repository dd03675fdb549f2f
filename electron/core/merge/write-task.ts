/**
 * The worker's side of writing: one import file, from rows that still stand in the files they came from. The file is
 * flushed under a temporary name; the caller gives all files of a merge their names once all are whole. A source that
 * has changed since it was scanned ends the file with a named error instead of other rows than were checked.
 */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import {
  IMPORT_FORMATS,
  type ImportRow,
  type ImportTarget,
} from '../../../shared/autopilot/import-file/import-format.ts';
import { LINE_END, printImportHeader, printImportRow } from '../../../shared/autopilot/import-file/print-import-row.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { createArchivedReader } from './archived-bytes.ts';
import { CANONICAL_COLUMNS, type CanonicalForm } from './canonical-form.ts';
import type { BlockPlace } from './parse-blocks.ts';
import { hashReader } from './parse-rows.ts';
import { fileReader, memoryReader } from './read-bytes.ts';
import { lineReader, type Source, type SourceError, SourceFailure, withSource } from './source-lines.ts';

export interface WriteInput {
  /** Where the file is written until it gets its name. */
  readonly temporaryPath: string;
  readonly target: ImportTarget;
  readonly pieces: readonly Piece[];
}

/** Rows of one source file that follow each other in the written file. */
export interface Piece extends Source {
  /** What the source file is called in the archive that `source` is; null where it is a file of its own. */
  readonly label: string | null;
  readonly canonical: CanonicalForm | null;
  /** Where the hashes of a parsed file are. */
  readonly blocks: readonly BlockPlace[];
  /** For each row two numbers: offset and length of its line in a canonical file, else its row number and 0. */
  readonly spans: Float64Array;
  /** What the row says, but for its hash, where its line cannot be copied as it stands; by place in the piece. */
  readonly printed: ReadonlyMap<number, PrintedValues>;
}

export interface PrintedValues extends Omit<ImportRow, 'hash'> {
  /** Whether the row's payload is a hash, which is then read from the source. */
  readonly hasHash: boolean;
}

export interface WrittenFile {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** The file that the error is about, and the system's own words. */
export type WriteError = SourceError | { readonly code: 'not-written'; readonly path: string; readonly reason: string };

const BUFFER_BYTES = 1024 * 1024;
const HASH_COLUMN = CANONICAL_COLUMNS.indexOf('Hardware Hash');

export async function writeImportFile(input: WriteInput): Promise<Result<WrittenFile, WriteError>> {
  const { temporaryPath, target, pieces } = input;
  try {
    const sink = openSink(temporaryPath);
    const readArchived = createArchivedReader();
    try {
      sink.write(Buffer.from(printImportHeader(target), 'latin1'));
      for (const piece of pieces) {
        if (piece.label === null) eachLine(piece, target, sink.write);
        else eachArchivedLine(piece, target, await readArchived(piece, piece.label), sink.write);
      }
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
  const file = openSync(path, 'wx');
  const digest = createHash('sha256');
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  let filled = 0;
  let bytes = 0;
  let isOpen = true;
  const put = (part: Buffer) => {
    digest.update(part);
    for (let from = 0; from < part.length; ) from += writeSync(file, part, from, part.length - from);
    bytes += part.length;
  };
  const flush = () => {
    put(buffer.subarray(0, filled));
    filled = 0;
  };
  const close = () => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    write(line: Buffer) {
      if (filled + line.length > BUFFER_BYTES) flush();
      if (line.length > BUFFER_BYTES) put(line);
      else filled += line.copy(buffer, filled);
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
  const { source, canonical, blocks, spans, printed } = piece;
  const isHashed = hasHashColumn(target);
  withSource(piece, (file) => {
    const readLine = canonical === null || !isHashed ? null : lineReader(file, source, canonical, spans);
    const readHash = hashReader(fileReader(file), isHashed ? blocks : []);
    const lineEnd = Buffer.from(','.repeat(CANONICAL_COLUMNS.length - (canonical?.columns ?? 0)) + LINE_END, 'latin1');
    for (let index = 0; index * 2 < spans.length; index++) {
      const line = readLine?.(index);
      const values = printed.get(index);
      if (values === undefined && line !== undefined) {
        take(line);
        take(lineEnd);
        continue;
      }
      const hash = line?.toString('latin1').split(',')[HASH_COLUMN] ?? readHash(spans[index * 2] ?? 0);
      take(printedLine(target, values, hash, source));
    }
  });
}

/** The same for a file in an archive, which is in memory as a whole and whose lines are never copied. */
function eachArchivedLine(piece: Piece, target: ImportTarget, file: Buffer, take: (bytes: Buffer) => void): void {
  const { source, blocks, spans, printed } = piece;
  const readHash = hashReader(memoryReader(file), hasHashColumn(target) ? blocks : []);
  for (let index = 0; index * 2 < spans.length; index++) {
    take(printedLine(target, printed.get(index), readHash(spans[index * 2] ?? 0), source));
  }
}

/** Without one nothing of a row is read from its source. */
function hasHashColumn(target: ImportTarget): boolean {
  return IMPORT_FORMATS[target].columns.includes('hash');
}

function printedLine(target: ImportTarget, values: PrintedValues | undefined, hash = '', source: string): Buffer {
  const line = values && printImportRow(target, { ...values, hash: values.hasHash ? hash : '' });
  // The plan has asked the same question with the same values, so a refusal means that the source is another one now.
  if (!line?.ok) throw new SourceFailure('source-changed', source, 'A row is not the one that was checked.');
  return Buffer.from(line.value, 'latin1');
}
