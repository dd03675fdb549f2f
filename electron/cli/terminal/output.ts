import type { Writable } from 'node:stream';

/** Where a command writes: answers on `out`, progress and errors on `err`, so that answers can be piped. */
export interface Output {
  readonly out: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly err: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

export const processOutput: Output = { out: process.stdout, err: process.stderr };

/** Control characters and those that turn the direction of text: names from a stick must not steer the terminal. */
const STEERING = /[^\P{Cc}\n\t]|\p{Bidi_Control}/gu;

export function printLine(stream: Writable, text = ''): void {
  stream.write(`${text.replace(STEERING, '\ufffd')}\n`);
}

/** The answer for machines: one JSON document, one line end. */
export function printJson(output: Output, value: unknown): void {
  output.out.write(`${jsonText(value)}\n`);
}

/** Indented JSON that is safe on a terminal too: what would steer it is escaped, which says the same. */
export function jsonText(value: unknown): string {
  return withoutSteering(JSON.stringify(value, null, 2));
}

/** The same on one line, for documents that follow each other. */
export function jsonLine(value: unknown): string {
  return withoutSteering(JSON.stringify(value));
}

function withoutSteering(json: string): string {
  return json.replace(STEERING, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
