import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';

const HOST_SOURCES = join(import.meta.dirname, 'host');
const CACHE = resolve(import.meta.dirname, '../../dist/powershell-host');

/** CIM, registry and shutdown of a made-up device: see the script itself. */
export const DEVICE_STAND_IN = join(import.meta.dirname, 'stand-ins/device.ps1');

/** Why the PowerShell engine cannot run here, with the command that would enable it; null where it can. */
export function engineMissing(): string | null {
  const probe = spawnSync('dotnet', ['--list-sdks'], { encoding: 'utf8' });
  if (probe.status === 0 && /^(1[0-9]|[2-9][0-9])\./m.test(probe.stdout)) return null;
  return 'skipped: the PowerShell engine needs the .NET SDK 10 or later (https://dot.net, or the package dotnet-sdk-10.0), then run npm test again';
}

/** Precompiled starts as Windows' own engine does, whose code is compiled ahead, and takes far longer to build. */
export type HostTarget = 'this-machine' | 'precompiled' | 'win-x64';

const BUILD: Readonly<Record<HostTarget, readonly string[]>> = {
  'this-machine': ['build'],
  precompiled: ['publish', '--use-current-runtime', '--self-contained', 'false', '-p:PublishReadyToRun=true'],
  'win-x64': ['publish', '-r', 'win-x64', '--self-contained'],
};

/**
 * Builds the console host unless a build of the same sources is there, and returns its folder. `win-x64` is
 * self-contained: it runs where no .NET is installed, as under Wine.
 */
export function buildHost(target: HostTarget): string {
  const hash = createHash('sha256').update(target);
  for (const file of readdirSync(HOST_SOURCES).sort()) {
    if (/\.(cs|csproj)$/.test(file)) hash.update(file).update(readFileSync(join(HOST_SOURCES, file)));
  }
  const folder = join(CACHE, `${target}-${hash.digest('hex').slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  for (const old of existsSync(CACHE) ? readdirSync(CACHE) : []) {
    if (old.startsWith(`${target}-`)) rmSync(join(CACHE, old), { recursive: true });
  }
  const work = join(CACHE, `work-${target}-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    execFileSync(
      'dotnet',
      [
        ...BUILD[target],
        HOST_SOURCES,
        '--configuration',
        'Release',
        '--verbosity',
        'quiet',
        '--nologo',
        '--output',
        join(work, 'out'),
        `-p:BaseIntermediateOutputPath=${join(work, 'obj')}/`,
        `-p:BaseOutputPath=${join(work, 'bin')}/`,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1' } },
    );
    // Another process may have built the same meanwhile.
    if (!existsSync(folder)) renameSync(join(work, 'out'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

/** Runs the host once, as `powershell.exe` with these arguments. */
export function runHost(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  target: 'this-machine' | 'precompiled' = 'this-machine',
) {
  return spawnSync('dotnet', [join(buildHost(target), 'powershell.dll'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

export interface RunRequest {
  /** The script; or `command`, PowerShell text. */
  readonly file?: string;
  readonly command?: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  readonly standIns?: readonly string[];
  /** Language of the system, such as `nl-NL`; English where it is not given. */
  readonly uiCulture?: string;
  /** Keys that somebody presses, and lines that somebody types. Without `interactive` there is no keyboard. */
  readonly keys?: string;
  readonly lines?: readonly string[];
  readonly interactive?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** A piece of text with the .NET names of its colours. */
export interface Span {
  readonly text: string;
  readonly foreground: string;
  readonly background: string;
}

export interface RunAnswer {
  readonly exitCode: number;
  readonly spans: readonly Span[];
  /** Milliseconds in the host, its own start left out. */
  readonly elapsedMs: number;
}

/** One host process that runs request after request, each in a fresh runspace. */
export class PowerShellEngine {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #reader: Interface;

  constructor() {
    const child = spawn('dotnet', [join(buildHost('this-machine'), 'powershell.dll'), '--serve'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child = child;
    this.#reader = createInterface({ input: child.stdout });
    this.#lines = this.#reader[Symbol.asyncIterator]();
  }

  async run(request: RunRequest): Promise<RunAnswer> {
    this.#child.stdin?.write(`${JSON.stringify(request)}\n`);
    const line = await this.#lines.next();
    if (line.done) throw new Error('the PowerShell host ended');
    // The host's own answer: Server.cs declares the same shape.
    return JSON.parse(line.value) as RunAnswer;
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.#child.once('exit', done));
    this.#child.stdin?.end();
    await ended;
    this.#reader.close();
  }
}

/** The text that a run left on the screen. */
export function screenText(answer: RunAnswer): string {
  return answer.spans.map((span) => span.text).join('');
}
