import type { Command } from 'commander';
import { IMPORT_TARGETS, type ImportTarget } from '../../../shared/autopilot/import-file/import-format.ts';
import { type ExportReport, exportDevices, type WithheldDevice } from '../../core/export/export-devices.ts';
import type { CliContext, RunCommand } from '../context.ts';
import { addDeviceOptions, type DeviceOptions, deviceFilter } from '../device-options.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { shortId } from '../listed-device.ts';
import { openStore } from '../open-parts.ts';
import { absolutePath } from '../place.ts';
import { repeatable } from '../repeatable.ts';
import { issueJson, issueLines } from '../terminal/issue-lines.ts';
import { printJson, printLine } from '../terminal/output.ts';
import { placeText } from '../terminal/places.ts';
import { createProgressLine } from '../terminal/progress.ts';
import { printText } from '../terminal/text.ts';
import { writeErrorTexts, writtenLines } from '../terminal/written-lines.ts';
import type { Words } from '../words/words.ts';

interface ExportOptions extends DeviceOptions {
  readonly for: readonly ImportTarget[];
  readonly out: string;
  readonly json?: true;
}

export function addExport(program: Command, run: RunCommand): void {
  const command = program
    .command('export')
    .description(
      'Writes legal import files from the store. Devices in a conflict or with an error wait, and are named.',
    )
    .requiredOption('--out <dir>', 'folder for the files; made if it is not there')
    .addOption(repeatable('--for <target>', 'which files to write', IMPORT_TARGETS, ['merged']));
  addDeviceOptions(command)
    .option('--json', 'one JSON document instead of text')
    .action((options: ExportOptions) => run((context) => exportTo(context, options)));
}

async function exportTo(context: CliContext, options: ExportOptions): Promise<ExitCode> {
  const { output, words, clock, signal } = context;
  const store = await openStore(context);
  const filter = store && (await deviceFilter(store, options, context));
  if (store === null || filter === null) return EXIT.failed;
  const outDir = absolutePath(options.out);
  const line = createProgressLine(output, clock, words, options.json);
  const exported = await exportDevices(
    { targets: [...new Set(options.for)], outDir, filter },
    { store, bulk: context.bulk() },
    ({ done, total }) => line.show({ done, total, text: words.export.reading(done, total) }),
    signal,
  ).finally(() => line.clear());
  if (!exported.ok) {
    for (const text of writeErrorTexts(exported.error, words)) printLine(output.err, text);
    return EXIT.failed;
  }
  const report = exported.value;
  if (options.json) printJson(output, reportJson(report, context));
  else printText(output, exportLines(report, outDir, context));
  for (const text of unnotedLines(report, context)) printLine(output.err, text);
  if (report.asked === 0) return EXIT.failed;
  return report.withheld.length > 0 || report.unnoted !== null ? EXIT.attention : EXIT.done;
}

/** What came of an export: what was left out and why, then the files. */
export function exportLines(
  report: ExportReport,
  folder: string,
  { words, language }: Pick<CliContext, 'words' | 'language'>,
): readonly string[] {
  const { asked, withheld, exported, conflicts, written, removed } = report;
  const say = words.export;
  if (asked === 0) return [say.nothingMatches];
  const issues = withheld.flatMap((device) => device.issues.map((issue) => ({ file: nameOf(device, words), issue })));
  return [
    ...issueLines(issues, language),
    ...(issues.length > 0 ? [''] : []),
    say.result(asked, exported),
    ...(withheld.length > 0 ? [say.withheld(withheld.length)] : []),
    ...(conflicts > 0 ? [say.conflicts(conflicts)] : []),
    ...writtenLines(written, folder, words),
    ...(removed.length > 0 ? [say.removed(removed)] : []),
    ...(written.length === 0 && removed.length === 0 ? [say.nothingWritten] : []),
  ];
}

/** That the files are there and the store does not say so of their devices; nothing where it does. */
export function unnotedLines(
  { unnoted }: ExportReport,
  { words, dataFolder }: Pick<CliContext, 'words' | 'dataFolder'>,
): readonly string[] {
  return unnoted === null ? [] : [words.export.unnoted(words.errors.store[unnoted.code](dataFolder))];
}

/** A device that is left out is looked for by its serial; its file comes after it. */
function nameOf({ serial, deviceId, place }: WithheldDevice, words: Words): string {
  const name = serial || words.deviceList.byId(shortId(deviceId));
  return place === null ? name : `${name} (${placeText(place, words)})`;
}

/** The shape that `merge --json` has. */
function reportJson(report: ExportReport, { language, words }: CliContext) {
  const { files, captures, devices, duplicates, conflicts, withheld, written } = report;
  return {
    filesRead: files,
    captures,
    devices,
    duplicates,
    conflicts,
    issues: withheld.flatMap(({ serial, place, issues }) =>
      issues.map((issue) => ({
        ...issueJson({ file: place === null ? '' : placeText(place, words), issue }, language),
        serial,
      })),
    ),
    written,
  };
}
