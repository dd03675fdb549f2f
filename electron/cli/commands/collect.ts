import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { collectSource, type SourceCollected } from '../../core/collect/collect-source.ts';
import { reasonOf } from '../../core/collect/read-file.ts';
import type { InstallationKey } from '../../core/sticks/installation-key.ts';
import type { Store } from '../../core/store/open-store.ts';
import type { CliContext, RunCommand } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openStoreAndKey } from '../open-parts.ts';
import { placePath } from '../place.ts';
import { readProblem } from '../read-problem.ts';
import { collectedLines, sourceIssues, stopText } from '../terminal/collected-lines.ts';
import { issueJson } from '../terminal/issue-lines.ts';
import { printJson, printLine } from '../terminal/output.ts';
import { createProgressLine } from '../terminal/progress.ts';
import { printText } from '../terminal/text.ts';

interface CollectOptions {
  readonly ownExports?: true;
  readonly json?: true;
}

export function addCollect(program: Command, run: RunCommand): void {
  program
    .command('collect')
    .description('Takes the captures of sticks, folders and files into the store. They are only read.')
    .argument('<path...>', 'roots of sticks (D:\\, a mount point), folders, capture files, or archives (ZIP, CAB)')
    .option('--own-exports', 'also take in files that an earlier merge or export of ours wrote')
    .option('--json', 'one JSON document instead of text')
    .action((paths: string[], options: CollectOptions) => run((context) => collect(context, paths, options)));
}

export interface Collected {
  readonly path: string;
  /** The text that says why there is nothing to collect from. */
  readonly source: SourceCollected | { readonly problem: string };
}

async function collect(context: CliContext, paths: readonly string[], options: CollectOptions): Promise<ExitCode> {
  const { output, signal } = context;
  const parts = await openStoreAndKey(context);
  if (parts === null) return EXIT.failed;
  const all: Collected[] = [];
  for (const given of paths) {
    const path = await placePath(given);
    const source = await collectOne(context, parts, path, options);
    all.push({ path, source });
    if (!options.json) {
      if (all.length > 1) printLine(output.out);
      if ('problem' in source) printLine(output.err, source.problem);
      else printText(output, collectedLines(path, source, context));
    }
    if (signal.aborted || ('result' in source && source.result.stopped?.reason === 'store-failed')) break;
  }
  if (options.json) printJson(output, { sources: all.map((collected) => collectedJson(collected, context)) });
  return exitCodeOf(all, signal);
}

async function collectOne(
  context: CliContext,
  { store, key }: { readonly store: Store; readonly key: InstallationKey },
  path: string,
  { ownExports, json }: CollectOptions,
): Promise<Collected['source']> {
  const { output, words, clock, signal } = context;
  try {
    await stat(path);
  } catch (error) {
    return { problem: readProblem(path, reasonOf(error), words) };
  }
  const line = createProgressLine(output, clock, words, json);
  try {
    return await collectSource(
      { root: path, takeOwnExports: ownExports === true },
      { store, bulk: context.bulk(), publicKey: key.publicKey, timer: context.sticks.timer },
      ({ filesDone, filesTotal, captures }) =>
        line.show({
          done: filesDone,
          total: filesTotal,
          text: words.collect.reading(path, filesDone, filesTotal, captures),
        }),
      signal,
    );
  } finally {
    line.clear();
  }
}

/** @param all What was collected, each from its place. */
export function exitCodeOf(all: readonly Collected[], signal: AbortSignal): ExitCode {
  if (signal.aborted) return EXIT.stopped;
  const isWhole = all.every(({ source }) => 'result' in source && source.result.stopped === null);
  if (!isWhole) return EXIT.failed;
  const isAllGood = all.every(
    ({ source }) =>
      'result' in source &&
      source.kitIssues.length === 0 &&
      source.roster?.ok !== false &&
      source.result.needsAttention === 0 &&
      source.result.newConflicts === 0,
  );
  return isAllGood ? EXIT.done : EXIT.attention;
}

/** One place, as `--json` shows it. */
export function collectedJson({ path, source }: Collected, context: CliContext) {
  if ('problem' in source) {
    return { path, stick: null, stopped: { reason: 'not-readable', message: source.problem } };
  }
  const { issues: _, stopped, ...counts } = source.result;
  const { manifest, identity } = source;
  return {
    path,
    stick: manifest && {
      id: manifest.stickId,
      isOurs: identity.state === 'ours',
      isInRoster: source.roster?.ok === true,
      number: manifest.number,
      batch: manifest.batch,
      groupTag: manifest.groupTag,
      orderId: manifest.orderId,
    },
    ...counts,
    issues: sourceIssues(path, source).map((listed) => issueJson(listed, context.language)),
    stopped: stopped && { reason: stopped.reason, message: stopText(stopped, context) },
  };
}
