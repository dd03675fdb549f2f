/** `npm run -s hash-courier -- …`: the command line from a checkout; builds what is stale first. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildCliIfStale } from './build-cli.ts';
import { projectRoot } from './project-root.ts';

await buildCliIfStale();
// npm changes into the project's folder; paths on the command line mean the folder where it was typed.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
// As it is typed in a checkout, for the commands that the program's texts name.
process.env.HASH_COURIER_PROGRAM_NAME ??= 'npm run -s hash-courier --';
const program = join(projectRoot, 'dist', 'cli', 'hash-courier.js');
process.argv.splice(1, 1, program);
await import(pathToFileURL(program).href);
