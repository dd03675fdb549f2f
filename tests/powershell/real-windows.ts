import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import { DEVICE_STAND_IN } from './engine.ts';
import { windowsPowerShell } from './kit-engine.ts';
import { preludeEnv } from './prelude.ts';
import { stagePrelude } from './staged-prelude.ts';
import type { TypedRun, Windows } from './windows.ts';

/** The first two letters that no drive has, from the end, where Windows itself gives none. */
export function freeLetters(isTaken: (letter: string) => boolean): readonly [string, string] {
  const [first, second] = [...'YXWVUTSRQPONMLKJIHG'].filter((letter) => !isTaken(letter));
  if (first === undefined || second === undefined) throw new Error('no two drive letters are free');
  return [first, second];
}

/** The Windows that the suites run on: its own cmd.exe and Windows PowerShell, sticks as drives of `subst`. */
export class RealWindows implements Windows {
  readonly letters = freeLetters((letter) => existsSync(`${letter}:\\`));
  readonly goInPowerShell = 'go';
  readonly powershell: string;
  readonly #system32: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'hash-courier-typed-'));
  #runs = 0;

  constructor(systemRoot = process.env.SystemRoot ?? 'C:\\Windows') {
    this.#system32 = win32.join(systemRoot, 'System32');
    this.powershell = `${windowsPowerShell(systemRoot)} -NoProfile`;
  }

  plugIn(letter: string, folder: string, root = folder): void {
    this.#subst(letter, '/D');
    const made = this.#subst(letter, folder);
    if (!existsSync(`${letter}:\\`)) throw new Error(`subst gave no drive ${letter}: (${made.status}) ${made.stdout}`);
    stagePrelude(root);
  }

  pullOut(letter: string, folder: string) {
    return { command: `& '${win32.join(this.#system32, 'subst.exe')}' ${letter}: /D`, folder };
  }

  path(path: string): string {
    return path;
  }

  env(deviceFile: string) {
    return preludeEnv({ standIns: [DEVICE_STAND_IN], env: { HASH_COURIER_DEVICE: deviceFile } }, null);
  }

  async cmd(line: string, env: Readonly<Record<string, string>> = {}): Promise<TypedRun> {
    this.#runs++;
    const typed = `typed-${this.#runs}.cmd`;
    writeFileSync(join(this.#folder, typed), `@${line}\r\n`);
    const outputFile = join(this.#folder, `output-${this.#runs}.txt`);
    const output = openSync(outputFile, 'w');
    // A name without spaces in the current folder: cmd /c has rules of its own for quotation marks.
    const child = spawn(win32.join(this.#system32, 'cmd.exe'), ['/d', '/c', typed], {
      cwd: this.#folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', output, output],
    });
    const [exitCode] = await once(child, 'exit');
    closeSync(output);
    const said = readFileSync(outputFile, 'latin1').replaceAll(/\s+/g, ' ');
    return { exitCode: exitCode === null ? null : Number(exitCode), said };
  }

  close(): void {
    for (const letter of this.letters) this.#subst(letter, '/D');
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #subst(letter: string, target: string) {
    return spawnSync(win32.join(this.#system32, 'subst.exe'), [`${letter}:`, target], { encoding: 'utf8' });
  }
}
