import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeviceValues, fixtureDevice, writeDeviceFile } from './device-file.ts';
import { DEVICE_STAND_IN, type RunAnswer, type RunRequest, screenText } from './engine.ts';
import { openKitEngine } from './kit-engine.ts';
import { KIT, SCRIPT_NAME } from './kit-stick.ts';

export interface KitRun extends RunAnswer {
  readonly screen: string;
}

/** Runs the kit's script on a made-up device, in the engine of the suites; all it writes lands below `folder`. */
export class KitBench {
  readonly folder = mkdtempSync(join(tmpdir(), 'hash-courier-kit-'));
  readonly #engine = openKitEngine();
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
    const standIns = [DEVICE_STAND_IN, ...(request.standIns ?? [])];
    const answer = await this.#engine.run({ ...this.#on(args, device, request), standIns });
    return { ...answer, screen: screenText(answer) };
  }

  /** The same in a process of its own, and with these stand-ins only. */
  async runAlone(
    args: readonly string[],
    standIns: readonly string[],
    device: DeviceValues = {},
    request: RunRequest = {},
  ): Promise<KitRun> {
    const answer = await this.#engine.runAlone({ ...this.#on(args, device, request), standIns });
    return { ...answer, screen: screenText(answer) };
  }

  #on(args: readonly string[], device: DeviceValues, request: RunRequest): RunRequest {
    this.#runs++;
    const values = { ...fixtureDevice('a00'), ...device };
    const file = writeDeviceFile(this.folder, `device-${this.#runs}`, values);
    const script = request.command === undefined ? { file: join(KIT, SCRIPT_NAME), args } : { args };
    return { cwd: this.folder, ...script, ...request, env: { HASH_COURIER_DEVICE: file, ...request.env } };
  }

  async close(): Promise<void> {
    await this.#engine.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function readText(path: string): string {
  return readFileSync(path, 'latin1');
}
