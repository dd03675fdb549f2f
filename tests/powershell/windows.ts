import { KIT_ENGINE, kitEngineMissing } from './kit-engine.ts';
import { RealWindows } from './real-windows.ts';
import { wineMissing } from './wine.ts';
import { WineWindows } from './wine-windows.ts';

export interface TypedRun {
  readonly exitCode: number | null;
  /** What stood on the screen, as words: consoles break lines at widths of their own. */
  readonly said: string;
}

/** A Windows into whose cmd a test types. */
export interface Windows {
  /** Drive letters, without colon, that sticks can have here. */
  readonly letters: readonly [string, string];
  /** Windows PowerShell as it is typed. */
  readonly powershell: string;
  /** How `go` is typed in PowerShell. */
  readonly goInPowerShell: 'go' | 'go.cmd';
  /** Makes a folder the root of a drive, and puts onto the stick in `root` what its script needs to find the stand-ins. */
  plugIn(letter: string, folder: string, root?: string): void;
  /** PowerShell text that pulls out the stick that was plugged in last, and where its files are then. */
  pullOut(letter: string, folder: string): { readonly command: string; readonly folder: string };
  /** The path by which Windows programs see a file of this machine. */
  path(path: string): string;
  /** What makes a run see this device. */
  env(deviceFile: string): Readonly<Record<string, string>>;
  /** Types a line into cmd.exe, without a keyboard for what it starts. */
  cmd(line: string, env?: Readonly<Record<string, string>>): Promise<TypedRun>;
  close(): void;
}

/** Why there is no Windows to type into, with what would enable it; null where there is one. */
export function windowsMissing(): string | null {
  return KIT_ENGINE === 'windows-powershell' ? kitEngineMissing() : wineMissing();
}

/** Windows itself where the suites run on it, Wine elsewhere. */
export function openWindows(): Windows {
  return KIT_ENGINE === 'windows-powershell' ? new RealWindows() : new WineWindows();
}
