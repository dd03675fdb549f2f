import { readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok } from '../../../shared/result.ts';
import type { ElevatedCapture } from '../../core/ports/elevated-capture.ts';
import type { RunCommand } from '../eject/run-command.ts';

export interface WindowsCaptureParts {
  /** Windows PowerShell, by its full path so that nothing else of that name can be started. */
  readonly powershell: string;
  /** `Capture-ThisPc.ps1`, which asks for permission and starts itself again with it. */
  readonly starter: string;
  /** The kit's own script. */
  readonly script: string;
  readonly run: RunCommand;
}

/** Exit codes of the starter. */
const PERMISSION_REFUSED = 20;
/** Exit code of the kit's script where a device gave no hash. */
const NO_HASH = 1;

/**
 * Runs the kit's script elevated: Windows gives rights to a new process only, never to a running one, and that process
 * neither answers nor has an environment of ours. So everything goes in by its command line, and comes back in files.
 */
export function windowsElevatedCapture({ powershell, starter, script, run }: WindowsCaptureParts): ElevatedCapture {
  return {
    async capture({ outputFile, groupTag }, signal) {
      const resultFile = join(dirname(outputFile), 'result.txt');
      const args = [
        ...['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', starter],
        ...['-Script', script, '-OutputFile', outputFile, '-ResultFile', resultFile],
        // With a colon the value is a value also where it begins with a hyphen.
        ...(groupTag === '' ? [] : [`-GroupTag:${groupTag}`]),
      ];
      const end = await run(powershell, args, undefined, signal);
      signal.throwIfAborted();
      if (end.ended === 'missing') return err({ code: 'powershell-missing' });
      if (end.ended === 'too-slow') return err({ code: 'too-slow' });
      if (end.ended === 'failed' && end.exitCode === PERMISSION_REFUSED) return err({ code: 'refused' });
      const result = await readResult(resultFile);
      // The words of the starter itself, where the script never came to its own.
      if (result === null) return err({ code: 'failed', detail: end.ended === 'failed' ? end.said : '' });
      const detail = result.messages.join(' ');
      if (result.exitCode === NO_HASH) return err({ code: 'no-hash', detail });
      const isWritten = await stat(outputFile).then(
        (info) => info.isFile(),
        () => false,
      );
      return result.exitCode === 0 && isWritten ? ok(result.messages) : err({ code: 'failed', detail });
    },
  };
}

interface ScriptResult {
  readonly exitCode: number;
  readonly messages: readonly string[];
}

/** The exit code on the first line, then a message a line. Null where the script did not come to its end. */
async function readResult(path: string): Promise<ScriptResult | null> {
  try {
    const [exitCode, ...messages] = (await readFile(path, 'utf8')).replace(/^\ufeff/, '').split(/\r?\n/);
    await rm(path);
    if (exitCode === undefined || !/^\d{1,3}$/.test(exitCode)) return null;
    return { exitCode: Number(exitCode), messages: messages.filter((message) => message !== '') };
  } catch {
    return null;
  }
}
