/** `npm run package`: builds the window and packs it for this system; what follows goes to electron-builder. */
import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { projectRoot } from './project-root.ts';
import { runSteps } from './steps.ts';

await buildApp();
const config = join('build', 'electron-builder.yml');
const builder = join(projectRoot, 'node_modules', 'electron-builder', 'cli.js');
const passed = await runSteps([
  {
    name: 'package',
    command: ['node', builder, '--config', config, '--publish', 'never', ...process.argv.slice(2)],
  },
]);
process.exitCode = passed ? 0 : 1;
