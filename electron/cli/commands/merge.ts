import type { Command } from 'commander';
import { DEFAULT_CHECK_LIMITS } from '../../../shared/autopilot/checks/check-row.ts';
import { IMPORT_TARGETS, type ImportTarget } from '../../../shared/autopilot/import-file/import-format.ts';
import { findSources } from '../../core/merge/find-sources.ts';
import { mergeFiles } from '../../core/merge/merge-files.ts';
import type { MergeReport } from '../../core/merge/merge-report.ts';
import type { CliContext, RunCommand } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { absolutePath } from '../place.ts';
import { repeatable } from '../repeatable.ts';
import { issueJson, issueLines, type ListedIssue } from '../terminal/issue-lines.ts';
import { printJson, printLine } from '../terminal/output.ts';
import { createProgressLine } from '../terminal/progress.ts';
import { printText } from '../terminal/text.ts';
import { writeErrorTexts, writtenLines } from '../terminal/written-lines.ts';

interface MergeOptions {
  readonly for: readonly ImportTarget[];
  readonly out: string;
  readonly ownExports?: true;
  readonly json?: true;
}

export function addMerge(program: Command, run: RunCommand): void {
  program
    .command('merge')
    .description('Checks capture files and merges them into legal import files, without the store.')
    .argument('<path...>', 'capture files, archives with them (ZIP, CAB), or folders')
    .requiredOption('--out <dir>', 'folder for the files; made if it is not there')
    .addOption(repeatable('--for <target>', 'which files to write', IMPORT_TARGETS, ['merged']))
    .option('--own-exports', 'also take in files that an earlier merge or export of ours wrote')
    .option('--json', 'one JSON document instead of text')
    .action((paths: string[], options: MergeOptions) => run((context) => merge(context, paths, options)));
}

async function merge(context: CliContext, paths: readonly string[], options: MergeOptions): Promise<ExitCode> {
  const { output, words, clock, signal } = context;
  const takeOwnExports = options.ownExports === true;
  const sources = await findSources(paths.map(absolutePath), takeOwnExports, context.bulk());
  const outDir = absolutePath(options.out);
  const line = createProgressLine(output, clock, words, options.json);
  const report = await mergeFiles(
    {
      files: sources.files,
      targets: [...new Set(options.for)],
      outDir,
      limits: { ...DEFAULT_CHECK_LIMITS, nowMs: clock.nowMs() },
      takeOwnExports,
    },
    context.bulk(),
    ({ step, done, total }) => line.show({ done, total, text: words.merge[step](done, total) }),
    signal,
  );
  line.clear();
  if (!report.ok) {
    for (const text of writeErrorTexts(report.error, words)) printLine(output.err, text);
    return EXIT.failed;
  }
  const issues = [
    ...sources.issues.map(({ path, issue }) => ({ file: path, issue })),
    ...report.value.issues.map(({ path, issue }) => ({ file: path, issue })),
  ];
  if (options.json) printReportJson(context, report.value, issues);
  else printText(output, reportLines(context, report.value, issues, outDir));
  if (sources.files.length === 0) return EXIT.failed;
  const needsPerson = report.value.conflicts.length > 0 || issues.some(({ issue }) => issue.severity !== 'note');
  return needsPerson ? EXIT.attention : EXIT.done;
}

function reportLines(
  { words, language }: CliContext,
  report: MergeReport,
  issues: readonly ListedIssue[],
  outDir: string,
): readonly string[] {
  const { captures, filesRead, devices, duplicates, conflicts, written } = report;
  const say = words.merge;
  const leftOut = captures - devices - duplicates;
  const betweenDevices = conflicts.filter(({ kind }) => kind === 'serial').length;
  const withinDevices = conflicts.length - betweenDevices;
  const hasOwnExport = issues.some(({ issue }) => issue.code === 'file-own-export');
  return [
    ...issueLines(issues, language),
    ...(issues.length > 0 ? [''] : []),
    say.result(captures, filesRead, devices),
    ...(duplicates > 0 ? [say.duplicates(duplicates)] : []),
    ...(leftOut > 0 ? [say.leftOut(leftOut)] : []),
    ...(betweenDevices > 0 ? [say.serialConflicts(betweenDevices)] : []),
    ...(withinDevices > 0 ? [say.valueConflicts(withinDevices)] : []),
    ...(conflicts.length > 0 ? [say.decideFirst] : []),
    ...(hasOwnExport ? [say.ownExports] : []),
    ...(written.length > 0
      ? writtenLines(written, outDir, words)
      : [captures > 0 ? say.nothingWritten : say.nothingRead]),
  ];
}

function printReportJson({ output, language }: CliContext, report: MergeReport, issues: readonly ListedIssue[]): void {
  printJson(output, {
    filesRead: report.filesRead,
    captures: report.captures,
    devices: report.devices,
    duplicates: report.duplicates,
    conflicts: report.conflicts.length,
    issues: issues.map((listed) => issueJson(listed, language)),
    written: report.written,
  });
}
