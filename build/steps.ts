import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

export interface Step {
  readonly name: string;
  /** A binary of node_modules and its arguments. */
  readonly command: readonly [string, ...string[]];
}

/** Runs the steps in order and stops at the first that fails; answers whether all passed. */
export async function runSteps(steps: readonly Step[]): Promise<boolean> {
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const startedMs = performance.now();
    const exitCode = await run(step.command);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    console.log(`── ${step.name}: ${exitCode === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
    if (exitCode !== 0) return false;
  }
  return true;
}

function run([binary, ...args]: Step['command']): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      // npm's binaries are .cmd files on Windows, which only a shell starts; the arguments are our own constants.
      shell: process.platform === 'win32',
      env: { ...process.env, PATH: `${join(projectRoot, 'node_modules', '.bin')}${pathSeparator}${process.env.PATH}` },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const pathSeparator = process.platform === 'win32' ? ';' : ':';
