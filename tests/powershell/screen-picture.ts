import type { Span } from './engine.ts';

/** The colours of a Windows console by their .NET names. */
const COLORS: Readonly<Record<string, string>> = {
  Black: '#0c0c0c',
  Gray: '#cccccc',
  White: '#f2f2f2',
  Red: '#e74856',
  Green: '#16c60c',
  Yellow: '#f9f1a5',
  Cyan: '#61d6d6',
};

const COLUMNS = 100;
const CELL_WIDTH = 8;
const CELL_HEIGHT = 18;
const MARGIN = 12;

interface Cell {
  readonly text: string;
  readonly foreground: string;
  readonly background: string;
}

/** A console's window as SVG: what a script wrote, in its colours, wrapped as a console wraps. */
export function drawScreen(spans: readonly Span[], title: string): string {
  const rows = toRows(spans);
  const width = COLUMNS * CELL_WIDTH + 2 * MARGIN;
  const height = rows.length * CELL_HEIGHT + 2 * MARGIN;
  const body = rows.flatMap((row, index) => drawRow(row, index)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}" font-family="Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
<title>${escapeXml(title)}</title>
<rect width="${width}" height="${height}" rx="6" fill="${COLORS.Black}"/>
${body}
</svg>
`;
}

/** One list of cells for each line of the screen, without sound and without empty lines at the end. */
function toRows(spans: readonly Span[]): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [[]];
  for (const { text, foreground, background } of spans) {
    for (const character of text.replaceAll('\u0007', '')) {
      const row = rows.at(-1) ?? [];
      if (character === '\n') rows.push([]);
      else if (row.length < COLUMNS) row.push({ text: character, foreground, background });
      else rows.push([{ text: character, foreground, background }]);
    }
  }
  const last = rows.findLastIndex((row) => row.some((cell) => cell.text !== ' '));
  return rows.slice(0, last + 1);
}

function drawRow(row: readonly Cell[], index: number): readonly string[] {
  const y = MARGIN + index * CELL_HEIGHT;
  const shapes: string[] = [];
  for (let start = 0; start < row.length; ) {
    const first = row[start];
    if (!first) break;
    let end = start + 1;
    while (row[end]?.foreground === first.foreground && row[end]?.background === first.background) end++;
    const text = row
      .slice(start, end)
      .map((cell) => cell.text)
      .join('');
    if (first.background !== 'Black') {
      shapes.push(
        `<rect x="${toX(start)}" y="${y}" width="${text.length * CELL_WIDTH}" height="${CELL_HEIGHT}" fill="${COLORS[first.background]}"/>`,
      );
    } else if (text.trim() !== '') {
      const indent = text.length - text.trimStart().length;
      const words = text.trim();
      shapes.push(
        `<text x="${toX(start + indent)}" y="${y + 13}" textLength="${words.length * CELL_WIDTH}" fill="${COLORS[first.foreground]}">${escapeXml(words)}</text>`,
      );
    }
    start = end;
  }
  return shapes;
}

function toX(column: number): number {
  return MARGIN + column * CELL_WIDTH;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
