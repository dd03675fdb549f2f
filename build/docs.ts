/** `npm run docs`: writes the pages that are made from the program itself. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandTree } from '../electron/cli/program.ts';
import { processOutput } from '../electron/cli/terminal/output.ts';
import { cliPage } from './cli-page.ts';
import { projectRoot } from './project-root.ts';

writeFileSync(join(projectRoot, 'docs', 'cli.md'), cliPage(commandTree(processOutput, async () => undefined)));
