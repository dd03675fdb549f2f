import { type Command, Option } from 'commander';
import { RESOLUTIONS, type Resolution } from '../../../shared/devices/conflict.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { listConflicts, resolveConflict, type StoredConflict } from '../../core/store/conflicts.ts';
import type { Store } from '../../core/store/open-store.ts';
import type { CliContext, RunCommand } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { shortId } from '../listed-device.ts';
import { openStore } from '../open-parts.ts';
import { CHOICE_NAMES, conflictJson, conflictLines } from '../terminal/conflict-lines.ts';
import { printJson, printLine } from '../terminal/output.ts';
import { printText } from '../terminal/text.ts';
import type { Words } from '../words/words.ts';

interface ResolveOptions {
  readonly use?: string;
  readonly decided?: true;
  readonly json?: true;
}

export function addResolve(program: Command, run: RunCommand): void {
  program
    .command('resolve')
    .description('Lists the conflicts that wait for a decision, and decides one. A decision can be changed.')
    .argument('[id]', 'the conflict, as the list names it')
    .addOption(new Option('--use <choice>', 'what to decide').choices(Object.values(CHOICE_NAMES)))
    .option('--decided', 'list those that are decided instead')
    .option('--json', 'one JSON document instead of text')
    .action((id: string | undefined, options: ResolveOptions) => run((context) => resolve(context, id, options)));
}

async function resolve(context: CliContext, id: string | undefined, options: ResolveOptions): Promise<ExitCode> {
  const { output, words } = context;
  if (id === undefined && options.use !== undefined) {
    printLine(output.err, words.resolve.useWithoutId);
    return EXIT.usage;
  }
  const store = await openStore(context);
  if (store === null) return EXIT.failed;
  if (id === undefined) return list(context, store, options);
  const found = await findConflict(store, id, words);
  if (!found.ok) {
    printLine(output.err, found.error);
    return EXIT.failed;
  }
  const choice = RESOLUTIONS.find((name) => CHOICE_NAMES[name] === options.use);
  if (choice !== undefined) return decide(context, store, found.value, choice, options);
  if (options.json) printJson(output, { conflicts: [conflictJson(found.value)] });
  else printText(output, withShowHint(found.value, context));
  return found.value.state === 'open' ? EXIT.attention : EXIT.done;
}

async function list(context: CliContext, store: Store, { decided, json }: ResolveOptions): Promise<ExitCode> {
  const { output, words } = context;
  const conflicts = await listConflicts(store, decided ? 'resolved' : 'open');
  if (json) printJson(output, { conflicts: conflicts.map(conflictJson) });
  else if (conflicts.length === 0) printText(output, [decided ? words.resolve.noneDecided : words.resolve.none]);
  else {
    for (const conflict of conflicts) printText(output, [...withShowHint(conflict, context), '']);
    if (!decided) printText(output, [words.resolve.waiting(conflicts.length)]);
  }
  return decided || conflicts.length === 0 ? EXIT.done : EXIT.attention;
}

function withShowHint(conflict: StoredConflict, context: CliContext): readonly string[] {
  const lines = conflictLines(conflict, context);
  return conflict.serial === '' ? lines : [...lines, `  ${context.words.resolve.showHint(conflict.serial)}`];
}

/** The one conflict, open or decided, whose id ends so. */
async function findConflict(store: Store, id: string, words: Words): Promise<Result<StoredConflict, string>> {
  const all = [...(await listConflicts(store, 'open')), ...(await listConflicts(store, 'resolved'))];
  const [found, ...others] = all.filter((conflict) => conflict.id.endsWith(id.toUpperCase()));
  if (found === undefined) return err(words.resolve.unknown(id));
  return others.length === 0 ? ok(found) : err(words.resolve.ambiguous(id));
}

async function decide(
  context: CliContext,
  store: Store,
  conflict: StoredConflict,
  choice: Resolution,
  { json }: ResolveOptions,
): Promise<ExitCode> {
  const { output, words } = context;
  const decided = await resolveConflict(store, conflict.id, choice);
  if (!decided.ok) {
    const offered = conflict.resolutions.map((name) => CHOICE_NAMES[name]).join(', ');
    const isUnknown = decided.error.code === 'conflict-unknown';
    const text = isUnknown
      ? words.resolve.unknown(shortId(conflict.id))
      : words.resolve.notOffered(CHOICE_NAMES[choice], offered);
    printLine(output.err, text);
    return EXIT.failed;
  }
  if (json) printJson(output, { conflicts: [conflictJson(decided.value)] });
  else {
    const others = await listConflicts(store, 'open');
    printText(output, [
      ...outcomeLines(decided.value, choice, words),
      words.resolve.left(others.filter(({ id }) => id !== conflict.id).length),
    ]);
  }
  return choice === 'later' ? EXIT.attention : EXIT.done;
}

function outcomeLines({ id, resolutions }: StoredConflict, choice: Resolution, words: Words): readonly string[] {
  const { outcome, keepsEvidence, changeMind, decideHint } = words.resolve;
  if (choice === 'later') return [outcome.later];
  const otherChoices = resolutions.filter((name) => name !== choice).map((name) => CHOICE_NAMES[name]);
  return [
    outcome[choice],
    choice === 'two-devices' ? changeMind : keepsEvidence,
    `  ${decideHint(shortId(id), otherChoices.join('|'))}`,
  ];
}
