import { join } from 'node:path';
import type { RunRequest, Span } from './engine.ts';

/** Loads stand-ins and runs a script behind them where no host of ours does it: see the script itself. */
export const PRELUDE = join(import.meta.dirname, 'prelude.ps1');

/** Screen, keyboard, language and sound. */
export const CONSOLE_STAND_IN = join(import.meta.dirname, 'stand-ins/console.ps1');

/** What powershell.exe is started with: the request's arguments pass through its own `-File`. */
export function preludeArgs(request: RunRequest): readonly string[] {
  const before = ['-NoProfile', '-NoLogo', '-ExecutionPolicy', 'Bypass', '-File', PRELUDE];
  return [...before, ...(request.args ?? [])];
}

/**
 * The rest of a request, in the variables that `prelude.ps1` and `stand-ins/console.ps1` read. What the script writes is
 * kept in `screenFile`; without one it reaches the console of the process.
 */
export function preludeEnv(request: RunRequest, screenFile: string | null): Readonly<Record<string, string>> {
  const { file, command, standIns = [], keys, lines, interactive, uiCulture } = request;
  const wishes: Readonly<Record<string, string | undefined>> = {
    SCRIPT: file,
    COMMAND: command,
    STAND_INS: [CONSOLE_STAND_IN, ...standIns].join('|'),
    KEYS: keys,
    LINES: lines?.join('\n'),
    INTERACTIVE: interactive ? '1' : undefined,
    UI_CULTURE: uiCulture ?? 'en-US',
    SCREEN: screenFile ?? undefined,
  };
  const given = Object.entries(wishes).flatMap(([name, value]) =>
    value === undefined ? [] : [[`HASH_COURIER_RUN_${name}`, value] as const],
  );
  return { ...Object.fromEntries(given), ...request.env };
}

/** What `stand-ins/console.ps1` kept: a line `foreground|background|text in base64` for each piece. */
export function readSpans(kept: string): readonly Span[] {
  return kept
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [foreground = '', background = '', base64 = ''] = line.split('|');
      return { text: Buffer.from(base64, 'base64').toString('utf8'), foreground, background };
    });
}
