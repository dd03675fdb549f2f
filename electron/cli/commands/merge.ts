import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { DEFAULT_CHECK_LIMITS } from '../../../shared/autopilot/checks/check-row.ts';
import { IMPORT_TARGETS, type ImportTarget } from '../../../shared/autopilot/import-file/import-format.ts';
import { findSources } from '../../core/merge/find-sources.ts';
import { mergeFiles } from '../../core/merge/merge-files.ts';
import type { MergeReport } from '../../core/merge/merge-report.ts';
import type { CliContext, RunCommand } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { issueJson, issueLines, type ListedIssue } from '../terminal/issue-lines.ts';
import { printJson, printLine } from '../terminal/output.ts';
import { createProgressLine } from '../terminal/progress.ts';
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
    .argument('<path...>', 'capture files, or folders that hold them')
    .requiredOption('--out <dir>', 'folder for the files; made if it is not there')
    .addOption(
      new Option('--for <target...>', 'which files to write').choices(IMPORT_TARGETS).default(['merged'], 'merged'),
    )
    .option('--own-exports', 'also take in files that an earlier merge or export of ours wrote')
    .option('--json', 'one JSON document instead of text')
    .action((paths: string[], options: MergeOptions) => run((context) => merge(context, paths, options)));
}

async function merge(context: CliContext, paths: readonly string[], options: MergeOptions): Promise<ExitCode> {
  const { output, words, clock, signal } = context;
  const sources = await findSources(paths, options.ownExports === true, context.bulk());
  const outDir = resolve(options.out);
  const line = createProgressLine(output, clock, words, options.json);
  const report = await mergeFiles(
    {
      files: sources.files,
      targets: [...new Set(options.for)],
      outDir,
      limits: { ...DEFAULT_CHECK_LIMITS, nowMs: clock.nowMs() },
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
  else printReport(context, report.value, issues, outDir);
  if (sources.files.length === 0) return EXIT.failed;
  const needsPerson = report.value.conflicts.length > 0 || issues.some(({ issue }) => issue.severity !== 'note');
  return needsPerson ? EXIT.attention : EXIT.done;
}

function printReport(
  { output, words, language }: CliContext,
  report: MergeReport,
  issues: readonly ListedIssue[],
  outDir: string,
): void {
  const say = (text = '') => printLine(output.out, text);
  for (const line of issueLines(issues, language)) say(line);
  if (issues.length > 0) say();
  say(words.merge.result(report.captures, report.filesRead, report.devices));
  if (report.duplicates > 0) say(words.merge.duplicates(report.duplicates));
  if (report.conflicts.length > 0) say(words.merge.conflicts(report.conflicts.length));
  if (report.written.length === 0) {
    say(words.merge.nothingWritten);
    return;
  }
  for (const line of writtenLines(report.written, outDir, words)) say(line);
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
