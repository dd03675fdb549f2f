import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import { buildHost, engineMissing, PowerShellEngine, type RunAnswer, type RunRequest, runHost } from './engine.ts';
import { preludeArgs, preludeEnv, readSpans } from './prelude.ts';

/**
 * What runs the kit in the suites. `host`: our own host over the newer engine, which loads stand-ins and plays the console.
 * `windows-powershell`: Windows' own 5.1 and cmd, where `prelude.ps1` does both. `host-behind-prelude`: the same prelude in
 * our host, so that it is proven where there is no Windows.
 */
export type KitEngineKind = 'host' | 'host-behind-prelude' | 'windows-powershell';

/** @param wish Value of HASH_COURIER_KIT_ENGINE: `prelude`, or nothing. */
export function chooseKitEngine(platform: NodeJS.Platform, wish: string | undefined): KitEngineKind {
  if (platform === 'win32') return 'windows-powershell';
  return wish === 'prelude' ? 'host-behind-prelude' : 'host';
}

/** The choice for this run of the suites. */
export const KIT_ENGINE = chooseKitEngine(process.platform, process.env.HASH_COURIER_KIT_ENGINE);

/** Where Windows keeps Windows PowerShell, whatever its version number says. */
export function windowsPowerShell(systemRoot: string): string {
  return win32.join(systemRoot, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
}

const WINDOWS_POWERSHELL = windowsPowerShell(process.env.SystemRoot ?? 'C:\\Windows');

/** Why the kit cannot run here, with what would enable it; null where it can. */
export function kitEngineMissing(): string | null {
  if (KIT_ENGINE !== 'windows-powershell') return engineMissing();
  return existsSync(WINDOWS_POWERSHELL) ? null : `skipped: this Windows has no ${WINDOWS_POWERSHELL}`;
}

/** The program that stands for `powershell.exe`, and what comes before its own arguments. */
export function kitPowerShell(kind = KIT_ENGINE): readonly [program: string, ...before: string[]] {
  if (kind === 'windows-powershell') return [WINDOWS_POWERSHELL];
  return ['dotnet', join(buildHost('this-machine'), 'powershell.dll')];
}

export interface KitEngine {
  run(request: RunRequest): Promise<RunAnswer>;
  /** In a process of its own, which a script may end. */
  runAlone(request: RunRequest): Promise<RunAnswer>;
  close(): Promise<void>;
}

export function openKitEngine(kind = KIT_ENGINE): KitEngine {
  return kind === 'host' ? hostEngine() : preludeEngine(kitPowerShell(kind));
}

function hostEngine(): KitEngine {
  const engine = new PowerShellEngine();
  return {
    run: (request) => engine.run(request),
    runAlone: async ({ file = '', args = [], standIns = [], env }) => {
      const start = ['-NoProfile', '-NoLogo', '-ExecutionPolicy', 'Bypass', '-File', file];
      const run = runHost([...start, ...args], { HASH_COURIER_STAND_INS: standIns.join('|'), ...env });
      return { exitCode: run.status ?? -1, spans: [plain(run.stdout + run.stderr)], elapsedMs: 0 };
    },
    close: () => engine.close(),
  };
}

/** Every run in a process of its own: nothing of ours stays in Windows' own PowerShell between two. */
function preludeEngine([program, ...before]: readonly [string, ...string[]]): KitEngine {
  const folder = mkdtempSync(join(tmpdir(), 'hash-courier-prelude-'));
  let runs = 0;
  async function run(request: RunRequest): Promise<RunAnswer> {
    runs++;
    const screen = join(folder, `screen-${runs}.txt`);
    const started = performance.now();
    const child = spawn(program, [...before, ...preludeArgs(request)], {
      cwd: request.cwd,
      env: { ...process.env, ...preludeEnv(request, screen) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // What the console itself shows: -WhatIf, formatted objects, and an error that ended the script.
    let rest = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (rest += chunk));
    const [exitCode] = await once(child, 'close');
    const kept = existsSync(screen) ? readSpans(readFileSync(screen, 'utf8')) : [];
    const spans = rest === '' ? kept : [...kept, plain(rest)];
    return { exitCode: exitCode === null ? -1 : Number(exitCode), spans, elapsedMs: performance.now() - started };
  }
  return {
    run,
    runAlone: run,
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

function plain(text: string) {
  return { text: text.replaceAll('\r\n', '\n'), foreground: 'Gray', background: 'Black' };
}
