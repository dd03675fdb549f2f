/** `npm run check`: what to run while working. */
import { sourceChecks } from './source-checks.ts';
import { runSteps } from './steps.ts';

const passed = await runSteps([
  ...sourceChecks,
  { name: 'unit tests', command: ['vitest', 'run', '--project', 'unit', '--reporter', 'dot'] },
]);
process.exitCode = passed ? 0 : 1;
