import { win32 } from 'node:path';
import type { EjectOutcome } from '../../../shared/sticks/stage-reason.ts';
import type { Ejector } from '../../core/ports/ejector.ts';
import { ejectOutcome } from './eject-outcome.ts';
import type { RunCommand } from './run-command.ts';

const STILL_THERE = 3;

/**
 * The verb that Explorer's own Eject runs, which needs no administrator; 17 is the folder "This PC". The verb answers
 * before it is done and opens a dialog of its own when the stick is in use, so the script waits until the letter is
 * gone. The letter comes in through the environment: the text of the script never changes, and holds no double quote for a command line to break.
 */
const SCRIPT = [
  "$ErrorActionPreference = 'Stop'",
  '$letter = $env:HASH_COURIER_EJECT',
  "(New-Object -ComObject Shell.Application).NameSpace(17).ParseName($letter).InvokeVerb('Eject')",
  "foreach ($i in 1..50) { if (-not (Test-Path -LiteralPath ($letter + '\\'))) { exit 0 }; Start-Sleep -Milliseconds 200 }",
  `exit ${STILL_THERE}`,
].join('; ');

const IN_USE: EjectOutcome = { ejected: false, reason: 'in-use', detail: '' };

/** Ejects through Windows PowerShell, named by its full path so that nothing else of that name can be started. */
export function windowsEjector(run: RunCommand, systemRoot = process.env.SystemRoot ?? 'C:\\Windows'): Ejector {
  const powershell = win32.join(systemRoot, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  return {
    async eject(drive) {
      const letters = drive.volumes.flatMap(({ path }) => path?.match(/^[A-Z]:(?=\\?$)/i)?.[0] ?? []);
      if (letters.length === 0) return { ejected: false, reason: 'nothing-to-eject', detail: '' };
      for (const letter of letters) {
        const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', SCRIPT];
        const end = await run(powershell, args, { HASH_COURIER_EJECT: letter });
        if (end.ended === 'failed' && end.exitCode === STILL_THERE) return IN_USE;
        const outcome = ejectOutcome(end);
        if (!outcome.ejected) return outcome;
      }
      return { ejected: true };
    },
  };
}
