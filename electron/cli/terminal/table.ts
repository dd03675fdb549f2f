/** One column of a table: its heading, whether it holds numbers, and whether it may be cut to fit the terminal. */
export interface Column {
  readonly heading: string;
  readonly align?: 'left' | 'right';
  readonly canShrink?: boolean;
}

const GAP = '  ';
const LEAST_WIDTH = 8;

/** Lines of a table that fits the width where its shrinking columns allow; what was cut ends in `…`. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  widthLimit: number,
): readonly string[] {
  const { heading, line } = tableLayout(columns, rows, widthLimit);
  return [heading, ...rows.map(line)];
}

/** For a table that comes page by page: its columns are laid out by the rows of the first page. */
export interface TableLayout {
  readonly heading: string;
  /** A cell that is wider than its column is cut where the column may shrink, and otherwise pushes the rest aside. */
  line(cells: readonly string[]): string;
}

export function tableLayout(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  widthLimit: number,
): TableLayout {
  const widths = columns.map(({ heading }, index) =>
    Math.max(heading.length, ...rows.map((row) => (row[index] ?? '').length)),
  );
  for (let excess = total(widths) - widthLimit; excess > 0; ) {
    const widest = widestShrinking(columns, widths);
    if (widest === -1) break;
    const cut = Math.min(excess, (widths[widest] ?? 0) - LEAST_WIDTH);
    widths[widest] = (widths[widest] ?? 0) - cut;
    excess -= cut;
  }
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align, canShrink }, index) => {
        const width = widths[index] ?? 0;
        const cell = canShrink ? cut(cells[index] ?? '', width) : (cells[index] ?? '');
        return align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join(GAP)
      .trimEnd();
  return { heading: line(columns.map(({ heading }) => heading)), line };
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1);
}

function widestShrinking(columns: readonly Column[], widths: readonly number[]): number {
  let widest = -1;
  columns.forEach(({ canShrink }, index) => {
    const width = widths[index] ?? 0;
    if (canShrink && width > LEAST_WIDTH && width > (widths[widest] ?? 0)) widest = index;
  });
  return widest;
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
