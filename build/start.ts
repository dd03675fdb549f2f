/**
 * `npm start`: the practice depot in the window, in Electron where its binary is or can be had, else in a browser that
 * stands in for it. Without a display the same job runs in the terminal, and the pages are left as pictures.
 */
import { spawn, spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAppIfStale } from './build-app.ts';
import { buildCliIfStale } from './build-cli.ts';
import { chromiumName, electronBinary, hasDisplay, NO_CHROMIUM } from './engines.ts';
import { projectRoot } from './project-root.ts';

/** A download that takes longer is better done by hand; the window opens without it. */
const ELECTRON_DOWNLOAD_MS = 90_000;
const PICTURES_MS = 180_000;
const DAY_MS = 86_400_000;

const args = process.argv.slice(2);
const main = join(projectRoot, 'dist', 'app', 'main', 'main.js');
const failedMark = join(projectRoot, 'dist', 'electron-not-downloaded');
const host = join(projectRoot, 'tests', 'host', 'run.ts');
/** Node as it was started itself: with the same flags. */
const node = [process.execPath, ...process.execArgv] as const;

process.exitCode = hasDisplay ? await showWindow() : await playInTerminal();

async function showWindow(): Promise<number> {
  await buildAppIfStale();
  const window = [main, '--practice', ...args];
  if (electronBinary() === null && process.env.CI === undefined) downloadElectron();
  const electron = electronBinary();
  if (electron !== null) return run([electron, ...window]);
  const browser = chromiumName(true);
  if (browser === null) {
    console.log(`Neither Electron's binary is here, nor can a browser stand in for it: ${NO_CHROMIUM}.`);
    return playInTerminal();
  }
  console.log(`Electron's binary is not here, so the window opens in ${browser}, which stands in for it.`);
  return run([...node, host, ...window], { STAND_IN_WINDOW: 'shown' });
}

async function playInTerminal(): Promise<number> {
  await buildCliIfStale();
  const program = join(projectRoot, 'dist', 'cli', 'hash-courier.js');
  const exitCode = await run([...node, program, 'practice', ...args], {
    // As it is typed in a checkout, for the commands that the program's texts name.
    HASH_COURIER_PROGRAM_NAME: process.env.HASH_COURIER_PROGRAM_NAME ?? 'npm run -s hash-courier --',
  });
  const browser = chromiumName();
  // Whoever asked for something else than the round itself is not waiting for pictures of it.
  if (browser === null || args.length > 0) return exitCode;
  console.log(`\nNo display is here. The same round in the window, in ${browser}, which stands in for Electron:`);
  await buildAppIfStale();
  const pictures = join(projectRoot, 'tests', 'e2e', 'pictures.ts');
  const made = await run([...node, pictures, join(projectRoot, 'practice', 'pictures')], {}, PICTURES_MS);
  if (made !== 0) console.log('The pictures of the window were not finished; the files of the round are whole.');
  return exitCode;
}

/** Once a checkout; where it did not work, not again on the same day. */
function downloadElectron(): void {
  const triedAtMs = statSync(failedMark, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - triedAtMs < DAY_MS) return;
  console.log(`Getting Electron's binary, once; ${ELECTRON_DOWNLOAD_MS / 1000} seconds at most …`);
  const installer = join(projectRoot, 'node_modules', 'electron', 'install.js');
  spawnSync(process.execPath, [installer], { timeout: ELECTRON_DOWNLOAD_MS, stdio: 'ignore' });
  if (electronBinary() === null) writeFileSync(failedMark, '');
}

function run([binary, ...rest]: readonly [string, ...string[]], env: NodeJS.ProcessEnv = {}, timeout = 0) {
  return new Promise<number>((resolve, reject) => {
    const child = spawn(binary, rest, { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, ...env }, timeout });
    // Ctrl+C reaches the child from the terminal itself, and it ends in its own order.
    process.on('SIGINT', () => {});
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
