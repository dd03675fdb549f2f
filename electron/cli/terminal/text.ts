import { type Output, printLine } from './output.ts';

/** Columns that text may take on `out`: without end where a program reads it instead of a person. */
export function textWidth({ out }: Output): number {
  return out.isTTY === true ? (out.columns ?? 80) : Number.POSITIVE_INFINITY;
}

/** Prints lines, broken between words where the terminal is narrower. */
export function printText(output: Output, lines: readonly string[]): void {
  const width = textWidth(output);
  for (const line of lines) for (const part of brokenLine(line, width)) printLine(output.out, part);
}

/** Below this, breaking lines makes them harder to read, not easier. */
const LEAST_WIDTH = 40;

/** A label with its value, or the first columns of a table: text, a gap, text. */
const LABEL = /^ *\S.*? {2,}(?=\S)/;

/**
 * The line in parts that fit. Parts after the first stand under the value where the line is a label and its value, and
 * otherwise two further in. A word that is too long stays whole.
 */
export function brokenLine(line: string, width: number): readonly string[] {
  if (line.length <= width || width < LEAST_WIDTH) return [line];
  const label = LABEL.exec(line)?.[0].length ?? 0;
  const hang = label > 0 && label <= width / 2 ? label : (/^ */.exec(line)?.[0].length ?? 0) + 2;
  const parts: string[] = [];
  let rest = line;
  while (rest.length > width) {
    // Never inside what every part begins with.
    const lastBreak = rest.lastIndexOf(' ', width);
    const at = lastBreak > hang ? lastBreak : rest.indexOf(' ', width);
    if (at === -1) break;
    parts.push(rest.slice(0, at).trimEnd());
    rest = ' '.repeat(hang) + rest.slice(at).trimStart();
  }
  return [...parts, rest];
}
