/** Reads the archive that the argument names, in a process of its own, and prints what it held and what it took. */
import { readFileSync } from 'node:fs';
import { readArchive } from '../../../electron/core/archives/read-archive.ts';

const [path = ''] = process.argv.slice(2);
const { entries, issues } = await readArchive(readFileSync(path), false);
const codes = issues.map(({ issue }) => issue.code);
process.stdout.write(JSON.stringify({ entries: entries.length, codes, maxKib: process.resourceUsage().maxRSS }));
