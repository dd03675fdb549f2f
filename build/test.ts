/**
 * `npm test`: everything that has to hold before a change lands. Suites that need something this machine cannot give
 * (a loop device, .NET, Wine) say so themselves as skipped, with the command that would enable them.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installDebianPackages } from './debian-packages.ts';
import { NO_CHROMIUM } from './engines.ts';
import { projectRoot } from './project-root.ts';
import { sourceChecks } from './source-checks.ts';
import { runSteps } from './steps.ts';
import { windowSuite } from './window-suite.ts';

const resultFile = join(projectRoot, 'dist', 'test-results.json');
mkdirSync(join(projectRoot, 'dist'), { recursive: true });
rmSync(resultFile, { force: true });

// The machine is made ready while the source is read: the one waits for a network and a disk, the other computes.
const [isSourceRight, isReady] = await Promise.all([
  runSteps([...sourceChecks, { name: 'build', command: ['node', 'build/build.ts'] }]),
  makeReady(),
]);
const window = windowSuite();
const passed =
  isSourceRight &&
  isReady &&
  (await runSteps([
    {
      name: 'unit and integration tests',
      command: ['vitest', 'run', '--reporter', 'default', '--reporter', 'json', `--outputFile.json=${resultFile}`],
    },
    ...window.steps,
  ]));
const ranTests = passed && printSummary();
process.exitCode = ranTests ? 0 : 1;

/** The programs that suites need, and the hosts that are built with them. */
async function makeReady(): Promise<boolean> {
  await installDebianPackages();
  return runSteps([{ name: 'PowerShell hosts', command: ['node', 'tests/powershell/build-hosts.ts'] }], 'kept');
}

/** The closing line, and whether any test ran at all: a run without tests is not a pass. */
function printSummary(): boolean {
  // Vitest's own JSON reporter wrote this file a while ago; only its totals are read.
  const totals = JSON.parse(readFileSync(resultFile, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
  };
  const { expected, unexpected, skipped } = window.counts();
  console.log(`\nwindow suite: ${window.engine ?? `skipped, ${NO_CHROMIUM}`}`);
  const passedTests = totals.numPassedTests + expected;
  console.log(
    `${passedTests} passed, ${totals.numFailedTests + unexpected} failed, ${totals.numPendingTests + skipped} skipped`,
  );
  return totals.numPassedTests > 0 && (window.engine === null || expected > 0);
}
