import { join } from 'node:path';
import type { Command } from 'commander';
import type { ElevatedCaptureError } from '../../core/ports/elevated-capture.ts';
import { captureThisPc } from '../../core/this-pc/capture-this-pc.ts';
import type { CliContext, RunCommand } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openStoreAndKey } from '../open-parts.ts';
import { collectedLines } from '../terminal/collected-lines.ts';
import { printJson, printLine } from '../terminal/output.ts';
import { printText } from '../terminal/text.ts';
import { collectedJson, exitCodeOf } from './collect.ts';

interface CaptureOptions {
  readonly thisPc?: true;
  readonly tag: string;
  readonly json?: true;
}

/** Folder in the data folder through which the capture passes. */
const PASSING_FOLDER = 'this-pc';

export function addCapture(program: Command, run: RunCommand): void {
  program
    .command('capture')
    .description('Reads the hardware hash of the Windows that this program runs on, as administrator, into the store.')
    .option('--this-pc', 'capture this PC')
    .option('--tag <text>', 'group tag for the capture', '')
    .option('--json', 'one JSON document instead of text')
    .action((options: CaptureOptions) => run((context) => capture(context, options)));
}

async function capture(context: CliContext, { thisPc, tag, json }: CaptureOptions): Promise<ExitCode> {
  const { output, words, ids, elevatedCapture, signal } = context;
  if (thisPc !== true) {
    printLine(output.err, words.capture.nothingToDo);
    return EXIT.usage;
  }
  const parts = await openStoreAndKey(context);
  if (parts === null) return EXIT.failed;
  if (!json) printLine(output.err, words.capture.reading);
  const captured = await captureThisPc(
    { parentFolder: join(context.dataFolder, PASSING_FOLDER), groupTag: tag },
    {
      elevatedCapture,
      ids,
      store: parts.store,
      bulk: context.bulk(),
      publicKey: parts.key.publicKey,
      timer: context.sticks.timer,
    },
    () => undefined,
    signal,
  );
  if (!captured.ok) {
    const message = problemText(captured.error, context);
    if (json) printJson(output, { ok: false, error: { code: captured.error.code, message } });
    else printText({ ...output, out: output.err }, [message]);
    return EXIT.failed;
  }
  const { warnings, folder, collected, isKept } = captured.value;
  const all = [{ path: folder, source: collected }];
  if (json) {
    const { path: _, ...result } = collectedJson({ path: folder, source: collected }, context);
    printJson(output, { ok: true, warnings, keptIn: isKept ? folder : null, ...result });
  } else {
    printText(output, [
      ...collectedLines(words.capture.thisPc, collected, context),
      ...warnings.map((warning) => `  ${warning}`),
      ...(isKept ? [`  ${words.capture.kept(folder)}`] : []),
    ]);
  }
  return exitCodeOf(all, signal);
}

/** What happened, in the script's own words where it has some, and what to do. */
function problemText(error: ElevatedCaptureError, { words }: CliContext): string {
  const problem = words.capture.problem[error.code];
  return 'detail' in error ? [problem, error.detail, words.capture.tryAgain].filter(Boolean).join(' ') : problem;
}
