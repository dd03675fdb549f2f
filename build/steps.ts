import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

export interface Step {
  readonly name: string;
  /** A binary of node_modules and its arguments. */
  readonly command: readonly [string, ...string[]];
}

/**
 * Runs the steps in order and stops at the first that fails; answers whether all passed.
 *
 * @param output Of steps that run beside others it is `kept` until each has ended.
 */
export async function runSteps(steps: readonly Step[], output: 'shown' | 'kept' = 'shown'): Promise<boolean> {
  for (const step of steps) {
    if (output === 'shown') console.log(`\n── ${step.name}`);
    const startedMs = performance.now();
    const { exitCode, kept } = await run(step.command, output === 'shown' ? 'inherit' : 'pipe');
    if (output === 'kept') process.stdout.write(`\n── ${step.name}\n${kept}`);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    console.log(`── ${step.name}: ${exitCode === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
    if (exitCode !== 0) return false;
  }
  return true;
}

function run([binary, ...args]: Step['command'], output: 'inherit' | 'pipe') {
  return new Promise<{ readonly exitCode: number; readonly kept: string }>((resolve, reject) => {
    let kept = '';
    const child = spawn(binary, args, {
      cwd: projectRoot,
      stdio: ['ignore', output, output],
      // npm's binaries are .cmd files on Windows, which only a shell starts; the arguments are our own constants.
      shell: process.platform === 'win32',
      env: { ...process.env, PATH: `${join(projectRoot, 'node_modules', '.bin')}${pathSeparator}${process.env.PATH}` },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        kept += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? 1, kept }));
  });
}

const pathSeparator = process.platform === 'win32' ? ';' : ':';
