import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type Drive, mainVolume } from '../../../shared/sticks/drive.ts';
import {
  DEFAULT_DRIVE_LIMITS,
  DRIVE_STATUS_LEVEL,
  type DriveStatusCode,
  isSafeToStage,
} from '../../../shared/sticks/drive-status.ts';
import { DRIVE_STATUS_WORDS } from '../../../shared/sticks/drive-status-words.ts';
import { DEFAULT_KIT_SETTINGS, type KitSettings } from '../../../shared/sticks/manifest.ts';
import { type StickProgress, stageTotal } from '../../../shared/sticks/stage-result.ts';
import { EJECT_REASON_WORDS, STAGE_REASON_WORDS } from '../../../shared/sticks/stage-words.ts';
import { VERSION } from '../../../shared/version.ts';
import { type Kit, loadKit } from '../../core/sticks/kit.ts';
import { type PreparedStick, prepareSticks, type StickLabels } from '../../core/sticks/prepare-sticks.ts';
import type { CliContext, RunCommand } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openStoreAndKey } from '../open-parts.ts';
import { printJson, printLine } from '../terminal/output.ts';
import { createProgressLine } from '../terminal/progress.ts';

/** What goes onto the sticks: the same options wherever sticks are prepared. */
export interface KitOptions {
  readonly tag: string;
  readonly batch: string;
  readonly order: string;
  readonly tenant: string;
  readonly kitLanguage: KitSettings['language'];
  readonly after: KitSettings['after'];
  readonly askFor: KitSettings['askFor'];
  readonly sound: boolean;
  readonly eject: boolean;
}

interface StageCommandOptions extends KitOptions {
  readonly allSafe?: true;
  readonly accept: readonly DriveStatusCode[];
  readonly json?: true;
}

const WARNINGS = Object.entries(DRIVE_STATUS_LEVEL).flatMap(([code, level]) => (level === 'warning' ? [code] : []));

export function addStage(program: Command, run: RunCommand): void {
  const command = program
    .command('stage')
    .description('Prepares sticks: writes the kit, reads it back, signs the manifest, ejects. Nothing is erased.')
    .argument('[place...]', 'drives (D:\\, /dev/sdb, a mount point) or folders')
    .option('--all-safe', 'every plugged-in stick that nothing speaks against');
  addKitOptions(command)
    .addOption(new Option('--accept <warning...>', 'go on in spite of').choices(WARNINGS).default([], 'nothing'))
    .option('--json', 'one JSON document instead of text')
    .action((places: string[], options: StageCommandOptions) => run((context) => stage(context, places, options)));
}

export function addKitOptions(command: Command): Command {
  return command
    .option('--tag <text>', 'group tag for the captures', '')
    .option('--batch <text>', 'name of this batch', '')
    .option('--order <text>', 'order id', '')
    .option('--tenant <text>', 'label of the tenant', '')
    .addOption(choice('--kit-language <language>', 'language on the device', ['system', 'en', 'nl'], 'language'))
    .addOption(
      choice('--after <what>', 'what the device does after a capture', ['ask', 'shutdown', 'leave-on'], 'after'),
    )
    .addOption(choice('--ask-for <what>', 'what the technician types', ['none', 'asset-tag', 'note'], 'askFor'))
    .option('--no-sound', 'no beeps on the device')
    .option('--no-eject', 'leave the sticks mounted');
}

function choice(flags: string, text: string, choices: readonly string[], setting: keyof KitSettings): Option {
  return new Option(flags, text).choices(choices).default(DEFAULT_KIT_SETTINGS[setting]);
}

async function stage(context: CliContext, places: readonly string[], options: StageCommandOptions): Promise<ExitCode> {
  const { output, words } = context;
  if (places.length === 0 && !options.allSafe) {
    printLine(output.err, words.stage.nothingToDo);
    return EXIT.usage;
  }
  const drives = await findDrives(context, places, options.allSafe === true);
  if (drives === null) return EXIT.failed;
  const kit = await openKit(context);
  const parts = kit === null ? null : await openStoreAndKey(context);
  if (kit === null || parts === null) return EXIT.failed;

  if (!options.json) printLine(output.err, words.stage.nothingErased);
  const line = createProgressLine(output, context.clock, words, options.json);
  const progress = new Map<string, StickProgress>();
  const { clock, ids, sticks, signal } = context;
  const prepared = await prepareSticks(
    {
      drives,
      ...kitRequest(options),
      // A folder that is named is meant; what is chosen by itself is never one.
      acceptedWarnings: [...options.accept, ...(places.length > 0 ? (['folder'] as const) : [])],
    },
    { kit, limits: DEFAULT_DRIVE_LIMITS, eject: options.eject },
    { clock, ids, timer: sticks.timer, ejector: sticks.ejector, key: parts.key, store: parts.store },
    (stick) => {
      progress.set(stick.key, stick);
      const total = stageTotal([...progress.values()]);
      line.show({
        done: total.bytesDone,
        total: total.bytesTotal,
        text: words.stage.preparing(total.done, total.sticks),
      });
    },
    signal,
  );
  line.clear();
  if (options.json) printJson(output, { sticks: prepared });
  else for (const text of preparedLines(prepared, context)) printLine(output.out, text);
  if (signal.aborted) return EXIT.stopped;
  return prepared.every(({ row }) => row.outcome === 'done') ? EXIT.done : EXIT.attention;
}

