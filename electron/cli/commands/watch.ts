import type { Command } from 'commander';
import { type Drive, mainVolume } from '../../../shared/sticks/drive.ts';
import { DEFAULT_DRIVE_LIMITS, type DriveStatusCode } from '../../../shared/sticks/drive-status.ts';
import { DRIVE_STATUS_WORDS } from '../../../shared/sticks/drive-status-words.ts';
import { type AttendEvent, attendSticks } from '../../core/depot/attend-sticks.ts';
import type { CliContext, RunCommand } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openStoreAndKey } from '../open-parts.ts';
import { absolutePath } from '../place.ts';
import { collectedLines } from '../terminal/collected-lines.ts';
import { jsonLine, printLine } from '../terminal/output.ts';
import { printText } from '../terminal/text.ts';
import { collectedJson } from './collect.ts';
import { addKitOptions, type KitOptions, kitRequest, openKit, preparedLines } from './stage.ts';

interface WatchOptions extends KitOptions {
  readonly stage?: true;
  readonly json?: true;
}

export function addWatch(program: Command, run: RunCommand): void {
  const command = program
    .command('watch')
    .description('Collects sticks as they come back, and with --stage prepares them, until Ctrl+C.')
    .argument('[folder...]', 'folders and network shares that count as sticks')
    .option('--stage', 'also prepare new sticks, and collected ones for their next round');
  addKitOptions(command)
    .option('--json', 'one JSON document a line instead of text')
    .action((folders: string[], options: WatchOptions) => run((context) => watch(context, folders, options)));
}

async function watch(context: CliContext, folders: readonly string[], options: WatchOptions): Promise<ExitCode> {
  const { output, words, clock, ids, sticks, signal } = context;
  const parts = await openStoreAndKey(context);
  const kit = parts !== null && options.stage ? await openKit(context, options) : null;
  if (parts === null || (options.stage && kit === null)) return EXIT.failed;

  const paths = folders.map(absolutePath);
  if (!options.json) printLine(output.err, words.watch.watching(paths));
  for (const path of paths) {
    const folder = await sticks.lister.folder(path);
    if (!folder.ok) printLine(output.err, words.watch.notThere(path));
    else if (folder.value.isSystem) printLine(output.err, words.watch.ofSystem(path));
  }
  await attendSticks(
    {
      folders: paths,
      prepare:
        kit === null
          ? null
          : {
              ...kitRequest(options),
              acceptedWarnings: ['folder'],
              options: { kit, limits: DEFAULT_DRIVE_LIMITS, eject: options.eject },
            },
    },
    { ...sticks, ...parts, clock, ids, bulk: context.bulk() },
    (event) => {
      if (options.json) printLine(output.out, jsonLine(eventJson(event, context)));
      else printText(output, eventLines(event, context));
    },
    signal,
  );
  return EXIT.done;
}

/** A collected stick in the shape of `collect --json`, anything else as it is. */
function eventJson(event: AttendEvent, context: CliContext): unknown {
  if (event.type !== 'collected') return event;
  return { type: event.type, ...collectedJson({ path: nameOf(event.drive), source: event.collected }, context) };
}

function eventLines(event: AttendEvent, context: CliContext): readonly string[] {
  const { words, language } = context;
  const reasons = (statuses: readonly DriveStatusCode[]) =>
    statuses.map((code) => DRIVE_STATUS_WORDS[code][language].reason).join(' ');
  switch (event.type) {
    case 'collected':
      return collectedLines(nameOf(event.drive), event.collected, context);
    case 'prepared':
      return preparedLines([event.stick], context);
    case 'stranger':
      return [words.watch.notOurs(nameOf(event.drive))];
    case 'left-out':
      return [words.watch.notRead(nameOf(event.drive), reasons(event.statuses))];
    case 'not-prepared':
      return [words.watch.notPrepared(nameOf(event.drive), reasons(event.statuses))];
    case 'store-busy':
      return [words.watch.storeBusy(nameOf(event.drive))];
    case 'left':
      return [words.watch.wentOut(event.number === null ? nameOf(event.drive) : words.stage.stick(event.number))];
    case 'scan-failed':
      return [words.watch.scanTrouble(event.error.detail)];
    case 'scan-recovered':
      return [words.watch.scanBack];
    case 'hot-plug-unavailable':
      return [words.watch.pollingOnly];
  }
}

function nameOf(drive: Drive): string {
  return mainVolume(drive)?.path ?? drive.description;
}
