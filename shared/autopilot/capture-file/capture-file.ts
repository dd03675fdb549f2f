import type { CaptureRow } from '../capture-row.ts';
import type { Issue } from '../issues.ts';
import type { CaptureLayout } from './capture-content.ts';
import type { Delimiter } from './cells.ts';
import type { CaptureEncoding } from './text-pieces.ts';

/** What kind of file it was. */
export interface CaptureFileFormat {
  /** Of the first piece, where files of several encodings were glued together; `file-encoding` says so. */
  readonly encoding: CaptureEncoding;
  readonly hasBom: boolean;
  /** Null where the layout has no cells. */
  readonly delimiter: Delimiter | null;
  readonly layout: CaptureLayout;
}

export interface CaptureFile {
  readonly format: CaptureFileFormat;
  /** In the file's order and in the file's own words: the cells are not trimmed; whoever compares them trims. */
  readonly rows: readonly CaptureRow[];
  /** What was left out or doubtful. Every line that holds something is a row, a header or named here. */
  readonly issues: readonly Issue[];
}
