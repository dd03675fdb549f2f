import { jsonText, type Output } from './output.ts';

/**
 * Prints one JSON document whose first part is a list that comes page by page, so that a long one is never in memory as a
 * whole.
 *
 * @param rest Asked once the list has ended.
 */
export async function printJsonList(
  { out }: Output,
  name: string,
  pages: AsyncIterable<readonly unknown[]>,
  rest: () => Promise<Readonly<Record<string, unknown>>>,
): Promise<void> {
  out.write(`{\n  ${jsonText(name)}: [`);
  let separator = '\n';
  for await (const page of pages) {
    for (const item of page) {
      out.write(`${separator}${indented(jsonText(item), 4)}`);
      separator = ',\n';
    }
  }
  out.write(separator === '\n' ? ']' : '\n  ]');
  for (const [key, value] of Object.entries(await rest())) {
    out.write(`,\n  ${jsonText(key)}: ${indented(jsonText(value), 2).trimStart()}`);
  }
  out.write('\n}\n');
}

function indented(text: string, spaces: number): string {
  return text.replace(/^/gm, ' '.repeat(spaces));
}
