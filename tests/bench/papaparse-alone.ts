/** What PapaParse takes to read the rows of all files and print them as one: no check, no decoding, no identity. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

const [input = '', output = ''] = process.argv.slice(2);
const rows = readdirSync(input).flatMap(
  (name) => Papa.parse<Record<string, string>>(readFileSync(join(input, name), 'utf8'), { header: true }).data,
);
writeFileSync(output, Papa.unparse(rows));
