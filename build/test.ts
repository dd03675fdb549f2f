/**
 * `npm test`: everything that has to hold before a change lands. Suites that need something this machine cannot give
 * (a loop device, .NET, Wine) say so themselves as skipped, with the command that would enable them.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installDebianPackages } from './debian-packages.ts';
import { engineName, NO_CHROMIUM } from './engines.ts';
import { projectRoot } from './project-root.ts';
import { sourceChecks } from './source-checks.ts';
import { runSteps, type Step } from './steps.ts';

const resultFile = join(projectRoot, 'dist', 'test-results.json');
const windowFile = join(projectRoot, 'dist', 'window-suite.json');
mkdirSync(join(projectRoot, 'dist'), { recursive: true });
for (const file of [resultFile, windowFile]) rmSync(file, { force: true });

installDebianPackages();
const engine = engineName();
const windowSuite: readonly Step[] = [
  { name: `window suite: ${engine}`, command: ['node', 'node_modules/@playwright/test/cli.js', 'test'] },
];
const passed = await runSteps([
  ...sourceChecks,
  { name: 'build', command: ['node', 'build/build.ts'] },
  { name: 'PowerShell hosts', command: ['node', 'tests/powershell/build-hosts.ts'] },
  {
    name: 'unit and integration tests',
    command: ['vitest', 'run', '--reporter', 'default', '--reporter', 'json', `--outputFile.json=${resultFile}`],
  },
  ...(engine === null ? [] : windowSuite),
]);
const ranTests = passed && printSummary();
process.exitCode = ranTests ? 0 : 1;

/** The closing line, and whether any test ran at all: a run without tests is not a pass. */
function printSummary(): boolean {
  // Each runner's own JSON reporter wrote its file a moment ago; only the totals are read.
  const units = JSON.parse(readFileSync(resultFile, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
  };
  const window =
    engine === null
      ? { expected: 0, unexpected: 0, flaky: 0, skipped: 1 }
      : (JSON.parse(readFileSync(windowFile, 'utf8')).stats as Record<WindowCount, number>);
  console.log(`\nwindow suite: ${engine ?? `skipped, ${NO_CHROMIUM}`}`);
  const passedTests = units.numPassedTests + window.expected;
  const failed = units.numFailedTests + window.unexpected + window.flaky;
  console.log(`\n${passedTests} passed, ${failed} failed, ${units.numPendingTests + window.skipped} skipped`);
  return units.numPassedTests > 0 && (engine === null || window.expected > 0);
}

type WindowCount = 'expected' | 'unexpected' | 'flaky' | 'skipped';
