import { resolve } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { LANGUAGES, type Language, languageOf } from '../../shared/language.ts';
import { VERSION } from '../../shared/version.ts';
import { defaultDataFolder } from '../adapters/data-folder.ts';
import type { Clock } from '../core/ports/clock.ts';
import { StoreFailure } from '../core/store/store-failure.ts';
import { addCapture } from './commands/capture.ts';
import { addCollect } from './commands/collect.ts';
import { addDecode } from './commands/decode.ts';
import { addDevices } from './commands/devices.ts';
import { addExport } from './commands/export.ts';
import { addMerge } from './commands/merge.ts';
import { addPractice } from './commands/practice.ts';
import { addResolve } from './commands/resolve.ts';
import { addShow } from './commands/show.ts';
import { addStage } from './commands/stage.ts';
import { addSticks } from './commands/sticks.ts';
import { addWatch } from './commands/watch.ts';
import { type ContextOptions, createContext, type RunCommand, type StickPorts } from './context.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { absolutePath } from './place.ts';
import { type Output, printLine } from './terminal/output.ts';

/** Names the program as it is called in a checkout. */
export const PROGRAM_NAME_VARIABLE = 'HASH_COURIER_PROGRAM_NAME';

/** Everything that the program takes from the process it runs in. */
export interface ProgramEnvironment
  extends Pick<ContextOptions, 'scriptFeed' | 'elevatedCapture' | 'storeBusyTimeoutMs'> {
  readonly output: Output;
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
  readonly sticks: StickPorts;
}

export interface Program {
  run(args: readonly string[]): Promise<ExitCode>;
}

/** In the order of the help: a stick's way, then what came of it. */
const COMMANDS = [
  addSticks,
  addStage,
  addWatch,
  addCapture,
  addCollect,
  addMerge,
  addDevices,
  addShow,
  addDecode,
  addResolve,
  addExport,
  addPractice,
];

/** All commands with their help. */
export function commandTree(output: Output, run: RunCommand): Command {
  const root = new Command('hash-courier')
    .description(
      'Prepares USB sticks, collects the Windows Autopilot hardware hashes that come back, checks and merges them.',
    )
    .version(VERSION)
    .addOption(new Option('--lang <language>', 'language of the messages').choices(LANGUAGES))
    .option('--data <dir>', 'folder of the store and the keys (also HASH_COURIER_DATA)')
    .configureOutput({
      writeOut: (text) => output.out.write(text),
      writeErr: (text) => output.err.write(text),
    })
    .showSuggestionAfterError()
    .showHelpAfterError('Run the command with --help to see what it takes.')
    .exitOverride();
  for (const add of COMMANDS) add(root, run);
  return root;
}

export function createProgram({ output, clock, env, sticks, ...others }: ProgramEnvironment): Program {
  let exitCode: ExitCode = EXIT.done;

  async function runCommand(work: Parameters<RunCommand>[0]): Promise<void> {
    const options = root.opts<{ lang?: Language; data?: string }>();
    const usualDataFolder = resolve(env.HASH_COURIER_DATA || defaultDataFolder(env, process.platform));
    const stop = new AbortController();
    const onInterrupt = () => stop.abort(new Error('Stopped by Ctrl+C.'));
    process.once('SIGINT', onInterrupt);
    const { context, close } = createContext({
      output,
      clock,
      language: options.lang ?? languageOf(env.LC_ALL || env.LC_MESSAGES || env.LANG || systemLocale()),
      sticks,
      ...others,
      signal: stop.signal,
      programName: env[PROGRAM_NAME_VARIABLE] || root.name(),
      usualDataFolder,
      dataFolder: options.data ? absolutePath(options.data) : usualDataFolder,
    });
    try {
      exitCode = await work(context);
    } catch (error) {
      if (error instanceof StoreFailure) {
        printLine(output.err, context.words.errors.store[error.code](context.dataFolder));
        exitCode = EXIT.failed;
      } else if (stop.signal.aborted) {
        printLine(output.err, context.words.stopped);
        exitCode = EXIT.stopped;
      } else {
        printLine(output.err, context.words.errors.unexpected(error instanceof Error ? error.message : String(error)));
        if (env.HASH_COURIER_TRACE && error instanceof Error) printLine(output.err, error.stack);
        exitCode = EXIT.failed;
      }
    } finally {
      process.off('SIGINT', onInterrupt);
      await close();
    }
  }

  const root = commandTree(output, runCommand);
  return {
    async run(args) {
      try {
        await root.parseAsync(args, { from: 'user' });
        return exitCode;
      } catch (error) {
        // Commander has printed what was wrong, and help and version are no errors.
        if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
        throw error;
      }
    },
  };
}

function systemLocale(): string {
  return Intl.DateTimeFormat().resolvedOptions().locale;
}
