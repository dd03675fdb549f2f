import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeviceValues, fixtureDevice, writeDeviceFile } from './device-file.ts';
import { DEVICE_STAND_IN, PowerShellEngine, type RunAnswer, type RunRequest, screenText } from './engine.ts';
import { KIT, SCRIPT_NAME } from './kit-stick.ts';

export interface KitRun extends RunAnswer {
  readonly screen: string;
}

/** Runs the kit's script on a made-up device, in the real engine; all it writes lands below `folder`. */
export class KitBench {
  readonly folder = mkdtempSync(join(tmpdir(), 'hash-courier-kit-'));
  readonly #engine = new PowerShellEngine();
  #runs = 0;

  /** A new empty folder. */
  newFolder(name = 'bench'): string {
    this.#runs++;
    const folder = join(this.folder, `${this.#runs}`, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Runs the script with these arguments; `device` are changes to the laptop of the fixtures. */
  async run(args: readonly string[], device: DeviceValues = {}, request: RunRequest = {}): Promise<KitRun> {
    this.#runs++;
    const values = { ...fixtureDevice('a00'), ...device };
    const file = writeDeviceFile(this.folder, `device-${this.#runs}`, values);
    const script = request.command === undefined ? { file: join(KIT, SCRIPT_NAME), args } : { args };
    const answer = await this.#engine.run({
      cwd: this.folder,
      ...script,
      ...request,
      standIns: [DEVICE_STAND_IN, ...(request.standIns ?? [])],
      env: { HASH_COURIER_DEVICE: file, ...request.env },
    });
    return { ...answer, screen: screenText(answer) };
  }

  async close(): Promise<void> {
    await this.#engine.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function readText(path: string): string {
  return readFileSync(path, 'latin1');
}
