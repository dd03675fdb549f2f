import type { CaptureRow, PayloadKind } from '../capture-row.ts';
import { type Issue, issue } from '../issues.ts';
import type { ColumnRole } from './columns.ts';

/** Rows that a file may have; the largest supplier files seen have 50,000. */
export const MAX_ROWS = 250_000;
/** Issues after which reading a file stops: it is no longer a capture with faults. */
const MAX_ISSUES = 100_000;

/** Longer texts are not named in an issue: they may be a piece of a hash. */
const MAX_NAMED_CHARS = 64;

/** How much of a line with an odd number of cells could be read without guessing. */
export type KeptPart = 'row' | 'part' | 'nothing';

/** Gathers the rows and issues of one file and gives each device row its number. */
export class RowCollector {
  readonly rows: CaptureRow[] = [];
  readonly issues: Issue[] = [];
  #number = 0;
  #skipped: { readonly line: number; lines: number; readonly severity: 'note' | 'warning' } | null = null;

  get isFull(): boolean {
    return this.rows.length >= MAX_ROWS || this.issues.length >= MAX_ISSUES;
  }

  addRow(kind: PayloadKind, line: number, textOf: (role: ColumnRole) => string): void {
    this.rows.push({
      kind,
      row: this.#nextNumber(),
      line,
      serial: textOf('serial'),
      productId: textOf('productId'),
      hash: textOf(kind === 'deviceLink' ? 'data' : 'hash'),
      groupTag: textOf('groupTag'),
      assignedUser: textOf('assignedUser'),
      manufacturer: textOf('manufacturer'),
      model: textOf('model'),
    });
  }

  /** A hash of a file that has room for nothing else. */
  addHashOnlyRow(line: number, hash: string): void {
    const nothing = { serial: '', productId: '', groupTag: '', assignedUser: '', manufacturer: '', model: '' };
    this.rows.push({ kind: 'hash', row: this.#nextNumber(), line, hash, ...nothing, isHashOnly: true });
  }

  /** A row whose end is missing. It is not kept: what it holds is not what the device wrote. */
  addCutRow(line: number, serial: string): void {
    const isNamed = serial !== '' && serial.length <= MAX_NAMED_CHARS;
    this.issues.push(issue('file-cut-off', this.#nextNumber(), isNamed ? { line, serial } : { line }));
  }

  /**
   * Says that the next row, or where nothing is kept the row that should be here, has an odd number of cells or broken
   * quotes. A warning where everything it says was read.
   */
  addOddCells(line: number, cells: number, columns: number, kept: KeptPart): void {
    this.#endSkipped();
    const row = kept === 'nothing' ? this.#nextNumber() : this.#number + 1;
    const odd = issue('row-cells', row, { line, cells, columns, kept });
    this.issues.push(kept === 'row' ? { ...odd, severity: 'warning' } : odd);
  }

  addUnknownColumns(line: number, names: readonly string[]): void {
    this.#endSkipped();
    this.issues.push(
      issue('column-unknown', null, {
        line,
        columns: names.length,
        column: (names[0] ?? '').slice(0, MAX_NAMED_CHARS),
      }),
    );
  }

  /**
   * A line that is neither a row nor a header. Lines on end share one issue.
   *
   * @param severity `note` above the first row, where titles stand; below it may have been a row.
   */
  skip(line: number, severity: 'note' | 'warning'): void {
    if (this.#skipped === null) this.#skipped = { line, lines: 1, severity };
    else this.#skipped.lines++;
  }

  addTooLarge(line: number): void {
    this.#endSkipped();
    this.issues.push(issue('file-too-large', null, { line }));
  }

  /** @param cutPieces In how many places the file is known to be cut off, whether or not that cut a row. */
  finish(cutPieces: number): void {
    this.#endSkipped();
    const cutRows = this.issues.filter(({ code }) => code === 'file-cut-off').length;
    if (cutPieces > cutRows) this.issues.push(issue('file-cut-off'));
    else if (this.#number === 0) this.issues.push(issue('file-no-rows'));
  }

  #endSkipped(): void {
    if (this.#skipped === null) return;
    const { severity, ...values } = this.#skipped;
    this.issues.push({ ...issue('line-skipped', null, values), severity });
    this.#skipped = null;
  }

  #nextNumber(): number {
    this.#endSkipped();
    return ++this.#number;
  }
}
