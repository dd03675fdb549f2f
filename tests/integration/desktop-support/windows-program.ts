import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCli } from '../../../build/build-cli.ts';
import { projectRoot } from '../../../build/project-root.ts';
import { WINDOWS_NODE_ENV, windowsNode } from '../../powershell/windows-node.ts';
import { WinePrefix, type WineRun } from '../../powershell/wine.ts';

/** A folder as programs have it: with spaces, on C:. */
const FOLDER = 'Program Files/Hash Courier';

/** What stays outside the bundle and runs on every system. */
const PACKAGES = ['piscina', 'libarchive-wasm'];

/** What a PC need not have, with what these load themselves. */
export const OPTIONAL_PACKAGES: readonly string[] = ['drivelist', 'bindings', 'file-uri-to-path', 'debug', 'ms', 'usb'];

/** The built program, installed on a Windows. */
export class WindowsProgram {
  readonly #wine: WinePrefix;
  readonly #root: string;
  readonly #start: readonly string[];

  private constructor(wine: WinePrefix) {
    this.#wine = wine;
    this.#root = join(wine.folder, 'drive_c', FOLDER);
    this.#start = [
      WinePrefix.windowsPath(windowsNode()),
      // Node 22 calls its SQLite experimental.
      '--disable-warning=ExperimentalWarning',
      `C:\\${FOLDER}\\dist\\cli\\hash-courier.js`.replaceAll('/', '\\'),
      '--lang',
      'en',
    ];
  }

  static async install(wine: WinePrefix): Promise<WindowsProgram> {
    const program = new WindowsProgram(wine);
    await buildCli(join(program.#root, 'dist/cli'));
    cpSync(join(projectRoot, 'resources'), join(program.#root, 'resources'), { recursive: true });
    writeFileSync(join(program.#root, 'package.json'), '{ "type": "module" }');
    program.addPackages(PACKAGES);
    return program;
  }

  /** As they are on this machine, without their native parts, which are not Windows' own. */
  addPackages(names: readonly string[]): void {
    for (const name of names) {
      const filter = (path: string) => !path.endsWith('.node');
      cpSync(join(projectRoot, 'node_modules', name), this.#package(name), { recursive: true, filter });
    }
  }

  removePackages(names: readonly string[]): void {
    for (const name of names) rmSync(this.#package(name), { recursive: true, force: true });
  }

  #package(name: string): string {
    return join(this.#root, 'node_modules', name);
  }

  run(...args: readonly string[]): Promise<WineRun> {
    return this.#wine.run([...this.#start, ...args], WINDOWS_NODE_ENV);
  }

  /** As typed in a window that stands in this folder. */
  runIn(folder: string, ...args: readonly string[]): Promise<WineRun> {
    const words = [...this.#start, ...args].map((word) => (word.includes(' ') ? `"${word}"` : word));
    return this.#wine.cmd(`cd /d "${folder}" && ${words.join(' ')}`, WINDOWS_NODE_ENV);
  }

  /** Runs a command with `--json`, and reads what it printed. */
  async json<T>(...args: readonly string[]): Promise<WineRun & { readonly answer: T }> {
    const run = await this.run(...args, '--json');
    const text = Buffer.from(run.output, 'latin1').toString('utf8');
    // Lines for a person come in the same file, ahead of it.
    const start = text.indexOf('{');
    if (start === -1) throw new Error(`No answer, but exit code ${run.exitCode} and: ${JSON.stringify(text)}`);
    // Its shape is what the caller looks into.
    const answer = JSON.parse(text.slice(start)) as T;
    return { ...run, answer };
  }
}