/** The options as core takes them. */
export function kitRequest(options: KitOptions): { readonly labels: StickLabels; readonly settings: KitSettings } {
  const { batch, tenant, tag, order, kitLanguage, sound, after, askFor } = options;
  return {
    labels: { batch, tenant, groupTag: tag, orderId: order },
    settings: { language: kitLanguage, sound, after, askFor },
  };
}

export async function openKit({ sticks, output, words }: CliContext): Promise<Kit | null> {
  const kit = await loadKit(sticks.kitFolder, VERSION);
  if (kit.ok) return kit.value;
  printLine(output.err, words.stage.kitProblem(sticks.kitFolder, kit.error.code));
  return null;
}

/** The drives and folders that are named, or every safe one; null after saying what is missing. */
async function findDrives(
  { sticks, output, words }: CliContext,
  places: readonly string[],
  allSafe: boolean,
): Promise<readonly Drive[] | null> {
  const listed = await sticks.lister.list();
  if (!listed.ok && allSafe) {
    printLine(output.err, words.stage.listProblem(listed.error.detail));
    return null;
  }
  const plugged = listed.ok ? listed.value : [];
  const chosen = allSafe ? plugged.filter((drive) => isSafeToStage(drive)) : [];
  for (const place of places) {
    const drive = plugged.find((candidate) => isAt(candidate, place));
    const folder = drive === undefined ? await sticks.lister.folder(resolve(place)) : null;
    const found = drive ?? (folder?.ok ? folder.value : undefined);
    if (found === undefined) {
      printLine(output.err, words.stage.noSuchDrive(place));
      return null;
    }
    if (!chosen.some(({ key }) => key === found.key)) chosen.push(found);
  }
  if (chosen.length === 0) printLine(output.err, words.stage.noneSafe);
  return chosen.length === 0 ? null : chosen;
}

/** `D:`, `D:\`, `/dev/sdb` and `/media/stick` name the drive that has them. */
function isAt(drive: Drive, place: string): boolean {
  const plain = (path: string) => path.replace(/[\\/]+$/, '').toLowerCase();
  const names = [drive.device, ...drive.volumes.flatMap(({ path, device }) => [path, device])];
  return names.some((name) => name !== null && plain(name) === plain(place) && plain(place) !== '');
}

/** A block of lines for each stick, then the total and how to try again. */
export function preparedLines(prepared: readonly PreparedStick[], context: CliContext): readonly string[] {
  const { words } = context;
  const done = prepared.filter(({ row }) => row.outcome === 'done').length;
  const again = prepared.filter(({ row }) => row.outcome === 'failed' && row.canRetry);
  return [
    ...prepared.flatMap((stick) => [
      `${words.stage.stick(stick.row.number)}  ${words.stage[stick.row.outcome]}  ${placeOf(stick.drive)}`,
      ...endLines(stick, context).map((line) => `    ${line}`),
    ]),
    words.stage.result(done, prepared.length),
    ...(again.length > 0 ? [words.stage.retry(again.map(({ drive }) => `"${placeOf(drive)}"`).join(' '))] : []),
  ];
}

function placeOf(drive: Drive): string {
  return mainVolume(drive)?.path ?? drive.device ?? drive.key;
}

function endLines({ row, roster }: PreparedStick, { words, language }: CliContext): readonly string[] {
  switch (row.outcome) {
    case 'done': {
      const eject = row.eject.ejected ? words.stage.takeItOut : EJECT_REASON_WORDS[row.eject.reason][language];
      return [
        `${words.stage.written(row.progress.filesVerified)} ${eject}`,
        ...(row.keptAside.length === 0 ? [] : [words.stage.keptAside(row.keptAside)]),
        ...(roster?.ok === false ? [words.sticks.numberTaken(row.number)] : []),
      ];
    }
    case 'failed': {
      const { title, reason, action } = STAGE_REASON_WORDS[row.reason][language];
      const asking = row.statuses.filter((code) => DRIVE_STATUS_LEVEL[code] === 'warning');
      const where = row.path === '' ? '' : ` (${row.path})`;
      return [
        `${title}: ${reason}${where}`,
        ...row.statuses.map((code) => DRIVE_STATUS_WORDS[code][language].reason),
        `${words.whatToDo}: ${action}`,
        ...(asking.length === 0 ? [] : [words.stage.asksFirst(asking.join(' '))]),
      ];
    }
    case 'cancelled':
      return [words.stage.cancelledNote];
  }
}
