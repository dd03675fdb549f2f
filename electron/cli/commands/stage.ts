import { type Command, Option } from 'commander';
import { carryFault, printedValue } from '../../../shared/autopilot/import-file/import-value.ts';
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
import { type Kit, kitSourceOf, loadKit } from '../../core/sticks/kit.ts';
import { type PreparedStick, prepareSticks, type StickLabels } from '../../core/sticks/prepare-sticks.ts';
import { quoted, typedOptions } from '../command-text.ts';
import type { CliContext, RunCommand } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openStoreAndKey } from '../open-parts.ts';
import { drivesAt, placePath } from '../place.ts';
import { repeatable } from '../repeatable.ts';
import { addScriptOptions, chooseScript, type ScriptOptions } from '../script-option.ts';
import { printJson, printLine } from '../terminal/output.ts';
import { createProgressLine } from '../terminal/progress.ts';
import { printText } from '../terminal/text.ts';

/** What goes onto the sticks: the same options wherever sticks are prepared. */
export interface KitOptions extends ScriptOptions {
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

const ALL_SAFE = '--all-safe';
// The keys of a table of ours: Object.keys only knows them as strings.
const STATUS_CODES = Object.keys(DRIVE_STATUS_LEVEL) as readonly DriveStatusCode[];
const WARNINGS = STATUS_CODES.filter((code) => DRIVE_STATUS_LEVEL[code] === 'warning');

export function addStage(program: Command, run: RunCommand): void {
  const command = program
    .command('stage')
    .description('Prepares sticks: writes the kit, reads it back, signs the manifest, ejects. Nothing is erased.')
    .argument('[place...]', 'drives (D:\\, /dev/sdb, a mount point) or folders')
    .option(ALL_SAFE, 'every plugged-in stick that nothing speaks against');
  addKitOptions(command)
    .addOption(repeatable('--accept <warning>', 'go on in spite of', WARNINGS, []))
    .option('--json', 'one JSON document instead of text')
    .action((places: string[], options: StageCommandOptions) =>
      run((context) =>
        stage(
          context,
          places,
          options,
          typedOptions(command).filter((word) => word !== ALL_SAFE),
        ),
      ),
    );
}

export function addKitOptions(command: Command): Command {
  return addScriptOptions(command)
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

async function stage(
  context: CliContext,
  places: readonly string[],
  options: StageCommandOptions,
  typed: readonly string[],
): Promise<ExitCode> {
  const { output, words } = context;
  if (places.length === 0 && !options.allSafe) {
    printLine(output.err, words.stage.nothingToDo);
    return EXIT.usage;
  }
  const fault = carryFault('groupTag', printedValue('groupTag', options.tag));
  if (fault !== null) {
    printLine(output.err, words.stage.tagNotCarried(options.tag));
    return EXIT.usage;
  }
  const { drives, isAnyMissing } = await findDrives(context, places, options.allSafe === true);
  if (drives.length === 0) return EXIT.failed;
  const kit = await openKit(context, options);
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
  if (options.json) printJson(output, { kitSource: kitSourceOf(kit) ?? null, sticks: prepared });
  else printText(output, preparedLines(prepared, context, typed));
  if (signal.aborted) return EXIT.stopped;
  const isAllDone = prepared.every(({ row, roster }) => row.outcome === 'done' && roster?.ok === true);
  return isAllDone && !isAnyMissing ? EXIT.done : EXIT.attention;
}

/** The options as core takes them. */
export function kitRequest(options: KitOptions): { readonly labels: StickLabels; readonly settings: KitSettings } {
  const { batch, tenant, tag, order, kitLanguage, sound, after, askFor } = options;
  return {
    labels: { batch, tenant, groupTag: tag, orderId: order },
    settings: { language: kitLanguage, sound, after, askFor },
  };
}

/** The kit, with the script that was asked for where there was a choice; null after saying what is wrong. */
export async function openKit(context: CliContext, script?: ScriptOptions): Promise<Kit | null> {
  const { sticks, output, words } = context;
  const kit = await loadKit(sticks.kitFolder, VERSION);
  if (kit.ok) return script === undefined ? kit.value : chooseScript(context, kit.value, script);
  printLine(output.err, words.stage.kitProblem(sticks.kitFolder, kit.error.code));
  return null;
}

/** The drives and folders that are named, or every safe one. What is missing is said, and keeps no other out. */
async function findDrives(
  { sticks, output, words }: CliContext,
  places: readonly string[],
  allSafe: boolean,
): Promise<{ readonly drives: readonly Drive[]; readonly isAnyMissing: boolean }> {
  const listed = await sticks.lister.list();
  if (!listed.ok && allSafe) printLine(output.err, words.stage.listProblem(listed.error.detail));
  const plugged = listed.ok ? listed.value : [];
  const chosen = allSafe ? plugged.filter((drive) => isSafeToStage(drive)) : [];
  if (listed.ok && allSafe && chosen.length === 0) printLine(output.err, words.stage.noneSafe);
  let isAnyMissing = false;
  for (const place of places) {
    const [drive, other] = await drivesAt(place, plugged);
    const folder = drive === undefined ? await sticks.lister.folder(await placePath(place)) : null;
    const found = drive ?? (folder?.ok ? folder.value : undefined);
    if (found === undefined || other !== undefined) {
      isAnyMissing = true;
      const code = folder?.ok === false ? folder.error.code : 'several';
      printLine(output.err, words.stage.placeProblem[code](place));
    } else if (!chosen.some(({ key }) => key === found.key)) chosen.push(found);
  }
  return { drives: chosen, isAnyMissing };
}

/** A block of lines for each stick, then the total and how to try again. */
export function preparedLines(
  prepared: readonly PreparedStick[],
  context: CliContext,
  typed: readonly string[] = [],
): readonly string[] {
  const { words } = context;
  const done = prepared.filter(({ row }) => row.outcome === 'done').length;
  const again = prepared.filter(({ row }) => row.outcome === 'failed' && row.canRetry);
  return [
    ...prepared.flatMap((stick) => [
      `${words.stage.stick(stick.row.number)}  ${words.stage[stick.row.outcome]}  ${placeOf(stick.drive)}`,
      ...endLines(stick, context).map((line) => `    ${line}`),
    ]),
    words.stage.result(done, prepared.length),
    ...(again.length > 0
      ? [words.stage.retry([...again.map(({ drive }) => quoted(placeOf(drive))), ...typed].join(' '))]
      : []),
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
        ...(roster?.ok === false ? [words.stage.numberGone(row.number)] : []),
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
