/**
 * The part of PapaParse that this layer uses. `@types/papaparse` is not used here: it pulls in Node's types, and then
 * `Buffer` and `process` would compile in a layer that must run in a browser too. The full file is named, because the
 * package's own entry differs between Node and bundlers.
 */
declare module 'papaparse/papaparse.js' {
  interface ParseOptions {
    readonly delimiter: string;
    readonly newline: '\n';
  }
  interface ParseOutcome {
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly { readonly code: string }[];
  }
  const papa: { parse(text: string, options: ParseOptions): ParseOutcome };
  // biome-ignore lint/style/noDefaultExport: PapaParse is a CommonJS module, whose exports arrive as the default
  export default papa;
}
