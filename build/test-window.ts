/**
 * `npm run test:window`: the window suite alone, on a build that is there. With `--electron` only the real one counts.
 */
import { buildAppIfStale } from './build-app.ts';
import { electronBinary, NO_CHROMIUM } from './engines.ts';
import { runSteps } from './steps.ts';
import { windowSuite } from './window-suite.ts';

const { engine, steps } = windowSuite();
if (process.argv.includes('--electron') && electronBinary() === null) {
  console.error("Electron's binary is not here, or there is no display: node node_modules/electron/install.js");
  process.exitCode = 1;
} else if (engine === null) {
  console.error(`The window suite cannot run: ${NO_CHROMIUM}.`);
  process.exitCode = 1;
} else {
  await buildAppIfStale();
  process.exitCode = (await runSteps(steps)) ? 0 : 1;
}
