import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildHost, engineMissing } from './engine.ts';

/** Debian's packages that `npm test` installs by itself when it is root. */
export const WINE_PACKAGES = ['wine', 'wine64'] as const;

/**
 * Why the Windows chain cannot run here, with the command that would enable it; null where it can. Installs Wine
 * where that can be done without asking: as root on Debian.
 */
export function wineMissing(): string | null {
  const noEngine = engineMissing();
  if (noEngine !== null) return noEngine;
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'skipped: Wine runs this suite on Linux x64 only';
  if (spawnSync('wine', ['--version']).status === 0) return null;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { env });
    spawnSync(
      'apt-get',
      ['install', '-y', '-qq', '-o', 'DPkg::Lock::Timeout=120', '--no-install-recommends', ...WINE_PACKAGES],
      { env },
    );
    if (spawnSync('wine', ['--version']).status === 0) return null;
  }
  return `skipped: needs Wine: apt-get install ${WINE_PACKAGES.join(' ')}`;
}

/** The drives of the prefix that sticks can have, besides C: and Z: (this machine's root). */
export const STICK_LETTERS = ['d', 'e'] as const;

export interface WineRun {
  readonly exitCode: number | null;
  readonly output: string;
}

/** A Windows of its own in a temporary folder, with our PowerShell host where Windows keeps powershell.exe. */
export class WinePrefix {
  readonly folder = mkdtempSync(join(tmpdir(), 'hash-courier-wine-'));
  readonly #env: NodeJS.ProcessEnv;
  #runs = 0;

  constructor() {
    this.#env = {
      ...process.env,
      // Without a locale of its own Wine leaves names out that ASCII cannot spell.
      LC_ALL: 'C.UTF-8',
      WINEPREFIX: this.folder,
      WINEARCH: 'win64',
      WINEDEBUG: '-all',
      // Without Wine's HTML engine nothing asks to download it. (Its .NET loader must stay: managed DLLs load through it.)
      WINEDLLOVERRIDES: 'mshtml=',
      // .NET ends now and then under Wine when it collects code that PowerShell compiled: 256 MB (hexadecimal) to fill
      // before it collects is more than a run of the kit needs.
      DOTNET_GCgen0size: '10000000',
      DISPLAY: '',
    };
    // Windows learns its drives when it starts: a letter must be there then, wherever it points later.
    mkdirSync(join(this.folder, 'dosdevices'));
    mkdirSync(join(this.folder, 'drive_c'));
    symlinkSync('../drive_c', join(this.folder, 'dosdevices/c:'));
    symlinkSync('/', join(this.folder, 'dosdevices/z:'));
    for (const letter of STICK_LETTERS) this.mapDrive(letter, this.folder);
    const made = spawnSync('wine', ['wineboot', '--init'], { env: this.#env, stdio: 'ignore' });
    if (made.status !== 0) throw new Error(`wineboot ended with ${made.status}`);
    const powershell = join(this.folder, 'drive_c/windows/system32/WindowsPowerShell/v1.0');
    rmSync(powershell, { recursive: true, force: true });
    symlinkSync(buildHost('win-x64'), powershell);
  }

  /** Makes a folder the root of a drive. */
  mapDrive(letter: (typeof STICK_LETTERS)[number], folder: string): void {
    const link = join(this.folder, 'dosdevices', `${letter}:`);
    rmSync(link, { force: true });
    symlinkSync(folder, link);
  }

  /** The path by which Windows programs see a file of this machine. */
  static windowsPath(path: string): string {
    return `Z:${path.replaceAll('/', '\\')}`;
  }

  /** Runs `wine` with these arguments; input is the null device and output goes to a file, as Windows programs need it. */
  async run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<WineRun> {
    this.#runs++;
    const path = join(this.folder, `output-${this.#runs}.txt`);
    const output = openSync(path, 'w');
    const child = spawn('wine', [...args], { env: { ...this.#env, ...env }, stdio: ['ignore', output, output] });
    const [exitCode] = await once(child, 'exit');
    closeSync(output);
    return { exitCode: exitCode === null ? null : Number(exitCode), output: readFileSync(path, 'latin1') };
  }

  /** Types a command line into cmd.exe: as a batch file, since quotation marks do not survive the way through `wine`. */
  cmd(line: string, env: Readonly<Record<string, string>> = {}): Promise<WineRun> {
    const typed = join(this.folder, `typed-${this.#runs}.cmd`);
    writeFileSync(typed, `@${line}\r\n`);
    return this.run(['cmd', '/c', WinePrefix.windowsPath(typed)], env);
  }

  /** Ends everything that runs in the prefix, and removes it. */
  close(): void {
    spawnSync('wineserver', ['--kill', '--wait'], { env: this.#env });
    spawnSync('wineserver', ['--wait'], { env: this.#env, timeout: 10_000 });
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
