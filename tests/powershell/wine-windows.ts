import { DEVICE_STAND_IN } from './engine.ts';
import { KIT_ENGINE } from './kit-engine.ts';
import { CONSOLE_STAND_IN } from './prelude.ts';
import { stagePrelude } from './staged-prelude.ts';
import type { TypedRun, Windows } from './windows.ts';
import { STICK_LETTERS, WinePrefix } from './wine.ts';

/** Wine's cmd, and our host's Windows build as powershell.exe. */
export class WineWindows implements Windows {
  readonly letters = STICK_LETTERS;
  readonly powershell = 'c:\\windows\\system32\\WindowsPowerShell\\v1.0\\powershell.exe -NoProfile';
  // PowerShell looks for `go.*`, a pattern that Wine's file search does not answer.
  readonly goInPowerShell = 'go.cmd';
  readonly #wine = new WinePrefix();
  readonly #isBehindPrelude = KIT_ENGINE === 'host-behind-prelude';

  plugIn(letter: string, folder: string, root = folder): void {
    const known = STICK_LETTERS.find((candidate) => candidate === letter);
    if (known === undefined) throw new Error(`no drive ${letter}: in this prefix`);
    this.#wine.mapDrive(known, folder);
    if (this.#isBehindPrelude) stagePrelude(root);
  }

  pullOut(_letter: string, folder: string) {
    const gone = `${folder} gone`;
    return { command: `[IO.Directory]::Move('${this.path(folder)}', '${this.path(gone)}')`, folder: gone };
  }

  path(path: string): string {
    return WinePrefix.windowsPath(path);
  }

  env(deviceFile: string) {
    const standIns = this.#isBehindPrelude ? [CONSOLE_STAND_IN, DEVICE_STAND_IN] : [DEVICE_STAND_IN];
    const variable = this.#isBehindPrelude ? 'HASH_COURIER_RUN_STAND_INS' : 'HASH_COURIER_STAND_INS';
    return { HASH_COURIER_DEVICE: this.path(deviceFile), [variable]: standIns.map(this.path).join('|') };
  }

  async cmd(line: string, env: Readonly<Record<string, string>> = {}): Promise<TypedRun> {
    const { exitCode, output } = await this.#wine.cmd(line, env);
    return { exitCode, said: output.replaceAll(/\s+/g, ' ') };
  }

  close(): void {
    this.#wine.close();
  }
}
