import { join, win32 } from 'node:path';
import { err } from '../../../shared/result.ts';
import { SCRIPT_NAME } from '../../../shared/sticks/stick-layout.ts';
import type { ElevatedCapture } from '../../core/ports/elevated-capture.ts';
import { commandRunner } from '../eject/run-command.ts';
import { windowsElevatedCapture } from './windows-elevated-capture.ts';

/** Somebody has to find the window, perhaps fetch an administrator, and type a password. */
const DEADLINE_MS = 5 * 60_000;

const NOT_WINDOWS: ElevatedCapture = { capture: async () => err({ code: 'not-windows' }) };

/** @param kitFolder Folder of the kit's files; the starter lies in `this-pc` beside it. */
export function systemElevatedCapture(
  kitFolder: string,
  platform: NodeJS.Platform = process.platform,
  systemRoot = process.env.SystemRoot ?? 'C:\\Windows',
): ElevatedCapture {
  if (platform !== 'win32') return NOT_WINDOWS;
  return windowsElevatedCapture({
    powershell: win32.join(systemRoot, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
    starter: join(kitFolder, '..', 'this-pc', 'Capture-ThisPc.ps1'),
    script: join(kitFolder, SCRIPT_NAME),
    run: commandRunner(DEADLINE_MS),
  });
}
