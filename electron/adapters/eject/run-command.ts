import { execFile } from 'node:child_process';

export type CommandEnd =
  | { readonly ended: 'done' }
  | { readonly ended: 'failed'; readonly exitCode: number | null; readonly said: string }
  | { readonly ended: 'missing' }
  | { readonly ended: 'too-slow' };

/** Runs one program with an argument list; never a shell. What it says is in English where it can be. */
export type RunCommand = (
  program: string,
  args: readonly string[],
  env?: Record<string, string>,
  /** Ends the program when it is aborted. */
  signal?: AbortSignal,
) => Promise<CommandEnd>;

const DEADLINE_MS = 20_000;

export const runCommand: RunCommand = commandRunner(DEADLINE_MS);

/** @param deadlineMs How long a program may run before it is ended. */
export function commandRunner(deadlineMs: number): RunCommand {
  return (program, args, env, signal) => runFor({ deadlineMs, program, args, env, signal });
}

interface CommandRun {
  readonly deadlineMs: number;
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Record<string, string> | undefined;
  readonly signal: AbortSignal | undefined;
}

function runFor({ deadlineMs, program, args, env, signal }: CommandRun): Promise<CommandEnd> {
  return new Promise((resolve) => {
    const options = { timeout: deadlineMs, windowsHide: true, env: { ...process.env, LC_ALL: 'C', ...env }, signal };
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error === null) resolve({ ended: 'done' });
      else if (error.code === 'ENOENT') resolve({ ended: 'missing' });
      else if (error.killed) resolve({ ended: 'too-slow' });
      else {
        const exitCode = typeof error.code === 'number' ? error.code : null;
        resolve({ ended: 'failed', exitCode, said: `${stderr}${stdout}`.trim().slice(0, 500) });
      }
    });
  });
}
