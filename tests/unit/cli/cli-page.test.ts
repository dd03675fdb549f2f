import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cliPage } from '../../../build/cli-page.ts';
import { commandTree } from '../../../electron/cli/program.ts';
import { processOutput } from '../../../electron/cli/terminal/output.ts';

it('docs/cli.md says what the program says of itself; "npm run docs" writes it', () => {
  const page = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8');
  expect(page).toBe(cliPage(commandTree(processOutput, async () => undefined)));
});
