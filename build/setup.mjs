/**
 * The first step of every npm script: makes a fresh clone ready, then runs the named script on the project's own Node.
 *
 * This file alone must run on the Node that the system has (20 or newer); everything after it runs on the Node 24 that
 * the npm package `node` brings. Install scripts of packages are off (.npmrc); the two that are needed are named here.
 *
 * Usage: node build/setup.mjs [--quiet] SCRIPT [ARG ...]
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, 'node_modules', '.hash-courier-setup');
const nodeBinary = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Native parts whose install scripts we run on purpose: the Node binary, and the drive list where it is not pure JS. */
const allowedScripts = process.platform === 'linux' ? ['node'] : ['node', 'drivelist'];

const args = process.argv.slice(2);
const quiet = args[0] === '--quiet';
if (quiet) args.shift();

const lockDigest = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(allowedScripts.join())
  .digest('hex');

// V8 aborts now and then where threads come and go while it write-protects code by protection keys
// (https://github.com/nodejs/node/issues/64500); only Linux on x64 has them.
const nodeFlags = process.platform === 'linux' && process.arch === 'x64' ? ['--no-memory-protection-keys'] : [];

if (!isReady()) install();
const child = spawn(nodeBinary, [...nodeFlags, ...args], {
  cwd: quiet ? process.cwd() : root,
  stdio: 'inherit',
  // Node reads the size of its file thread pool once, at its first use; see adapters/drives/file-threads.ts.
  env: { UV_THREADPOOL_SIZE: '32', ...process.env, PATH: pathWithProjectBinaries() },
});
// Ctrl+C reaches the child from the terminal itself, and a second one would end it at once; the others are passed on.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(`The project's Node could not be started: ${error.message}`));
child.on('close', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

function isReady() {
  return existsSync(nodeBinary) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockDigest;
}

function install() {
  process.stderr.write(
    'Setting up: installing the packages that package-lock.json names. Once per checkout, about a minute.\n',
  );
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
  npm('rebuild', ...allowedScripts, '--ignore-scripts=false', '--loglevel=error');
  if (!existsSync(nodeBinary))
    fail('The npm package "node" left no binary. Is there a network? Run the command again.');
  writeFileSync(stampFile, lockDigest);
}

function npm(...npmArgs) {
  // npm's own progress goes to our error stream, so that a piped answer on standard output stays clean.
  const run = spawnSync('npm', npmArgs, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (run.status !== 0)
    fail(`"npm ${npmArgs[0]}" did not succeed. What it printed stands above; then run the command again.`);
}

function pathWithProjectBinaries() {
  const separator = process.platform === 'win32' ? ';' : ':';
  return [dirname(nodeBinary), join(root, 'node_modules', '.bin'), process.env.PATH].join(separator);
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
